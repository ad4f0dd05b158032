"""Tests of the modified internal rate of return."""

from __future__ import annotations

from math import isnan

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portfolio.scoring.finance import irr, mirr


def test_paid_now_received_later() -> None:
    """-100, then 50 at 20 % and 60: (60 + 60) / 100 over two periods is sqrt(1.2)."""
    assert mirr([-100, 50, 60], 0.1, 0.2) == pytest.approx(1.2**0.5 - 1)


def test_what_is_paid_later_is_discounted_at_the_finance_rate() -> None:
    """-100 and -55 a period later at 10 % are 150 now: (216 / 150)^(1/2)."""
    # Received only at the end, so the reinvestment rate does not matter.
    assert mirr([-100, -55, 216], 0.1, 0.5) == pytest.approx((216 / 150) ** 0.5 - 1)


@settings(deadline=None)
@given(
    st.integers(1, 1000),
    st.lists(st.integers(0, 1000), min_size=2, max_size=10),
    st.floats(0, 0.5),
)
def test_between_reinvestment_and_internal_rate(
    invested: int, back: list[int], reinvest: float
) -> None:
    """Money out once: the modified rate lies between what money earns outside and inside."""
    assume(any(back))
    inside, modified = irr([-invested, *back]).rate, mirr([-invested, *back], 0.1, reinvest)
    low, high = sorted((inside, reinvest))
    assert low - 1e-9 <= modified <= high + 1e-9


def test_reinvested_at_the_internal_rate_it_is_that_rate() -> None:
    """Nothing is modified then."""
    flows = [-100, 39, 59, 55, 20]
    inside = irr(flows).rate
    assert mirr(flows, 0.1, inside) == pytest.approx(inside)


@pytest.mark.parametrize("flows", [[5, 6], [-5, -6], [0, 0], [-5]])
def test_without_a_change_of_sign_there_is_none(flows: list[float]) -> None:
    """Nothing paid, nothing received, or a single flow: no number."""
    assert isnan(mirr(flows, 0.1, 0.1))


def test_impossible_rates_are_refused() -> None:
    """Either of the two."""
    with pytest.raises(ValueError, match="not -1"):
        mirr([-1, 2], -1, 0.1)
    with pytest.raises(ValueError, match="not -2"):
        mirr([-1, 2], 0.1, -2)
