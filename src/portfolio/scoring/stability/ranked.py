"""Ranks of many initiatives in many draws at once, with ties split."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats

Places = NDArray[np.int64]
_STEPS = 2**40
"""Steps between 0 and the greatest possible priority; nearer than one step is a tie."""


@dataclass(frozen=True, eq=False)
class Ranked:
    """Initiatives by falling priority, draw by draw.

    Attributes
    ----------
    order
        Position of the initiative at each rank, by draw (rows) and rank (columns).
    starts
        Where a group of tied initiatives begins, aligned with `order`.
    """

    order: Places
    starts: NDArray[np.bool_]

    @classmethod
    def by(cls, priorities: Floats, greatest: float) -> Ranked:
        """Rank priorities of shape (draws, initiatives), none larger in size than `greatest`.

        Priorities nearer than 1e-12 of the greatest are tied: sums that are equal on paper differ
        by rounding errors.
        """
        count = priorities.shape[1]
        bits = max(1, (count - 1).bit_length())
        # One sort of whole numbers gives both: priority in front, position in the last bits.
        steps = priorities * (-_STEPS / greatest)
        key = np.rint(steps, out=steps).astype(np.int64)
        key <<= bits
        key |= np.arange(count)
        key.sort(axis=1)
        order = key & ((1 << bits) - 1)
        key >>= bits
        starts = np.ones(key.shape, dtype=np.bool_)
        np.not_equal(key[:, 1:], key[:, :-1], out=starts[:, 1:])
        return cls(order, starts)

    @cached_property
    def sizes(self) -> Places:
        """How many initiatives share the place of each one, itself included."""
        group = np.cumsum(self.starts.ravel()) - 1
        return np.asarray(np.bincount(group)[group].reshape(self.order.shape))

    def shares(self) -> Floats:
        """Return how often each initiative (rows) took each rank (columns), summed over draws.

        Tied initiatives share their ranks: of two level at the top each takes half a first and
        half a second rank. So every row and every column adds up to the number of draws.
        """
        count = self.order.shape[1]
        cells = self.order * count
        if self.starts.all():
            return self._counted(cells + np.arange(count)).astype(np.float64)
        first = np.maximum.accumulate(np.where(self.starts, np.arange(count), 0), axis=1)
        shares = np.zeros((count, count))
        for size in np.unique(self.sizes).tolist():
            of_size = self.sizes == size
            begun = self._counted((cells + first)[of_size]) / size
            for offset in range(size):
                shares[:, offset:] += begun[:, : count - offset]
        return shares

    def leaders(self) -> tuple[Places, Places, Floats]:
        """Return draws, initiatives that were first in them, and the share of the first place."""
        others = np.column_stack((self.starts[:, 1:], np.ones(len(self.starts), dtype=np.bool_)))
        size = np.argmax(others, axis=1) + 1
        draws = np.repeat(np.arange(len(size)), size)
        rank = np.arange(len(draws)) - np.repeat(np.cumsum(size) - size, size)
        return draws, self.order[draws, rank], 1 / size[draws]

    def _counted(self, cells: Places) -> Places:
        count = self.order.shape[1]
        return np.asarray(np.bincount(cells.ravel(), minlength=count**2).reshape(count, count))
