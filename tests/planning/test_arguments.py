"""Whoever gives planning something else than it takes learns what it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.planning.handmade import Setting, initiative

from portfolio.explaining import ScaledMoney
from portfolio.planning import Exclude, GivenWorth, Highs, Mandate, Npv, Problem, Roadmap, plan

SETTING = Setting(quarters=1, money=9, objective=GivenWorth({"A": 1.0}))
PROBLEM = SETTING.problem(initiative("A"))
BACKLOG, CAPACITY = SETTING.backlog(initiative("A")), SETTING.capacity()


@pytest.fixture(scope="module")
def roadmap() -> Roadmap:
    """Return a plan of one initiative."""
    return plan(PROBLEM)


@pytest.mark.parametrize(
    ("asked", "expected", "shown"),
    [
        (plan, "plan: expected a problem", "Roadmap"),
        (lambda r: plan("backlog.csv"), "plan: expected a problem", "'backlog.csv'"),
        (lambda r: plan(PROBLEM, solver="highs"), "solver: expected a solver", "'highs'"),
        (lambda r: plan(PROBLEM, solver=Highs), "solver: expected a solver", "the class Highs"),
        (lambda r: plan(PROBLEM, start=PROBLEM), "start: expected a roadmap", "Problem"),
        (lambda r: plan(PROBLEM, on_progress=3), "on_progress: expected a function", "3"),
        (lambda r: plan(PROBLEM, model=3), "from_pulp: expected a PuLP problem", "3"),
        (lambda r: plan(PROBLEM, model=r), "from_pulp: expected a PuLP problem", "Roadmap"),
        (lambda r: Problem.of("x", CAPACITY), "candidates: expected a backlog, score", "'x'"),
        (lambda r: Problem.of(CAPACITY, BACKLOG), "candidates: expected a backlog", "Capacity"),
        (lambda r: Problem.of(BACKLOG, 9.0), "capacity: expected a capacity", "9.0"),
        (
            lambda r: Problem.of(BACKLOG, CAPACITY, [Mandate("A")]),
            "constraints: expected a rule",
            "[Mandate",
        ),
        (
            lambda r: Problem.of(BACKLOG, CAPACITY, objective="npv"),
            "objective: expected an objective",
            "'npv'",
        ),
        (
            lambda r: Problem.of(BACKLOG, CAPACITY, objective=Npv),
            "objective: expected an objective",
            "the class Npv",
        ),
        (lambda r: PROBLEM.requiring("A in"), "constraints: expected a rule", "'A in'"),
        (lambda r: PROBLEM.requiring(Exclude), "constraints: expected a rule", "class Exclude"),
        (lambda r: PROBLEM.requiring(ScaledMoney(1)), "expected a rule", "ScaledMoney"),
        (lambda r: PROBLEM.requiring(Mandate(["A"])), "mandate: expected a name", "['A']"),
        (lambda r: PROBLEM.without("A in"), "without: expected a rule", "'A in'"),
    ],
)
def test_something_else_is_refused(
    asked: Callable[[Any], object], expected: str, shown: str, roadmap: Roadmap
) -> None:
    """Natural slips: what is near at hand, text for an object, a class, a list too many."""
    with pytest.raises(ValueError, match="expected") as error:
        asked(roadmap)
    said = str(error.value)
    assert expected in said
    assert f", not {shown}" in said or f"not the {shown}" in said
