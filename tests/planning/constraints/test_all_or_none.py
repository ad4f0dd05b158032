"""`AllOrNone`: all members or none."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import AllOrNone

GROUP = ("A", "B", "C")
THREE = tuple(initiative(name, 3) for name in GROUP)
"""Three quarters of work, so each may start in the first or second quarter."""


def test_rows_are_those_of_the_formula() -> None:
    """A = B and B = C, each over all starts."""
    problem = under(AllOrNone("g", GROUP), *THREE)
    assert rows(problem) == [
        Row("A = B", {"A@0": 1, "A@1": 1, "B@0": -1, "B@1": -1}, 0.0, 0.0),
        Row("B = C", {"B@0": 1, "B@1": 1, "C@0": -1, "C@1": -1}, 0.0, 0.0),
    ]


def test_rows_with_the_same_start_are_by_quarter() -> None:
    """A has one start and B two: B may start only where A can."""
    problem = under(
        AllOrNone("g", ("A", "B"), same_start=True), initiative("A", 4), initiative("B", 3)
    )
    assert rows(problem)[1:] == [
        Row("A = B in 2027Q1", {"A@0": 1, "B@0": -1}, 0.0, 0.0),
        Row("A = B in 2027Q2", {"B@1": -1}, 0.0, 0.0),
        Row("A = B in 2027Q3", {}, 0.0, 0.0),
        Row("A = B in 2027Q4", {}, 0.0, 0.0),
    ]


@pytest.mark.parametrize("chosen", ["", "A", "B", "AB", "AC", "ABC"])
def test_all_or_none(chosen: str) -> None:
    """Only nobody and everybody fit."""
    problem = under(AllOrNone("g", GROUP), *THREE)
    assert agree(problem, **dict.fromkeys(chosen, 0)) is (len(chosen) in (0, 3))


def test_starts_may_differ_unless_asked() -> None:
    """Without `same_start` the dates are free."""
    assert agree(under(AllOrNone("g", GROUP), *THREE), A=0, B=1, C=0)
    assert not agree(under(AllOrNone("g", GROUP, same_start=True), *THREE), A=0, B=1, C=0)
    assert agree(under(AllOrNone("g", GROUP, same_start=True), *THREE), A=1, B=1, C=1)


def test_a_delivered_member_makes_the_others_due() -> None:
    """A is live and counts as selected, so B and C must follow."""
    live = initiative("A", 3, status=Status.DELIVERED)
    problem = under(AllOrNone("g", GROUP), live, *THREE[1:])
    assert rows(problem)[:2] == [
        Row("B", {"B@0": 1, "B@1": 1}, 1.0, math.inf),
        Row("C", {"C@0": 1, "C@1": 1}, 1.0, math.inf),
    ]
    assert not agree(problem)
    assert not agree(problem, B=0)
    assert agree(problem, B=0, C=1)


def test_all_delivered_is_fine() -> None:
    """Nothing is left to do, and nothing is wrong."""
    live = [initiative(name, status=Status.DELIVERED) for name in GROUP]
    problem = under(AllOrNone("g", GROUP), *live)
    assert rows(problem) == []
    assert agree(problem)


def test_a_member_out_of_reach_keeps_all_out() -> None:
    """One that was withdrawn is never done, so none is."""
    gone = initiative("C", 3, status=Status.WITHDRAWN)
    problem = under(AllOrNone("g", GROUP), *THREE[:2], gone)
    assert agree(problem)
    assert not agree(problem, A=0, B=0)


def test_the_violation_says_what_is_wrong() -> None:
    """Missing members and different starts are told apart."""
    problem = under(AllOrNone("g", GROUP, same_start=True), *THREE)
    some, late = roadmap(problem, A=0, B=1).violations()
    assert (some.where, some.found) == ("g", "only A, B")
    assert late.found == "starts differ: A 2027Q1, B 2027Q2"


def test_sentence() -> None:
    """Starting together is told where it is asked."""
    assert str(AllOrNone("g", GROUP)) == "Of group 'g', all 3 are done or none"
    assert str(AllOrNone("g", GROUP[:2])) == "Of group 'g', both are done or neither"
    assert str(AllOrNone("g", GROUP, same_start=True)).endswith("or none, starting together")
