"""What differs between two plans, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass, field

from portfolio.domain import Quarter
from portfolio.domain.listed import listed
from portfolio.domain.told import Told
from portfolio.planning import Roadmap


@dataclass(frozen=True, repr=False)
class Difference(Told):
    """What one plan does otherwise than another.

    Attributes
    ----------
    added, dropped
        Ids that only the second, or only the first plan holds.
    moved
        First quarter in the first and in the second plan, by id, where they differ.
    switched
        Mode in the first and in the second plan, by id, where they differ.
    """

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    moved: dict[str, tuple[Quarter, Quarter]]
    switched: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def is_none(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.dropped or self.moved or self.switched)

    def __str__(self) -> str:
        switched = [f"{name} in mode {mode!r}" for name, (_, mode) in self.switched.items()]
        parts = [
            f"adds {listed(self.added)}" if self.added else "",
            f"drops {listed(self.dropped)}" if self.dropped else "",
            f"moves {listed(self.moved)}" if self.moved else "",
            f"does {listed(switched)}" if switched else "",
        ]
        return ", ".join(filter(None, parts)) or "is the same"


def compare_entries(before: Roadmap, after: Roadmap) -> Difference:
    """Return what differs between the entries of two plans, in order of id.

    Raises
    ------
    NoRoadmap
        If one of them holds no plan.
    """
    old = {entry.initiative.id: entry for entry in before.entries}
    new = {entry.initiative.id: entry for entry in after.entries}
    both = sorted(old.keys() & new.keys())
    return Difference(
        added=tuple(sorted(new.keys() - old.keys())),
        dropped=tuple(sorted(old.keys() - new.keys())),
        moved={
            name: (old[name].start, new[name].start)
            for name in both
            if old[name].start != new[name].start
        },
        switched={
            name: modes
            for name in both
            if (modes := (old[name].initiative.mode, new[name].initiative.mode))[0] != modes[1]
        },
    )
