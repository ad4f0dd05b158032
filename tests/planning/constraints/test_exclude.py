"""`Exclude`: out of the plan."""

from __future__ import annotations

import math

from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import Exclude


def test_the_row_is_that_of_the_formula() -> None:
    """No start of A."""
    problem = under(Exclude("A"), initiative("A", 3), initiative("B", 3))
    assert rows(problem) == [Row("A", {"A@0": 1, "A@1": 1}, -math.inf, 0.0)]


def test_no_start_will_do() -> None:
    """Others are free."""
    problem = under(Exclude("A"), initiative("A", 3), initiative("B", 3))
    assert agree(problem, B=1)
    assert not agree(problem, A=0)
    assert not agree(problem, A=1)


def test_what_is_delivered_is_not_undone() -> None:
    """The rule is about the plan, and a delivered initiative is not planned."""
    problem = under(Exclude("A"), initiative("A", status=Status.DELIVERED))
    assert agree(problem)


def test_the_violation() -> None:
    """A reader sees from when it is planned."""
    (broken,) = roadmap(under(Exclude("A"), initiative("A")), A=2).violations()
    assert str(broken) == "A must not be done - broken at A: planned from 2027Q3"


def test_sentence() -> None:
    """Who says so and why are told."""
    assert str(Exclude("A")) == "A must not be done"
    assert str(Exclude("A", "no data", "the CDO")) == (
        "A must not be done by order of the CDO (no data)"
    )
