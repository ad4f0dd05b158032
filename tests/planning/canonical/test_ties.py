"""Which of the plans of equal worth is returned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from random import Random
from typing import ClassVar

import numpy as np
import pytest
from tests.contracts.drawn import draw_problem
from tests.planning.handmade import FIRST, FUND, Setting, at, initiative, q
from tests.planning.solvers.models import columns

from portfolio.domain import Relation, RelationKind
from portfolio.intake import HiringTerms
from portfolio.planning import (
    Enumeration,
    FewChanges,
    Frozen,
    GivenWorth,
    Highs,
    Npv,
    Outcome,
    Problem,
    Pulp,
    Roadmap,
    Status,
    StopReason,
    plan,
)
from portfolio.planning.canonical import settle_ties, ties
from portfolio.planning.canonical.preferences import NEARLY, lost_worth, preferences
from portfolio.planning.canonical.prover import Prover
from portfolio.planning.canonical.ties import _held, _Ties, _Verdict, _with_plan
from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Effort
from portfolio.planning.solvers import ProgressListener, Solver
from portfolio.planning.solvers.highs_session import Relaxation

SOLVERS = [Highs(gap=0.0), Pulp(gap=0.0), Enumeration()]


def _told(found: Roadmap) -> str:
    """Return the entries of a plan: ``A@0 B@2``, by start, then id."""
    return " ".join(f"{e.initiative.name}@{e.start - FIRST}" for e in found.entries)


@pytest.mark.parametrize("solver", SOLVERS)
def test_of_equal_worth_the_cheaper_is_done(solver: Solver) -> None:
    """10 of money buys A and B, or C alone, for 6 points each; C costs 9, not 10."""
    ones = [initiative(*one) for one in (("A",), ("B",), ("C",))]
    costs = {"A": 4.0, "B": 6.0, "C": 9.0}
    ones = [replace(one, build_spend={FUND: (costs[one.id],)}) for one in ones]
    worth = GivenWorth({"A": 2.0, "B": 4.0, "C": 6.0})
    found = plan(Setting(1, money=10, objective=worth).problem(*ones), solver=solver)
    assert _told(found) == "C@0"
    assert found.outcome.canonical


@pytest.mark.parametrize("solver", SOLVERS)
def test_of_equal_spend_the_earlier_is_done(solver: Solver) -> None:
    """Worth and spend do not hang on the start; two fit into each quarter.

    A, B, C and D in two a quarter add up to 1 + 1 + 2 + 2 = 6 at best, and of the six such plans
    the one is returned in which A and B come first.
    """
    ones = [initiative(name, cost=1, people=1) for name in "DCBA"]
    setting = Setting(3, people=2, objective=GivenWorth(dict.fromkeys("ABCD", 1.0)))
    found = plan(setting.problem(*sorted(ones, key=lambda one: one.id)), solver=solver)
    assert _told(found) == "A@0 B@0 C@1 D@1"


@pytest.mark.parametrize("solver", SOLVERS)
def test_what_is_worth_nothing_is_not_begun(solver: Solver) -> None:
    """A is free and worth nothing: the plan with it is worth as much, spends as much, does more."""
    ones = [initiative("A"), initiative("B", cost=1)]
    found = plan(Setting(2, objective=GivenWorth({"B": 1.0})).problem(*ones), solver=solver)
    assert _told(found) == "B@0"


@pytest.mark.parametrize("solver", SOLVERS)
@pytest.mark.parametrize("price", [None, 0.0])
def test_of_equal_starts_the_last_plan_is_kept(solver: Solver, price: float | None) -> None:
    """One of A, B and C fits into each of two quarters, each is worth 1.

    By ids A@0 B@1 would come first. The last plan was C@0, A@1; keeping both is no change.
    """
    ones = [initiative(name, people=1) for name in "ABC"]
    setting = Setting(2, people=1, objective=GivenWorth(dict.fromkeys("ABC", 1.0)))
    problem = setting.problem(*ones)
    assert _told(plan(problem, solver=solver)) == "A@0 B@1"
    # Three changes are free: all plans may tie.
    rule = FewChanges({"C": q(0), "A": q(1)}, 3, price=price)
    assert _told(plan(problem.requiring(rule), solver=solver)) == "C@0 A@1"


@pytest.mark.parametrize("solver", SOLVERS)
def test_frozen_work_tells_the_last_plan_too(solver: Solver) -> None:
    """A@0 is frozen for a quarter; of B and C, which tie in the second, the last plan had C."""
    ones = [initiative(name, people=1) for name in "ABC"]
    setting = Setting(2, people=1, objective=GivenWorth(dict.fromkeys("ABC", 1.0)))
    frozen = Frozen({"A": q(0), "C": q(1)}, 1)
    assert _told(plan(setting.problem(*ones).requiring(frozen), solver=solver)) == "A@0 C@1"


@pytest.mark.parametrize("solver", SOLVERS)
def test_then_ids_then_modes_then_quarters_decide(solver: Solver) -> None:
    """Of twelve of equal worth, spend and length, five fit: the first five.

    A could be done in another mode, which differs in nothing but its name; the first is taken.
    """
    names = [f"I{k:02d}" for k in range(12 if not isinstance(solver, Enumeration) else 7)]
    ones = [initiative(name, cost=2, people=1) for name in names]
    ones[0] = replace(ones[0], mode="full", modes=(replace(ones[0], mode="lite"),))
    setting = Setting(1, people=5, objective=GivenWorth(dict.fromkeys(names, 1.0)))
    found = plan(setting.problem(*ones), solver=solver)
    assert _told(found) == "I00 (full)@0 I01@0 I02@0 I03@0 I04@0"
    assert found.outcome.canonical


@pytest.mark.parametrize("solver", SOLVERS)
def test_people_are_part_of_the_spend(solver: Solver) -> None:
    """A and B are worth the same; A needs a person who must be hired for 5, B costs 4."""
    terms = HiringTerms(lead=0, cost=5.0, max_per_quarter=1, fund=FUND)
    setting = Setting(
        1, money=8, people=0, hiring=terms, objective=GivenWorth({"A": 1.0, "B": 1.0})
    )
    ones = [initiative("A", people=1), initiative("B", cost=4)]
    assert _told(plan(setting.problem(*ones), solver=solver)) == "B@0"


def test_worth_that_differs_by_more_than_a_billionth_is_no_tie() -> None:
    """A is worth a little more and costs more; a millionth is enough, a trillionth is not."""
    ones = [initiative("A", cost=2), initiative("B", cost=1)]
    for more, told in ((1e-6, "A@0"), (1e-12, "B@0")):
        worth = GivenWorth({"A": 1.0 + more, "B": 1.0})
        found = plan(Setting(1, money=2, objective=worth).problem(*ones), solver=Highs(gap=0.0))
        assert _told(found) == told
        assert found.outcome.canonical


def _completions(problem: Problem) -> Iterator[Floats]:
    """Every plan's values: every choice of starts, with the worthiest, then cheapest remainder."""
    model, size = problem.model, len(problem.starts)
    spend = preferences(problem)[0].cost if preferences(problem) else np.zeros(len(model.worth))
    spans = problem.starts.span.values()
    for chosen in product(*([None, *range(*span)] for span in spans)):
        starts = np.zeros(size)
        starts[[k for k in chosen if k is not None]] = 1.0
        fixed = replace(model, fixed=dict(enumerate(starts.tolist())))
        found = Enumeration().solve(fixed)
        if found.values is not None:
            row = lost_worth(problem).at_most(-found.objective)
            cheap = replace(fixed, blocks=(*model.blocks, row), worth=-spend)
            values = Enumeration().solve(cheap).values
            yield found.values if values is None else values


