"""What every solver offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol

import numpy as np

from portfolio.planning.model import Bools, Floats, Model
from portfolio.planning.outcome import Outcome


class Phase(StrEnum):
    """What a search is at.

    ``relaxation``: the model as if nothing had to be whole, which tells what no plan can exceed;
    ``kernel``: a first plan among the choices that matter; ``neighbourhoods``: that plan made
    better a few initiatives at a time; ``proof``: all that could still be better.
    """

    RELAXATION = "relaxation"
    KERNEL = "kernel"
    NEIGHBOURHOODS = "neighbourhoods"
    PROOF = "proof"


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
        No plan is worth more than this; inf as long as nothing is known.
    nodes
        Nodes of the search tree explored.
    phase
        What the search is at.
    """

    seconds: float
    objective: float
    bound: float
    nodes: int
    phase: Phase = Phase.PROOF


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

    Solvers measure in absolute terms, budgets are kept in relative ones. So a row's largest
    number, bound or coefficient, is brought to about 256: a solver that is exact to 1e-7 then
    keeps a limit to 1e-9 of itself. The factor is a power of two, so no digit changes. Rows of
    plain counts stay as they are.

    Parameters
    ----------
    model
        Its rows are meant.
    values
        Coefficients in the order of ``model.by_column.data``, in the units the solver counts in.
    """
    rows, numbers = model.by_column.indices, np.abs(values)
    size = np.zeros(len(model.row_lower))
    np.maximum.at(size, rows, numbers)
    counts = (size == 0) | (size == 1)
    others = numbers != 1
    others &= counts.take(rows)
    counts[rows[others]] = False
    for bound in (model.row_lower, model.row_upper):
        size = np.maximum(size, np.where(np.isfinite(bound), np.abs(bound), 0.0))
    known = ~counts & (size > 0)
    scale = np.ones(len(size))
    scale[known] = np.exp2(np.round(np.log2(_LARGEST / size[known])))
    return scale


_LARGEST = 256.0
"""About the largest number of a scaled row."""


def impossible(model: Model) -> Bools:
    """Columns that no plan can use: one unit alone breaks a limit that nothing else relieves.

    Such a column of a billion in a row of a thousand would also spoil the scale of the row.
    """
    entries, out = model.by_column, np.zeros(len(model.worth), dtype=bool)
    # Small coefficients spoil no scale, and most rows hold nothing but ones.
    above = entries.data > 1
    above &= entries.data > model.row_upper.take(entries.indices)
    for entry in np.flatnonzero(above).tolist():
        row, value, matrix = entries.indices[entry], entries.data[entry], model.matrix
        column = int(np.searchsorted(entries.indptr, entry, side="right")) - 1
        there = slice(matrix.indptr[row], matrix.indptr[row + 1])
        low, high = model.lower[matrix.indices[there]], model.upper[matrix.indices[there]]
        least = np.minimum(matrix.data[there] * low, matrix.data[there] * high).sum()
        free = model.lower[column] == 0 < model.upper[column] and model.integer[column]
        slack = 1e-6 * max(1.0, abs(model.row_upper[row]))
        out[column] |= bool(free and least + value > model.row_upper[row] + slack)
    return out


def settle(model: Model, values: Floats) -> Floats:
    """Return values with integer columns rounded to exact integers, within their bounds."""
    rounded = np.where(model.integer, np.round(values), values)
    return np.clip(rounded, model.lower, model.upper)
