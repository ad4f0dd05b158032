"""`Frozen`: what the last plan starts soon stays as it was."""

from __future__ import annotations

import pytest
from tests.planning.handmade import (
    Row,
    Setting,
    agree,
    at,
    holds,
    initiative,
    q,
    roadmap,
    rows,
    under,
)

from portfolio.domain.vocabulary import Status
from portfolio.planning import Frozen, Highs, Npv, plan

THREE = initiative("A"), initiative("B"), initiative("C")
LAST = {"A": q(0), "B": q(1), "C": q(2)}


def test_rows_are_those_of_the_formula() -> None:
    """The first two quarters: A at 0 and B at 1; C at 2 is free."""
    assert rows(under(Frozen(LAST, 2), *THREE)) == [
        Row("A", {"A@0": 1}, 1.0, 1.0),
        Row("B", {"B@1": 1}, 1.0, 1.0),
    ]


def test_inside_nothing_moves_and_outside_everything_may() -> None:
    """A must stay; B and C may be moved or dropped."""
    problem = under(Frozen(LAST, 1), *THREE)
    assert agree(problem, A=0)
    assert agree(problem, A=0, B=3, C=0)
    assert not agree(problem, A=1)
    assert not agree(problem, B=1, C=2)


def test_the_mode_stays_where_it_is_told() -> None:
    """Without a mode either will do."""
    both = initiative("A", mode="full", modes=(initiative("A", mode="lite"),))
    loose = under(Frozen(LAST), both, *THREE[1:])
    strict = under(Frozen(LAST, modes={"A": "lite"}), both, *THREE[1:])
    for mode, fits in (("lite", True), ("full", False)):
        assert holds(loose, at(loose, {f"A ({mode})@0": 1}))
        assert holds(strict, at(strict, {f"A ({mode})@0": 1})) is fits
        assert (not roadmap(strict, {f"A ({mode})@0": 1}).violations()) is fits


@pytest.mark.parametrize("status", [Status.IN_FLIGHT, Status.DELIVERED, Status.WITHDRAWN])
def test_what_goes_on_or_is_closed_is_left_alone(status: Status) -> None:
    """Other rules, and people, have decided on it."""
    problem = under(Frozen(LAST, 1), initiative("A", status=status), *THREE[1:])
    assert rows(problem) == []
    assert agree(problem, B=3)


def test_what_should_have_started_before_is_free() -> None:
    """The frozen window begins with the calendar."""
    problem = under(Frozen({"A": q(-1), "B": q(0)}, 2), *THREE)
    assert [row.label for row in rows(problem)] == ["B"]


def test_a_start_that_is_no_longer_possible_is_a_conflict() -> None:
    """A may not start before 2027Q2 any more, yet the last plan says 2027Q1."""
    later = initiative("A", earliest_start=q(1))
    problem = under(Frozen(LAST), later, *THREE[1:])
    assert rows(problem) == [Row("A", {}, 1.0, 1.0)]
    assert [v.found for v in roadmap(problem, A=1).violations()] == ["moved from 2027Q1 to 2027Q2"]


def test_the_best_plan_keeps_what_is_frozen() -> None:
    """Money for one at a time: B is worth more, yet A was to start now and does."""
    ones = initiative("A", cost=10, benefit=5), initiative("B", cost=10, benefit=9)
    problem = Setting(quarters=2, money=10, objective=Npv(0.08, 4)).problem(*ones)
    free = plan(problem, solver=Highs(gap=0))
    assert [entry.initiative.id for entry in free.entries] == ["B", "A"]
    kept = plan(problem.requiring(Frozen({"A": q(0)})), solver=Highs(gap=0))
    assert [entry.initiative.id for entry in kept.entries] == ["A", "B"]


def test_no_window_is_no_rule() -> None:
    """At least one quarter."""
    with pytest.raises(ValueError, match="frozen: quarters must be 1 or more, not 0"):
        Frozen(LAST, 0)


def test_sentence() -> None:
    """One quarter or several."""
    assert str(Frozen(LAST)) == "What the last plan starts in the first quarter stays as it was"
    assert str(Frozen(LAST, 2, reason="promised")) == (
        "What the last plan starts in the first 2 quarters stays as it was (promised)"
    )


def test_since_a_plan_one_quarter_is_frozen_by_default() -> None:
    """A starts in the first quarter and stays, B in the second and may move."""
    rule = Frozen.since(roadmap(under((), *THREE), A=0, B=1))
    assert [row.label for row in rows(under(rule, *THREE))] == ["A"]
