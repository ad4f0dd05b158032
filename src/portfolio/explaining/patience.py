"""How long is asked, all questions of an explanation together."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from portfolio.domain.expected import NUMBER
from portfolio.planning import Highs, Outcome, Pulp, StopReason
from portfolio.planning.solvers import Solver


@dataclass(slots=True)
class Patience:
    """What is left of the time for an explanation, and whether somebody asked to stop.

    Attributes
    ----------
    seconds
        For all questions together; infinite for no limit.
    interrupted
        Whether somebody asked to stop: nothing is asked any more.
    in_doubt
        Whether a question stayed open since this was last set to False.
    """

    seconds: float = math.inf
    interrupted: bool = False
    in_doubt: bool = False
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        NUMBER.check("seconds", self.seconds)
        if not self.seconds > 0:
            raise ValueError(f"seconds must be above 0, not {self.seconds}")
        self._until = time.monotonic() + self.seconds

    @property
    def left(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self._until - time.monotonic())

    @property
    def is_out(self) -> bool:
        """Whether nothing more is asked."""
        return self.interrupted or not self.left

    @contextmanager
    def part(self, share: float) -> Iterator[None]:
        """Spend at most a share of what is left on what is asked within."""
        until = self._until
        self._until = time.monotonic() + share * self.left
        try:
            yield
        finally:
            self._until = until

    def limit(self, solver: Solver) -> Solver:
        """Return a solver that takes no longer than what is left, if it knows limits of time."""
        if not isinstance(solver, Highs | Pulp) or math.isinf(self.left):
            return solver
        own = math.inf if solver.time_limit is None else solver.time_limit
        return replace(solver, time_limit=min(own, self.left))

    def heed(self, outcome: Outcome) -> None:
        """Take note of whether a question was answered, and of whether somebody asked to stop."""
        open_ones = (StopReason.INTERRUPTED, StopReason.TIME_LIMIT, StopReason.NODE_LIMIT)
        self.interrupted |= outcome.stopped is StopReason.INTERRUPTED
        self.in_doubt |= not outcome.has_plan and outcome.stopped in open_ones
