"""An initiative is selected only if enough of several others are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import (
    Violation,
    because,
    check_known,
    check_members,
    check_numbers,
    is_delivered,
)
from portfolio.planning.constraints.selections import Selection, SelectionRule

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class RequiresAny(SelectionRule):
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
    axis: ClassVar[str] = "link"

    def __post_init__(self) -> None:
        check_numbers(self)
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

    def selections(self, problem: Problem) -> Iterator[Selection]:
        """One row, none when enough of the others are delivered."""
        needed = self.at_least - sum(is_delivered(problem, other) for other in self.any_of)
        if needed > 0:
            link = f"{self.source} -> {needed} of {', '.join(self.any_of)}"
            others = [(other, -1.0) for other in self.any_of]
            yield Selection(link, [(self.source, float(needed)), *others], upper=0.0)

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
