"""`Pin`: in that quarter, if at all."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import Row, agree, initiative, q, roadmap, rows, under

from portfolio.planning import Pin


def test_the_row_is_that_of_the_formula() -> None:
    """Every start but the pinned one is out."""
    problem = under(Pin("A", q(1)), initiative("A", 2))
    assert rows(problem) == [Row("A", {"A@0": 1, "A@2": 1}, -math.inf, 0.0)]


@pytest.mark.parametrize("start", range(3))
def test_only_the_pinned_start_fits(start: int) -> None:
    """Of three starts one fits."""
    assert agree(under(Pin("A", q(1)), initiative("A", 2)), A=start) is (start == 1)


def test_it_need_not_be_done() -> None:
    """A pin alone selects nothing."""
    assert agree(under(Pin("A", q(1)), initiative("A", 2)))


def test_a_pin_where_work_does_not_fit_keeps_it_out() -> None:
    """Two quarters of work cannot start in the last: no start is left."""
    problem = under(Pin("A", q(3)), initiative("A", 2))
    assert rows(problem)[0].terms == {"A@0": 1, "A@1": 1, "A@2": 1}


def test_a_quarter_outside_the_calendar_is_refused() -> None:
    """The message shows quarter and calendar."""
    with pytest.raises(
        ValueError, match="pin A: 2028Q1 lies outside the calendar 2027Q1 to 2027Q4"
    ):
        under(Pin("A", q(4)), initiative("A"))


def test_the_violation() -> None:
    """A reader sees where it starts instead."""
    (broken,) = roadmap(under(Pin("A", q(1)), initiative("A")), A=3).violations()
    assert str(broken) == "A starts in 2027Q2 if it is done - broken at A: starts 2027Q4"


def test_sentence() -> None:
    """Who says so and why are told."""
    assert str(Pin("A", q(0), "trade fair", "sales")) == (
        "A starts in 2027Q1 if it is done by order of sales (trade fair)"
    )
