"""A solver that settles what is in doubt, measured by how long the plan took to find."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from portfolio.planning.exactness import solve_exactly
from portfolio.planning.model import Model
from portfolio.planning.outcome import Effort, Outcome, StopReason
from portfolio.planning.solvers import Highs, Progress, ProgressListener, Pulp, Solver
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.limits import Limits

_TIMES, _MORE = 2, 500
"""Nodes allowed for each node of the first search, and beyond."""


@dataclass(slots=True)
class Prover:
    """A solver that proves what it finds, with what is left of its nodes and its time.

    Attributes
    ----------
    solver
        Who is asked.
    limits
        What is left for all questions together.
    on_progress
        Told now and then of every search, in seconds since the first of them.
    interrupted
        Whether somebody asked to stop.
    """

    solver: Solver
    limits: Limits
    on_progress: ProgressListener | None = None
    interrupted: bool = False

    @classmethod
    def after(
        cls, solver: Solver, effort: Effort, on_progress: ProgressListener | None = None
    ) -> Prover:
        """Allow twice the nodes of a first search and some more, within the solver's own limits."""
        nodes, seconds = None, None
        if isinstance(solver, Highs | Pulp) and solver.time_limit is not None:
            seconds = max(0.0, solver.time_limit - effort.seconds)
        if isinstance(solver, Highs):
            nodes = _TIMES * effort.nodes + _MORE
            if solver.node_limit is not None:
                nodes = min(nodes, max(0, solver.node_limit - effort.nodes))
        return cls(solver, Limits(0.0, seconds, nodes), on_progress)

    def ask(self, model: Model) -> Outcome:
        """Maximise the worth of a model by a plan that breaks no row, within what is left."""
        outcome = solve_exactly(model, self._within(), self.on_progress and self._tell)
        self.limits.spend(outcome.effort.nodes)
        self.interrupted |= outcome.stopped is StopReason.INTERRUPTED
        if not outcome.repeatable:
            self.limits.note_clock()
        return outcome

    def _tell(self, part: Progress) -> None:
        if self.on_progress is not None:
            self.on_progress(replace(part, seconds=self.limits.elapsed))

    def relax(self, model: Model) -> Relaxation | None:
        """Solve a model as if nothing had to be whole; None where that tells nothing."""
        session = Session(model)
        with session.interruptible():
            found = session.relax(self.limits)
        self.interrupted |= session.interrupted
        return found if isinstance(found, Relaxation) else None

    def _within(self) -> Solver:
        seconds = None if np.isinf(self.limits.time_left) else self.limits.time_left
        if isinstance(self.solver, Highs):
            nodes = self.limits.nodes_left
            limited = replace(self.solver, time_limit=seconds, node_limit=nodes)
            return replace(limited, gap=0.0, strategy=Strategy.FULL)
        if isinstance(self.solver, Pulp):
            return replace(self.solver, gap=0.0, time_limit=seconds)
        return self.solver
