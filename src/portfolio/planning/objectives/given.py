"""A worth that the analyst brings along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.domain import Quarter
from portfolio.planning.model import Floats

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Entry


@dataclass(frozen=True)
class GivenWorth:
    """A worth by initiative, or by initiative and start, computed elsewhere.

    Attributes
    ----------
    worth
        By id: one number for any start, or a number by quarter of start (0 for quarters not
        named). Initiatives not named are worth 0.
    unit
        Unit of the worth.
    """

    worth: Mapping[str, float | Mapping[Quarter, float]]
    unit: str = "points"

    kind: ClassVar[str] = "given"

    def __post_init__(self) -> None:
        for initiative, worth in self.worth.items():
            numbers = worth if isinstance(worth, Mapping) else {}
            for quarter in numbers:
                if not isinstance(quarter, Quarter):
                    raise ValueError(f"given: {initiative}: {quarter!r} is no Quarter")

    def start_worth(self, problem: Problem) -> Floats:
        """Worth by column of the starts."""
        starts, calendar = problem.starts, problem.capacity.calendar
        table = np.array([[self._of(i.id, quarter) for quarter in calendar] for i in starts.ways])
        return table.reshape(-1, len(calendar))[starts.owner, starts.start]

    def _of(self, initiative: str, start: Quarter) -> float:
        worth = self.worth.get(initiative, 0.0)
        return worth.get(start, 0.0) if isinstance(worth, Mapping) else float(worth)

    def money_worth(self, problem: Problem) -> Floats:
        """Money is not counted; yet nobody is hired who is not needed."""
        return np.zeros(problem.quarters)

    def entry_worth(self, problem: Problem, entry: Entry) -> float:
        """Worth of one initiative at its start."""
        return self._of(entry.initiative.id, entry.start)

    def notes(self, problem: Problem) -> tuple[str, ...]:
        """Name worths of unknown initiatives."""
        unknown = sorted(set(self.worth) - set(problem.backlog.by_id))
        return (
            (f"Worth is given for unknown initiatives: {', '.join(unknown)}.",) if unknown else ()
        )

    def __str__(self) -> str:
        return f"the given worth in {self.unit}"
