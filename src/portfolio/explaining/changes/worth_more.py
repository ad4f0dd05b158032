"""An initiative is worth more, or less."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from portfolio.domain.expected import NUMBER
from portfolio.explaining.changes.change import known
from portfolio.planning import Problem, Synergy


@dataclass(frozen=True)
class WorthMore:
    """Doing an initiative earns more points of the objective, whenever it is done.

    Attributes
    ----------
    initiative
        Id.
    points
        Points of the objective: money in today's terms under net present value. Negative where
        it is worth less.
    """

    initiative: str
    points: float

    kind: ClassVar[str] = "worth_more"

    def __post_init__(self) -> None:
        NUMBER.check("WorthMore: points", self.points)

    def times(self, steps: int) -> WorthMore:
        """Return a change so many times as large."""
        return replace(self, points=steps * self.points)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change: a bonus on a group of one."""
        known(self.initiative, problem.backlog.by_id, "initiative")
        name = f"what {self.initiative} is worth more"
        return problem.requiring(Synergy(name, (self.initiative,), self.points, at_least=1))

    def __str__(self) -> str:
        word = "more" if self.points >= 0 else "less"
        return f"{self.initiative} is worth {abs(self.points):,.0f} {word}"
