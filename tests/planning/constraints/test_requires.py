"""`Requires`: selection only, never dates."""

from __future__ import annotations

import math

from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import Requires


def test_the_row_is_that_of_the_formula() -> None:
    """All starts of A less all starts of B are at most 0."""
    problem = under(Requires("A", "B"), initiative("A", 3), initiative("B", 4))
    assert rows(problem) == [Row("A -> B", {"A@0": 1, "A@1": 1, "B@0": -1}, -math.inf, 0.0)]


def test_the_truth_table() -> None:
    """Only A without B is wrong."""
    problem = under(Requires("A", "B"), initiative("A"), initiative("B"))
    assert agree(problem)
    assert agree(problem, B=0)
    assert agree(problem, A=0, B=0)
    assert not agree(problem, A=0)


def test_dates_do_not_matter() -> None:
    """B may even start after A has long been live."""
    problem = under(Requires("A", "B"), initiative("A"), initiative("B"))
    assert agree(problem, A=0, B=3)


def test_a_delivered_target_satisfies_the_rule() -> None:
    """It is there already, so there is nothing to require."""
    problem = under(Requires("A", "B"), initiative("A"), initiative("B", status=Status.DELIVERED))
    assert rows(problem) == []
    assert agree(problem, A=0)


def test_a_target_out_of_reach_keeps_the_source_out() -> None:
    """A withdrawn target is never selected, so neither is the source."""
    problem = under(Requires("A", "B"), initiative("A"), initiative("B", status=Status.WITHDRAWN))
    assert agree(problem)
    assert not agree(problem, A=0)


def test_the_violation_names_both() -> None:
    """A reader sees what is missing."""
    problem = under(Requires("A", "B"), initiative("A"), initiative("B"))
    (broken,) = roadmap(problem, A=0).violations()
    assert str(broken) == "A is done only if B is - broken at A: planned without B"


def test_sentence() -> None:
    """The rule in one sentence."""
    assert str(Requires("A", "B")) == "A is done only if B is"
