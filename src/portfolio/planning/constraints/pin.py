"""If an initiative is planned, it starts in a given quarter, or is done in a given mode."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.domain import Quarter
from portfolio.domain.meant import did_you_mean
from portfolio.domain.quarter import check_quarter
from portfolio.planning.constraints.constraint import Violation, because, check_known
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Pin:
    """If an initiative is planned, it starts in a given quarter, or is done in a given mode.

    `Mandate` makes it planned. ``sum over (m, s) with another start or mode of x[i, m, s] = 0``.

    Attributes
    ----------
    initiative
        Id.
    start
        Quarter it starts in; None for any.
    reason, by
        Why, and who says so.
    mode
        Mode it is done in, empty for the initiative as its own row states it where that has no
        name; None for any.
    """

    initiative: str
    start: Quarter | None = None
    reason: str = ""
    by: str = ""
    mode: str | None = None

    kind: ClassVar[str] = "pin"

    def __post_init__(self) -> None:
        if self.start is None and self.mode is None:
            raise ValueError(f"pin {self.initiative}: give start, mode or both")

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative or mode, or a quarter outside the calendar."""
        check_known(problem, self, self.initiative)
        if self.start is not None:
            check_quarter(f"pin {self.initiative}", self.start)
        calendar = problem.capacity.calendar
        if self.start is not None and self.start not in calendar:
            raise ValueError(
                f"pin {self.initiative}: {self.start} lies outside the calendar "
                f"{calendar[0]} to {calendar[-1]}"
            )
        modes = [way.mode for way in problem.backlog.by_id[self.initiative].ways]
        if self.mode is not None and self.mode not in modes:
            hint = did_you_mean(self.mode, modes) or f"; there is {_listed(modes)}"
            raise ValueError(f"pin {self.initiative}: unknown mode {self.mode!r}{hint}")

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row over all other starts and modes."""
        starts = problem.starts
        columns = starts.of(self.initiative)
        other = np.zeros(len(columns), dtype=bool)
        if self.start is not None:
            other = starts.start[columns] != problem.capacity.calendar.index(self.start)
        if self.mode is not None:
            another = np.array([way.mode != self.mode for way in starts.ways], dtype=bool)
            other |= another[starts.owner[columns]]
        rows = Rows(str(self), "initiative", "starts")
        rows.add(self.initiative, (columns[other], 1.0), upper=0.0)
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare the start and the mode."""
        entry = roadmap.entry(self.initiative)
        if entry and self.start not in (None, entry.start):
            yield Violation(str(self), self.initiative, f"starts {entry.start}")
        if entry and self.mode not in (None, entry.initiative.mode):
            found = f"is done {_in_mode(entry.initiative.mode)}"
            yield Violation(str(self), self.initiative, found)

    def __str__(self) -> str:
        who = f" by order of {self.by}" if self.by else ""
        told = [f"starts in {self.start}"] if self.start is not None else []
        told += [f"is done {_in_mode(self.mode)}"] if self.mode is not None else []
        what = " and ".join(told)
        return f"{self.initiative} {what} if it is done{who}{because(self.reason)}"


def _in_mode(mode: str) -> str:
    return f"in mode '{mode}'" if mode else "as first stated, in no other mode"


def _listed(modes: list[str]) -> str:
    return ", ".join(map(repr, modes))
