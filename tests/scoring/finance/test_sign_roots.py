"""Tests of the search for all rates at which discounted flows add up to nothing."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.finance.sign_roots import zero_rates


def rates_of(amounts: list[float] | np.ndarray) -> tuple[float, ...]:
    """Find the rates of flows by period."""
    flows = np.array(amounts, dtype=float)
    return zero_rates(np.arange(flows.size, dtype=float), flows)


def test_flows_of_one_sign_have_none() -> None:
    """So have no flows at all, and single ones."""
    for flows in ([1, 2, 3], [-5], [0, 0], [0, -1, 0]):
        assert rates_of(flows) == ()


def test_leading_and_trailing_nothing_changes_nothing() -> None:
    """-100 then 110 is 10 %, whenever it begins."""
    assert rates_of([0, 0, -100, 110, 0]) == pytest.approx([0.1])


@given(
    st.lists(
        st.sampled_from([-0.9, -0.5, -0.2, 0, 0.05, 0.1, 0.25, 0.5, 1, 3, 10, 99]),
        min_size=1,
        max_size=5,
        unique=True,
    )
)
def test_every_root_is_found(rates: list[float]) -> None:
    """The flows multiplied out from chosen rates have those rates and no other."""
    # sum c_t x^t with x = 1 / (1 + r) is 0 where the product of (growth - (1 + rate)) is.
    assert rates_of(np.poly([1 + rate for rate in rates])) == pytest.approx(sorted(rates), abs=1e-7)


def test_a_double_root_counts_once() -> None:
    """(1 - 1.1 x)^2 touches nothing at 10 %, (1 - 1.1 x)^3 crosses there flatly."""
    assert rates_of([1, -2.2, 1.21]) == pytest.approx([0.1], abs=1e-6)
    assert rates_of([1, -3.3, 3.63, -1.331]) == pytest.approx([0.1], abs=1e-4)


def test_next_to_a_double_root_there_is_none_or_two() -> None:
    """Moved up by a hundredth it misses nothing; moved down it crosses twice."""
    assert rates_of([1, -2.2, 1.22]) == ()
    # x^2 * 1.21 - 2.2 x + 0.99 = 0: x = (2.2 +- sqrt(4.84 - 4.7916)) / 2.42 = 1 or 0.81818.
    assert rates_of([0.99, -2.2, 1.21]) == pytest.approx([0, 1 / (9 / 11) - 1], abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=40))
def test_the_same_as_by_the_companion_matrix(flows: list[int]) -> None:
    """Eigenvalues find as many roots above -1, at the same places, unless some nearly coincide."""
    found, trimmed = rates_of(flows), np.trim_zeros(np.array(flows, dtype=float))
    growth = np.roots(trimmed) if trimmed.size > 1 else np.array([])
    near = np.abs(growth.imag) < 1e-4 * np.abs(growth)
    sure = np.abs(growth.imag) < 1e-9 * np.abs(growth)
    if (near == sure).all():
        wanted = np.sort(growth[sure & (growth.real > 0)].real) - 1
        assert found == pytest.approx(wanted.tolist(), rel=1e-6, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-9, 9), min_size=1, max_size=60))
def test_no_more_roots_than_changes_of_sign(flows: list[int]) -> None:
    """Descartes: at most as many."""
    signs = [np.sign(flow) for flow in flows if flow]
    changes = sum(a != b for a, b in pairwise(signs))
    assert len(rates_of(flows)) <= changes


def test_a_mortgage_of_fifty_years_of_months() -> None:
    """600 instalments and a fee at the end: long flows overflow nothing."""
    # An annuity of 1 a month at 1 % for 600 months is worth (1 - 1.01^-600) / 0.01.
    price = (1 - 1.01**-600) / 0.01
    assert rates_of([-price, *[1.0] * 600]) == pytest.approx([0.01], rel=1e-9)


def test_many_changes_of_sign() -> None:
    """Six hundred flows that alternate at random: three hundred turns, and every root is one."""
    flows = np.random.default_rng(7).normal(size=600)
    for rate in rates_of(flows):
        shares = flows * (1 + rate) ** -np.arange(600.0)
        assert abs(shares.sum()) <= 1e-9 * np.abs(shares).sum()


def test_broken_times() -> None:
    """-1 now and 2 after half a year: (1 + r)^0.5 = 2."""
    assert zero_rates(np.array([0.0, 0.5]), np.array([-1.0, 2.0])) == pytest.approx([3])


def test_work_that_begins_late() -> None:
    """1 becomes a million from period 50 to 51: far out, and the wait before changes nothing."""
    flows = [0.0] * 50 + [-1.0, 1e6]
    assert rates_of(flows) == pytest.approx([1e6 - 1])
    assert rates_of(flows[::-1]) == pytest.approx([1e-6 - 1])


def test_two_flows_at_one_time_are_one() -> None:
    """-100 and -10 now, 121 in a year: 10 %."""
    times, amounts = np.array([0.0, 0.0, 1.0]), np.array([-100.0, -10.0, 121.0])
    assert zero_rates(times, amounts) == pytest.approx([0.1])


def test_rates_no_float_holds_are_left_out() -> None:
    """Ten times the money in a day is 10^365 a year; the hundredth part is a rate of -1."""
    day = np.array([0.0, 1 / 365])
    assert zero_rates(day, np.array([-1.0, 10.0])) == ()
    assert zero_rates(day, np.array([-1.0, 0.01])) == ()


def test_huge_and_tiny_amounts() -> None:
    """The unit of money does not matter, be it 1e-200 or 1e200."""
    for unit in (1e-200, 1.0, 1e200):
        found = rates_of([-50 * unit, -100 * unit, 600 * unit, 300 * unit, -100 * unit])
        assert found == pytest.approx([-0.7689, 1.85442], abs=1e-5)
