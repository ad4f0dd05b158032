"""Tests of present values."""

from __future__ import annotations

from datetime import date
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.finance import npv, profitability_index, xnpv

AMOUNTS = st.floats(-1e6, 1e6)
RATES = st.floats(-0.5, 2)
EXCEL = {
    date(2008, 1, 1): -10_000,
    date(2008, 3, 1): 2_750,
    date(2008, 10, 30): 4_250,
    date(2009, 2, 15): 3_250,
    date(2009, 4, 1): 2_750,
}
"""Microsoft's reference page of XNPV and XIRR."""


def test_the_first_flow_is_not_discounted() -> None:
    """-100 + 60 / 1.2 + 72 / 1.44 = -100 + 50 + 50."""
    assert npv(0.2, [-100]) == -100
    assert npv(0.2, [-100, 60, 72]) == pytest.approx(0, abs=1e-12)
    # Excel's NPV(20 %, -100, 60, 72) is a period later: a leading 0 here.
    assert npv(0.2, [0, -100, 60, 144]) == pytest.approx(-100 / 1.2 + 60 / 1.44 + 144 / 1.728)


@given(RATES, st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=12))
def test_values_add_up(rate: float, pairs: list[tuple[float, float]]) -> None:
    """The value of two flows together is the sum of their values."""
    one, other = zip(*pairs, strict=True)
    both = [a + b for a, b in pairs]
    assert npv(rate, both) == pytest.approx(npv(rate, one) + npv(rate, other), abs=1e-3, rel=1e-9)


@given(RATES, st.lists(AMOUNTS, min_size=1, max_size=12))
def test_a_period_later_is_discounted_once_more(rate: float, flows: list[float]) -> None:
    """A leading 0 divides the value by 1 + rate."""
    later = npv(rate, [0, *flows])
    assert later * (1 + rate) == pytest.approx(npv(rate, flows), abs=1e-3, rel=1e-9)


def test_dated_flows_as_published_by_microsoft() -> None:
    """XNPV at 9 % is 2086.647602."""
    assert xnpv(0.09, EXCEL) == pytest.approx(2086.647602, abs=1e-6)


def test_a_year_of_365_days_is_a_period() -> None:
    """Without a leap day dated flows are worth what yearly ones are, in any order of dates."""
    dated = {date(2027, 1, 1): 121, date(2025, 1, 1): -100, date(2026, 1, 1): 11}
    assert xnpv(0.1, dated) == pytest.approx(npv(0.1, [-100, 11, 121])) == pytest.approx(10)


def test_value_after_for_each_unit_invested() -> None:
    """100 now buys 60 / 1.2 + 144 / 1.44 = 150."""
    assert profitability_index(0.2, [-100, 60, 144]) == pytest.approx(1.5)


def test_an_investment_of_several_periods() -> None:
    """100 + 60 / 1.2 = 150 buys 432 / 1.44 = 300; as one period it would be 250 for 100."""
    flows = [-100, -60, 432]
    assert profitability_index(0.2, flows, investment_periods=2) == pytest.approx(2)
    assert profitability_index(0.2, flows) == pytest.approx(2.5)


@given(st.floats(1, 1e6), RATES, st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8))
def test_above_one_is_a_value_above_nothing(
    invested: float, rate: float, later: list[float]
) -> None:
    """PI - 1 is the net present value for each unit invested."""
    flows = [-invested, *later]
    index = profitability_index(rate, flows)
    assert (index - 1) * invested == pytest.approx(npv(rate, flows), rel=1e-6, abs=1e-3)


def test_without_investment_there_is_no_index() -> None:
    """Nothing put in, or something taken out at first: no number rather than a wrong one."""
    assert isnan(profitability_index(0.1, [0, 5]))
    assert isnan(profitability_index(0.1, [3, 5]))


def test_an_investment_needs_a_period() -> None:
    """Zero periods of investment are refused."""
    with pytest.raises(ValueError, match="at least 1, not 0"):
        profitability_index(0.1, [-1, 2], investment_periods=0)


def test_a_rate_of_a_whole_loss_is_refused() -> None:
    """A rate of -1 is named by every function."""
    for value in (
        lambda: npv(-1, [1, 2]),
        lambda: xnpv(-1, EXCEL),
        lambda: profitability_index(-1, [-1, 2]),
    ):
        with pytest.raises(ValueError, match="above -1"):
            value()
