"""A rule less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from portfolio.planning import Constraint, Problem
from portfolio.planning.arguments import RULE


@dataclass(frozen=True)
class WithoutRule:
    """A rule of the problem no longer holds.

    Attributes
    ----------
    rule
        One of the problem's constraints.
    """

    rule: Constraint

    kind: ClassVar[str] = "without_rule"

    def __post_init__(self) -> None:
        RULE.check("WithoutRule", self.rule)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change.

        Raises
        ------
        ValueError
            If the problem has no such rule.
        """
        if self.rule not in problem.constraints:
            raise ValueError(f"the problem has no rule {str(self.rule)!r}")
        return problem.without(self.rule)

    def __str__(self) -> str:
        return f"without the rule: {self.rule}"
