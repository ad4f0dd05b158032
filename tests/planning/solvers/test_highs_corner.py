"""Corners of a relaxation, as HiGHS takes and gives them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.solvers.models import hard_to_prove, knapsack

from portfolio.planning import Highs
from portfolio.planning.corner import Corner
from portfolio.planning.model import Model
from portfolio.planning.reaching import worth_at_least
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.highs_corner import corner_of
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.limits import Limits


def _relaxed(model: Model) -> tuple[float, Corner, int]:
    """Bound and corner of the relaxation, and steps of the simplex method."""
    session = Session(model)
    found = session.relax(Limits(0.0))
    assert isinstance(found, Relaxation)
    assert session.basis is not None
    return found.bound, corner_of(session.basis), session.solver.getInfo().simplex_iteration_count


def test_a_corner_has_as_many_basic_as_there_are_rows() -> None:
    """Every basis has one basic column or row for each row; the rest is at a bound."""
    model = hard_to_prove(30, 3)
    _, corner, _ = _relaxed(model)
    assert (len(corner.columns), len(corner.rows)) == (30, 3)
    assert (corner.columns == 1).sum() + (corner.rows == 1).sum() == 3
    assert set(corner.columns.tolist()) <= {0, 1, 2}


def test_begun_where_it_ended_nothing_is_left_to_do() -> None:
    """From nothing it takes some steps, from its own corner none; the bound is the same."""
    model = hard_to_prove(30, 3)
    bound, corner, steps = _relaxed(model)
    again, same, none = _relaxed(replace(model, corner=corner))
    assert steps > 0 == none
    assert again == pytest.approx(bound)
    assert same.columns.tolist() == corner.columns.tolist()


def test_rows_that_came_since_are_basic() -> None:
    """A row of what any plan is worth binds nothing, and leaves nothing to do."""
    model = hard_to_prove(30, 3)
    bound, corner, _ = _relaxed(model)
    asked = replace(worth_at_least(model, 0.0), corner=corner)
    again, wider, steps = _relaxed(asked)
    assert again == pytest.approx(bound)
    assert (steps, wider.rows.tolist()) == (0, [*corner.rows.tolist(), 1])


@pytest.mark.parametrize("status", range(5))
def test_a_corner_that_is_none_does_no_harm(status: int) -> None:
    """With all columns and rows alike there is no basis, mostly: the bound is the same."""
    model = hard_to_prove(30, 3)
    bound, _, _ = _relaxed(model)
    odd = Corner(np.full(30, status, dtype=np.int8), np.full(3, status, dtype=np.int8))
    assert _relaxed(replace(model, corner=odd))[0] == pytest.approx(bound)


def test_a_corner_of_another_model_is_not_begun_at() -> None:
    """One column too many: the relaxation begins with nothing, and ends as it does then."""
    model = hard_to_prove(30, 3)
    bound, corner, steps = _relaxed(model)
    other = Corner(np.append(corner.columns, 0).astype(np.int8), corner.rows)
    again, _, taken = _relaxed(replace(model, corner=other))
    assert (again, taken) == (bound, steps)


def test_a_search_that_relaxes_tells_its_corner() -> None:
    """The knapsack has one row, so one basic; a search that never relaxed has no corner."""
    found = Highs(gap=0.0).solve(knapsack())
    assert found.corner is not None
    assert (found.corner.columns == 1).sum() + (found.corner.rows == 1).sum() == 1
    assert Highs(gap=0.0, strategy=Strategy.FULL).solve(knapsack()).corner is None
