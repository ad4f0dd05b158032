"""A rule that holds less tightly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from portfolio.domain.expected import WHOLE_NUMBER
from portfolio.planning import Constraint, Problem
from portfolio.planning.arguments import RULE
from portfolio.planning.constraints.constraint import Loosenable

MOST_STEPS = 100
"""Shares give way by hundredths, so after so many steps they are no rules any more."""


@dataclass(frozen=True)
class LooserRule:
    """A rule of the problem holds less tightly: one more of a count, a hundredth of a share.

    Attributes
    ----------
    rule
        One of the problem's constraints, of a kind that can be looser.
    steps
        How many, at least 0.
    """

    rule: Constraint
    steps: int = 1

    kind: ClassVar[str] = "looser_rule"

    def __post_init__(self) -> None:
        RULE.check("LooserRule", self.rule)
        WHOLE_NUMBER.check("LooserRule: steps", self.steps)
        if self.steps < 0:
            raise ValueError(f"LooserRule: steps must be 0 or more, not {self.steps}")
        if not isinstance(self.rule, Loosenable):
            raise ValueError(f"LooserRule: {str(self.rule)!r} holds or does not, and is no looser")

    @property
    def looser(self) -> Constraint:
        """The rule that holds in its place."""
        assert isinstance(self.rule, Loosenable)
        return self.rule.looser(self.steps)

    def times(self, steps: int) -> LooserRule:
        """Return a change so many times as large."""
        return replace(self, steps=steps * self.steps)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change.

        Raises
        ------
        ValueError
            If the problem has no such rule.
        """
        if self.rule not in problem.constraints:
            raise ValueError(f"the problem has no rule {str(self.rule)!r}")
        rules = (self.looser if rule == self.rule else rule for rule in problem.constraints)
        return replace(problem, constraints=tuple(rules))

    def binds_nothing(self, problem: Problem) -> bool:
        """Whether the rule that holds in its place has no rows any more: it says nothing."""
        return not any(map(len, self.looser.blocks(self.applied(problem))))

    def __str__(self) -> str:
        return f"{self.looser}, in place of: {self.rule}"


def most_steps(rule: Constraint) -> int:
    """Return how many steps make a rule looser; 0 for one that holds or does not."""
    if not isinstance(rule, Loosenable):
        return 0
    return next((k for k in range(MOST_STEPS) if rule.looser(k + 1) == rule.looser(k)), MOST_STEPS)
