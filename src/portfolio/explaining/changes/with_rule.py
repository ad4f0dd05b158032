"""A rule more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from portfolio.planning import Constraint, Problem
from portfolio.planning.arguments import RULE


@dataclass(frozen=True)
class WithRule:
    """A rule is added.

    Attributes
    ----------
    rule
        Any constraint.
    """

    rule: Constraint

    kind: ClassVar[str] = "with_rule"

    def __post_init__(self) -> None:
        RULE.check("WithRule", self.rule)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change."""
        return problem.requiring(self.rule)

    def __str__(self) -> str:
        return str(self.rule)
