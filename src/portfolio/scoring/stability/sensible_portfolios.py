"""Portfolios that no other one dominates, found among many at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats

Masks = NDArray[np.int64]
_TIE = 1e-9
_SCREEN, _BLOCK = 16, 2**22
"""Corners looked at first, and how many worths are held at once."""


@dataclass(frozen=True, eq=False, slots=True)
class SensiblePortfolios:
    """Portfolios that no other one dominates, found among many at once.

    A portfolio is a whole number whose bit k says whether item k is in it.

    Attributes
    ----------
    low, high
        Least and greatest worth by item (rows) and corner of the weights (columns).
    """

    low: Floats
    high: Floats

    def among(self, portfolios: Masks) -> Masks:
        """Return those that no other of the given portfolios dominates.

        A dominating portfolio has the greater mean worth over corners, low and high; so in that
        order each one left over is sensible, and what it dominates is dropped.
        """
        member = (portfolios[:, np.newaxis] >> np.arange(len(self.low)) & 1).astype(np.float64)
        order = np.argsort(-(member @ (self.low + self.high).mean(axis=1)), kind="stable")
        left, member = portfolios[order], member[order]
        few = slice(None, None, max(1, self.low.shape[1] // _SCREEN))
        most = member @ self.high[:, few]
        kept = []
        while len(left):
            kept.append(left[0])
            stays = np.ones(len(left), dtype=np.bool_)
            stays[0] = False
            worse = self._never_behind(member[0], member, most, few)
            # Itself and its equals are never behind it either.
            behind = np.flatnonzero(worse & stays)
            stays[behind] = ~self._dominated(member[behind], member[0])
            left, member, most = left[stays], member[stays], most[stays]
        return np.array(kept, dtype=np.int64)

    def _dominated(self, members: Floats, by: Floats) -> NDArray[np.bool_]:
        """Return whether one portfolio dominates each of some others (rows)."""
        worse = np.zeros(len(members), dtype=np.bool_)
        step = max(1, _BLOCK // self.low.shape[1])
        for start in range(0, len(members), step):
            some = members[start : start + step]
            never_behind = self._never_behind(by, some, some @ self.high, slice(None))
            ours, theirs = by * (1 - some), some * (1 - by)
            never_ahead = np.all(theirs @ self.low - ours @ self.high >= -_TIE, axis=1)
            worse[start : start + step] = never_behind & ~never_ahead
        return worse

    def _never_behind(
        self, by: Floats, members: Floats, most: Floats, corners: slice
    ) -> NDArray[np.bool_]:
        """Return whether one portfolio is at least as good as each of others at some corners."""
        low, high = self.low[:, corners], self.high[:, corners]
        # What both hold is worth the same in both, whatever it is: its range is added back.
        both = members @ (by[:, np.newaxis] * (high - low)) if (low < high).any() else 0.0
        return np.asarray(np.all(by @ low - most + both >= -_TIE, axis=1))
