"""What every solver offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands.

    Attributes
    ----------
    seconds
        Since the search began.
    objective
        Worth of the best plan so far; -inf before the first.
    bound
        No plan is worth more than this.
    nodes
        Nodes of the search tree explored.
    """

    seconds: float
    objective: float
    bound: float
    nodes: int


ProgressListener = Callable[[Progress], None]


class Solver(Protocol):
    """Finds the best values of a model's columns, or says why not."""

    name: ClassVar[str]

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Maximise the worth of a model.

        Parameters
        ----------
        model
            Columns, rows and worth.
        on_progress
            Called now and then by solvers that can tell.
        """
        ...


def check_limits(solver: str, **limits: float | None) -> None:
    """Raise ValueError for a gap, time or number of nodes below 0, or not a number."""
    for name, limit in limits.items():
        if limit is not None and not limit >= 0:
            raise ValueError(f"{solver}: {name} must be at least 0, not {limit}")


def row_scale(model: Model, values: Floats) -> Floats:
    """Return what to multiply each row with before a solver measures how far it is missed.

    Solvers measure in absolute terms, but the rounding error of a sum of floats grows with its
    terms: a budget of 330 million that is met exactly must not count as missed. The factor takes
    the geometric mean of the least and the greatest coefficient to about 1; it is a power of two,
    so no digit changes, and at most 1.

    Parameters
    ----------
    model
        Its rows are meant.
    values
        Coefficients in the order of ``model.matrix.data``, in the units the solver counts in.
    """
    matrix, sizes = model.matrix, np.abs(values)
    exponents = np.log2(sizes, where=sizes > 0, out=np.zeros_like(sizes))
    filled = np.flatnonzero(np.diff(matrix.indptr))
    scale = np.ones(len(model.row_lower))
    if len(filled):
        first = matrix.indptr[filled]
        least, most = np.minimum.reduceat(exponents, first), np.maximum.reduceat(exponents, first)
        scale[filled] = np.exp2(-np.round(np.maximum(least + most, 0.0) / 2))
    return scale


def settle(model: Model, values: Floats) -> Floats:
    """Return values with integer columns rounded to exact integers, within their bounds."""
    rounded = np.where(model.integer, np.round(values), values)
    return np.clip(rounded, model.lower, model.upper)
