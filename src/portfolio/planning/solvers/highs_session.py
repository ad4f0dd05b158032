"""A model inside HiGHS: handed over once, then relaxed, narrowed and searched as often as asked."""

from __future__ import annotations

import math
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csc_array

from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Outcome, Status, StopReason
from portfolio.planning.solvers.highs_corner import begin_at
from portfolio.planning.solvers.highs_outcome import outcome_of
from portfolio.planning.solvers.highs_progress import relaxing, reporting
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.narrowing import BRIEF, Narrowed, Program, narrow, trials
from portfolio.planning.solvers.scaling import column_units, scale_rows, worth_scale
from portfolio.planning.solvers.solver import ProgressListener, impossible

if TYPE_CHECKING:
    import highspy


@dataclass(frozen=True, slots=True, eq=False)
class Relaxation:
    """The optimum of a model in which nothing need be whole.

    Attributes
    ----------
    values
        By column.
    reduced_costs
        By how much the worth falls at least for a unit that a column is moved off its bound, by
        column, at least 0.
    bound
        Worth of the values: no plan is worth more.
    """

    values: Floats
    reduced_costs: Floats
    bound: float


class Session:
    """A model inside HiGHS.

    Parameters
    ----------
    model
        What is maximised.
    threads
        Threads of the solver.
    heuristics
        Whether the solver looks for plans other than by splitting.

    Attributes
    ----------
    solver
        HiGHS, which holds the model.
    interrupted
        Whether somebody asked to stop.
    steps
        Steps of the simplex method that all searches took so far.
    basis
        Where the relaxation ended; None before.
    """

    def __init__(self, model: Model, threads: int = 1, *, heuristics: bool = True) -> None:
        import highspy

        self.model = model
        self.interrupted, self.steps = False, 0
        self.basis: highspy.HighsBasis | None = None
        self._highs = highspy
        matrix = model.written()
        self._unusable = impossible(model, matrix)
        self._unit = column_units(model)
        self._scale = worth_scale(model, self._unusable, self._unit)
        self._lower = model.lower / self._unit
        self._upper = np.where(self._unusable, model.lower, model.upper) / self._unit
        self._held = self._lower, self._upper
        self._threads, self._heuristics = threads, heuristics
        self.solver = self._new()
        self._hand_over(self.solver, self._scaled(matrix))

    def relax(
        self, limits: Limits, on_progress: ProgressListener | None = None
    ) -> Relaxation | Outcome:
        """Solve the model as if nothing had to be whole; an outcome where that tells the end.

        Begun where the relaxation of a model like it ended, if that is known.
        """
        if (corner := self.model.corner) and corner.fits(len(self._unit), self.solver.getNumRow()):
            begin_at(corner, self.solver)
        # The time of linear programs on one object adds up, that of searches does not.
        began = self.solver.getRunTime()
        self._set({"solve_relaxation": True, "time_limit": began + limits.time_left})
        with relaxing(self.solver, on_progress, limits):
            self._run(self.solver)
        self._set({"solve_relaxation": False})
        if self.solver.getModelStatus() != self._highs.HighsModelStatus.kOptimal:
            ended = self._outcome().without_plan()
            if ended.stopped is StopReason.TIME_LIMIT:
                limits.note_clock()
            return ended
        self.basis = self.solver.getBasis()
        solution = self.solver.getSolution()
        values = np.array(solution.col_value, dtype=float) * self._unit
        prices = np.abs(np.array(solution.col_dual, dtype=float)) / self._unit / self._scale
        return Relaxation(values, prices, float(self.model.worth @ values))

    def search(
        self,
        limits: Limits,
        *,
        start: Floats | None = None,
        enough: float | None = None,
        on_progress: ProgressListener | None = None,
    ) -> Outcome:
        """Search for the best plan within the bounds held at present.

        Parameters
        ----------
        limits
            When to stop; nodes explored are counted there.
        start
            Values of a plan to begin with.
        enough
            Stop at a plan worth this much.
        on_progress
            Called now and then.
        """
        if self.interrupted:
            return Outcome(Status.NO_SOLUTION, StopReason.INTERRUPTED)
        if (self._held[0] > self._held[1]).any():
            # A choice is held that no plan can make.
            return Outcome(Status.INFEASIBLE, StopReason.PROVEN)
        left = limits.nodes_left
        solver, part = self._searched()
        self._set(
            {
                "time_limit": limits.time_left,
                "mip_rel_gap": limits.gap,
                "mip_max_nodes": _MOST_NODES if left is None else left,
                "objective_target": math.inf if enough is None else enough * self._scale,
                "mip_pscost_minreliable": trials(part, begun=start is not None),
            },
            solver,
        )
        if start is not None:
            solution = self._highs.HighsSolution()
            solution.col_value = list((start / self._unit)[part.columns if part else ...])
            solver.setSolution(solution)
        with reporting(solver, on_progress, self._scale):
            self._run(solver)
        outcome = outcome_of(solver, self.model, self._highs, (self._unit, self._scale), part)
        limits.spend(outcome.effort.nodes)
        if outcome.stopped in (StopReason.TIME_LIMIT, StopReason.INTERRUPTED):
            limits.note_clock()
        self.steps += max(0, int(solver.getInfo().simplex_iteration_count))
        return outcome

    def hold(self, lower: Floats, upper: Floats) -> None:
        """Narrow the bounds of the columns to these, or widen them again."""
        columns = np.arange(len(lower), dtype=np.int32)
        low = np.maximum(lower / self._unit, self._lower)
        high = np.minimum(upper / self._unit, self._upper)
        _accept(self.solver.changeColsBounds(len(columns), columns, low, high), "bounds of columns")
        self._held = low, high

    def begin_once(self) -> None:
        """Search without restarts from here on: easy models take a third longer with them."""
        self._set({"mip_allow_restart": False})

    @property
    def unit(self) -> Floats:
        """What the solver counts each column in."""
        return self._unit

    @property
    def scale(self) -> float:
        """What the solver multiplies worth with."""
        return self._scale

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Let Ctrl-C end the searches within, which then keep the best plan."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.getsignal(signal.SIGINT)

        def stop(*_: object) -> None:
            self.interrupted = True
            # Whoever presses twice means it.
            signal.signal(signal.SIGINT, before)

        signal.signal(signal.SIGINT, stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _run(self, solver: highspy.Highs) -> None:
        if threading.current_thread() is not threading.main_thread():
            # HiGHS makes its threads once for each caller, and refuses another number later.
            self._highs.Highs.resetGlobalScheduler(True)
            solver.run()
            return
        solver.HandleUserInterrupt = True
        solver.startSolve()
        while not solver.wait(0.2)[0]:
            if self.interrupted:
                solver.cancelSolve()  # type: ignore[no-untyped-call]

    def _set(
        self, options: dict[str, bool | int | float], solver: highspy.Highs | None = None
    ) -> None:
        for name, value in options.items():
            changed = (solver or self.solver).setOptionValue(name, value)
            _accept(changed, f"option {name} = {value}")

    def _new(self) -> highspy.Highs:
        """Return a solver without a model."""
        solver: highspy.Highs = self._highs.Highs()  # type: ignore[no-untyped-call]
        self._set(
            {
                # HiGHS tells progress only where it may write, so it may, but nowhere.
                "output_flag": True,
                "log_to_console": False,
                "threads": self._threads,
                "mip_abs_gap": 0.0,
                "mip_feasibility_tolerance": 1e-7,
                "primal_feasibility_tolerance": 1e-7,
                **({} if self._heuristics else _NO_HEURISTICS),
            },
            solver,
        )
        return solver

    def _searched(self) -> tuple[highspy.Highs, Narrowed | None]:
        """Return the solver; where most columns are held, one of its own that has the others."""
        lower, upper = self._held
        if (lower < upper).sum() > _FEW * len(lower):
            return self.solver, None
        narrowed, solver = narrow(self._program, lower, upper), self._new()
        self._hand_over(solver, narrowed.program)
        self._set(BRIEF, solver)
        return solver, narrowed

    @cached_property
    def _program(self) -> Program:
        """What was handed over, made again for the first search among few columns only."""
        return self._scaled(self.model.written())

    def _scaled(self, matrix: csc_array) -> Program:
        """Return the program that HiGHS is handed; the matrix is scaled in place."""
        # HiGHS keeps columns; handed rows, it takes three times as long to turn them itself.
        model, values = self.model, matrix.data
        # Columns no plan can use are bound to 0; scaled like the others theirs could be enormous.
        unit = np.where(self._unusable, 0.0, self._unit)
        for column in np.flatnonzero(unit != 1).tolist():
            values[matrix.indptr[column] : matrix.indptr[column + 1]] *= unit[column]
        scale = scale_rows(model, matrix)
        return Program(
            matrix=matrix,
            worth=model.worth * self._unit * self._scale,
            lower=self._lower,
            upper=self._upper,
            integer=model.integer,
            row_lower=model.row_lower * scale,
            row_upper=model.row_upper * scale,
        )

    def _hand_over(self, solver: highspy.Highs, program: Program) -> None:
        matrix = program.matrix
        _accept(
            solver.passModel(
                len(program.worth),
                len(program.row_lower),
                matrix.nnz,
                int(self._highs.MatrixFormat.kColwise),
                int(self._highs.ObjSense.kMaximize),
                program.offset,
                program.worth,
                program.lower,
                program.upper,
                program.row_lower,
                program.row_upper,
                matrix.indptr.astype(np.int32, copy=False),
                matrix.indices.astype(np.int32, copy=False),
                matrix.data,
                program.integer.astype(np.int32),
            ),
            f"a model of {len(program.worth):,} columns and {len(program.row_lower):,} rows",
        )

    def _outcome(self) -> Outcome:
        return outcome_of(self.solver, self.model, self._highs, (self._unit, self._scale))


_MOST_NODES = 2**31 - 1
_NO_HEURISTICS: dict[str, bool | int | float] = {
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_root_reduced_cost": False,
}
_FEW = 0.7
"""Share of open columns up to which HiGHS is handed those alone."""


def _accept(status: highspy.HighsStatus, what: str) -> None:
    if status.name == "kError":
        raise RuntimeError(f"HiGHS refused {what}")
