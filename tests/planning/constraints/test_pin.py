"""`Pin`: in that quarter, if at all."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import Row, agree, holds, initiative, q, roadmap, rows, under

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


def test_what_is_no_quarter_is_refused() -> None:
    """A text is none."""
    with pytest.raises(ValueError, match="pin A: '2027Q1' is no Quarter"):
        under(Pin("A", "2027Q1"), initiative("A"))  # type: ignore[arg-type]


FULL = initiative("A", 2, mode="full", modes=(initiative("A", 1, mode="fast"),))


def test_a_pinned_mode_leaves_its_starts() -> None:
    """Full starts in one of three quarters, fast in one of four."""
    problem = under(Pin("A", mode="full"), FULL)
    fast = {f"A (fast)@{k}": 1.0 for k in range(4)}
    assert rows(problem) == [Row("A", fast, -math.inf, 0.0)]
    both = under(Pin("A", q(1), mode="fast"), FULL)
    assert rows(both)[0].terms == {
        **{f"A (full)@{k}": 1.0 for k in range(3)},
        **{f"A (fast)@{k}": 1.0 for k in (0, 2, 3)},
    }
    (row,) = rows(under(Pin("A", q(1)), FULL))
    assert "A (full)@1" not in row.terms
    assert "A (fast)@1" not in row.terms
    assert len(row.terms) == 5


@pytest.mark.parametrize(
    ("pin", "fits"),
    [
        (Pin("A", mode="full"), False),
        (Pin("A", mode="fast"), True),
        (Pin("A", q(1), mode="fast"), True),
        (Pin("A", q(0), mode="fast"), False),
    ],
)
def test_rows_and_referee_agree_on_modes(pin: Pin, fits: bool) -> None:
    """The plan starts fast in the second quarter."""
    problem = under(pin, FULL)
    plan = roadmap(problem, {"A (fast)@1": 1.0})
    assert (not plan.violations()) is fits
    assert plan.outcome.values is not None
    assert holds(problem, plan.outcome.values) is fits


def test_the_mode_an_initiative_has_without_a_name() -> None:
    """An empty mode is the initiative as its own row states it."""
    plain = initiative("A", 2, modes=(initiative("A", 1, mode="fast"),))
    pin = Pin("A", mode="")
    assert agree(under(pin, plain), A=0)
    (broken,) = roadmap(under(pin, plain), {"A (fast)@1": 1.0}).violations()
    assert str(broken) == (
        "A is done as first stated, in no other mode if it is done - broken at A: is done in mode "
        "'fast'"
    )


def test_unknown_modes_are_refused_with_the_nearest() -> None:
    """A typo never pins an initiative to nothing."""
    with pytest.raises(ValueError, match=r"pin A: unknown mode 'fst'; did you mean 'fast'\?"):
        under(Pin("A", mode="fst"), FULL)
    with pytest.raises(ValueError, match="unknown mode 'lite'; there is 'full', 'fast'"):
        under(Pin("A", mode="lite"), FULL)
    with pytest.raises(ValueError, match="pin A: give start, mode or both"):
        Pin("A")


def test_the_violation() -> None:
    """A reader sees where it starts instead."""
    (broken,) = roadmap(under(Pin("A", q(1)), initiative("A")), A=3).violations()
    assert str(broken) == "A starts in 2027Q2 if it is done - broken at A: starts 2027Q4"


def test_sentence() -> None:
    """Who says so and why are told."""
    assert str(Pin("A", q(0), "trade fair", "sales")) == (
        "A starts in 2027Q1 if it is done by order of sales (trade fair)"
    )
    assert str(Pin("A", q(0), mode="fast")) == (
        "A starts in 2027Q1 and is done in mode 'fast' if it is done"
    )
