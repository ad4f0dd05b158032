"""From a problem to a checked roadmap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

import pytest
from tests.planning.handmade import FUND, Setting, at, initiative

from portfolio.errors import PortfolioError
from portfolio.intake import HiringTerms
from portfolio.planning import (
    Enumeration,
    Exclude,
    GivenWorth,
    Highs,
    Mandate,
    Npv,
    Outcome,
    Phase,
    Problem,
    Progress,
    Pulp,
    Roadmap,
    Share,
    Status,
    StopReason,
    plan,
    search,
)
from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Effort
from portfolio.planning.solvers import ProgressListener, Solver

TERMS = HiringTerms(lead=0, cost=5.0, max_per_quarter=3, fund=FUND)


@dataclass(frozen=True)
class Stub:
    """A solver that always finds the same values, by column name."""

    problem: Problem
    values: Mapping[str, float]

    name = "stub"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Return the values."""
        point = at(self.problem, self.values)
        worth = float(model.worth @ point)
        return Outcome(Status.FEASIBLE, StopReason.GAP, point, worth, worth + 100)


def _choice() -> Problem:
    """Four candidates of one quarter for a budget of 10: worth 10, 13, 7, 8 at 5, 6, 3, 4."""
    ones = [initiative(name, cost=cost) for name, cost in zip("ABCD", (5, 6, 3, 4), strict=True)]
    worth = GivenWorth({"A": 10.0, "B": 13.0, "C": 7.0, "D": 8.0})
    return Setting(quarters=1, money=10, objective=worth).problem(*ones)


@pytest.mark.parametrize("solver", [None, Highs(), Pulp(), Enumeration()])
def test_the_best_plan(solver: Highs | Pulp | Enumeration | None) -> None:
    """B and D fill the budget for 21, by hand; whoever solves it."""
    found = plan(_choice(), solver=solver)
    assert [entry.initiative.id for entry in found.entries] == ["B", "D"]
    assert (found.objective, found.worth) == (21, 21)
    assert found.bound >= 21
    assert not found.violations()


def test_who_is_asked_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """HiGHS, to a tenth of a per cent, for a minute at most; from the model as it is."""
    asked: list[tuple[Model, Solver]] = []

    def solve(model: Model, solver: Solver, _: object) -> Outcome:
        asked.append((model, solver))
        return Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)

    monkeypatch.setattr(search, "solve_exactly", solve)
    problem = _choice()
    plan(problem)
    assert asked == [(problem.model, Highs(gap=1e-3, time_limit=60.0))]


def test_no_plan_is_an_answer() -> None:
    """Nothing raises until somebody asks for entries."""
    found = plan(_choice().requiring(Mandate("A"), Exclude("A")))
    assert found.outcome.status is Status.INFEASIBLE


def test_the_solver_is_not_believed() -> None:
    """A solver that overspends is caught by the referee, with rule and place."""
    problem = _choice()
    with pytest.raises(PortfolioError, match=r"No fund is overspent .* money in 2027Q1: 11\.00"):
        plan(problem, solver=Stub(problem, {"A@0": 1, "B@0": 1}))


def _understaffed(objective: GivenWorth | Npv) -> Problem:
    """Return a problem: A needs two people for two quarters, none is there, any may join."""
    setting = Setting(quarters=2, people=0, hiring=TERMS, objective=objective)
    return setting.problem(initiative("A", 2, people=2, benefit=100))


@pytest.mark.parametrize("objective", [GivenWorth({"A": 5.0}), Npv(0.0)])
@pytest.mark.parametrize("solver", [Highs(gap=0.5), Pulp(), Enumeration()])
def test_nobody_is_hired_who_is_not_needed(
    objective: GivenWorth | Npv, solver: Highs | Pulp | Enumeration
) -> None:
    """Two join at once: they are needed, and a third costs money for nothing.

    Neither a wide gap nor an objective that does not count money changes that.
    """
    found = plan(_understaffed(objective), solver=solver)
    assert [(hire.people, str(hire.quarter)) for hire in found.hires] == [(2, "2027Q1")]


