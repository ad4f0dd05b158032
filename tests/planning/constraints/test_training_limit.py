"""`TrainingLimit`: nobody is trained whom a role does not have."""

from __future__ import annotations

import math
from dataclasses import replace

from tests.planning.handmade import (
    FIRST,
    FUND,
    NOTHING_WORTH,
    FreePlan,
    Row,
    Setting,
    q,
    roadmap,
    rows,
)

from portfolio.domain import calendar
from portfolio.intake import Backlog, Capacity, TrainingTerms
from portfolio.planning import Problem, Training, TrainingLimit

THERE = TrainingTerms(source="dev", target="ml", duration=1, cost=1.0, max_per_quarter=2, fund=FUND)
BACK = TrainingTerms(source="ml", target="dev", duration=1, cost=1.0, max_per_quarter=2, fund=FUND)


def _problem(*terms: TrainingTerms) -> Problem:
    """Return a problem of three quarters: two developers, then one; nobody in ml."""
    people: dict[str, tuple[float, ...]] = {"dev": (2, 2, 1), "ml": (0, 0, 0)}
    capacity = Capacity.of(calendar(FIRST, 3), {FUND: 9}, people, training=terms)
    return Problem(Backlog(()), capacity, (TrainingLimit(),), NOTHING_WORTH)


def test_rows_are_those_of_the_formula() -> None:
    """Who began so far, less who came back so far, of those who are there; then the total."""
    out, back = "training dev>ml", "training ml>dev"
    assert rows(_problem(replace(THERE, max_total=3), BACK)) == [
        Row("dev, 2027Q1", {f"{out}@0": 1}, -math.inf, 2),
        Row("dev, 2027Q2", {f"{out}@0": 1, f"{out}@1": 1, f"{back}@0": -1}, -math.inf, 2),
        Row(
            "dev, 2027Q3",
            {f"{out}@0": 1, f"{out}@1": 1, f"{back}@0": -1, f"{back}@1": -1},
            -math.inf,
            1,
        ),
        Row("ml, 2027Q1", {f"{back}@0": 1}, -math.inf, 0),
        Row("ml, 2027Q2", {f"{back}@0": 1, f"{back}@1": 1, f"{out}@0": -1}, -math.inf, 0),
        Row(
            "ml, 2027Q3",
            {f"{back}@0": 1, f"{back}@1": 1, f"{out}@0": -1, f"{out}@1": -1},
            -math.inf,
            0,
        ),
        Row("dev to ml", {f"{out}@0": 1, f"{out}@1": 1}, -math.inf, 3),
    ]


def test_nobody_to_train_is_no_limit() -> None:
    """Without terms the rule has nothing to say."""
    problem = Setting().under(TrainingLimit())
    assert rows(problem) == []
    assert not roadmap(problem).violations()


def test_a_role_cannot_lose_more_people_than_it_has() -> None:
    """Two may begin at once, but in the third quarter only one of them would have been there."""
    problem = _problem(THERE)
    assert not roadmap(problem, {"training dev>ml@0": 1}).violations()
    (broken,) = roadmap(problem, {"training dev>ml@0": 2}).violations()
    assert (broken.where, broken.found) == ("dev in 2027Q3", "2 in training or gone of 1")


def test_who_came_by_training_may_go_back() -> None:
    """One goes to ml in the first quarter and back in the second: nobody is missing anywhere."""
    problem = _problem(THERE, BACK)
    both = {"training dev>ml@0": 1, "training ml>dev@1": 1}
    assert not roadmap(problem, both).violations()
    (broken,) = roadmap(problem, {"training ml>dev@0": 1, "training dev>ml@0": 1}).violations()
    assert (broken.where, broken.found) == ("ml in 2027Q1", "1 in training or gone of 0")


def test_the_referee_counts_each_quarter_and_the_total() -> None:
    """Three at once where two may begin, and three in all where two may; two are not too many."""
    terms = replace(THERE, max_total=2)
    people = {"dev": 9, "ml": 0}
    capacity = Capacity.of(calendar(FIRST, 3), {FUND: 9}, people, training=[terms])
    problem = Problem(Backlog(()), capacity, (TrainingLimit(),), NOTHING_WORTH)
    assert not FreePlan.of(problem, [], [Training(q(0), 2, terms)]).violations()
    plan = FreePlan.of(problem, [], [Training(q(0), 3, terms)])
    assert {violation.rule for violation in plan.violations()} == {str(TrainingLimit())}
    assert [(violation.where, violation.found) for violation in plan.violations()] == [
        ("dev to ml", "3 begin of 2"),
        ("dev to ml", "3 begin in one quarter"),
    ]


def test_sentence() -> None:
    """The rule in one sentence."""
    assert str(TrainingLimit()) == (
        "No more people are trained than a role has and the terms of training allow"
    )
