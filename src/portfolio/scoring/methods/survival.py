"""Who of the first initiatives stays among the first under another method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from portfolio.scoring.methods.kendall import kendall_tau
from portfolio.scoring.methods.method_ranking import MethodRanking
from portfolio.scoring.titles import Titles

_NAMED = 5
"""Most initiatives that a sentence names."""


@dataclass(frozen=True, eq=False, repr=False)
class Survival:
    """How the first initiatives of a ranking fare under one other method.

    Attributes
    ----------
    ranking
        The order to be checked, ids from first to last.
    top
        How many are the first.
    other
        What the other method says of the same initiatives.
    titles
        What initiatives are called.
    """

    ranking: tuple[str, ...]
    top: int
    other: MethodRanking
    titles: Titles = field(default_factory=Titles)

    @property
    def method(self) -> str:
        """Name of the other method."""
        return self.other.method.name

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Ids as the other method orders them; what it ties keeps the order to be checked."""
        merits = dict(zip(self.other.matrix.initiatives, self.other.merits.tolist(), strict=True))
        return tuple(sorted(self.ranking, key=lambda name: -merits[name]))

    @cached_property
    def stays(self) -> tuple[str, ...]:
        """Ids that are among the first both ways, in the order to be checked."""
        kept = set(self.order[: self.top])
        return tuple(name for name in self.ranking[: self.top] if name in kept)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """Ids that are no longer among the first, in the order to be checked."""
        return tuple(name for name in self.ranking[: self.top] if name not in self.stays)

    @cached_property
    def enters(self) -> tuple[str, ...]:
        """Ids that are among the first under the other method only, in its order."""
        return tuple(name for name in self.order[: self.top] if name not in self.stays)

    @property
    def overlap(self) -> float:
        """Share of the first that stay, in [0, 1]."""
        return len(self.stays) / self.top

    @cached_property
    def tau(self) -> float:
        """Kendall's tau-b of the two whole orders, in [-1, 1]; 1 is the same order."""
        place = {name: at for at, name in enumerate(self.ranking)}
        early = [-place[name] for name in self.other.matrix.initiatives]
        return kendall_tau(np.array(early, dtype=np.float64), self.other.merits)

    @property
    def sentence(self) -> str:
        """How many of the first stay; who leaves, who enters."""
        if not self.leaves:
            return f"All of the first {self.top:,} stay under {self.method}."
        stay = len(self.stays)
        moved = f"{self._told(self.leaves, 'leave')}; {self._told(self.enters, 'enter')}"
        return (
            f"{stay or 'None'} of the first {self.top:,} stay{'s' * (stay == 1)} under "
            f"{self.method}; {moved}."
        )

    def _told(self, names: Sequence[str], verb: str) -> str:
        """Write ``X leaves``, ``X and Y leave`` or ``A, B, C, D, E and 3 more leave``."""
        return f"{self.titles.listed(names, _NAMED)} {verb}{'s' * (len(names) == 1)}"

    def __repr__(self) -> str:
        return self.sentence
