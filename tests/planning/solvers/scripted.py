"""A session whose searches end as told beforehand, and which keeps what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.planning import Outcome, Status, StopReason
from portfolio.planning.model import Bools, Floats, Model
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.solver import ProgressListener


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One search: its limits, what it began with and was to reach, and which columns were open."""

    limits: Limits
    start: Floats | None
    enough: float | None
    open: Bools
    told: ProgressListener | None


class Scripted(Session):
    """Ends its searches one after the other as given, the last one for all that follow."""

    def __init__(self, model: Model, ends: Sequence[Outcome]) -> None:
        super().__init__(model)
        self.ends, self.asked = list(ends), list[Asked]()

    def search(
        self,
        limits: Limits,
        *,
        start: Floats | None = None,
        enough: float | None = None,
        on_progress: ProgressListener | None = None,
    ) -> Outcome:
        """Return what was told beforehand."""
        lower, upper = self._held
        self.asked.append(Asked(limits, start, enough, lower < upper, on_progress))
        return self.ends.pop(0) if len(self.ends) > 1 else self.ends[0]


def ended(stopped: StopReason, values: Sequence[float] | Floats, worth: float) -> Outcome:
    """Return a search that ended so, with a plan of so much worth and no bound."""
    return Outcome(Status.FEASIBLE, stopped, np.array(values, dtype=float), worth, np.inf)
