"""What is planned, by horizon, with the biggest initiatives named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain import Horizon

if TYPE_CHECKING:
    from portfolio.planning import Entry, Roadmap


@dataclass(frozen=True, slots=True)
class Band:
    """The planned initiatives of one horizon.

    Attributes
    ----------
    horizon
        None when the candidates were not classified.
    entries
        All of them, by start, finish, then id.
    named
        Those among the biggest of the plan, in the same order.
    """

    horizon: Horizon | None
    entries: tuple[Entry, ...]
    named: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """Name in words."""
        return self.horizon.title if self.horizon else "Initiatives"

    @property
    def more(self) -> int:
        """How many are not named."""
        return len(self.entries) - len(self.named)

    @property
    def build_cost(self) -> float:
        """Money until go-live of all of them."""
        return sum(entry.initiative.build_cost for entry in self.entries)


def bands_of(roadmap: Roadmap, most: int) -> tuple[Band, ...]:
    """Return the horizons in which something is planned, in order.

    Parameters
    ----------
    roadmap
        A plan.
    most
        How many initiatives of the whole plan are named: those that cost most to build, among
        equals the first to start, then by id.

    Raises
    ------
    NoRoadmap
        If there is no plan.
    """
    entries = sorted(roadmap.entries, key=lambda e: (e.start, e.finish, e.initiative.id))
    by_size = sorted(entries, key=lambda e: -e.initiative.build_cost)
    named = {entry.initiative.id for entry in by_size[:most]}
    bands = []
    for horizon in (*Horizon, None):
        band = tuple(e for e in entries if roadmap.horizon(e.initiative.id) is horizon)
        if band:
            bands.append(Band(horizon, band, tuple(e for e in band if e.initiative.id in named)))
    return tuple(bands)
