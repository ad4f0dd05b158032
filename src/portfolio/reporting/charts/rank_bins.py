"""Ranks as columns of a chart: the first ones each alone, the far ones in bins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats

_SINGLE = 20
_ENDS = (30, 50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000)


@dataclass(frozen=True, slots=True)
class RankBin:
    """Ranks that share a column.

    Attributes
    ----------
    first, last
        Ranks from 1, both included.
    """

    first: int
    last: int

    @property
    def words(self) -> str:
        """The rank, or from which to which on two lines."""
        if self.first == self.last:
            return f"{self.first}"
        return f"{self.first:,}\N{EN DASH}\n{self.last:,}"

    def share(self, shares: Floats) -> Floats:
        """Return the share of draws that give each initiative (rows) one of these ranks."""
        return np.asarray(shares[:, self.first - 1 : self.last].sum(axis=1))


def rank_bins(count: int, top: int) -> tuple[RankBin, ...]:
    """Return the columns for so many ranks; one of them ends where the top does.

    Parameters
    ----------
    count
        How many initiatives are ranked, at least 1.
    top
        How many are the first that matter, at least 1.
    """
    single = min(count, _SINGLE)
    ends = {*range(1, single + 1), *(end for end in (*_ENDS, top) if single < end < count), count}
    return tuple(RankBin(before + 1, end) for before, end in pairwise([0, *sorted(ends)]))
