"""What HiGHS found, as an outcome."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Effort, Outcome, Status, StopReason
from portfolio.planning.solvers.narrowing import Narrowed
from portfolio.planning.solvers.solver import settle

if TYPE_CHECKING:
    import highspy

PROVEN = 1e-9
"""Relative gap below which a plan counts as proven optimal."""


def outcome_of(
    solver: highspy.Highs,
    model: Model,
    highs: ModuleType,
    scales: tuple[Floats, float],
    part: Narrowed | None = None,
) -> Outcome:
    """Return what a search or relaxation ended with.

    Parameters
    ----------
    solver
        HiGHS, when it has run.
    model
        What was asked.
    highs
        The package, whose states are compared with.
    scales
        What the solver counts each column in, and what it multiplies worth with.
    part
        What it was handed instead, where most columns are held.
    """
    info, end, ends = solver.getInfo(), solver.getModelStatus(), highs.HighsModelStatus
    nodes = max(0, int(info.mip_node_count))
    effort = Effort(f"HiGHS {solver.version()}", solver.getRunTime(), nodes)
    # Every column is bounded, so a model called unbounded has no plan; nor has one without columns
    # whose rows ask for something, which HiGHS does not look at.
    impossible = (ends.kInfeasible, ends.kUnbounded, ends.kUnboundedOrInfeasible)
    empty = not len(model.worth) and model.row_excess(model.lower).any()
    if end in impossible or empty or (part and part.unmet):
        return Outcome(Status.INFEASIBLE, StopReason.PROVEN, effort=effort)
    complete = end in (ends.kOptimal, ends.kModelEmpty)
    stopped = {
        ends.kTimeLimit: StopReason.TIME_LIMIT,
        ends.kSolutionLimit: StopReason.NODE_LIMIT,
        ends.kObjectiveTarget: StopReason.GAP,
        ends.kInterrupt: StopReason.INTERRUPTED,
        ends.kHighsInterrupt: StopReason.INTERRUPTED,
    }.get(end, StopReason.ERROR)
    found = info.primal_solution_status == int(highs.SolutionStatus.kSolutionStatusFeasible)
    if not complete and (stopped is StopReason.ERROR or not found):
        status = Status.ERROR if stopped is StopReason.ERROR else Status.NO_SOLUTION
        message = str(solver.modelStatusToString(end))
        return Outcome(status, stopped, effort=effort, message=message)
    counted = np.array(solver.getSolution().col_value, dtype=float)
    values = settle(model, (part.whole(counted) if part else counted) * scales[0])
    objective = float(model.worth @ values)
    bound = objective
    if (part.program if part else model).integer.any():
        bound = max(objective, float(info.mip_dual_bound) / scales[1])
    proven = bound - objective <= PROVEN * max(1.0, abs(objective))
    if complete:
        stopped = StopReason.PROVEN if proven else StopReason.GAP
    status = Status.OPTIMAL if proven else Status.FEASIBLE
    return Outcome(status, stopped, values, objective, bound, effort)
