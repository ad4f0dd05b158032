"""Rows are kept to a billionth, even where a solver keeps them to less."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from tests.planning.solvers.models import block, columns, impossible, knapsack

from portfolio.planning import Enumeration, Outcome, Status, StopReason
from portfolio.planning.exactness import drawn_in, solve_exactly
from portfolio.planning.model import Model
from portfolio.planning.solvers import ProgressListener

WEIGHTS = Model((columns([1] * 2),), (block([[1, 2]], upper=3 - 1e-8),), np.array([1.0, 3.0]))
"""Both things are worth 4 and weigh a hundred-millionth too much; the second alone is worth 3."""


@dataclass
class Generous:
    """A solver that takes rows for kept that are missed by up to 1e-7."""

    asked: list[Model] = field(default_factory=list)
    name = "generous"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Take whatever breaks no row by more, trying all."""
        self.asked.append(model)
        best, values = -math.inf, None
        for point in np.ndindex(2, 2):
            there = np.array(point, dtype=float)
            if (model.row_excess(there) <= 1e-7).all() and model.worth @ there > best:
                best, values = float(model.worth @ there), there
        return Outcome(Status.OPTIMAL, StopReason.PROVEN, values, best, best)


def test_a_generous_solver_is_asked_again() -> None:
    """Its first plan breaks the row by 1e-8; drawn in by 2e-8 and 2e-7 the row lets but 3 pass."""
    solver = Generous()
    found = solve_exactly(WEIGHTS, solver)
    assert len(solver.asked) == 3
    assert found.values is not None
    assert found.values.tolist() == [0, 1]
    # The bound is that of the first answer, which nobody has proven wrong.
    assert (found.objective, found.bound, found.status) == (3, 4, Status.FEASIBLE)


def test_a_kept_row_is_left_alone() -> None:
    """One question, and the answer as it came."""
    solver = Generous()
    exact = Model((columns([1] * 2),), (block([[1, 2]], upper=2),), np.array([1.0, 3.0]))
    found = solve_exactly(exact, solver)
    assert len(solver.asked) == 1
    assert (found.objective, found.status) == (3, Status.OPTIMAL)


def test_no_plan_is_no_plan() -> None:
    """There is nothing to draw in."""
    assert solve_exactly(impossible(), Enumeration()).status is Status.INFEASIBLE
    assert solve_exactly(knapsack(), Enumeration()).objective == 21


def test_rows_are_drawn_in_on_both_sides() -> None:
    """Only where there is a bound, and only the rows that were broken."""
    model = Model((columns([9] * 2),), (block([[1, 0], [0, 1]], lower=1, upper=5),), np.ones(2))
    narrow = drawn_in(model, np.array([0.5, 0.0]))
    assert narrow.row_lower.tolist() == [1.5, 1]
    assert narrow.row_upper.tolist() == [4.5, 5]
    open_end = Model((columns([9]),), (block([[1]], upper=5),), np.ones(1))
    assert drawn_in(open_end, np.array([1.0])).row_lower.tolist() == [-math.inf]
