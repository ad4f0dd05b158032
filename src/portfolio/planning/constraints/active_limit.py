"""At most so many initiatives are at work at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.at_work import at_work, at_work_block, check_limit
from portfolio.planning.constraints.constraint import Violation, because
from portfolio.planning.constraints.members import Members, among, check_ids, ids_of
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class ActiveLimit:
    """At most so many initiatives are at work in any quarter: a limit of work in progress.

    For every quarter t: ``sum over members i, modes m and s in (t - d[i, m], t] of x[i, m, s] <=
    at_most``. Work in flight counts, what is live does not.

    Attributes
    ----------
    at_most
        Whole number, 0 or more.
    members
        Ids, or `Where` an attribute says so, such as the business unit; None for all initiatives.
    group
        Name of the members, for people.
    reason
        Why.
    """

    at_most: int
    members: Members = None
    group: str = ""
    reason: str = ""

    kind: ClassVar[str] = "active_limit"

    def __post_init__(self) -> None:
        check_limit(self.kind, self.at_most)

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative or attribute."""
        check_ids(problem, self, self.members)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a quarter."""
        yield at_work_block(problem, self, ids_of(problem, self.members), self.at_most)

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Count who is at work in each quarter."""
        for quarter, names in at_work(roadmap, ids_of(roadmap.problem, self.members)):
            if len(names) > self.at_most:
                found = f"{len(names)} at work: {', '.join(names)}"
                yield Violation(str(self), str(quarter), found)

    def looser(self, steps: int) -> ActiveLimit:
        """Let so many more be at work."""
        return replace(self, at_most=self.at_most + steps)

    def __str__(self) -> str:
        whom = among(self.members, self.group)
        are = "initiatives are" if self.at_most > 1 else "initiative is"
        count = f"at most {self.at_most}" if self.at_most else "no"
        limit = f"{count} {are} at work in any quarter"
        return f"{whom}{limit if whom else limit.capitalize()}{because(self.reason)}"
