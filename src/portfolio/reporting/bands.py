"""What is planned, by horizon, with the biggest initiatives named."""

from __future__ import annotations

from collections.abc import Sequence
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
        The biggest of them, in the same order.
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
        How many initiatives of the whole plan are named. An even part of it goes to each horizon,
        so that many small ones are not hidden by a few large ones, and what is left to whoever
        costs most to build, among equals the first to start, then by id.

    Raises
    ------
    NoRoadmap
        If there is no plan.
    """
    entries = sorted(roadmap.entries, key=lambda e: (e.start, e.finish, e.initiative.id))
    bands: dict[Horizon | None, list[Entry]] = {}
    for entry in entries:
        bands.setdefault(roadmap.horizon(entry.initiative.id), []).append(entry)
    named = _named(list(bands.values()), most)
    return tuple(
        Band(horizon, tuple(band), tuple(e for e in band if e.initiative.id in named))
        for horizon in (*Horizon, None)
        if (band := bands.get(horizon))
    )


def _named(bands: Sequence[Sequence[Entry]], most: int) -> frozenset[str]:
    """Return the ids of those that are named."""
    by_size = [sorted(band, key=lambda e: -e.initiative.build_cost) for band in bands]
    each = most // max(1, len(bands))
    first = [entry for band in by_size for entry in band[:each]]
    others = [entry for band in by_size for entry in band[each:]]
    others.sort(key=lambda e: (-e.initiative.build_cost, e.start, e.finish, e.initiative.id))
    return frozenset(e.initiative.id for e in [*first, *others][:most])
