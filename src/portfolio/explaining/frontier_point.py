"""The best plan at one level of a limit."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio.explaining.differences import Difference
from portfolio.planning import Roadmap


@dataclass(frozen=True)
class FrontierPoint:
    """The best plan at one level.

    Attributes
    ----------
    level
        Of the limit.
    roadmap
        The plan; it may hold none.
    swap
        What it does otherwise than the plan at the level before; None at the first, without a
        plan, and for those who watch.
    """

    level: float
    roadmap: Roadmap
    swap: Difference | None

    def __str__(self) -> str:
        outcome, level = self.roadmap.outcome, amount_of(self.level)
        return f"{level}: {outcome.objective:,.0f}" if outcome.has_plan else f"{level}: none"


def amount_of(level: float) -> str:
    """Write a level: large ones as whole numbers, small ones with the digits that count."""
    return f"{level:,.0f}" if abs(level) >= 1000 else f"{level:,.4g}"
