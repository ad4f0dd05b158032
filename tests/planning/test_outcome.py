"""What a solver found, and why it stopped."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from portfolio.planning import Outcome, Status, StopReason
from portfolio.planning.outcome import Effort


def _found(objective: float, bound: float, status: Status = Status.FEASIBLE) -> Outcome:
    return Outcome(status, StopReason.GAP, np.zeros(1), objective, bound)


@pytest.mark.parametrize(
    ("objective", "bound", "gap"),
    [
        (100, 110, 0.1),
        (-100, -90, 0.1),
        (100, 100, 0),
        # A bound may lie below the plan by rounding only.
        (100, 100 - 1e-9, 0),
        (0, 0, 0),
        (0, 5, math.inf),
        (100, math.inf, math.inf),
    ],
)
def test_gap_is_a_share_of_the_plan(objective: float, bound: float, gap: float) -> None:
    """How much better a plan could at most be, over what this one is worth."""
    assert _found(objective, bound).gap == pytest.approx(gap)


def test_without_a_plan_nothing_is_known() -> None:
    """No values, no objective, no gap, and any bound."""
    nothing = Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)
    assert not nothing.has_plan
    assert math.isnan(nothing.objective)
    assert math.isnan(nothing.gap)
    assert nothing.bound == math.inf


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome(Status.INFEASIBLE, StopReason.PROVEN), "infeasible (proven)"),
        (Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT), "no solution (time limit)"),
        (_found(1234567, 1234567 * 1.01), "objective 1,234,567, gap 1.00% (gap reached)"),
        (_found(8, math.inf), "objective 8, gap unknown (gap reached)"),
        (_found(8, 8, Status.OPTIMAL), "objective 8, proven optimal"),
    ],
)
def test_words(outcome: Outcome, words: str) -> None:
    """Worth with thousands apart, what is proven, and why it ended, unless that is the proof."""
    assert str(outcome) == words


def test_statuses_and_reasons_are_told_apart() -> None:
    """Every word is used once."""
    for kind in (Status, StopReason):
        assert len({member.value for member in kind}) == len(kind)


def test_a_plan_may_be_left_out() -> None:
    """What ended the search stays; nothing is known of worth then."""
    found = Outcome(Status.OPTIMAL, StopReason.TIME_LIMIT, np.zeros(2), 3.0, 4.0, message="so")
    found = replace(found, effort=Effort("by hand", 5.0, 7))
    without = found.without_plan()
    assert (without.status, without.stopped) == (Status.NO_SOLUTION, StopReason.TIME_LIMIT)
    assert not without.has_plan
    assert np.isinf(without.bound)
    assert (without.message, without.effort) == ("so", found.effort)
    assert without.without_plan() is without


@pytest.mark.parametrize(
    ("stopped", "timed", "canonical", "expected"),
    [
        (StopReason.PROVEN, False, False, True),
        (StopReason.GAP, False, False, True),
        (StopReason.NODE_LIMIT, False, False, True),
        (StopReason.GAP, True, False, False),  # the clock ended a part of it
        (StopReason.PROVEN, True, False, False),
        (StopReason.TIME_LIMIT, False, False, False),
        (StopReason.INTERRUPTED, False, False, False),
        (StopReason.PROVEN, True, True, True),  # there is no other
    ],
)
def test_what_the_clock_decides_is_not_repeatable(
    stopped: StopReason, timed: bool, canonical: bool, expected: bool
) -> None:
    """Nor what somebody interrupted; a canonical plan is the same however it was found."""
    outcome = Outcome(Status.FEASIBLE, stopped, timed=timed, canonical=canonical)
    assert outcome.repeatable is expected


def test_an_outcome_equals_itself_alone() -> None:
    """Arrays are not compared; whoever wants to know compares values."""
    found = Outcome(Status.FEASIBLE, StopReason.GAP, np.array([1.0, 0.0]), 1.0, 2.0)
    again = replace(found)
    assert found == found  # noqa: PLR0124
    assert found != again
    assert len({found, again}) == 2
