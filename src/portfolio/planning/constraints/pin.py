"""If an initiative is planned, it starts in a given quarter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain import Quarter
from portfolio.planning.constraints.constraint import Violation, because, check_known
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Pin:
    """If an initiative is planned, it starts in a given quarter; `Mandate` makes it planned.

    ``sum over s other than start of x[i, s] = 0``.

    Attributes
    ----------
    initiative, start
        Id, quarter.
    reason, by
        Why, and who says so.
    """

    initiative: str
    start: Quarter
    reason: str = ""
    by: str = ""

    kind: ClassVar[str] = "pin"

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative or a quarter outside the calendar."""
        check_known(problem, self, self.initiative)
        if not isinstance(self.start, Quarter):
            raise ValueError(f"pin {self.initiative}: {self.start!r} is no Quarter")
        calendar = problem.capacity.calendar
        if self.start not in calendar:
            raise ValueError(
                f"pin {self.initiative}: {self.start} lies outside the calendar "
                f"{calendar[0]} to {calendar[-1]}"
            )

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row over all other starts."""
        starts = problem.starts
        columns = starts.of(self.initiative)
        pinned = problem.capacity.calendar.index(self.start)
        rows = Rows(str(self), "initiative", "starts")
        rows.add(self.initiative, (columns[starts.start[columns] != pinned], 1.0), upper=0.0)
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare the start."""
        entry = roadmap.entry(self.initiative)
        if entry and entry.start != self.start:
            yield Violation(str(self), self.initiative, f"starts {entry.start}")

    def __str__(self) -> str:
        who = f" by order of {self.by}" if self.by else ""
        return f"{self.initiative} starts in {self.start} if it is done{who}{because(self.reason)}"
