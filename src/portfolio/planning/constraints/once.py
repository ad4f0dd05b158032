"""Each initiative starts at most once, in its window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.planning.constraints.constraint import Violation
from portfolio.planning.model import Block, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Entry, Roadmap


@dataclass(frozen=True)
class Once:
    """Each initiative starts at most once, within its own window and the calendar.

    For every initiative i: ``sum over m, s of x[i, m, s] <= 1``. Quarters outside the window have
    no column.
    """

    kind: ClassVar[str] = "once"

    def validate(self, problem: Problem) -> None:
        """Nothing to validate: the rule names nothing."""

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row an initiative."""
        starts = problem.starts
        size = len(starts.number)
        yield Block(
            rule=str(self),
            labels=Labels.single("initiative", tuple(starts.number)),
            row=starts.subject,
            column=np.arange(len(starts), dtype=np.int32),
            value=np.ones(len(starts)),
            lower=np.full(size, -np.inf),
            upper=np.ones(size),
            unit="starts",
        )

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Count the entries of each initiative and compare dates with its window."""
        counts = Counter(entry.initiative.id for entry in roadmap.entries)
        for initiative, count in counts.items():
            if count > 1:
                yield Violation(str(self), initiative, f"starts {count} times")
        calendar = roadmap.problem.capacity.calendar
        for entry in roadmap.entries:
            earliest, latest = entry.initiative.earliest_start, entry.initiative.latest_finish
            begins = entry.start - calendar[0]
            late = begins + (0 if entry.initiative.may_overrun else entry.initiative.duration - 1)
            if begins < 0 or late >= len(calendar):
                yield Violation(str(self), entry.initiative.id, f"runs {_span(entry)}, outside")
            if earliest and entry.start < earliest:
                yield Violation(str(self), entry.initiative.id, f"runs {_span(entry)}, too early")
            if latest and entry.finish > latest:
                yield Violation(str(self), entry.initiative.id, f"runs {_span(entry)}, too late")

    def __str__(self) -> str:
        return "Each initiative starts at most once, within its window and the calendar"


def _span(entry: Entry) -> str:
    return f"{entry.start} to {entry.finish}"
