"""An initiative is selected only if enough of several others are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
class RequiresAny:
    """An initiative is selected only if at least so many of several others are; no dates.

    ``at_least * y[source] <= sum over j in any_of of y[j]`` with ``y[i] = sum over m, s of
    x[i, m, s]``. Delivered ones count as selected.

    Attributes
    ----------
    source
        Id of the initiative that requires others.
    any_of
        Ids of the others.
    at_least
        How many of them it requires, from 1 to all.
    reason
        Why.
    """

    source: str
    any_of: tuple[str, ...]
    at_least: int = 1
    reason: str = ""

    kind: ClassVar[str] = "requires_any"

    def __post_init__(self) -> None:
        check_members(self.kind, self.any_of)
        if self.source in self.any_of:
            raise ValueError(f"requires_any: {self.source} cannot be one of those it requires")
        if not 1 <= self.at_least <= len(self.any_of):
            raise ValueError(
                f"requires_any {self.source}: at_least must be 1 to {len(self.any_of)}, "
                f"the number of others, not {self.at_least}"
            )

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.source, *self.any_of)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row, none when enough of the others are delivered."""
        needed = self.at_least - sum(is_delivered(problem, other) for other in self.any_of)
        if needed > 0:
            columns = problem.starts
            rows = Rows(str(self), "link", "starts")
            rows.add(
                f"{self.source} -> {needed} of {', '.join(self.any_of)}",
                (columns.of(self.source), float(needed)),
                (columns.of_all(self.any_of), -1.0),
                upper=0.0,
            )
            yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Count the others when the source is planned."""
        there = [other for other in self.any_of if roadmap.counts(other)]
        if roadmap.includes(self.source) and len(there) < self.at_least:
            found = f"planned with {', '.join(there) or 'none'} of them"
            yield Violation(str(self), self.source, found)

    def __str__(self) -> str:
        number = f"at least {self.at_least} of {len(self.any_of)}"
        are = "is" if self.at_least == 1 else "are"
        others = ", ".join(self.any_of)
        return f"{self.source} is done only if {number} ({others}) {are}{because(self.reason)}"
