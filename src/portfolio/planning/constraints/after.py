"""If both are selected, one initiative starts after another is live."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import Violation, check_known, is_delivered
from portfolio.planning.constraints.order import check_lag, check_order, lag_text, order_block
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class After:
    """If both are selected, an initiative starts after another one is live.

    For every quarter t: ``sum of x[source, s] up to t <= sum of x[target, s] up to
    t - d[target] - lag, plus 1 - y[target]``.

    Attributes
    ----------
    source, target
        Ids; the source comes after the target.
    lag
        Quarters between go-live of the target and start of the source, at least 0.
    """

    source: str
    target: str
    lag: int = 0

    kind: ClassVar[str] = "after"

    def __post_init__(self) -> None:
        check_lag(self.kind, self.lag)

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.source, self.target)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a quarter in which the source may start."""
        if not is_delivered(problem, self.target):
            yield order_block(problem, self, only_if_selected=True)

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Compare dates when both are planned."""
        yield from check_order(roadmap, self)

    def __str__(self) -> str:
        then = f"starts after {self.target} is live{lag_text(self.lag)}"
        return f"{self.source} {then}, if both are done"
