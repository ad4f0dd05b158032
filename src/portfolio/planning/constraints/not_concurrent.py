"""No two members of a group are built at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.at_work import at_work_block
from portfolio.planning.constraints.constraint import Violation, because, check_known, check_members
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class NotConcurrent:
    """No two members of a group are under construction in the same quarter.

    For every quarter t: ``sum over members i, modes m and s in (t - d[i, m], t] of
    x[i, m, s] <= 1``.

    Attributes
    ----------
    group, members
        Name, ids.
    reason
        Why.
    """

    group: str
    members: tuple[str, ...]
    reason: str = ""

    kind: ClassVar[str] = "not_concurrent"

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_members(self.kind, self.members)
        check_known(problem, self, *self.members)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a quarter."""
        yield at_work_block(problem, self, self.members, at_most=1)

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare the dates of each pair."""
        entries = [entry for m in self.members if (entry := roadmap.entry(m))]
        for a, b in combinations(entries, 2):
            if a.start <= b.finish and b.start <= a.finish:
                where = f"{a.initiative.id} and {b.initiative.id}"
                yield Violation(str(self), where, f"both at work in {max(a.start, b.start)}")

    def __str__(self) -> str:
        group = f"Of group '{self.group}'"
        return f"{group}, no two are built at the same time{because(self.reason)}"
