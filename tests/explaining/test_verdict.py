"""In which way an initiative is kept out, by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import RUBRIC, Setting, initiative, q, scored

from portfolio.domain import Relation, RelationKind
from portfolio.domain.vocabulary import Status
from portfolio.explaining import Verdict, why_not
from portfolio.explaining.verdict import verdict_of_clash
from portfolio.intake import Backlog
from portfolio.planning import (
    AllOrNone,
    Choose,
    Constraint,
    Exclude,
    GivenWorth,
    Mandate,
    Pin,
    Problem,
    Requires,
    RequiresAny,
    Window,
    plan,
)
from portfolio.scoring import KnockOut, score


def _verdict(problem: Problem, name: str = "A") -> Verdict:
    roadmap = plan(problem, solver=EXACT)
    return why_not(roadmap, name, along="value", solver=EXACT).verdict


@pytest.mark.parametrize("status", [Status.DELIVERED, Status.WITHDRAWN])
def test_what_is_over_is_no_candidate(status: Status) -> None:
    """What is delivered or withdrawn is gated out, however long it is."""
    ones = [initiative("A", 9, status=status), initiative("B")]
    assert _verdict(Setting(quarters=2).problem(*ones)) is Verdict.GATED_OUT


def test_too_long() -> None:
    """Three quarters of work do not fit two."""
    ones = [initiative("A", 3), initiative("B")]
    assert _verdict(Setting(quarters=2).problem(*ones)) is Verdict.NO_WINDOW


@pytest.mark.parametrize(
    ("rules", "verdict"),
    [
        ([Exclude("A", reason="vendor lock-in", by="the CIO")], Verdict.EXCLUDED),
        ([AllOrNone("both", ("A", "C")), Exclude("C")], Verdict.EXCLUDED),
        ([Window("A", earliest_start=q(1))], Verdict.NO_WINDOW),
        ([Mandate("B")], Verdict.LIMITED),
        ([], Verdict.OUTVALUED),
    ],
)
def test_rules(rules: Sequence[Constraint], verdict: Verdict) -> None:
    """Who ruled it out counts before its group, and that before what there is.

    There is money for 10; A and B take 11, so where B must be done, money is what A clashes with.
    """
    assert _verdict(four().requiring(*rules)) is verdict


def test_group() -> None:
    """B must be done, and its group has room for one; money for both there is."""
    rules = Choose("one of two", ("A", "B"), at_most=1), Mandate("B")
    assert _verdict(four(12).requiring(*rules)) is Verdict.GROUP


def test_a_prerequisite_that_is_dear() -> None:
    """A needs B before it, and the one quarter there is leaves no time for both."""
    link = Relation(RelationKind.NEEDS_FIRST, "A", "B", 0)
    assert _verdict(four(relations=(link,))) is Verdict.PREREQUISITE


def test_a_prerequisite_somebody_ruled_out() -> None:
    """What A needs was ruled out by a person: that is why A is out."""
    link = Relation(RelationKind.REQUIRES, "A", "C", 0)
    assert _verdict(four(relations=(link,)).requiring(Exclude("C"))) is Verdict.EXCLUDED


@pytest.mark.parametrize(
    "rules",
    [
        [RequiresAny("M", ("B", "C"), 1), Exclude("C", "board said no"), Mandate("M")],
        [Mandate("B"), Requires("B", "C")],
        [Mandate("B"), Pin("B", q(0))],
        [Choose("others", ("B", "C"), at_least=1), Exclude("C")],
    ],
)
def test_rules_about_others_are_no_fault_of_its_own(rules: Sequence[Constraint]) -> None:
    """A costs 8 of 10, and rules about others take more than 2 of that: money is the reason."""
    costs = {"A": 8, "B": 5, "C": 3, "M": 0}
    ones = [initiative(n, cost=c, latest_finish=q(0)) for n, c in costs.items()]
    worth = GivenWorth(dict.fromkeys(costs, 1.0))
    problem = Setting(quarters=1, money=10, objective=worth).problem(*ones)
    assert _verdict(problem.requiring(*rules)) is Verdict.LIMITED


def test_no_rules_singled_out() -> None:
    """Where time ran out before rules were singled out, limits are all that can be said."""
    assert verdict_of_clash("A", []) is Verdict.LIMITED


def test_knocked_out() -> None:
    """A gate of the scoring comes before everything else."""
    strict = replace(RUBRIC, knock_outs=(KnockOut(criterion="gain", at_most=2, reason="no value"),))
    card = score(Backlog((scored("A", 1, 5), scored("B", 5, 5))), strict)
    asked = Problem.of(card, Setting(quarters=1).capacity(), objective=GivenWorth({"B": 1.0}))
    assert _verdict(asked) is Verdict.GATED_OUT
