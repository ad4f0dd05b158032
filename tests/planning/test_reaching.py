"""Whether any plan is worth so much, by hand.

Four candidates of one quarter for a budget of 10: A, B, C, D are worth 10, 13, 7, 8 at 5, 6, 3, 4.
The best plan is B and D for 21.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.explaining.four_candidates import EXACT, best_worth, four

from portfolio.planning import Enumeration, Exclude, Highs, Mandate, Pulp, Status, plan
from portfolio.planning.reaching import keep_starts, reach, worth_at_least
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


def test_starts_are_kept() -> None:
    """B and D stay where A is worth nothing more; where B is ruled out there is no such plan."""
    best = plan(four(), solver=EXACT)
    kept = keep_starts(four(12), best, EXACT)
    assert [entry.initiative.id for entry in kept.entries] == ["B", "D"]
    ruled_out = keep_starts(four().requiring(Exclude("B")), best, EXACT)
    assert ruled_out.outcome.status is Status.INFEASIBLE
