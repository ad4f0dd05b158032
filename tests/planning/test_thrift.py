"""Among plans with the same starts, the one that spends least."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np
import pytest
from tests.planning.handmade import FUND, Setting, at, column_names, initiative

from portfolio.intake import ContractTerms, HiringTerms
from portfolio.planning import (
    Budget,
    Contract,
    Enumeration,
    GivenWorth,
    Highs,
    Npv,
    Outcome,
    Problem,
    Roadmap,
    Share,
    Status,
    StopReason,
)
from portfolio.planning.model import Model
from portfolio.planning.outcome import Effort
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
    """The plan is kept; only an interrupt is told, and that the clock ended it."""
    problem = _short(GivenWorth({"A": 5.0}))
    outcome = _lavish(problem, A_at_0=1, contractors_dev_at_0=4)
    assert spend_least(problem, outcome, _Silent(StopReason.NODE_LIMIT)) is outcome
    timed = spend_least(problem, outcome, _Silent(StopReason.TIME_LIMIT))
    assert (timed.timed, timed.values, timed.stopped) == (True, outcome.values, outcome.stopped)
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


@dataclass
class _Echo:
    """A solver that finds what is there already, in two seconds."""

    values: np.ndarray[tuple[int], np.dtype[np.float64]]
    asked: list[Model] = field(default_factory=list)

    name: ClassVar[str] = "echo"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Return the values, and remember the question."""
        self.asked.append(model)
        effort = Effort("echo", 2.0)
        return Outcome(Status.OPTIMAL, StopReason.PROVEN, self.values.copy(), effort=effort)


def test_three_questions_are_asked_one_after_the_other() -> None:
    """What counts in each, and what is settled by then.

    An external costs 4, a person hired at once 1 + 2 * 3 = 7, one hired later 1 + 3 = 4. First
    they count by what they cost; then externals alone, as people are whole; then money kept, one
    unit like the other.
    """
    terms = HiringTerms(lead=0, cost=3.0, recruiting_cost=1.0, fund=FUND)
    contracts = replace(TERMS, unit=0.0, max_share=1.0)
    setting = Setting(2, people=2, hiring=terms, contracting=contracts)
    problem = setting.problem(initiative("A", people=3))
    problem = problem.without(Budget).requiring(Budget({FUND: 0.5}))
    before = _lavish(problem, A_at_0=1, contractors_dev_at_0=1.5, carry_money_at_0=5)
    before.values[column_names(problem).index("+dev@1")] = 1.0  # type: ignore[index]
    before = replace(before, effort=Effort("first", 10.0))
    solver = _Echo(before.values)  # type: ignore[arg-type]
    found = spend_least(problem, before, solver)
    named = [dict(zip(column_names(problem), asked.worth, strict=True)) for asked in solver.asked]
    counted = [{name: float(w) for name, w in worth.items() if w} for worth in named]
    externals = {"contractors dev@0": -4.0, "contractors dev@1": -4.0}
    assert counted == [
        {**externals, "+dev@0": -7.0, "+dev@1": -4.0},
        externals,
        {"carry money@0": -1.0},
    ]
    names = column_names(problem)
    fixed = [{names[k]: value for k, value in asked.fixed.items()} for asked in solver.asked]
    assert fixed[0] == {"A@0": 1, "A@1": 0}
    assert fixed[1] == {"A@0": 1, "A@1": 0, "+dev@0": 0, "+dev@1": 1}
    assert fixed[2] == {**fixed[1], "contractors dev@0": 1.5, "contractors dev@1": 0}
    assert found.effort.seconds == 10 + 3 * 2


