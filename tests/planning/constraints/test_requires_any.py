"""`RequiresAny`: the source only with enough of several others."""

from __future__ import annotations

import math
from itertools import product

import pytest
from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import RequiresAny

THREE = initiative("B", 4), initiative("C", 4), initiative("D", 4)


def test_rows_are_those_of_the_formula() -> None:
    """Two for every start of A, less the starts of the others."""
    problem = under(RequiresAny("A", ("B", "C", "D"), 2), initiative("A", 3), *THREE)
    assert rows(problem) == [
        Row(
            "A -> 2 of B, C, D",
            {"A@0": 2, "A@1": 2, "B@0": -1, "C@0": -1, "D@0": -1},
            -math.inf,
            0.0,
        )
    ]


@pytest.mark.parametrize("least", [1, 2, 3])
def test_every_choice(least: int) -> None:
    """With A, enough of the other three; without A, any of them."""
    rule = RequiresAny("A", ("B", "C", "D"), least)
    problem = under(rule, initiative("A", 4), *THREE)
    for a, *others in product([False, True], repeat=4):
        chosen = {name: 0 for name, taken in zip("ABCD", (a, *others), strict=True) if taken}
        assert agree(problem, **chosen) is (not a or sum(others) >= least)


def test_dates_do_not_matter() -> None:
    """The source may start long before the one it requires."""
    problem = under(RequiresAny("A", ("B",)), initiative("A"), initiative("B"))
    assert agree(problem, A=0, B=3)


def test_delivered_ones_count() -> None:
    """B is live, so one more is enough for two; with B and C live nothing is left to ask."""
    live = {name: initiative(name, status=Status.DELIVERED) for name in "BC"}
    two = RequiresAny("A", ("B", "C", "D"), 2)
    one_there = under(two, initiative("A", 4), live["B"], *THREE[1:])
    assert rows(one_there) == [
        Row("A -> 1 of B, C, D", {"A@0": 1, "C@0": -1, "D@0": -1}, -math.inf, 0.0)
    ]
    assert agree(one_there, A=0, D=0)
    assert not agree(one_there, A=0)
    both_there = under(two, initiative("A", 4), live["B"], live["C"], THREE[2])
    assert rows(both_there) == []
    assert agree(both_there, A=0)


def test_a_mode_is_as_good_as_another() -> None:
    """Whichever way B is done, it counts once; A counts in each of its ways."""
    fast = initiative("B", 1, mode="fast")
    slow = initiative("B", 4, mode="slow", modes=(fast,))
    lite = initiative("A", 3, mode="lite")
    problem = under(RequiresAny("A", ("B",)), initiative("A", 4, modes=(lite,)), slow)
    ((row,)) = rows(problem)
    assert sum(value == 1 for value in row.terms.values()) == 1 + 2
    assert sum(value == -1 for value in row.terms.values()) == 1 + 4


def test_the_violation_names_who_is_there() -> None:
    """A reader sees which of them are planned."""
    problem = under(RequiresAny("A", ("B", "C", "D"), 2), initiative("A"), *THREE)
    assert [v.found for v in roadmap(problem, A=0).violations()] == ["planned with none of them"]
    assert [v.found for v in roadmap(problem, A=0, C=0).violations()] == ["planned with C of them"]


def test_sentence() -> None:
    """One or several, and out of whom."""
    assert str(RequiresAny("A", ("B", "C"))) == "A is done only if at least 1 of 2 (B, C) is"
    assert str(RequiresAny("A", ("B", "C"), 2)) == "A is done only if at least 2 of 2 (B, C) are"


@pytest.mark.parametrize(
    ("others", "least", "message"),
    [
        (("B", "C"), 0, "at_least must be 1 to 2, the number of others, not 0"),
        (("B", "C"), 3, "not 3"),
        (("B", "A"), 1, "A cannot be one of those it requires"),
        (("B", "B"), 1, "requires_any: members are named twice: B"),
        ("BC", 1, "not the text 'BC'"),
    ],
)
def test_what_makes_no_sense_is_refused(others: tuple[str, ...], least: int, message: str) -> None:
    """Counts out of reach, itself, repetitions, and a text in place of a list."""
    with pytest.raises(ValueError, match=message):
        RequiresAny("A", others, least)


def test_those_that_are_there_are_named() -> None:
    """Two of the three that are needed."""
    rule = RequiresAny("A", ("B", "C", "D"), 3)
    problem = under(rule, *(initiative(name) for name in "ABCD"))
    (violation,) = roadmap(problem, A=0, B=0, D=0).violations()
    assert violation.found == "planned with B, D of them"
