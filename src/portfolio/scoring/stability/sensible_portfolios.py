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
        middle = (self.low + self.high).mean(axis=1)
        items = np.arange(len(self.low))
        member = (portfolios[:, np.newaxis] >> items & 1).astype(np.float64)
        left = np.argsort(-(member @ middle), kind="stable")
        kept = []
        while len(left):
            kept.append(left[0])
            left = left[1:]
            left = left[~self._dominated(member[left], member[kept[-1]])]
        return portfolios[kept]

    def _dominated(self, members: Floats, by: Floats) -> NDArray[np.bool_]:
        """Return whether each portfolio (rows) is dominated by one."""
        worse = np.zeros(len(members), dtype=np.bool_)
        corners = self.low.shape[1]
        few = slice(None, None, max(1, corners // _SCREEN))
        screened = np.flatnonzero(self._compare(members, by, few)[0])
        step = max(1, _BLOCK // corners)
        for start in range(0, len(screened), step):
            some = screened[start : start + step]
            weakly, back = self._compare(members[some], by, slice(None))
            worse[some] = weakly & ~back
        return worse

    def _compare(
        self, members: Floats, by: Floats, corners: slice
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return whether `by` is never behind each of the members, and they never behind it."""
        low, high = self.low[:, corners], self.high[:, corners]
        # What both hold is worth the same in both, whatever it is.
        ours, theirs = by * (1 - members), members * (1 - by)
        never_behind = np.asarray(np.all(ours @ low - theirs @ high >= -_TIE, axis=1))
        never_ahead = np.asarray(np.all(theirs @ low - ours @ high >= -_TIE, axis=1))
        return never_behind, never_ahead
