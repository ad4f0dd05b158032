"""An initiative must be in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import (
    Violation,
    because,
    check_known,
    is_delivered,
)
from portfolio.planning.constraints.selections import Selection, SelectionRule

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Mandate(SelectionRule):
    """An initiative must be in the plan; no limit gives way for it.

    ``sum over s of x[i, s] = 1``. A delivered initiative satisfies the rule.

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

    kind: ClassVar[str] = "mandate"
    axis: ClassVar[str] = "initiative"

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.initiative)

    def selections(self, problem: Problem) -> Iterator[Selection]:
        """One row; without columns it cannot hold, and that is the conflict."""
        if not is_delivered(problem, self.initiative):
            yield Selection(self.initiative, [(self.initiative, 1.0)], lower=1.0, upper=1.0)

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Look the initiative up."""
        if not roadmap.counts(self.initiative):
            yield Violation(str(self), self.initiative, "not planned")

    def __str__(self) -> str:
        who = f" by order of {self.by}" if self.by else ""
        return f"{self.initiative} must be done{who}{because(self.reason)}"
