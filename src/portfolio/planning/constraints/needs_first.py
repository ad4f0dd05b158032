"""An initiative is selected only if another one is live, or has started, before it starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Self

from portfolio.domain import Timing
from portfolio.planning.constraints.constraint import Violation, because, check_known, is_delivered
from portfolio.planning.constraints.order import (
    check_order,
    check_timing,
    order_block,
    waiting_text,
)
from portfolio.planning.joint_block import JointBlock
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class NeedsFirst:
    """An initiative is selected only if another one is live, or has started, before it starts.

    For every quarter t: ``sum of x[source, s] up to t <= sum of x[target, m, s] up to
    t - d[target, m] - lag`` (Pritsker et al. 1969, disaggregated by time); from start to start
    without d. A delivered target satisfies the rule.

    Attributes
    ----------
    source, target
        Ids; the source needs the target first.
    lag
        Quarters between go-live (or start) of the target and start of the source, at least 0.
    timing
        Whether the source waits for go-live (``FS``) or start (``SS``) of the target.
    reason
        Why.
    """

    source: str
    target: str
    lag: int = 0
    timing: Timing = Timing.FINISH_TO_START
    reason: str = ""

    kind: ClassVar[str] = "needs_first"

    def __post_init__(self) -> None:
        check_timing(self, self.kind)

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_known(problem, self, self.source, self.target)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a quarter in which the source may start."""
        return self.joint_block(problem, [self]).apart()

    @classmethod
    def joint_block(cls, problem: Problem, rules: Sequence[Self]) -> JointBlock:
        """Rows of several rules, one after the other."""
        open_rules = [rule for rule in rules if not is_delivered(problem, rule.target)]
        return order_block(problem, cls.kind, open_rules, only_if_selected=False)

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Look the target up and compare dates when the source is planned."""
        if roadmap.includes(self.source) and not roadmap.counts(self.target):
            yield Violation(str(self), self.source, f"planned without {self.target}")
        yield from check_order(roadmap, self)

    def looser(self, steps: int) -> NeedsFirst:
        """Let the source wait so many quarters less."""
        return replace(self, lag=max(0, self.lag - steps))

    def __str__(self) -> str:
        return f"{waiting_text(self, only='only ')}{because(self.reason)}"
