"""HiGHS through highspy: arrays handed over in one call."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import csr_array

from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Effort, Outcome, Status, StopReason
from portfolio.planning.solvers.solver import (
    Progress,
    ProgressListener,
    check_limits,
    impossible,
    row_scale,
    settle,
)

if TYPE_CHECKING:
    import highspy

PROVEN = 1e-9
"""Relative gap below which a plan counts as proven optimal."""


@dataclass(frozen=True)
class Highs:
    """HiGHS, the default solver.

    Gap and node limit are repeatable, a time limit is not: the same input may then give another
    plan, and the outcome says that time ran out.

    Attributes
    ----------
    gap
        Stop when the plan is proven to be within this share of the best one.
    time_limit
        Seconds of wall clock; None for none.
    node_limit
        Nodes of the search tree; None for none.
    threads
        Threads of the solver; 1 is repeatable everywhere.
    """

    gap: float = 1e-4
    time_limit: float | None = None
    node_limit: int | None = None
    threads: int = 1

    name: ClassVar[str] = "highs"

    def __post_init__(self) -> None:
        check_limits(
            self.name,
            gap=self.gap,
            time_limit=self.time_limit,
            node_limit=self.node_limit,
            threads=self.threads,
        )

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Maximise the worth of a model."""
        import highspy

        solver: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]
        self._set_options(solver)
        self._pass_model(solver, model, highspy)
        if on_progress is not None:
            _report(solver, on_progress, _worth_scale(model))
        _run(solver)
        return _outcome(solver, model, highspy)

    def _set_options(self, solver: highspy.Highs) -> None:
        options: dict[str, bool | int | float] = {
            # HiGHS tells progress only where it may write, so it may, but nowhere.
            "output_flag": True,
            "log_to_console": False,
            "threads": self.threads,
            "mip_rel_gap": self.gap,
            "mip_abs_gap": 0.0,
            "mip_feasibility_tolerance": 1e-7,
            "primal_feasibility_tolerance": 1e-7,
            "time_limit": math.inf if self.time_limit is None else float(self.time_limit),
        }
        if self.node_limit is not None:
            options["mip_max_nodes"] = self.node_limit
        for name, value in options.items():
            _accept(solver.setOptionValue(name, value), f"option {name} = {value}")

    def _pass_model(self, solver: highspy.Highs, model: Model, highs: ModuleType) -> None:
        matrix, unit, unusable = model.matrix, _units(model), impossible(model)
        values = matrix.data * unit[matrix.indices]
        scale = row_scale(model, np.where(unusable[matrix.indices], 0.0, values))
        values *= np.repeat(scale, np.diff(matrix.indptr))
        # HiGHS keeps columns; handed rows, it takes three times as long to turn them itself.
        scaled = csr_array((values, matrix.indices, matrix.indptr), shape=matrix.shape).tocsc()
        _accept(
            solver.passModel(
                len(model.worth),
                len(model.row_lower),
                scaled.nnz,
                int(highs.MatrixFormat.kColwise),
                int(highs.ObjSense.kMaximize),
                0.0,
                model.worth * unit * _worth_scale(model),
                model.lower / unit,
                np.where(unusable, model.lower, model.upper) / unit,
                model.row_lower * scale,
                model.row_upper * scale,
                scaled.indptr.astype(np.int32),
                scaled.indices.astype(np.int32),
                scaled.data,
                model.integer.astype(np.int32),
            ),
            str(model),
        )


def _worth_scale(model: Model) -> float:
    """Return what to multiply the worth with so that the best column's is about 8.

    HiGHS prices columns in absolute terms, too; at a worth of billions it finds no good plan.
    The factor is a power of two, so no digit changes.
    """
    gains = np.where(impossible(model), 0.0, model.worth * _units(model))
    largest = float(gains.max(initial=0.0)) or float(np.abs(gains).max(initial=0.0))
    return 2.0 ** round(3 - math.log2(largest)) if largest > 0 else 1.0


def _units(model: Model) -> Floats:
    """Return the unit HiGHS counts each column in: 1 for integers, its range for slack.

    HiGHS 1.15 may find a slack in money to be integer by implication, and then steps through all
    its values, billions of them, one by one.
    """
    wide = ~model.integer & (model.upper > 1)
    return np.where(wide, model.upper, 1.0)


def _accept(status: object, what: str) -> None:
    if "kError" in str(status):
        raise RuntimeError(f"HiGHS refused {what}")


def _run(solver: highspy.Highs) -> None:
    """Run so that an interrupt from the keyboard stops the search and keeps the best plan."""
    if threading.current_thread() is not threading.main_thread():
        solver.run()
        return
    solver.HandleUserInterrupt = True
    solver.startSolve()
    done = False
    while not done:
        try:
            done, _ = solver.wait(0.5)
        except KeyboardInterrupt:
            solver.cancelSolve()  # type: ignore[no-untyped-call]


def _report(solver: highspy.Highs, listener: ProgressListener, scale: float) -> None:
    def tell(event: highspy.HighsCallbackEvent) -> None:
        data = event.data_out
        listener(
            Progress(
                data.running_time,
                best / scale if math.isfinite(best := data.mip_primal_bound) else -math.inf,
                data.mip_dual_bound / scale,
                int(data.mip_node_count),
            )
        )

    solver.cbMipLogging += tell


def _outcome(solver: highspy.Highs, model: Model, highs: ModuleType) -> Outcome:
    info, end, ends = solver.getInfo(), solver.getModelStatus(), highs.HighsModelStatus
    nodes = max(0, int(info.mip_node_count))
    effort = Effort(f"HiGHS {solver.version()}", solver.getRunTime(), nodes)
    # Every column is bounded, so a model called unbounded has no plan; nor has one without columns
    # whose rows ask for something, which HiGHS does not look at.
    impossible = (ends.kInfeasible, ends.kUnbounded, ends.kUnboundedOrInfeasible)
    if end in impossible or (not len(model.worth) and model.row_excess(model.lower).any()):
        return Outcome(Status.INFEASIBLE, StopReason.PROVEN, effort=effort)
    complete = end in (ends.kOptimal, ends.kModelEmpty)
    if end == ends.kModelEmpty and model.row_excess(model.lower).any():
        # HiGHS does not look at the rows of a model without columns.
        return Outcome(Status.INFEASIBLE, StopReason.PROVEN, effort=effort)
    stopped = {
        ends.kTimeLimit: StopReason.TIME_LIMIT,
        ends.kSolutionLimit: StopReason.NODE_LIMIT,
        ends.kInterrupt: StopReason.INTERRUPTED,
        ends.kHighsInterrupt: StopReason.INTERRUPTED,
    }.get(end, StopReason.ERROR)
    found = info.primal_solution_status == int(highs.SolutionStatus.kSolutionStatusFeasible)
    if not complete and (stopped is StopReason.ERROR or not found):
        status = Status.ERROR if stopped is StopReason.ERROR else Status.NO_SOLUTION
        message = str(solver.modelStatusToString(end))
        return Outcome(status, stopped, effort=effort, message=message)
    counted = np.array(solver.getSolution().col_value, dtype=float)
    values = settle(model, counted * _units(model))
    objective = float(model.worth @ values)
    bound = objective
    if model.integer.any():
        bound = max(objective, float(info.mip_dual_bound) / _worth_scale(model))
    proven = bound - objective <= PROVEN * max(1.0, abs(objective))
    if complete:
        stopped = StopReason.PROVEN if proven else StopReason.GAP
    status = Status.OPTIMAL if proven else Status.FEASIBLE
    return Outcome(status, stopped, values, objective, bound, effort)
