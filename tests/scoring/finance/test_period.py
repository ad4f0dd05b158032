"""Tests of periods and annual rates."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.finance.period import Period


def test_a_rate_of_a_period_compounds_to_the_annual_one() -> None:
    """1.1^4 = 1.4641, so 46.41 % a year are 10 % a quarter; a year's rate is itself."""
    assert Period.QUARTER.rate(0.4641) == pytest.approx(0.1)
    assert Period.QUARTER.annual(0.1) == pytest.approx(0.4641)
    assert Period.YEAR.rate(0.08) == pytest.approx(0.08)
    # 1.01^12 = 1.126825.
    assert Period.MONTH.annual(0.01) == pytest.approx(0.126825, abs=1e-6)


@given(st.sampled_from(Period), st.floats(-0.9, 10))
def test_there_and_back(period: Period, rate: float) -> None:
    """To the rate of a period and back is the same annual rate."""
    assert period.annual(period.rate(rate)) == pytest.approx(rate, abs=1e-9)


def test_rates_beyond_numbers_are_infinite() -> None:
    """A rate whose twelfth power no float holds is infinite, not an error."""
    assert Period.MONTH.annual(1e300) == inf


def test_a_quarter_discounts_as_the_plan_does() -> None:
    """One unit a quarter from now is worth what the plan's objective makes it worth."""
    from portfolio.planning.objectives.discounting import quarterly_factor

    assert 1 / (1 + Period.QUARTER.rate(0.08)) == pytest.approx(quarterly_factor(0.08), rel=1e-14)


@pytest.mark.parametrize("rate", [-1, -2, float("nan"), inf])
def test_impossible_rates_are_refused(rate: float) -> None:
    """A rate at or below -1, or no number, is named."""
    with pytest.raises(ValueError, match=f"above -1 such as 0.08, not {rate}"):
        Period.QUARTER.rate(rate)
    with pytest.raises(ValueError, match="above -1"):
        Period.QUARTER.annual(rate)
