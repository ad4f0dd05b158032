"""A rule that is switched off: kept, told, and without any effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

from portfolio.planning.arguments import RULE
from portfolio.planning.constraints.constraint import Constraint, Violation, because
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Disabled:
    """A rule that is switched off: it has no rows, nothing breaks it, and reports name it.

    Attributes
    ----------
    rule
        What would hold; it may name what the problem does not have.
    reason
        Why it is switched off. A reason that the rule itself carries is moved here.
    """

    rule: Constraint
    reason: str = ""

    kind: ClassVar[str] = "disabled"

    def __post_init__(self) -> None:
        RULE.check("disabled", self.rule)
        if own := getattr(self.rule, "reason", ""):
            object.__setattr__(self, "rule", replace(cast("Any", self.rule), reason=""))
            object.__setattr__(self, "reason", "; ".join(filter(None, (self.reason, own))))

    def validate(self, problem: Problem) -> None:
        """Nothing to validate: the rule has no effect."""

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """No rows."""
        return ()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Nothing breaks it."""
        return iter(())

    def __str__(self) -> str:
        return f"Switched off: {self.rule}{because(self.reason)}"
