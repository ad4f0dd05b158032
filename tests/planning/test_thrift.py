"""Among plans with the same starts, the one that spends least."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import pytest
from tests.planning.handmade import FUND, Setting, at, initiative

from portfolio.intake import ContractTerms, HiringTerms
from portfolio.planning import (
    Contract,
    Enumeration,
    GivenWorth,
    Highs,
    Npv,
    Outcome,
    Problem,
    Roadmap,
    Status,
    StopReason,
)
from portfolio.planning.model import Model
from portfolio.planning.solvers import ProgressListener
from portfolio.planning.thrift import spend_least

TERMS = ContractTerms(rate=4.0, unit=0.5, fund=FUND)


def _lavish(problem: Problem, **values: float) -> Outcome:
    """Return an outcome with these values by column name, blanks for ``_`` and at for ``_at_``."""
    named = {name.replace("_at_", "@").replace("_", " "): x for name, x in values.items()}
    point = at(problem, named)
    worth = float(problem.model.worth @ point)
    return Outcome(Status.FEASIBLE, StopReason.GAP, point, worth, worth + 1)


def _short(objective: GivenWorth | Npv, terms: ContractTerms = TERMS) -> Problem:
    """Return a problem: A needs three people for a quarter, two are there."""
    setting = Setting(quarters=2, people=2, contracting=terms, objective=objective)
    return setting.problem(initiative("A", people=3, benefit=50))


@pytest.mark.parametrize("solver", [Highs(), Enumeration()])
@pytest.mark.parametrize("objective", [GivenWorth({"A": 5.0}), Npv(0.0, life=1)])
@pytest.mark.parametrize("unit", [0.0, 0.5])
def test_nobody_is_bought_who_is_not_needed(
    solver: Highs | Enumeration, objective: GivenWorth | Npv, unit: float
) -> None:
    """One FTE is lacking in the first quarter; the rest of what was bought goes."""
    problem = _short(objective, replace(TERMS, unit=unit))
    full = 1.0 if unit else 0.5
    bought = {"contractors_dev_at_0": 4 * full, "contractors_dev_at_1": 2 * full}
    found = spend_least(problem, _lavish(problem, A_at_0=1, **bought), solver)
    (contract,) = Roadmap(problem, found).done(Contract)
    assert contract.fte == pytest.approx(1)
    worth = 5 if isinstance(objective, GivenWorth) else 50 - 4
    assert found.objective == pytest.approx(worth)
    assert found.bound >= found.objective


def test_a_plan_that_does_nothing_else_stays_as_it_is() -> None:
    """Nobody is asked again."""
    problem = _short(GivenWorth({"A": 5.0}))
    outcome = _lavish(problem)
    assert spend_least(problem, outcome, _Silent()) is outcome
    nothing = Outcome(Status.INFEASIBLE, StopReason.PROVEN)
    assert spend_least(problem, nothing, _Silent()) is nothing


@dataclass(frozen=True)
class _Silent:
    """A solver that finds nothing, for this reason."""

    stopped: StopReason = StopReason.TIME_LIMIT

    name: ClassVar[str] = "silent"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Return no values."""
        return Outcome(Status.NO_SOLUTION, self.stopped)


def test_a_solver_that_finds_nothing_more_changes_nothing() -> None:
    """The plan is kept; only an interrupt is told."""
    problem = _short(GivenWorth({"A": 5.0}))
    outcome = _lavish(problem, A_at_0=1, contractors_dev_at_0=4)
    assert spend_least(problem, outcome, _Silent()) is outcome
    interrupted = spend_least(problem, outcome, _Silent(StopReason.INTERRUPTED))
    assert interrupted.stopped is StopReason.INTERRUPTED
    assert interrupted.values is outcome.values


def test_people_who_cost_nothing_are_not_had_in_vain() -> None:
    """Hires at no cost: as few as will do."""
    terms = HiringTerms(lead=0, cost=0.0, max_per_quarter=5, fund=FUND)
    setting = Setting(quarters=1, people=2, hiring=terms, objective=GivenWorth({"A": 5.0}))
    problem = setting.problem(initiative("A", people=3))
    outcome = Outcome(Status.FEASIBLE, StopReason.GAP, at(problem, {"A@0": 1, "+dev@0": 4}), 5.0)
    found = spend_least(problem, outcome, Highs())
    assert [hire.people for hire in Roadmap(problem, found).hires] == [1]
