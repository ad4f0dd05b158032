"""`Once`: one start at most, within the window and the calendar."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import FreePlan, Row, agree, at, holds, initiative, q, rows, under

from portfolio.planning import Entry, Once

WINDOWED = initiative("A", 2, earliest_start=q(1), latest_finish=q(3))
"""Two quarters of work between the second and the fourth: starts 1 and 2."""


def test_rows_are_those_of_the_formula() -> None:
    """Each initiative has one row over the starts in its window: at most one of them."""
    problem = under(Once(), WINDOWED, initiative("B", 3))
    assert rows(problem) == [
        Row("A", {"A@1": 1, "A@2": 1}, -math.inf, 1.0),
        Row("B", {"B@0": 1, "B@1": 1}, -math.inf, 1.0),
    ]


def test_two_starts_break_the_row() -> None:
    """One start fits, none fits, two do not."""
    problem = under(Once(), WINDOWED)
    assert holds(problem, at(problem, {}))
    assert holds(problem, at(problem, {"A@1": 1}))
    assert not holds(problem, at(problem, {"A@1": 1, "A@2": 1}))


def test_the_referee_counts_starts() -> None:
    """Two entries of one initiative are found."""
    problem = under(Once(), WINDOWED)
    twice = FreePlan.of(problem, [Entry(WINDOWED, q(1)), Entry(WINDOWED, q(2))])
    (broken,) = twice.violations()
    assert (broken.rule, broken.where, broken.found) == (str(Once()), "A", "starts 2 times")


@pytest.mark.parametrize(
    ("start", "found"),
    [
        (-1, ["runs 2026Q4 to 2027Q1, outside", "runs 2026Q4 to 2027Q1, too early"]),
        (0, ["runs 2027Q1 to 2027Q2, too early"]),
        (1, []),
        (2, []),
        (3, ["runs 2027Q4 to 2028Q1, outside", "runs 2027Q4 to 2028Q1, too late"]),
    ],
)
def test_the_referee_compares_dates(start: int, found: list[str]) -> None:
    """Work must lie in the window and in the calendar, whatever columns there are."""
    plan = FreePlan.of(under(Once(), WINDOWED), [Entry(WINDOWED, q(start))])
    violations = plan.violations()
    assert [violation.found for violation in violations] == found
    assert {(violation.rule, violation.where) for violation in violations} <= {(str(Once()), "A")}


def test_every_single_start_fits() -> None:
    """Rows and referee agree on each start that has a column."""
    problem = under(Once(), WINDOWED, initiative("B"))
    assert all(agree(problem, A=a, B=b) for a in (1, 2) for b in range(4))


def test_sentence() -> None:
    """The rule in one sentence."""
    assert str(Once()) == "Each initiative starts at most once, within its window and the calendar"


@pytest.mark.parametrize(("start", "where"), [(3, []), (4, ["A"])])
def test_work_that_may_overrun_must_still_start_in_the_calendar(
    start: int, where: list[str]
) -> None:
    """Two quarters from the fourth of four on end in the fifth: allowed; to start there is not."""
    slow = initiative("A", 2, may_overrun=True)
    plan = FreePlan.of(under(Once(), slow), [Entry(slow, q(start))])
    assert [violation.where for violation in plan.violations()] == where
