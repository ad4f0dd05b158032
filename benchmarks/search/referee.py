"""What a plan is worth, worked out from the plan and not from what its solver says."""

from __future__ import annotations

import numpy as np

from benchmarks.search.contest import Found
from portfolio.planning.model import Floats, Model
from portfolio.planning.solvers.solver import settle

_ROUNDING = 1e-6
"""Share of what a row adds up to by which a plan may break it: solvers write so many digits."""


def judge(model: Model, values: Floats, bound: float | None, note: str) -> Found:
    """Return what a plan is worth; a plan that breaks a row by more than rounding is none."""
    settled = settle(model, values)
    size = np.maximum(1.0, abs(model.matrix) @ np.abs(settled))
    broken = float((model.row_excess(settled) / size).max(initial=0.0))
    if broken > _ROUNDING:
        return Found(None, bound, f"{note}; a row is broken by {broken:.1e} of its sum")
    value = float(model.worth @ settled)
    return Found(value, None if bound is None else max(bound, value), note)
