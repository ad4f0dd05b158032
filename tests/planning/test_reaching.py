"""Whether any plan is worth so much, by hand.

Four candidates of one quarter for a budget of 10: A, B, C, D are worth 10, 13, 7, 8 at 5, 6, 3, 4.
The best plan is B and D for 21.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.explaining.four_candidates import EXACT, best_worth, four

from portfolio.planning import (
    Enumeration,
    Exclude,
    Highs,
    Mandate,
    Outcome,
    Pulp,
    Status,
    StopReason,
    plan,
    reaching,
)
from portfolio.planning.model import Model
from portfolio.planning.reaching import first_plan, keep_starts, reach, worth_at_least
from portfolio.planning.solvers import Solver
from portfolio.planning.solvers.highs import Strategy

SOLVERS = [EXACT, Highs(strategy=Strategy.PROOF), Pulp("HiGHS"), Enumeration()]


@pytest.mark.parametrize("solver", SOLVERS, ids=str)
@pytest.mark.parametrize("expected", [True, False])
def test_what_is_asked_for(solver: Solver, expected: bool) -> None:
    """A plan of 20 or 21 there is, one of 21.5 there is not, whatever is expected."""
    found = reach(four(), 20, solver, expected=expected)
    assert found.objective in (20, 21)
    assert not found.violations()
    assert reach(four(), 21, solver, expected=expected).objective == 21
    none = reach(four(), 21.5, solver, expected=expected)
    assert none.outcome.status is Status.INFEASIBLE


@settings(max_examples=40, deadline=None)
@given(st.integers(3, 18), st.integers(0, 40))
def test_it_agrees_with_all_sets(money: int, least: int) -> None:
    """For every budget there is a plan worth so much where some set of candidates is."""
    found = reach(four(money), least, EXACT)
    assert found.outcome.has_plan == (best_worth(money) >= least)
    if found.outcome.has_plan:
        assert least <= found.objective <= best_worth(money)


def test_where_to_begin() -> None:
    """A plan to begin with that is not worth enough does no harm."""
    begun = plan(four().requiring(Mandate("A")), solver=EXACT)
    assert begun.objective == 18
    assert reach(four(), 19, EXACT, start=begun).objective >= 19


def test_the_row() -> None:
    """The model has one row more, the worth of its columns, and is otherwise the same."""
    model = four().model
    more = worth_at_least(model, 20)
    assert more.matrix[: len(model.row_lower)].toarray().tolist() == model.matrix.toarray().tolist()
    assert more.matrix[[-1]].toarray().ravel().tolist() == model.worth.tolist()
    assert (more.row_lower[-1], more.row_upper[-1]) == (20, float("inf"))


class Asked:
    """Takes the place of the search, and keeps who was asked and from where."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.solvers: list[Solver] = []
        self.models: list[Model] = []
        patch.setattr(reaching, "solve_exactly", self._asked)

    def _asked(self, model: Model, solver: Solver) -> Outcome:
        self.models.append(model)
        self.solvers.append(solver)
        return Outcome(Status.NO_SOLUTION, StopReason.NODE_LIMIT)


@pytest.mark.parametrize("strategy", list(Strategy))
def test_no_time_is_spent_on_what_is_not_expected(
    monkeypatch: pytest.MonkeyPatch, strategy: Strategy
) -> None:
    """The first plan will do; where none is expected, HiGHS is asked to prove that there is none.

    Whoever is not told otherwise expects one.
    """
    asked, solver = Asked(monkeypatch), Highs(gap=0.5, node_limit=7, strategy=strategy)
    first_plan(four().model, solver)
    reach(four(), 20, solver)
    reach(four(), 20, solver, expected=False)
    assert asked.solvers == [
        Highs(gap=1e9, node_limit=7, strategy=strategy),
        Highs(gap=1e9, node_limit=7, strategy=strategy),
        Highs(gap=1e9, node_limit=7, strategy=Strategy.PROOF),
    ]


def test_other_solvers_stop_at_the_first_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where they know a gap."""
    asked = Asked(monkeypatch)
    first_plan(four().model, Pulp("HiGHS", gap=0.5, time_limit=7.0))
    first_plan(four().model, Enumeration())
    assert asked.solvers == [Pulp("HiGHS", gap=1e9, time_limit=7.0), Enumeration()]


def test_the_search_begins_where_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the decisions of an earlier plan; those of kept starts are held, and begin nothing."""
    best = plan(four(), solver=EXACT)
    asked = Asked(monkeypatch)
    reach(four(), 20, EXACT, start=best)
    reach(four(), 20, EXACT)
    keep_starts(four(), best, EXACT)
    begun, plain, kept = asked.models
    assert best.outcome.values is not None
    assert begun.start is not None
    assert begun.start.tolist() == best.outcome.values.tolist()
    assert plain.start is kept.start is None
    assert dict(kept.fixed) == dict(enumerate(best.outcome.values.tolist()))


def test_without_a_plan_nothing_is_started() -> None:
    """Where everything was ruled out, nothing is kept but nothing."""
    nothing = plan(four().requiring(Mandate("A"), Exclude("A")), solver=EXACT)
    assert not nothing.outcome.has_plan
    kept = keep_starts(four(), nothing, EXACT)
    assert (kept.objective, kept.entries) == (0, ())


def test_starts_are_kept() -> None:
    """B and D stay where A is worth nothing more; where B is ruled out there is no such plan."""
    best = plan(four(), solver=EXACT)
    kept = keep_starts(four(12), best, EXACT)
    assert [entry.initiative.id for entry in kept.entries] == ["B", "D"]
    ruled_out = keep_starts(four().requiring(Exclude("B")), best, EXACT)
    assert ruled_out.outcome.status is Status.INFEASIBLE


def test_who_is_asked_to_spend_least(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver that found the plan."""
    asked: list[Solver] = []

    def spend_least(_: object, outcome: Outcome, solver: Solver) -> Outcome:
        asked.append(solver)
        return outcome

    monkeypatch.setattr(reaching, "spend_least", spend_least)
    reach(four(), 20, EXACT)
    assert asked == [EXACT]
