"""Building times are measured on equal models, and their growth is fitted right."""

from __future__ import annotations

import pytest
from benchmarks.bench_build import BuildTime, build_ours, growth, measure_build
from benchmarks.generator import Family, generate

from benchmarks import bench_build


def made_up(size: int, seconds: float) -> BuildTime:
    """Make up a measurement of a size with ten starts an initiative."""
    return BuildTime(size, 10 * size, 1, 1, 1, seconds, theirs=None)


def test_measured() -> None:
    """Counts are those of the model, both times are there, the ratio is theirs over ours."""
    time = measure_build(10, Family.BASE)
    model = generate(10).problem().model
    assert time.columns == len(model.worth)
    assert time.rows == len(model.row_lower)
    assert time.coefficients == model.matrix.nnz
    assert time.theirs is not None
    assert time.ratio == time.theirs / time.ours


def test_without_pulp() -> None:
    """Without PuLP there is neither its time nor a ratio."""
    time = measure_build(10, Family.BASE, with_pulp=False)
    assert time.theirs is None
    assert time.ratio is None


def test_different_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times of different models are never compared."""
    other = generate(12)
    monkeypatch.setattr(bench_build, "build_pulp", lambda _: build_ours(other).solver)
    with pytest.raises(RuntimeError, match="the models differ"):
        measure_build(10, Family.BASE)


def test_growth() -> None:
    """Seconds of starts^1.5 have the exponent 1.5; small sizes can be left out.

    The size 10 lies far above the curve, so that with it the exponent is smaller.
    """
    times = [made_up(10, 1e6), *(made_up(size, size**1.5) for size in (100, 1000, 10_000))]
    assert growth(times, smallest=100) == pytest.approx(1.5)
    assert growth(times) < 1.5
