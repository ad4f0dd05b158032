"""Rows that say that what is taken fits into what there is, in whole units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from portfolio.planning.model import Floats, Ints, Model
from portfolio.planning.solvers.bounding.splits import Shape

_UNITS = (1.0, 0.5, 0.25, 0.2, 0.1)
"""Units that a row may be counted in, the largest first."""
_ROOMY = 200
"""Room in units above which a row is hardly lumpy."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """Choices of one group that need the same; none or one of them is taken.

    Attributes
    ----------
    columns
        The choices.
    weight
        What each needs, in units.
    group
        Number of their group.
    """

    columns: Ints
    weight: int
    group: int


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A number that takes room: ``offset + sign * sum of columns``, whole, from 0 to `most`.

    Attributes
    ----------
    columns, sign, offset
        What it is the sum of.
    weight
        Room for each, in units.
    most
        Its greatest value.
    """

    columns: Ints
    sign: int
    offset: int
    weight: int
    most: int

    def at(self, values: Floats) -> float:
        """Return its value at a point, within its bounds."""
        found = self.offset + self.sign * float(values[self.columns].sum())
        return min(max(found, 0.0), float(self.most))


@dataclass(frozen=True, slots=True, eq=False)
class Knapsack:
    """What is taken fits: ``sum of weights <= room``, at most one item of a group.

    People who can be hired are counted as if all were there from the beginning, and those who are
    not take the room they leave empty. So every coefficient is positive.

    Attributes
    ----------
    items, counts
        What takes room.
    room
        Units there are.
    """

    items: tuple[Item, ...]
    counts: tuple[Count, ...]
    room: int


def knapsacks(model: Model, shape: Shape) -> Iterator[Knapsack]:
    """Every row of a model that is one; rows of one group, or of much room, say nothing new."""
    group = np.full(len(model.worth), -1, dtype=np.int64)
    for number, one in enumerate(shape.groups):
        group[one.columns] = number
    supplying = np.zeros(len(model.worth), dtype=bool)
    supplying[shape.single] = model.lower[shape.single] == 0
    matrix = model.matrix
    for row in np.flatnonzero(np.isfinite(model.row_upper)).tolist():
        part = slice(matrix.indptr[row], matrix.indptr[row + 1])
        columns, needs = matrix.indices[part].astype(np.int64), matrix.data[part]
        taking = needs > 0
        lumpy = (group[columns[taking]] >= 0).all() and supplying[columns[~taking]].all()
        if lumpy and len(np.unique(group[columns[taking]])) > 1:
            found = _knapsack(model, group, columns, needs, float(model.row_upper[row]))
            if found is not None and found.room <= _ROOMY:
                yield found


def _knapsack(
    model: Model, group: Ints, columns: Ints, needs: Floats, limit: float
) -> Knapsack | None:
    unit = _unit(needs)
    if unit is None:
        return None
    weights = np.round(needs / unit).astype(np.int64)
    room = int(np.floor(limit / unit + 1e-6))
    by_weight: dict[tuple[int, int], list[int]] = defaultdict(list)
    for column, weight in zip(columns.tolist(), weights.tolist(), strict=True):
        if weight > 0:
            by_weight[int(group[column]), weight].append(column)
    items = tuple(
        Item(np.array(alike), weight, number) for (number, weight), alike in by_weight.items()
    )
    given = weights < 0
    counts = tuple(_counts(model, columns[given], -weights[given]))
    room += sum(count.offset * count.weight for count in counts)
    return Knapsack(items, counts, room) if room >= 0 else None


def _counts(model: Model, columns: Ints, gives: Ints) -> Iterator[Count]:
    """Those who are not there, and those who give less than others do."""
    if not len(columns):
        return
    full = int(gives.max())
    most = min(int(model.upper[columns].sum()), _most_at_all(model, columns))
    yield Count(columns, -1, most, full, most)
    for given in np.unique(gives[gives < full]).tolist():
        partial = columns[gives == given]
        yield Count(partial, 1, 0, full - given, min(most, int(model.upper[partial].sum())))


def _most_at_all(model: Model, columns: Ints) -> int:
    """Return the least limit on a plain sum that these columns are part of."""
    by_column, matrix, least = model.by_column, model.matrix, np.iinfo(np.int32).max
    first = int(columns[0])
    for row in by_column.indices[by_column.indptr[first] : by_column.indptr[first + 1]].tolist():
        part = slice(matrix.indptr[row], matrix.indptr[row + 1])
        plain = (matrix.data[part] == 1).all() and np.isin(columns, matrix.indices[part]).all()
        others = model.lower[matrix.indices[part]]
        if plain and (others >= 0).all() and np.isfinite(model.row_upper[row]):
            least = min(least, int(np.floor(model.row_upper[row] + 1e-6)))
    return int(least)


def _unit(needs: Floats) -> float | None:
    """Return the largest unit that all needs are multiples of."""
    for unit in _UNITS:
        if np.abs(np.round(needs / unit) - needs / unit).max(initial=0.0) <= 1e-9:
            return unit
    return None
