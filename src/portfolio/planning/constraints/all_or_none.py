"""Either all members of a group are selected or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import (
    Violation,
    because,
    check_known,
    check_members,
    is_delivered,
)
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class AllOrNone:
    """Either all members of a group are selected or none.

    ``y[i] = y[j]`` for neighbours i, j in the list; with `same_start` ``x[i, s] = x[j, s]`` for
    every quarter s. Delivered members count as selected.

    Attributes
    ----------
    group, members
        Name, ids.
    same_start
        Whether they must also start in the same quarter.
    reason
        Why.
    """

    group: str
    members: tuple[str, ...]
    same_start: bool = False
    reason: str = ""

    kind: ClassVar[str] = "all_or_none"

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_members(self.kind, self.members)
        check_known(problem, self, *self.members)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row for each pair of neighbours (and quarter, with the same start)."""
        starts = problem.starts
        done = [m for m in self.members if is_delivered(problem, m)]
        open_members = [m for m in self.members if m not in done]
        rows = Rows(str(self), "pair", "starts")
        if done:
            for member in open_members:
                rows.add(member, (starts.of(member), 1.0), lower=1.0)
        for first, second in pairwise(open_members):
            pair = f"{first} = {second}"
            a, b = starts.of(first), starts.of(second)
            rows.add(pair, (a, 1.0), (b, -1.0), lower=0.0, upper=0.0)
            if self.same_start:
                for s, quarter in enumerate(problem.capacity.calendar):
                    at_a, at_b = a[starts.start[a] == s], b[starts.start[b] == s]
                    label = f"{pair} in {quarter}"
                    rows.add(label, (at_a, 1.0), (at_b, -1.0), lower=0.0, upper=0.0)
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare the number of selected members, and their starts if asked."""
        chosen = [m for m in self.members if roadmap.counts(m)]
        if chosen and len(chosen) < len(self.members):
            yield Violation(str(self), self.group, f"only {', '.join(chosen)}")
        entries = [entry for m in self.members if (entry := roadmap.entry(m))]
        if self.same_start and len({entry.start for entry in entries}) > 1:
            dates = ", ".join(f"{e.initiative.id} {e.start}" for e in entries)
            yield Violation(str(self), self.group, f"starts differ: {dates}")

    def __str__(self) -> str:
        together = ", starting together" if self.same_start else ""
        done = f"all {len(self.members)} are done or none"
        return f"Of group '{self.group}', {done}{together}{because(self.reason)}"
