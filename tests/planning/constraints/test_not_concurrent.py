"""`NotConcurrent`: no two members are built at the same time."""

from __future__ import annotations

import math

from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import NotConcurrent

PAIR = initiative("A", 2), initiative("B", 3)


def test_rows_are_those_of_the_formula() -> None:
    """In each quarter t: starts of A in (t - 2, t] and of B in (t - 3, t]."""
    problem = under(NotConcurrent("g", ("A", "B")), *PAIR)
    assert rows(problem) == [
        Row("2027Q1", {"A@0": 1, "B@0": 1}, -math.inf, 1.0),
        Row("2027Q2", {"A@0": 1, "A@1": 1, "B@0": 1, "B@1": 1}, -math.inf, 1.0),
        Row("2027Q3", {"A@1": 1, "A@2": 1, "B@0": 1, "B@1": 1}, -math.inf, 1.0),
        Row("2027Q4", {"A@2": 1, "B@1": 1}, -math.inf, 1.0),
    ]


def test_every_pair_of_starts() -> None:
    """A works in a and a + 1, B in b only: they meet where b is one of the two."""
    problem = under(NotConcurrent("g", ("A", "B")), PAIR[0], initiative("B"))
    for a in range(3):
        for b in range(4):
            assert agree(problem, A=a, B=b) is (b not in (a, a + 1))


def test_running_is_not_building() -> None:
    """A is live when B starts; that is no meeting."""
    problem = under(NotConcurrent("g", ("A", "B")), PAIR[0], initiative("B", 2))
    assert agree(problem, A=0, B=2)


def test_alone_is_never_concurrent() -> None:
    """One member, or none, meets nobody; nor do initiatives outside the group."""
    problem = under(NotConcurrent("g", ("A", "B")), *PAIR, initiative("C", 4))
    assert agree(problem)
    assert agree(problem, A=0, C=0)


def test_a_delivered_member_is_not_built() -> None:
    """It has no work left, so it meets nobody."""
    live = initiative("A", 2, status=Status.DELIVERED)
    problem = under(NotConcurrent("g", ("A", "B")), live, PAIR[1])
    assert agree(problem, B=0)


def test_the_violation_names_both_and_a_quarter() -> None:
    """A reader sees who meets whom, and where first."""
    problem = under(NotConcurrent("g", ("A", "B")), *PAIR)
    (broken,) = roadmap(problem, A=0, B=1).violations()
    assert str(broken) == (
        "Of group 'g', no two are built at the same time - broken at A and B: "
        "both at work in 2027Q2"
    )


def test_sentence() -> None:
    """The rule in one sentence."""
    rule = NotConcurrent("g", ("A", "B"))
    assert str(rule) == "Of group 'g', no two are built at the same time"
