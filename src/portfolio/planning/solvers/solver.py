"""What every solver offers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol

import numpy as np
from scipy.sparse import csc_array

from portfolio.domain.expected import NUMBER, WHOLE_NUMBER
from portfolio.planning.model import Bools, Floats, Model, Shorts
from portfolio.planning.outcome import Outcome


class Phase(StrEnum):
    """What a search is at.

    ``relaxation``: the model as if nothing had to be whole, which tells what no plan can exceed;
    ``kernel``: a first plan among the choices that matter; ``neighbourhoods``: that plan made
    better a few initiatives at a time; ``proof``: all that could still be better; ``ties``: which
    of the plans of equal worth is returned.
    """

    RELAXATION = "relaxation"
    KERNEL = "kernel"
    NEIGHBOURHOODS = "neighbourhoods"
    PROOF = "proof"
    TIES = "ties"


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


ANY_PLAN = 1e9
"""A gap that every plan is within: a solver asked for it stops at the first one."""


def check_limits(solver: str, gap: float, time_limit: float | None, **counts: int | None) -> None:
    """Raise ValueError for a gap that is no share of a plan's worth, or a limit below 0."""
    NUMBER.check(f"{solver}: gap", gap)
    if not 0 <= gap <= 1 and gap != ANY_PLAN:
        raise ValueError(f"{solver}: gap must be a share from 0 to 1 (0.01 for 1 %), not {gap}")
    for name, limit in {"time_limit": time_limit, **counts}.items():
        if limit is not None:
            (WHOLE_NUMBER if name in counts else NUMBER).check(f"{solver}: {name}", limit)
            if not limit >= 0:
                raise ValueError(f"{solver}: {name} must be at least 0, not {limit}")


def row_scale(model: Model, matrix: csc_array) -> Floats:
    """Return what to multiply each row with before a solver measures how far it is missed.

    Solvers measure in absolute terms, budgets are kept in relative ones. So a row's largest
    number, bound or coefficient, is brought to about 256: a solver that is exact to 1e-7 then
    keeps a limit to 1e-9 of itself. The factor is a power of two, so no digit changes. Rows of
    plain counts stay as they are.

    Parameters
    ----------
    model
        Its rows are meant.
    matrix
        Coefficients of all rows, in the units the solver counts in.
    """
    size = np.zeros(len(model.row_lower))
    for rows, values in pieces(matrix):
        np.maximum.at(size, rows, np.abs(values))
    counts = (size == 0) | (size == 1)
    for rows, values in pieces(matrix):
        counts[rows[(np.abs(values) != 1) & counts.take(rows)]] = False
    for bound in (model.row_lower, model.row_upper):
        size = np.maximum(size, np.where(np.isfinite(bound), np.abs(bound), 0.0))
    known = ~counts & (size > 0)
    scale = np.ones(len(size))
    scale[known] = np.exp2(np.round(np.log2(_LARGEST / size[known])))
    return scale


def pieces(matrix: csc_array) -> Iterator[tuple[Shorts, Floats]]:
    """Row and value of all coefficients, so many at a time as a processor keeps at hand."""
    for first in range(0, matrix.nnz, _PIECE):
        there = slice(first, first + _PIECE)
        yield matrix.indices[there], matrix.data[there]


_PIECE = 2**14
_LARGEST = 256.0
"""About the largest number of a scaled row."""


def impossible(model: Model, matrix: csc_array) -> Bools:
    """Columns that no plan can use: one unit alone breaks a limit that nothing else relieves.

    Such a column of a billion in a row of a thousand would also spoil the scale of the row.

    Parameters
    ----------
    model
        Its columns are meant.
    matrix
        Coefficients of all its rows.
    """
    out, rows, limit = np.zeros(len(model.worth), dtype=bool), matrix.indices, model.row_upper
    # Small coefficients spoil no scale, and most rows hold nothing but ones.
    spoiling = np.maximum(limit, 1.0)
    above = [value > spoiling.take(row) for row, value in pieces(matrix)]
    if not any(map(np.any, above)):
        return out
    exceeded = np.zeros(len(limit), dtype=bool)
    is_above = np.concatenate(above)
    exceeded[rows[is_above]] = True
    entry = np.flatnonzero(exceeded.take(rows))
    row, value = rows[entry], matrix.data[entry]
    column = np.searchsorted(matrix.indptr, entry, side="right") - 1
    low, high = model.lower[column], model.upper[column]
    least = np.bincount(row, np.minimum(value * low, value * high), minlength=len(limit))
    free = (low == 0) & (high > 0) & model.integer[column] & is_above[entry]
    slack = 1e-6 * np.maximum(1.0, np.abs(limit[row]))
    out[column[free & (least[row] + value > limit[row] + slack)]] = True
    return out


def settle(model: Model, values: Floats) -> Floats:
    """Return values with integer columns rounded to exact integers, within their bounds."""
    rounded = np.where(model.integer, np.round(values), values)
    return np.clip(rounded, model.lower, model.upper)