def test_needless_hires_of_a_solver_are_undone() -> None:
    """A solver whose plan has two people too many is asked again, for the hires alone."""

    @dataclass(frozen=True)
    class Careless(Stub):
        def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
            if model.fixed:
                return Highs().solve(model)
            return super().solve(model)

    problem = _understaffed(Npv(0.0, life=1))
    found = plan(problem, solver=Careless(problem, {"A@0": 1, "+dev@0": 3, "+dev@1": 1}))
    assert [hire.people for hire in found.hires] == [2]
    # 100 of benefit less two people for two quarters at 5.
    assert found.objective == pytest.approx(100 - 20)
    assert found.bound == pytest.approx(65 + 100)
    assert found.outcome.status is Status.FEASIBLE


def test_misses_of_soft_rules_stay_as_they_are() -> None:
    """Asking again for the hires does not touch what soft rules lost."""
    setting = Setting(quarters=1, people=0, hiring=TERMS, objective=GivenWorth({"A": 50.0}))
    one = initiative("A", people=1, cost=4)
    rule = Share("g", ("B",), at_least=0.5, penalty=3)
    problem = setting.problem(one, initiative("B", cost=4, people=9)).requiring(rule)
    found = plan(problem, solver=Highs(gap=0.5))
    assert [hire.people for hire in found.hires] == [1]
    # B needs nine people and three can be had; half of 4 is missed, at 3 each.
    assert sum(found.penalties.values()) == pytest.approx(6)
    assert found.objective == pytest.approx(44)


def test_progress_is_told() -> None:
    """Whoever listens is called."""
    told: list[Progress] = []
    plan(_choice(), on_progress=told.append)
    assert told


def test_settling_ties_is_told_as_well() -> None:
    """The plan stands by then, at 21 of 21; the time goes on from that of the search."""

    class Talking:
        name: ClassVar[str] = "talking"

        def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
            """Find the best plan, in two seconds by its own account, and say so."""
            if on_progress is not None:
                on_progress(Progress(0.5, 7.0, 99.0, 3))
            return replace(Enumeration().solve(model), effort=Effort("talking", 2.0))

    told: list[Progress] = []
    plan(_choice(), solver=Talking(), on_progress=told.append)
    first, *others = told
    assert (first.phase, first.objective) == (Phase.PROOF, 7.0)
    assert {(one.phase, one.objective, one.bound, one.nodes) for one in others} == {
        (Phase.TIES, 21.0, 21.0, 3)
    }
    assert all(2.0 <= one.seconds < 60 for one in others)


def test_a_plan_to_begin_with_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver is asked for the model with the values of the plan."""
    begun, asked = plan(_choice(), solver=Enumeration()), list[Model]()

    def solve(model: Model, solver: Solver, _: object) -> Outcome:
        asked.append(model)
        return Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)

    monkeypatch.setattr(search, "solve_exactly", solve)
    plan(begun.problem, start=begun)
    assert begun.outcome.values is not None
    values = begun.outcome.values.tolist()
    assert [None if model.start is None else model.start.tolist() for model in asked] == [values]


def test_what_was_added_by_hand_is_planned(monkeypatch: pytest.MonkeyPatch) -> None:
    """The problem is the one that its extended form stands for: here without B, so A and D."""
    problem, extended = _choice(), object()
    other = problem.requiring(Exclude("B"))
    forms = {id(extended): other}
    monkeypatch.setattr(Problem, "from_pulp", lambda _, form: forms[id(form)])
    found = plan(problem, model=extended, solver=Enumeration())  # type: ignore[arg-type]
    assert found.problem is other
    assert [entry.initiative.id for entry in found.entries] == ["A", "D"]


def test_a_canonical_plan_is_the_thriftiest_already(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked again."""
    monkeypatch.setattr(search, "spend_least", None)
    assert plan(_choice(), solver=Enumeration()).outcome.canonical


def test_all_rules_that_are_broken_are_told() -> None:
    """A is barred, and what is planned instead costs too much."""
    problem = _choice().requiring(Exclude("A"), Exclude("B"))
    point = at(problem, {"A@0": 1, "B@0": 1})
    broken = "; ".join(map(str, Roadmap(problem, _found(point)).violations()))
    assert broken.count("; ") >= 1
    with pytest.raises(PortfolioError) as error:
        search.checked(problem, _found(point))
    assert str(error.value) == f"the solver's plan breaks rules: {broken}"


def _found(point: Floats) -> Outcome:
    return Outcome(Status.FEASIBLE, StopReason.GAP, point, 0.0)