def _by_definition(problem: Problem) -> Floats:
    """Return the starts that come first by the order of preference, read off all plans."""
    plans = list(_completions(problem))
    for one in (lost_worth(problem), *preferences(problem)):
        least = min(one.of(values) for values in plans)
        plans = [v for v in plans if one.of(v) <= least + NEARLY * max(1.0, abs(least))]
    return max(plans, key=lambda v: tuple(v[: len(problem.starts)]))[: len(problem.starts)]


@pytest.mark.parametrize("first", range(0, 30, 10))
def test_the_plan_is_canonical_by_definition(first: int) -> None:
    """On drawn problems with many ties: what comes first among all plans, compared one by one.

    Only the number of points and money varies, in few steps, so that many plans are equal.
    """
    seen = 0
    for seed in range(first, first + 10):
        rng = Random(seed)
        problem = draw_problem(rng, "budget", "few_changes", size=3, objective="given")
        worth = GivenWorth({name: float(rng.randint(0, 2)) for name in problem.backlog.by_id})
        problem = replace(problem, objective=worth)
        found = plan(problem, solver=Highs(gap=0.0))
        if found.outcome.values is not None:
            assert found.outcome.canonical, seed
            starts = found.outcome.values[: len(problem.starts)]
            assert starts.tolist() == _by_definition(problem).tolist(), seed
            seen += 1
    assert seen >= 5


def _tied() -> Problem:
    """Return a problem in which one of A and B can be done, for the same worth and spend."""
    ones = [initiative(name, cost=1) for name in "AB"]
    return Setting(1, money=1, objective=GivenWorth({"A": 1.0, "B": 1.0})).problem(*ones)