def test_what_costs_least_is_not_what_is_fewest() -> None:
    """Two half people hired for 1 each cost less than one external for 4."""
    terms = HiringTerms(
        lead=0, ramp=9, ramp_productivity=0.5, cost=1.0, max_per_quarter=5, fund=FUND
    )
    contracts = replace(TERMS, unit=0.0, max_share=1.0)
    for objective in (GivenWorth({"A": 5.0}), Npv(0.0, life=1)):
        setting = Setting(1, people=2, hiring=terms, contracting=contracts, objective=objective)
        problem = setting.problem(initiative("A", people=3, benefit=50))
        found = spend_least(problem, _lavish(problem, A_at_0=1, contractors_dev_at_0=1), Highs())
        made = Roadmap(problem, found)
        assert [hire.people for hire in made.hires] == [2]
        assert made.done(Contract) == ()


def test_a_rule_that_is_missed_stays_missed_and_no_more() -> None:
    """A takes all of the spend where a half is wanted: 20 too much, with or without externals."""
    share = Share("g", ("A",), at_most=0.5, penalty=0.1)
    setting = Setting(1, people=2, contracting=replace(TERMS, unit=0.0, max_share=1.0))
    one = initiative("A", cost=40, people=2)
    objective = GivenWorth({"A": 50.0})
    problem = replace(setting.problem(one).requiring(share), objective=objective)
    (label,) = [name for name in column_names(problem) if name.startswith("~")]
    point = at(problem, {"A@0": 1, "contractors dev@0": 1, label: 20})
    worth = float(problem.model.worth @ point)
    outcome = Outcome(Status.FEASIBLE, StopReason.GAP, point, worth, worth)
    found = spend_least(problem, outcome, Highs())
    made = Roadmap(problem, found)
    assert made.done(Contract) == ()
    assert list(made.penalties.values()) == [pytest.approx(2.0)]


def test_money_kept_hides_no_needless_externals() -> None:
    """One external is lacking, one and a half are bought; nothing needs the 5 that are kept."""
    problem = _short(Npv(0.0, life=1), replace(TERMS, unit=0.0, max_share=1.0))
    problem = problem.without(Budget).requiring(Budget({FUND: 0.5}))
    before = _lavish(problem, A_at_0=1, contractors_dev_at_0=1.5, carry_money_at_0=5)
    found = spend_least(problem, before, Highs())
    assert found.values is not None
    assert found.values == pytest.approx(at(problem, {"A@0": 1, "contractors dev@0": 1}))


@pytest.mark.parametrize("missed", [0.5, 20.0])
def test_a_rule_that_is_missed_may_be_missed_by_a_millionth_more(missed: float) -> None:
    """Of 20 that are 20 millionths, of a half a millionth: a solver may have cut it short."""
    share = Share("g", ("A",), at_most=0.5, penalty=0.1)
    setting = Setting(1, people=2, contracting=replace(TERMS, unit=0.0, max_share=1.0))
    problem = setting.problem(initiative("A", cost=40, people=2)).requiring(share)
    (label,) = [name for name in column_names(problem) if name.startswith("~")]
    point = at(problem, {"A@0": 1, "contractors dev@0": 1, label: missed})
    solver = _Echo(point)
    spend_least(problem, Outcome(Status.FEASIBLE, StopReason.GAP, point, 0.0), solver)
    (part,) = [part for part in solver.asked[0].columns if part.family == "slack"]
    assert part.upper[0] - missed == pytest.approx(1e-6 * max(1.0, missed), rel=1e-3)


@pytest.mark.parametrize(("lost", "taken"), [(1e-4, True), (1e-2, False)])
def test_a_plan_may_be_worth_a_billionth_less(lost: float, taken: bool) -> None:
    """Of a million that is a thousandth: at 4 a head, a little more of an external is no loss."""
    terms = replace(TERMS, unit=0.0, max_share=1.0)
    setting = Setting(1, people=2, contracting=terms, objective=Npv(0.0, life=1))
    problem = setting.problem(initiative("A", people=3, benefit=1e6))
    values = [at(problem, {"A@0": 1, "contractors dev@0": 1 + more}) for more in (0, lost / 4)]
    before = Outcome(
        Status.FEASIBLE, StopReason.GAP, values[0], float(problem.model.worth @ values[0])
    )
    assert before.objective == 1e6 - 4
    found = spend_least(problem, before, _Echo(values[1]))
    assert (found is not before) is taken
