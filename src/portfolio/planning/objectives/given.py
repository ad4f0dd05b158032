"""A worth that the analyst brings along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.domain import Initiative, Quarter
from portfolio.domain.expected import NUMBER
from portfolio.domain.listed import MOST, listed
from portfolio.domain.meant import meant
from portfolio.domain.quarter import check_quarter
from portfolio.planning.model import Floats

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Entry


@dataclass(frozen=True)
class GivenWorth:
    """A worth by initiative or mode, or also by start, computed elsewhere.

    Attributes
    ----------
    worth
        By id, or by id and mode written ``A (lite)``, which goes first: one number for any start,
        or a number by quarter of start (0 for quarters not named). An id stands for all modes
        that are not named; initiatives not named are worth 0.
    unit
        Unit of the worth.
    """

    worth: Mapping[str, float | Mapping[Quarter, float]]
    unit: str = "points"

    kind: ClassVar[str] = "given"

    def __post_init__(self) -> None:
        for initiative, worth in self.worth.items():
            asked = f"given: {initiative}"
            if not isinstance(worth, Mapping):
                NUMBER.check(asked, worth)
                continue
            NUMBER.many(asked, worth.values())
            for quarter in worth:
                check_quarter(asked, quarter)

    def start_worth(self, problem: Problem) -> Floats:
        """Worth by column of the starts."""
        starts, calendar = problem.starts, problem.capacity.calendar
        table = np.array([[self._of(way, quarter) for quarter in calendar] for way in starts.ways])
        return table.reshape(-1, len(calendar))[starts.owner, starts.start]

    def _of(self, way: Initiative, start: Quarter) -> float:
        worth = self.worth.get(way.name, self.worth.get(way.id, 0.0))
        return worth.get(start, 0.0) if isinstance(worth, Mapping) else float(worth)

    def money_worth(self, problem: Problem) -> Floats:
        """Money is not counted; yet nobody is hired who is not needed."""
        return np.zeros(problem.quarters)

    def entry_worth(self, problem: Problem, entry: Entry) -> float:
        """Worth of one initiative at its start."""
        return self._of(entry.initiative, entry.start)

    def notes(self, problem: Problem) -> tuple[str, ...]:
        """Name worths of unknown initiatives and modes."""
        ways = [way for one in problem.backlog.initiatives for way in one.ways]
        known = sorted({name for way in ways for name in (way.id, way.name)})
        unknown = sorted(set(self.worth).difference(known))
        # Nobody reads the nearest of a name that is not told.
        unknown[:MOST] = [_with_nearest(name, known) for name in unknown[:MOST]]
        told = f"Worth is given for unknown initiatives or modes: {listed(unknown)}."
        return (told,) if unknown else ()

    def __str__(self) -> str:
        return f"the given worth in {self.unit}"


def _with_nearest(name: str, known: Sequence[str]) -> str:
    near = meant(name, known)
    return f"{name} (did you mean {near}?)" if near else name
