"""`Choose`: at least and at most so many members of a group."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import Row, agree, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import Choose

GROUP = ("A", "B", "C")
THREE = tuple(initiative(name, 4) for name in GROUP)
"""Four quarters of work, so each has one start only."""


def test_rows_are_those_of_the_formula() -> None:
    """Between one and two of three: one row a bound, over all starts of all members."""
    every = {"A@0": 1.0, "B@0": 1.0, "C@0": 1.0}
    problem = under(Choose("g", GROUP, 1, 2), *THREE)
    assert rows(problem) == [
        Row("at least", every, 1.0, math.inf),
        Row("at most", every, -math.inf, 2.0),
    ]


@pytest.mark.parametrize(
    ("chosen", "fits"), [("", False), ("A", True), ("AC", True), ("ABC", False)]
)
def test_members_are_counted(chosen: str, fits: bool) -> None:
    """None and all three lie outside of one to two."""
    problem = under(Choose("g", GROUP, 1, 2), *THREE)
    assert agree(problem, **dict.fromkeys(chosen, 0)) is fits


def test_rows_with_a_trigger_are_those_of_the_formula() -> None:
    """At least: sum - 2 y[D] >= 0. At most 2 of 3: sum + (3 - 2) y[D] <= 2 + (3 - 2)."""
    problem = under(Choose("g", GROUP, 2, 2, if_selected="D"), *THREE, initiative("D", 4))
    assert rows(problem) == [
        Row("at least", {"A@0": 1, "B@0": 1, "C@0": 1, "D@0": -2}, 0.0, math.inf),
        Row("at most", {"A@0": 1, "B@0": 1, "C@0": 1, "D@0": 1}, -math.inf, 3.0),
    ]


@pytest.mark.parametrize("chosen", ["", "A", "AB", "ABC", "D", "AD", "ABD", "ABCD"])
def test_a_trigger_switches_the_rule_on(chosen: str) -> None:
    """Exactly two of the three, but only if D is done."""
    problem = under(Choose("g", GROUP, 2, 2, if_selected="D"), *THREE, initiative("D", 4))
    fits = "D" not in chosen or sum(name in chosen for name in GROUP) == 2
    assert agree(problem, **dict.fromkeys(chosen, 0)) is fits


def test_a_trigger_may_be_a_member() -> None:
    """If A is done, one more member must be: A alone breaks the rule, A and B do not."""
    problem = under(Choose("g", GROUP, at_least=2, if_selected="A"), *THREE)
    assert not agree(problem, A=0)
    assert agree(problem, A=0, B=0)
    assert agree(problem, B=0)


def test_a_delivered_trigger_is_always_on() -> None:
    """What is live counts as selected."""
    live = initiative("D", status=Status.DELIVERED)
    problem = under(Choose("g", GROUP, at_least=1, if_selected="D"), *THREE, live)
    assert not agree(problem)
    assert agree(problem, B=0)


def test_a_trigger_out_of_reach_is_never_on() -> None:
    """What is withdrawn can never switch the rule on."""
    gone = initiative("D", status=Status.WITHDRAWN)
    problem = under(Choose("g", GROUP, 3, 3, if_selected="D"), *THREE, gone)
    assert agree(problem)
    assert agree(problem, A=0)


def test_delivered_members_count_as_selected() -> None:
    """With A live, at least two means one more, and at most two means one more as well."""
    live = initiative("A", status=Status.DELIVERED)
    problem = under(Choose("g", GROUP, 2, 2), live, *THREE[1:])
    assert [(row.lower, row.upper) for row in rows(problem)] == [(1, math.inf), (-math.inf, 1)]
    assert not agree(problem)
    assert agree(problem, B=0)
    assert not agree(problem, B=0, C=0)


def test_delivered_members_count_under_a_trigger() -> None:
    """Two of three if D is done; A is live, so D needs B or C."""
    live = initiative("A", status=Status.DELIVERED)
    rule = Choose("g", GROUP, 2, 2, if_selected="D")
    problem = under(rule, live, *THREE[1:], initiative("D", 4))
    assert not agree(problem, D=0)
    assert agree(problem, B=0, D=0)
    assert not agree(problem, B=0, C=0, D=0)
    assert agree(problem, B=0, C=0)


def test_the_violation_names_who_is_selected() -> None:
    """A reader sees the number and the names."""
    problem = under(Choose("g", GROUP, at_most=1), *THREE)
    (broken,) = roadmap(problem, A=0, C=0).violations()
    assert str(broken) == ("Of group 'g', at most 1 of 3 are done - broken at g: 2 selected: A, C")
    (missing,) = roadmap(under(Choose("g", GROUP, 1), *THREE)).violations()
    assert missing.found == "0 selected: none"


@pytest.mark.parametrize(
    ("least", "most", "trigger", "sentence"),
    [
        (1, None, None, "Of group 'g', at least 1 of 3 are done"),
        (None, 2, None, "Of group 'g', at most 2 of 3 are done"),
        (1, 2, None, "Of group 'g', at least 1 and at most 2 of 3 are done"),
        (2, 2, "D", "Of group 'g', exactly 2 of 3 are done, if D is done"),
    ],
)
def test_sentence(least: int | None, most: int | None, trigger: str | None, sentence: str) -> None:
    """Equal bounds are told as exactly."""
    assert str(Choose("g", GROUP, least, most, trigger)) == sentence


@pytest.mark.parametrize(("least", "most"), [(None, None), (2, 1), (-1, 2), (4, None), (None, -1)])
def test_bounds_that_make_no_sense_are_refused(least: int | None, most: int | None) -> None:
    """No bound, crossed bounds, negative ones, and more than there are members."""
    with pytest.raises(ValueError, match=f"at_least={least}, at_most={most}"):
        Choose("g", GROUP, least, most)


def test_none_at_all_may_be_chosen() -> None:
    """At most 0 needs no lower bound to be a rule."""
    problem = under(Choose("g", GROUP, at_most=0), *THREE)
    assert agree(problem)
    assert not agree(problem, A=0)


def test_a_trigger_asks_for_no_more_than_is_there() -> None:
    """A and B are live: with D done, at least one of three is met twice over, C is not needed."""
    live = [initiative(name, status=Status.DELIVERED) for name in "AB"]
    rule = Choose("g", GROUP, at_least=1, if_selected="D")
    problem = under(rule, *live, THREE[2], initiative("D"))
    assert agree(problem, D=0)


def test_an_unknown_trigger_is_refused() -> None:
    """The trigger is looked up as the members are."""
    with pytest.raises(ValueError, match="choose: unknown initiative 'Z'"):
        under(Choose("g", GROUP, 1, if_selected="Z"), *THREE)
