"""An initiative is worked on within given quarters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain import Quarter
from portfolio.domain.quarter import check_quarter
from portfolio.planning.constraints.constraint import Violation, because, check_known
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Window:
    """If an initiative is planned, its work starts and ends within given quarters.

    ``x[i, m, s] = 0`` for ``s < earliest_start`` and for ``s + d[i, m] - 1 > latest_finish``;
    narrows the window of the initiatives table, never widens it.

    Attributes
    ----------
    initiative
        Id.
    earliest_start, latest_finish
        First quarter work may start in, last one it may end in; None for no limit.
    reason
        Why.
    """

    initiative: str
    earliest_start: Quarter | None = None
    latest_finish: Quarter | None = None
    reason: str = ""

    kind: ClassVar[str] = "window"

    def __post_init__(self) -> None:
        if self.earliest_start is None and self.latest_finish is None:
            raise ValueError(f"window {self.initiative}: give earliest_start or latest_finish")
        for given in (self.earliest_start, self.latest_finish):
            if given is not None:
                check_quarter(f"window {self.initiative}", given)

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.initiative)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row over all starts outside the window."""
        starts = problem.starts
        columns = starts.of(self.initiative)
        begin = starts.start[columns]
        finish = begin + starts.duration[columns] - 1
        origin = problem.capacity.calendar[0]
        outside = begin < 0
        if self.earliest_start is not None:
            outside = begin < self.earliest_start - origin
        if self.latest_finish is not None:
            outside |= finish > self.latest_finish - origin
        rows = Rows(str(self), "initiative", "starts")
        rows.add(self.initiative, (columns[outside], 1.0), upper=0.0)
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare the dates."""
        entry = roadmap.entry(self.initiative)
        if entry is None:
            return
        if self.earliest_start and entry.start < self.earliest_start:
            yield Violation(str(self), self.initiative, f"starts {entry.start}")
        if self.latest_finish and entry.finish > self.latest_finish:
            yield Violation(str(self), self.initiative, f"ends {entry.finish}")

    def looser(self, steps: int) -> Window:
        """Let work start so many quarters earlier and end so many later."""
        earliest, latest = self.earliest_start, self.latest_finish
        return replace(
            self,
            earliest_start=earliest and earliest - steps,
            latest_finish=latest and latest + steps,
        )

    def __str__(self) -> str:
        start = f" starts no earlier than {self.earliest_start}" if self.earliest_start else ""
        finish = f" ends no later than {self.latest_finish}" if self.latest_finish else ""
        both = " and" if start and finish else ""
        return f"{self.initiative}{start}{both}{finish}{because(self.reason)}"