def _outcome(problem: Problem, status: Status = Status.OPTIMAL, **starts: float) -> Outcome:
    values = at(problem, {f"{name}@0": value for name, value in starts.items()})
    worth = float(problem.model.worth @ values)
    return Outcome(status, StopReason.PROVEN, values, worth, worth)


@dataclass
class Scripted:
    """A solver that answers so and so, whatever is asked."""

    outcome: Outcome
    asked: list[Model] = field(default_factory=list)

    name: ClassVar[str] = "scripted"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Return the outcome."""
        self.asked.append(model)
        return self.outcome


def test_a_plan_that_is_not_proven_is_left_alone() -> None:
    """Nobody looks for plans of equal worth where a better one may exist, or none was found."""
    problem, silent = _tied(), Scripted(Outcome(Status.ERROR, StopReason.ERROR))
    outcome = _outcome(problem, Status.FEASIBLE, B=1)
    assert settle_ties(problem, outcome, silent) is outcome
    nothing = Outcome(Status.INFEASIBLE, StopReason.PROVEN)
    assert settle_ties(problem, nothing, silent) is nothing
    assert not silent.asked
    assert not outcome.canonical


def test_the_proven_plan_gives_way_to_the_preferred_one() -> None:
    """B was found; A is worth and costs as much and comes first by id."""
    problem = _tied()
    found = settle_ties(problem, _outcome(problem, B=1), Highs())
    assert _told(Roadmap(problem, found)) == "A@0"
    assert found.canonical
    assert (found.status, found.objective, found.bound) == (Status.OPTIMAL, 1, 1)


@pytest.mark.parametrize(
    ("reason", "stopped"),
    [
        (StopReason.NODE_LIMIT, StopReason.PROVEN),
        (StopReason.INTERRUPTED, StopReason.INTERRUPTED),
    ],
)
def test_a_search_that_does_not_end_leaves_the_plan_open(
    reason: StopReason, stopped: StopReason
) -> None:
    """The proven plan stays; it is not said to be the only one, and an interrupt is told."""
    problem = _tied()
    found = settle_ties(
        problem, _outcome(problem, B=1), Scripted(Outcome(Status.NO_SOLUTION, reason))
    )
    assert _told(Roadmap(problem, found)) == "B@0"
    assert not found.canonical
    assert (found.status, found.stopped) == (Status.OPTIMAL, stopped)


@pytest.mark.parametrize(
    ("before", "reason", "timed"),
    [
        (False, StopReason.NODE_LIMIT, False),
        (True, StopReason.NODE_LIMIT, True),
        (False, StopReason.TIME_LIMIT, True),
        (True, StopReason.TIME_LIMIT, True),
    ],
)
def test_a_clock_before_or_now_had_a_say(before: bool, reason: StopReason, timed: bool) -> None:
    """Whether it ended the search for the plan, or that for its equals."""
    problem = _tied()
    outcome = replace(_outcome(problem, B=1), timed=before)
    found = settle_ties(problem, outcome, Scripted(Outcome(Status.NO_SOLUTION, reason)))
    assert found.timed is timed


def test_a_plan_that_is_not_worth_what_it_was_said_to_be_is_left_alone() -> None:
    """A worth that the values do not have is nothing to compare with."""
    problem = _tied()
    outcome = replace(_outcome(problem, B=1), objective=2.0)
    assert settle_ties(problem, outcome, Highs()) is outcome


def test_the_effort_of_all_searches_is_told() -> None:
    """What looking for equals took adds to what the plan took."""
    problem = _tied()
    outcome = replace(_outcome(problem, B=1), effort=Effort("by hand", 1.0, 7))
    found = settle_ties(problem, outcome, Highs())
    assert found.effort.solver == "by hand"
    assert found.effort.seconds > 1
    assert found.effort.nodes >= 7


def test_relations_and_bonds_between_quarters_count() -> None:
    """B needs A first: of the two that fit, A alone comes before B alone, which is no plan.

    Money is there for one a quarter; A@0 B@1 is worth 2 and nothing ties with it.
    """
    ones = [initiative(name, cost=1) for name in "AB"]
    link = Relation(RelationKind.NEEDS_FIRST, "B", "A", 0)
    setting = Setting(2, money=1, relations=(link,), objective=GivenWorth(dict.fromkeys("AB", 1.0)))
    found = plan(setting.problem(*ones), solver=Highs(gap=0.0))
    assert _told(found) == "A@0 B@1"
    assert found.outcome.canonical


def test_a_wide_gap_proves_nothing_and_so_settles_nothing() -> None:
    """PuLP at a gap tells no proof; the plan is one of the tied ones and says so."""
    found = plan(_tied(), solver=Pulp(gap=0.5))
    assert found.outcome.status is Status.FEASIBLE
    assert not found.outcome.canonical
    assert plan(_tied(), solver=Pulp(gap=0.0)).outcome.canonical


def test_money_counts_before_its_present_value_ties_are_broken() -> None:
    """At a rate of 0 nothing is gained by waiting, and the earlier of two equal starts is taken."""
    one = initiative("A", cost=3, benefit=2)
    found = plan(Setting(4, objective=Npv(0.0, life=4)).problem(one), solver=Highs(gap=0.0))
    assert _told(found) == "A@0"
    # Four quarters of 2 less 3 once.
    assert found.objective == pytest.approx(5)


@pytest.mark.parametrize(
    ("bound", "costs", "held"),
    [
        # 2 may be lost: what costs 3 is held; the fourth is split, the fifth not whole.
        (12.0, [3, 3, 2, 3, 3], {0: 0.0, 1: 1.0}),
        # Nothing may be lost but a millionth of 10, also where sums come out a little lower.
        (10.0, [2e-5, 5e-6, 0, 1, 1], {0: 0.0}),
        (9.0, [2e-5, 5e-6, 0, 1, 1], {0: 0.0}),
    ],
)
def test_what_costs_more_than_may_be_lost_is_held(
    monkeypatch: pytest.MonkeyPatch, bound: float, costs: list[float], held: dict[int, float]
) -> None:
    """By hand, for plans worth at least 10; what the model holds stays as it is held there."""
    values = np.array([0, 1, 0, 0.4, 1.0])
    relaxed = Relaxation(values, np.array(costs, dtype=float), bound)
    monkeypatch.setattr(Prover, "relax", lambda self, model: relaxed)
    model = Model((columns([1] * 4), columns([1], integer=False)), (), np.zeros(5))
    prover = Prover.after(Highs(), Effort())
    assert _held(model, prover, 10.0) == held
    assert _held(replace(model, fixed={0: 1.0}), prover, 10.0) == {**held, 0: 1.0}
    monkeypatch.setattr(Prover, "relax", lambda self, model: None)
    assert _held(replace(model, fixed={2: 1.0}), prover, 10.0) == {2: 1.0}


@dataclass
class Answer:
    """A prover that gives one answer."""

    outcome: Outcome

    def ask(self, _: Model) -> Outcome:
        """Return it."""
        return self.outcome


@pytest.mark.parametrize(
    ("outcome", "goes_with_the_rest", "expected"),
    [
        (Outcome(Status.INFEASIBLE, StopReason.PROVEN), True, _Verdict.ALONE),
        (Outcome(Status.NO_SOLUTION, StopReason.NODE_LIMIT), True, _Verdict.UNKNOWN),
        (Outcome(Status.FEASIBLE, StopReason.GAP, np.ones(1), 1.0, 1.5), True, _Verdict.UNKNOWN),
        (Outcome(Status.OPTIMAL, StopReason.PROVEN, np.ones(1), 1.0, 1.0), False, _Verdict.UNKNOWN),
        (Outcome(Status.OPTIMAL, StopReason.PROVEN, np.ones(1), 1.0, 1.0), True, None),
    ],
)
def test_only_what_is_proven_is_a_rival(
    monkeypatch: pytest.MonkeyPatch,
    outcome: Outcome,
    goes_with_the_rest: bool,
    expected: _Verdict | None,
) -> None:
    """Nobody is alone but where there is no other plan; a plan with a gap may not be the best."""
    problem = Setting(1, objective=GivenWorth({"A": 1.0})).problem(initiative("A"))
    found = np.ones(1) if goes_with_the_rest else None
    monkeypatch.setattr(ties, "complete", lambda *_: found)
    asked = _Ties(problem, Answer(outcome), problem.model, np.zeros(1))  # type: ignore[arg-type]
    rival = asked._rival(problem.model)
    assert rival is (found if expected is None else expected)


def test_nodes_of_all_searches_add_up() -> None:
    """By hand: 100 nodes for the plan, 7 for its equals."""
    problem = Setting(1, objective=GivenWorth({"A": 1.0})).problem(initiative("A"))
    prover = Prover.after(Highs(), Effort())
    prover.limits.spend(7)
    asked = _Ties(problem, prover, problem.model, np.ones(1))
    before = Outcome(
        Status.OPTIMAL, StopReason.PROVEN, np.zeros(1), 0.0, 0.0, Effort("by hand", 5.0, 100)
    )
    found = _with_plan(problem, before, asked, canonical=True)
    assert (found.effort.nodes, found.objective, found.bound) == (107, 1, 1)
    assert 5 <= found.effort.seconds < 60
