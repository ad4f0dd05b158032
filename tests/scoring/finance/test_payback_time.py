"""Tests of payback times."""

from __future__ import annotations

from itertools import accumulate
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.finance import discounted_payback, npv, payback

AMOUNTS = st.lists(st.integers(-100, 100), min_size=1, max_size=12)


def test_within_a_period_money_flows_evenly() -> None:
    """-100 + 60 leaves 40, half of the next 80."""
    assert payback([-100, 60, 80]) == 1.5
    assert payback([-100, 60, 40]) == 2


def test_discounted_it_takes_longer() -> None:
    """At 20 %: -100 + 60 / 1.2 = -50, then 72 / 1.44 = 50: exactly two periods."""
    assert discounted_payback(0.2, [-100, 60, 72]) == pytest.approx(2)
    # With 144 / 1.44 = 100 half of the second period is enough.
    assert discounted_payback(0.2, [-100, 60, 144]) == pytest.approx(1.5)


def test_never_and_at_once() -> None:
    """Infinite if the money does not come back, 0 if it was never out."""
    assert payback([-100, 99]) == inf
    assert payback([0, 5]) == payback([5, -5]) == 0
    assert discounted_payback(0.2, [-100, 119]) == inf


def test_back_for_good() -> None:
    """-100, 120, -50, 40 runs 20, -30, 10: three quarters of the last period; not 0.83."""
    assert payback([-100, 120, -50, 40]) == 2.75
    # Taking down at the end eats it up again.
    assert payback([-100, 120, -50]) == inf


def test_time_runs_from_now() -> None:
    """A build that begins a period later pays back a period later."""
    assert payback([0, -100, 60, 80]) == 2.5


def test_what_rounding_leaves_is_not_owed() -> None:
    """-0.7 and seven times 0.1 are 0, though their floats add up to -1e-16 or so."""
    assert list(accumulate([-0.7, *[0.1] * 7]))[-1] < 0
    assert payback([-0.7, *[0.1] * 7]) == pytest.approx(7)


@given(AMOUNTS, st.integers(0, 100))
def test_a_dearer_start_never_pays_back_sooner(flows: list[int], more: int) -> None:
    """Monotone in the first flow."""
    assert payback([flows[0] - more, *flows[1:]]) >= payback(flows) - 1e-12


@given(st.integers(1, 100), st.lists(st.integers(0, 100), max_size=10), st.floats(0, 0.5))
def test_discounting_never_shortens(invested: int, back: list[int], rate: float) -> None:
    """Money out once: a higher rate never pays back sooner, and no rate is the plain payback."""
    flows = [-invested, *back]
    assert discounted_payback(rate, flows) >= payback(flows) - 1e-9
    assert discounted_payback(0, flows) == payback(flows)


@given(st.integers(1, 100), st.lists(st.integers(0, 100), max_size=10), st.floats(0, 0.5))
def test_it_pays_back_if_it_is_worth_it(invested: int, back: list[int], rate: float) -> None:
    """Money out once: finite exactly where the net present value is at least 0."""
    worth = npv(rate, [-invested, *back])
    if abs(worth) > 1e-6:
        assert (discounted_payback(rate, [-invested, *back]) < inf) == (worth > 0)
