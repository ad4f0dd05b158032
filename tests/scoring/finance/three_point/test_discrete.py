"""Tests of three weighted points."""

from __future__ import annotations

import pytest

from portfolio.scoring.finance import PearsonTukey, Swanson


def test_pearson_tukey() -> None:
    """.185 x 10 + .63 x 20 + .185 x 60 = 25.55; squares 18.5 + 252 + 666 = 936.5."""
    found = PearsonTukey(10, 20, 60)
    assert found.weights == (0.185, 0.63, 0.185)
    assert found.mean == pytest.approx(25.55)
    assert found.variance == pytest.approx(936.5 - 25.55**2)


def test_swanson() -> None:
    """.3 x 10 + .4 x 20 + .3 x 60 = 29; squares 30 + 160 + 1080 = 1270."""
    found = Swanson(10, 20, 60)
    assert found.weights == (0.3, 0.4, 0.3)
    assert found.mean == pytest.approx(29)
    assert found.variance == pytest.approx(1270 - 29**2)


def test_quantiles_step_from_point_to_point() -> None:
    """Up to 18.5 % the first, up to 81.5 % the second, then the third."""
    found = PearsonTukey(10, 20, 60)
    assert [found.quantile(p) for p in (0, 0.185, 0.186, 0.814, 0.816, 1)] == [
        10,
        10,
        20,
        20,
        60,
        60,
    ]


def test_samples_are_the_points() -> None:
    """Nothing in between is ever drawn."""
    assert set(Swanson(1, 2, 3).sample(200, 5).tolist()) == {1, 2, 3}
