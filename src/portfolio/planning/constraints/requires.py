"""An initiative is selected only if another one is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import Violation, because, check_known, is_delivered
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Requires:
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

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.source, self.target)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row, none when the target is delivered."""
        if not is_delivered(problem, self.target):
            rows = Rows(str(self), "link", "starts")
            columns = problem.starts.of
            rows.add(
                f"{self.source} -> {self.target}",
                (columns(self.source), 1.0),
                (columns(self.target), -1.0),
                upper=0.0,
            )
            yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Look the target up when the source is planned."""
        if roadmap.includes(self.source) and not roadmap.counts(self.target):
            yield Violation(str(self), self.source, f"planned without {self.target}")

    def __str__(self) -> str:
        return f"{self.source} is done only if {self.target} is{because(self.reason)}"
