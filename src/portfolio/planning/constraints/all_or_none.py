"""Either all members of a group are selected or none."""

from __future__ import annotations

from collections.abc import Iterator
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
from portfolio.planning.constraints.selections import Selection, SelectionRule

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class AllOrNone(SelectionRule):
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
    axis: ClassVar[str] = "pair"

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_members(self.kind, self.members)
        check_known(problem, self, *self.members)

    def selections(self, problem: Problem) -> Iterator[Selection]:
        """One row for each pair of neighbours (and quarter, with the same start)."""
        still_open = [m for m in self.members if not is_delivered(problem, m)]
        if len(still_open) < len(self.members):
            for member in still_open:
                yield Selection(member, [(member, 1.0)], lower=1.0)
        for first, second in pairwise(still_open):
            pair, terms = f"{first} = {second}", [(first, 1.0), (second, -1.0)]
            yield Selection(pair, terms, lower=0.0, upper=0.0)
            for s, quarter in enumerate(problem.capacity.calendar) if self.same_start else ():
                yield Selection(f"{pair} in {quarter}", terms, lower=0.0, upper=0.0, start=s)

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
        count = len(self.members)
        done = "both are done or neither" if count == 2 else f"all {count} are done or none"
        return f"Of group '{self.group}', {done}{together}{because(self.reason)}"
