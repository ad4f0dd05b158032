"""Clashes that arithmetic alone shows, by hand."""

from __future__ import annotations

from typing import ClassVar

import pytest
from tests.planning.handmade import FUND, Setting, initiative

from portfolio.domain import Relation, RelationKind
from portfolio.domain.vocabulary import Status as InitiativeStatus
from portfolio.explaining.conflict import explain_conflict
from portfolio.explaining.foregone import foregone
from portfolio.intake import HiringTerms
from portfolio.planning import (
    Budget,
    Constraint,
    Exclude,
    Highs,
    Mandate,
    NeedsFirst,
    Outcome,
    Problem,
    Requires,
    Staffing,
)
from portfolio.planning.model import Model


def _kinds(rules: tuple[Constraint, ...]) -> list[type]:
    return sorted({type(rule) for rule in rules}, key=lambda kind: kind.__name__)


def test_forced_in_and_ruled_out() -> None:
    """A must be done, and must not."""
    rules = (Mandate("A"), Exclude("A"))
    problem = Setting().problem(initiative("A"), initiative("B")).requiring(*rules, Mandate("B"))
    assert foregone(problem) == rules


def test_what_is_needed_is_ruled_out() -> None:
    """A must be done and requires B, which needs C first, which must not be done."""
    rules = (Mandate("A"), Requires("A", "B"), NeedsFirst("B", "C"), Exclude("C"))
    ones = [initiative(name) for name in "ABC"]
    assert foregone(Setting().problem(*ones).requiring(*rules)) == rules


def test_a_window_too_short() -> None:
    """Three quarters of work in a calendar of two."""
    problem = Setting(quarters=2).problem(initiative("A", 3), initiative("B"))
    assert foregone(problem.requiring(Mandate("A"))) == (Mandate("A"),)


def test_more_money_than_there_is() -> None:
    """Of 10 in two quarters A takes 12 and B 9 of 20: A and B, but not C for 1, is too much."""
    ones = [initiative(name, cost=cost) for name, cost in (("A", 12), ("B", 9), ("C", 1))]
    problem = Setting(quarters=2, money=10).problem(*ones)
    asked = problem.requiring(*(Mandate(name) for name in "CBA"))
    found = foregone(asked)
    assert _kinds(found) == [Budget, Mandate]
    assert {rule.initiative for rule in found if isinstance(rule, Mandate)} == {"A", "B"}
    assert foregone(problem.requiring(Mandate("A"), Mandate("C"))) == ()


def test_more_people_than_there_can_be() -> None:
    """A needs 3 in each of two quarters; there is one, and at most one more can join."""
    one = initiative("A", 2, people=3)
    terms = HiringTerms(lead=0, cost=1, max_per_quarter=1, max_total=1, fund=FUND)
    short = Setting(quarters=2, people=1, hiring=terms).problem(one).requiring(Mandate("A"))
    assert _kinds(foregone(short)) == [Mandate, Staffing]
    enough = Setting(quarters=2, people=2, hiring=terms).problem(one).requiring(Mandate("A"))
    assert foregone(enough) == ()


def test_what_arithmetic_does_not_show() -> None:
    """5 and 5 fit 10 in all, though not the 4 of any quarter: nothing is said."""
    ones = [initiative(name, cost=5) for name in "AB"]
    problem = Setting(quarters=3, money=4).problem(*ones)
    assert foregone(problem.requiring(Mandate("A"), Mandate("B"))) == ()


def test_what_is_delivered_needs_nothing() -> None:
    """B is live already: that A requires it is no clash."""
    live = initiative("B", status=InitiativeStatus.DELIVERED)
    link = Relation(RelationKind.REQUIRES, "A", "B", 0)
    problem = Setting(relations=(link,)).problem(initiative("A"), live)
    assert foregone(problem.requiring(Mandate("A"))) == ()


def test_only_what_is_named_is_looked_at() -> None:
    """No question to the judge holds a row of any other rule."""
    asked: list[set[str]] = []

    class Judge:
        name: ClassVar[str] = "judge"

        def solve(self, model: Model, on_progress: object = None) -> Outcome:
            asked.append({block.rule for block in model.blocks})
            return Highs(gap=1.0).solve(model)

    problem: Problem = Setting().problem(initiative("A"), initiative("B"))
    found = explain_conflict(problem.requiring(Mandate("A"), Exclude("A")), solver=Judge())
    assert {clash.rule for clash in found.clashes} == {"A must be done", str(Exclude("A"))}
    assert found.minimal
    assert not any("overspent" in rule for rules in asked for rule in rules)


@pytest.mark.parametrize("money", [9, 10])
def test_to_the_last_cent(money: float) -> None:
    """What is needed exactly fits; one less does not."""
    problem = Setting(quarters=1, money=money).problem(initiative("A", cost=10))
    assert (foregone(problem.requiring(Mandate("A"))) == ()) == (money == 10)
