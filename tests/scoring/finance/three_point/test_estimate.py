"""Tests of what every estimate by three points must keep."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.finance import (
    BetaPert,
    Lognormal,
    PearsonTukey,
    Pert,
    Swanson,
    ThreePoint,
    Triangular,
)
from portfolio.scoring.finance.three_point.estimate import checked_points, checked_probability

KINDS = [Triangular, Pert, BetaPert, PearsonTukey, Swanson]
EACH: list[ThreePoint] = [*(kind(10, 20, 60) for kind in KINDS), Lognormal(10, 90)]
named = pytest.mark.parametrize("estimate", EACH, ids=lambda each: type(each).__name__)
POINTS = st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3).map(sorted)


@named
def test_samples_have_the_moments(estimate: ThreePoint) -> None:
    """Mean and variance of 40,000 draws lie within four standard errors of what is said."""
    drawn = estimate.sample(40_000, 1)
    assert drawn.shape == (40_000,)
    assert abs(drawn.mean() - estimate.mean) < 4 * estimate.sd / 200
    squares = (drawn - estimate.mean) ** 2
    assert abs(squares.mean() - estimate.variance) < 4 * squares.std() / 200
    assert estimate.sd == pytest.approx(estimate.variance**0.5)


@named
def test_samples_have_the_quantiles(estimate: ThreePoint) -> None:
    """A quarter of the draws is at or below the 25 % point; half and 90 % likewise, or more.

    More where a point has a weight of its own.
    """
    drawn = estimate.sample(40_000, 2)
    for p in (0.25, 0.5, 0.9):
        point, room = estimate.quantile(p), 4 * (p * (1 - p)) ** 0.5 / 200
        assert (drawn <= point).mean() > p - room
        assert (drawn < point).mean() < p + room


@named
def test_the_same_seed_gives_the_same(estimate: ThreePoint) -> None:
    """An int is a seed, a generator goes on; neither touches the global state."""
    state = np.random.get_state()[1].copy()  # noqa: NPY002
    assert (estimate.sample(5, 3) == estimate.sample(5, 3)).all()
    again = np.random.default_rng(3)
    assert (estimate.sample(5, again) == estimate.sample(5, 3)).all()
    assert not (estimate.sample(50, again) == estimate.sample(50, 3)).all()
    assert (state == np.random.get_state()[1]).all()  # noqa: NPY002


@named
def test_quantiles_rise(estimate: ThreePoint) -> None:
    """From the least to the greatest value, and no further."""
    points = [estimate.quantile(p) for p in np.linspace(0, 1, 21)]
    assert points == sorted(points)
    for p in (-0.1, 1.1, float("nan")):
        with pytest.raises(ValueError, match=r"in \[0, 1\]"):
            estimate.quantile(p)


@pytest.mark.parametrize("kind", KINDS)
@given(points=POINTS, shift=st.floats(-1e6, 1e6), p=st.floats(0, 1))
def test_shifting_and_mirroring(
    kind: type[Triangular], points: list[float], shift: float, p: float
) -> None:
    """Mean and quantiles shift with the points, the variance stays; mirrored points mirror."""
    one = kind(*points)
    moved = kind(*(point + shift for point in points))
    mirrored = kind(*(-point for point in reversed(points)))
    near = {"abs": 1e-3, "rel": 1e-6}
    assert moved.mean == pytest.approx(one.mean + shift, **near)
    assert moved.sd == pytest.approx(one.sd, **near)
    assert mirrored.mean == pytest.approx(-one.mean, **near)
    assert mirrored.sd == pytest.approx(one.sd, **near)
    assert points[0] - 1e-3 <= one.quantile(p) <= points[2] + 1e-3


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_certain(kind: type[Triangular]) -> None:
    """Three times the same number is that number, without spread."""
    sure = kind(4, 4, 4)
    assert (sure.mean, sure.variance, sure.quantile(0.3)) == (4, 0, 4)
    assert sure.sample(3, 1).tolist() == [4, 4, 4]


@pytest.mark.parametrize("kind", KINDS)
def test_points_that_do_not_rise_are_refused(kind: type[Triangular]) -> None:
    """With the points as they were given."""
    with pytest.raises(ValueError, match=f"{kind.__name__}: .* must hold, not 3, 2, 4"):
        kind(3, 2, 4)
    with pytest.raises(ValueError, match="must hold, not 1, 2, inf"):
        kind(1, 2, float("inf"))


def test_names_of_the_points_are_said() -> None:
    """So that the reader knows which is which."""
    with pytest.raises(ValueError, match="str: least <= most must hold, not 2, 1"):
        checked_points("x", least=2, most=1)
    assert checked_probability(0.5) == 0.5
