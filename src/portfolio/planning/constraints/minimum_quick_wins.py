"""Enough quick wins are live by a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain import Quarter
from portfolio.domain.quarter import check_quarter
from portfolio.horizons import quick_wins
from portfolio.planning.constraints.constraint import Violation, because, check_numbers
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class MinimumQuickWins:
    """At least so many quick wins are live by a quarter.

    ``sum over quick wins i, modes m and s with s + d[i, m] <= by of x[i, m, s] >= at_least``, with
    the quick wins that `portfolio.horizons.quick_wins` names. What is live already is
    no candidate any more and does not count.

    Attributes
    ----------
    at_least
        How many, at least 1.
    by
        Quarter in which they are live at the latest.
    months
        Longest time to value of a quick win, in months, above 0.
    reason
        Why.
    """

    at_least: int
    by: Quarter
    months: float = 12.0
    reason: str = ""

    kind: ClassVar[str] = "minimum_quick_wins"

    def __post_init__(self) -> None:
        check_numbers(self)
        if self.at_least < 1:
            raise ValueError(f"minimum_quick_wins: at_least must be 1 or more, not {self.at_least}")
        check_quarter(self.kind, self.by)
        if not self.months > 0:
            raise ValueError(f"minimum_quick_wins: months must be above 0, not {self.months}")

    def validate(self, problem: Problem) -> None:
        """Raise ValueError if the candidates have no horizons."""
        self.members(problem)

    def members(self, problem: Problem) -> tuple[str, ...]:
        """Return the quick wins."""
        if problem.horizon_map is None:
            raise ValueError(
                "minimum_quick_wins: the candidates have no horizons; classify them first"
            )
        return quick_wins(problem.horizon_map, self.months)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row; without enough quick wins it cannot hold, and that is the conflict."""
        members, starts = self.members(problem), problem.starts
        columns = starts.of_all(members)
        live = starts.start[columns] + starts.duration[columns]
        in_time = columns[live <= self.by - problem.capacity.calendar[0]]
        rows = Rows(str(self), "quarter", "quick wins")
        rows.add(self.by, (in_time, 1.0), lower=float(self.at_least))
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Count the quick wins that are live in time."""
        members = self.members(roadmap.problem)
        live = [
            member
            for member in members
            if (entry := roadmap.entry(member)) and entry.go_live <= self.by
        ]
        if len(live) < self.at_least:
            found = f"{len(live)} of {len(members)} quick wins are live: {', '.join(live) or '-'}"
            yield Violation(str(self), str(self.by), found)

    def looser(self, steps: int) -> MinimumQuickWins:
        """Ask for so many fewer, though never for none."""
        return replace(self, at_least=max(1, self.at_least - steps))

    def __str__(self) -> str:
        are = "quick win is" if self.at_least == 1 else "quick wins are"
        return f"At least {self.at_least} {are} live by {self.by}{because(self.reason)}"
