"""Tests of internal rates of return."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.finance import Period, irr, npv, xirr, xnpv
from portfolio.scoring.finance.internal_rate import Irr

FLOWS = st.lists(st.integers(-1000, 1000), min_size=1, max_size=20)
TWO = [-100, 230, -132]
"""-100 (1 - 1.1 x)(1 - 1.2 x): 10 % and 20 %."""


def test_one_change_of_sign_is_one_rate() -> None:
    """-100 becomes 121 in two periods: 10 %."""
    found = irr([-100, 0, 121])
    assert found.unique
    assert found.rate == pytest.approx(0.1)
    assert str(found) == "The internal rate of return is 10% a year."


def test_several_rates_are_all_told_and_rank_nothing() -> None:
    """The rate itself is refused, with the reason."""
    found = irr(TWO, period=Period.QUARTER)
    assert found.roots == pytest.approx([0.1, 0.2])
    assert not found.unique
    assert found.sentence == (
        "2 internal rates of return (10% and 20% a quarter): ranking by them is refused, use "
        "the net present value."
    )
    with pytest.raises(ValueError, match="ranking by them is refused"):
        _ = found.rate


def test_three_rates_are_listed() -> None:
    """All by name, the last one after an and."""
    found = Irr((0.1, 0.2, 0.3))
    assert found.sentence.startswith("3 internal rates of return (10%, 20% and 30% a year)")


def test_no_rate_is_an_answer() -> None:
    """Flows without a change of sign, and flows that never reach nothing."""
    for flows in ([1, 2], [-1, -2], [0], [-1, 2, -1.5]):
        found = irr(flows)
        assert found.roots == ()
        assert "No internal rate" in str(found)
        with pytest.raises(ValueError, match="no rate brings"):
            _ = found.rate


@settings(deadline=None)
@given(FLOWS)
def test_the_value_at_every_rate_is_nothing(flows: list[int]) -> None:
    """The net present value at each root is 0 to nine figures of what flows."""
    for rate in irr(flows).roots:
        gross = npv(rate, np.abs(flows))
        assert abs(npv(rate, flows)) <= 1e-9 * gross


@settings(deadline=None)
@given(st.integers(1, 1000), st.lists(st.integers(0, 1000), min_size=1, max_size=20))
def test_an_investment_has_one_rate_if_anything_comes_back(invested: int, back: list[int]) -> None:
    """Money out once and then only in: exactly one rate, above 0 if more comes back."""
    found = irr([-invested, *back])
    assert found.unique == any(back)
    if found.unique:
        assert (found.rate > 1e-9) == (sum(back) > invested)


def test_dated_rate_as_published_by_microsoft() -> None:
    """XIRR is 0.373362535."""
    flows = {
        date(2008, 1, 1): -10_000,
        date(2008, 3, 1): 2_750,
        date(2008, 10, 30): 4_250,
        date(2009, 2, 15): 3_250,
        date(2009, 4, 1): 2_750,
    }
    found = xirr(flows)
    assert found.rate == pytest.approx(0.373362535, abs=1e-8)
    assert xnpv(found.rate, flows) == pytest.approx(0, abs=1e-9)


def test_dated_rates_may_be_several() -> None:
    """On first of Januaries without leap days they are the rates of the yearly flows."""
    dated = {date(2025 + t, 1, 1): amount for t, amount in enumerate(TWO)}
    assert xirr(dated).roots == pytest.approx([0.1, 0.2])


def test_a_rate_far_below_nothing_is_found() -> None:
    """Most is lost within a month: spreadsheets' guesses fail here."""
    # 100 becomes 30 in 31 days: (1 + r) = 0.3^(365 / 31), about 7e-7.
    found = xirr({date(2027, 1, 1): -100, date(2027, 2, 1): 30})
    assert found.rate + 1 == pytest.approx(0.3 ** (365 / 31), rel=1e-8, abs=0)


def test_the_table_has_a_row_a_rate() -> None:
    """With the annual rate beside it: 1.1^4 - 1 and 1.2^4 - 1."""
    frame = irr(TWO, period=Period.QUARTER).to_frame()
    assert frame["rate"].tolist() == pytest.approx([0.1, 0.2])
    assert frame["annual"].tolist() == pytest.approx([0.4641, 1.0736])
    assert irr([1]).to_frame().empty


def test_it_shows_itself() -> None:
    """In a notebook as a table with the sentence above it, in a terminal as the sentence."""
    found = Irr((0.1, 0.2), Period.QUARTER)
    assert "46.4%" in found._repr_html_()
    assert "refused" in found._repr_html_()
    assert repr(found).startswith("<Irr 2 internal rates")


def test_flows_that_are_no_numbers_are_refused() -> None:
    """That is an error, other than having no root."""
    with pytest.raises(ValueError, match="period 1"):
        irr([1, float("nan")])
    with pytest.raises(ValueError, match="one amount or more"):
        xirr({})
