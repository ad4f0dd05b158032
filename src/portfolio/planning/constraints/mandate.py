"""An initiative must be in the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import (
    Violation,
    because,
    check_known,
    is_delivered,
)
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Mandate:
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

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.initiative)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row; without columns it cannot hold, and that is the conflict."""
        if not is_delivered(problem, self.initiative):
            rows = Rows(str(self), "initiative", "starts")
            columns = problem.starts.of(self.initiative)
            rows.add(self.initiative, (columns, 1.0), lower=1.0, upper=1.0)
            yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Look the initiative up."""
        if not roadmap.counts(self.initiative):
            yield Violation(str(self), self.initiative, "not planned")

    def __str__(self) -> str:
        who = f" by order of {self.by}" if self.by else ""
        return f"{self.initiative} must be done{who}{because(self.reason)}"
