"""At most so many initiatives start in the same quarter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain.vocabulary import Status
from portfolio.planning.constraints.at_work import check_limit
from portfolio.planning.constraints.constraint import Violation, because
from portfolio.planning.constraints.members import Members, among, check_ids, ids_of
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class StartLimit:
    """At most so many initiatives start in any quarter.

    For every quarter t: ``sum over members i and modes m of x[i, m, t] <= at_most``. Work in
    flight goes on, it does not start.

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

    kind: ClassVar[str] = "start_limit"

    def __post_init__(self) -> None:
        check_limit(self.kind, self.at_most)

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative or attribute."""
        check_ids(problem, self, self.members)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a quarter."""
        starts = problem.starts
        columns = starts.of_all(self._starting(problem))
        rows = Rows(str(self), "quarter", "starts")
        for t, quarter in enumerate(problem.capacity.calendar):
            at_t = columns[starts.start[columns] == t]
            rows.add(quarter, (at_t, 1.0), upper=float(self.at_most))
        yield rows.block()

    def _starting(self, problem: Problem) -> tuple[str, ...]:
        known = problem.backlog.by_id
        members = ids_of(problem, self.members)
        return tuple(i for i in members if known[i].status is not Status.IN_FLIGHT)

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Count who starts in each quarter."""
        starting = set(self._starting(roadmap.problem))
        entries = [entry for entry in roadmap.entries if entry.initiative.id in starting]
        for quarter in roadmap.problem.capacity.calendar:
            names = [entry.initiative.id for entry in entries if entry.start == quarter]
            if len(names) > self.at_most:
                found = f"{len(names)} start: {', '.join(names)}"
                yield Violation(str(self), str(quarter), found)

    def looser(self, steps: int) -> StartLimit:
        """Let so many more start."""
        return replace(self, at_most=self.at_most + steps)

    def __str__(self) -> str:
        whom = among(self.members, self.group)
        begin = "initiative starts" if self.at_most == 1 else "initiatives start"
        limit = f"at most {self.at_most} {begin} in any quarter"
        return f"{whom}{limit if whom else limit.capitalize()}{because(self.reason)}"
