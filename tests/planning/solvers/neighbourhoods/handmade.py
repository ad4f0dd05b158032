"""Relaxations and plans made by hand."""

from __future__ import annotations

import numpy as np

from portfolio.planning import Outcome, Status, StopReason
from portfolio.planning.solvers.highs_session import Relaxation


def relaxation(costs: list[float], bound: float, values: list[float] | None = None) -> Relaxation:
    """Return a relaxation made by hand; without values it takes nothing."""
    return Relaxation(np.array(values or [0.0] * len(costs)), np.array(costs), bound)


def plan_of(*values: float, objective: float = 0.0) -> Outcome:
    """Return a plan."""
    return Outcome(Status.FEASIBLE, StopReason.GAP, np.array(values), objective, np.inf)
