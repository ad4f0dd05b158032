"""An initiative must stay out of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import Violation, because, check_known
from portfolio.planning.constraints.selections import Selection, SelectionRule

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Exclude(SelectionRule):
    """An initiative must stay out of the plan.

    ``sum over s of x[i, s] = 0``.

    Attributes
    ----------
    initiative
        Id.
    reason, by
        Why, and who says so.
    """

    initiative: str
    reason: str = ""
    by: str = ""

    kind: ClassVar[str] = "exclude"
    axis: ClassVar[str] = "initiative"

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.initiative)

    def selections(self, problem: Problem) -> Iterator[Selection]:
        """One row."""
        yield Selection(self.initiative, [(self.initiative, 1.0)], upper=0.0)

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Look the initiative up."""
        if entry := roadmap.entry(self.initiative):
            yield Violation(str(self), self.initiative, f"planned from {entry.start}")

    def __str__(self) -> str:
        who = f" by order of {self.by}" if self.by else ""
        return f"{self.initiative} must not be done{who}{because(self.reason)}"
