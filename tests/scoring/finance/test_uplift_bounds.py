"""Tests of the published bounds of optimism."""

from __future__ import annotations

import pytest

from portfolio.scoring.finance import IT_COST, IT_DURATION, OUTSOURCING_COST, UpliftBounds


def test_published_numbers() -> None:
    """Equipment and development 10 to 200 % of cost, 10 to 54 % of time; outsourcing 0 to 41 %."""
    bounds = [(each.lower, each.upper) for each in (IT_COST, IT_DURATION, OUTSOURCING_COST)]
    assert bounds == [(0.1, 2), (0.1, 0.54), (0, 0.41)]
    assert all("Treasury" in each.source for each in (IT_COST, IT_DURATION, OUTSOURCING_COST))


@pytest.mark.parametrize(("lower", "upper"), [(0.5, 0.4), (-0.1, 0.4), (0, float("inf"))])
def test_bounds_must_rise(lower: float, upper: float) -> None:
    """From 0 on, and be finite."""
    with pytest.raises(ValueError, match="0 <= lower <= upper must hold"):
        UpliftBounds("x", lower, upper, "nobody")
