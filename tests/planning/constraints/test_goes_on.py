"""`GoesOn`: work in flight is in the plan, or stopped where that is allowed."""

from __future__ import annotations

import math

from tests.planning.handmade import FUND, Row, agree, holds, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import Constraint, GoesOn, MayStop

FLYING = initiative("A", 3, status=Status.IN_FLIGHT)


def test_rows_are_those_of_the_formula() -> None:
    """At least one start; with leave, a stop will do."""
    alone = under(GoesOn("A"), FLYING)
    allowed: list[Constraint] = [GoesOn("A"), MayStop("A", 1.0, FUND)]
    assert rows(alone) == [Row("A", {"A@0": 1, "A@1": 1}, 1.0, math.inf)]
    assert rows(under(allowed, FLYING)) == [
        Row("A", {"A@0": 1, "A@1": 1, "stops A@0": 1}, 1.0, math.inf)
    ]


def test_without_leave_it_must_be_planned() -> None:
    """As if mandated."""
    problem = under(GoesOn("A"), FLYING)
    assert agree(problem, A=0)
    assert not agree(problem)
    assert [v.found for v in roadmap(problem).violations()] == ["neither planned nor stopped"]


def test_with_leave_one_of_both() -> None:
    """Planned or stopped, but not neither."""
    problem = under([GoesOn("A"), MayStop("A", 1.0, FUND)], FLYING)
    assert agree(problem, A=0)
    assert not agree(problem)
    stopped = roadmap(problem, {"stops A@0": 1})
    assert stopped.violations() == ()
    assert holds(problem, stopped.outcome.values)  # type: ignore[arg-type]


def test_delivered_by_now_it_need_not_go_on() -> None:
    """It is there already."""
    problem = under(GoesOn("A"), initiative("A", status=Status.DELIVERED))
    assert rows(problem) == []
    assert agree(problem)


def test_sentence() -> None:
    """The rule in one sentence."""
    assert str(GoesOn("A")) == "A is in flight and goes on, unless leave is given to stop it"
