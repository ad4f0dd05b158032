"""Ways to cut a box in two so that every plan lies in one half and a point in neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.planning.model import Bools, Floats, Ints, Model
from portfolio.planning.solvers.bounding.linear import Box
from portfolio.planning.solvers.choices import begins, choices_of, subjects

_WHOLE = 1e-6
"""How far from a whole number a value may be to count as one."""


@dataclass(frozen=True, slots=True, eq=False)
class OneOf:
    """Choices of which at most one is taken, in the order of time.

    Attributes
    ----------
    columns
        The choices.
    row
        The row that says so, ``sum of the choices <= 1``.
    """

    columns: Ints
    row: int


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What one half of a split narrows.

    Attributes
    ----------
    columns
        Columns that get a new bound.
    upper, lower
        That bound; infinite where it stays.
    row
        A row of which one choice has to be taken; -1 for none.
    """

    columns: Ints
    upper: float = np.inf
    lower: float = -np.inf
    row: int = -1

    def within(self, box: Box) -> Box:
        """Return the part of a box in which the change holds."""
        lower, upper, tight = box.lower.copy(), box.upper.copy(), box.tight
        upper[self.columns] = np.minimum(upper[self.columns], self.upper)
        lower[self.columns] = np.maximum(lower[self.columns], self.lower)
        if self.row >= 0:
            tight = tight.copy()
            tight[self.row] = True
        return Box(lower, upper, tight)


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """A box in two halves.

    Attributes
    ----------
    kind, subject
        What is split; splits of the same are expected to gain alike.
    misses
        How far the point is from each half, greater than 0.
    halves
        What each half narrows.
    """

    kind: str
    subject: int
    misses: tuple[float, float]
    halves: tuple[Change, Change]


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What of a model can be split.

    Attributes
    ----------
    groups
        Choices of which one at most is taken.
    single
        Columns of whole numbers beside those.
    """

    groups: tuple[OneOf, ...]
    single: Ints

    @classmethod
    def of(cls, model: Model) -> Shape:
        """Find the rows that allow one of the choices of one subject each."""
        choices, subject, when = choices_of(model), subjects(model), begins(model)
        groups, left = [], model.integer.copy()
        matrix = model.matrix
        for row in _packings(model, choices).tolist():
            columns = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
            if left[columns].all() and len(set(subject[columns].tolist())) == 1:
                order = np.lexsort((columns, when[columns]))
                groups.append(OneOf(columns[order].astype(np.int64), row))
                left[columns] = False
        return cls(tuple(groups), np.flatnonzero(left))

    def splits(self, values: Floats) -> Iterator[Split]:
        """Every split that a point with these values asks for; none where it is whole."""
        for kind in KINDS:
            yield from kind(self, values)


def _selections(shape: Shape, values: Floats) -> Iterator[Split]:
    """Done or not: none of the choices, or one of them."""
    for number, group in enumerate(shape.groups):
        done = float(values[group.columns].sum())
        if _WHOLE < done < 1 - _WHOLE:
            halves = Change(group.columns, upper=0.0), Change(group.columns[:0], row=group.row)
            yield Split("selection", number, (done, 1 - done), halves)


def _timings(shape: Shape, values: Floats) -> Iterator[Split]:
    """Late or early: none of the earlier choices, or none of the later ones.

    Where the point is in both, it is cut at the middle of its weight.
    """
    for number, group in enumerate(shape.groups):
        weights = values[group.columns]
        before = np.cumsum(weights)[:-1]
        after = weights.sum() - before
        if not len(before) or (best := np.minimum(before, after)).max() <= _WHOLE:
            continue
        cut = int(best.argmax())
        early, late = group.columns[: cut + 1], group.columns[cut + 1 :]
        halves = Change(early, upper=0.0), Change(late, upper=0.0)
        yield Split("timing", number, (float(before[cut]), float(after[cut])), halves)


def _counts(shape: Shape, values: Floats) -> Iterator[Split]:
    """So many at most, or one more at least."""
    down = np.floor(values[shape.single] + _WHOLE)
    over = values[shape.single] - down
    for k in np.flatnonzero(over > _WHOLE).tolist():
        column, floor = shape.single[k : k + 1], float(down[k])
        halves = Change(column, upper=floor), Change(column, lower=floor + 1)
        yield Split("count", int(column[0]), (float(over[k]), float(1 - over[k])), halves)


KINDS: Sequence[Callable[[Shape, Floats], Iterator[Split]]] = (_selections, _timings, _counts)
"""Kinds of splits; a further one is a function and its name here."""


def _packings(model: Model, choices: Bools) -> Ints:
    """Rows that say that at most one of some choices is taken."""
    matrix = model.matrix
    sizes = np.diff(matrix.indptr)
    row = np.repeat(np.arange(len(sizes)), sizes)
    plain = (matrix.data == 1) & choices[matrix.indices]
    full = np.bincount(row, plain, minlength=len(sizes)) == sizes
    return np.flatnonzero(full & (sizes > 0) & (model.row_upper == 1))
