"""What is due to the assessor and what to the cell: an additive model fitted by least squares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.groups.ratings import Ratings
from portfolio.scoring.value_functions.value_function import Floats

Places = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class AdditiveFit:
    """``value = cell + assessor + noise``, fitted by least squares to the cells people share.

    Only differences between assessors can be seen, and only between those whom a chain of shared
    cells connects. In each such group the median effect is set to 0, not the mean: where one
    leans and nine do not, the mean would push the nine to the other side. More than half of a
    group would have to lean the same way to move the median; then nobody can tell who is right.

    Source: the two-way layout without interaction, unbalanced; Searle (1971), Linear Models,
    chapter 7.

    Attributes
    ----------
    ratings
        Who gave what.
    """

    ratings: Ratings

    @cached_property
    def shared(self) -> NDArray[np.bool_]:
        """Whether somebody else scored the same cell, by score."""
        cell = self.ratings.cell
        return np.bincount(cell)[cell] > 1 if len(cell) else np.zeros(0, dtype=np.bool_)

    @cached_property
    def groups(self) -> tuple[Places, ...]:
        """Places of the assessors whom shared cells connect, group by group, largest first.

        An assessor who shares no cell is in none of them.
        """
        left, found = set(np.flatnonzero(np.diag(self._ties)).tolist()), []
        while left:
            group, fresh = set[int](), {min(left)}
            while fresh:
                group |= fresh
                met = np.flatnonzero(self._ties[sorted(fresh)].any(axis=0))
                fresh = set(met.tolist()) - group
            left -= group
            found.append(np.array(sorted(group), dtype=np.int64))
        return tuple(sorted(found, key=lambda each: (-len(each), each[0])))

    @cached_property
    def effects(self) -> Floats:
        """Kindness by assessor, against the median of the group; NaN without a shared cell."""
        effects = np.full(len(self.ratings.assessors), np.nan)
        gaps = np.bincount(self._who, self._gap, len(effects))
        for group, inverse in zip(self.groups, self._inverses, strict=True):
            solved = inverse @ gaps[group]
            effects[group] = solved - np.median(solved)
        return effects

    @cached_property
    def errors(self) -> Floats:
        """Standard error of `effects`; NaN without a shared cell, or without any to spare.

        Taken about the mean of the group, ``s sqrt(diag L+)``, as the median moves with the
        noise about as much as the mean does. Cells are taken as independent.
        """
        errors = np.full(len(self.ratings.assessors), np.nan)
        for group, inverse in zip(self.groups, self._inverses, strict=True):
            errors[group] = self.noise * np.sqrt(np.maximum(np.diag(inverse), 0))
        return errors

    @cached_property
    def noise(self) -> float:
        """Standard deviation s of what neither cell nor assessor explains; NaN if none is to spare.

        ``s^2 = RSS / (scores - cells - assessors + groups)``, over the shared cells.
        """
        people = sum(map(len, self.groups))
        spare = len(self._cell) - len(self._sizes) - people + len(self.groups)
        if spare < 1:
            return float("nan")
        effect = self.effects[self._who]
        expected = np.bincount(self._cell, effect) / self._sizes
        rest = self._gap - effect + expected[self._cell]
        return sqrt(float((rest**2).sum()) / spare)

    @cached_property
    def _who(self) -> Places:
        return np.asarray(self.ratings.who[self.shared])

    @cached_property
    def _cell(self) -> Places:
        """Number of the shared cell by score, from 0 without gaps."""
        return np.asarray(np.unique(self.ratings.cell[self.shared], return_inverse=True)[1])

    @cached_property
    def _sizes(self) -> Places:
        return np.asarray(np.bincount(self._cell))

    @cached_property
    def _gap(self) -> Floats:
        """Value less the mean of its cell, by score."""
        value = self.ratings.value[self.shared]
        means = np.bincount(self._cell, value) / self._sizes
        return np.asarray(value - means[self._cell])

    @cached_property
    def _table(self) -> Floats:
        """1 where an assessor (column) scored a shared cell (row)."""
        table = np.zeros((len(self._sizes), len(self.ratings.assessors)))
        table[self._cell, self._who] = 1
        return table

    @cached_property
    def _ties(self) -> NDArray[np.bool_]:
        return np.asarray(self._table.T @ self._table > 0)

    @cached_property
    def _inverses(self) -> tuple[Floats, ...]:
        """Generalised inverses of the normal equations, cells eliminated, by group."""
        return tuple(self._inverted())

    def _inverted(self) -> Iterator[Floats]:
        met = self._table.T @ (self._table / self._sizes[:, np.newaxis])
        normal = np.diag(self._table.sum(axis=0)) - met
        for group in self.groups:
            # Effects in sum 0 are the answer without a direction of its own: fill that one in.
            whole = np.full((len(group), len(group)), 1 / len(group))
            yield np.asarray(np.linalg.inv(normal[np.ix_(group, group)] + whole) - whole)
