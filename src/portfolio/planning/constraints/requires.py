"""An initiative is selected only if another one is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import Violation, because, check_known, is_delivered
from portfolio.planning.constraints.selections import Selection, SelectionRule

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Requires(SelectionRule):
    """An initiative is selected only if another one is; says nothing about dates.

    ``y[source] <= y[target]`` with ``y[i] = sum over s of x[i, s]``. A delivered target satisfies
    the rule.

    Attributes
    ----------
    source, target
        Ids; the source requires the target.
    reason
        Why.
    """

    source: str
    target: str
    reason: str = ""

    kind: ClassVar[str] = "requires"
    axis: ClassVar[str] = "link"

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.source, self.target)

    def selections(self, problem: Problem) -> Iterator[Selection]:
        """One row, none when the target is delivered."""
        if not is_delivered(problem, self.target):
            link = f"{self.source} -> {self.target}"
            yield Selection(link, [(self.source, 1.0), (self.target, -1.0)], upper=0.0)

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Look the target up when the source is planned."""
        if roadmap.includes(self.source) and not roadmap.counts(self.target):
            yield Violation(str(self), self.source, f"planned without {self.target}")

    def __str__(self) -> str:
        return f"{self.source} is done only if {self.target} is{because(self.reason)}"
