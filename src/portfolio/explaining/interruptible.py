"""A solver whose interrupts and time concern all searches of an answer, not only one."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field, fields, replace

from portfolio.planning import Highs, Outcome, Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.solvers import ProgressListener, Solver


@dataclass(frozen=True)
class Interruptible(Highs):
    """HiGHS, for which Ctrl-C ends the question and not only one of its searches.

    Attributes
    ----------
    until
        No search goes on beyond this moment, by ``time.monotonic``, or begins after it.
    unanswered
        Why searches ended that neither found a plan nor proved that there is none.
    """

    until: float = math.inf
    unanswered: list[StopReason] = field(default_factory=list, compare=False)

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Maximise the worth of a model.

        Raises
        ------
        KeyboardInterrupt
            If the user interrupts the search.
        TimeoutError
            If the time is up before it begins.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for all searches together is up")
        if left < (math.inf if self.time_limit is None else self.time_limit):
            return replace(self, time_limit=left, until=math.inf).solve(model, on_progress)
        outcome = super().solve(model, on_progress)
        if outcome.stopped is StopReason.INTERRUPTED:
            raise KeyboardInterrupt
        if not outcome.has_plan and outcome.status is not Status.INFEASIBLE:
            self.unanswered.append(outcome.stopped)
        return outcome


def interruptible(solver: Solver, seconds: float = math.inf) -> Solver:
    """Return the solver, such that an interrupt ends more than one of its searches.

    Parameters
    ----------
    solver
        Only HiGHS is changed.
    seconds
        For all searches together, from now on.
    """
    if not isinstance(solver, Highs):
        return solver
    given = {each.name: getattr(solver, each.name) for each in fields(Highs)}
    return Interruptible(**given, until=time.monotonic() + seconds)
