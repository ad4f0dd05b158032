"""How fine a smallest change is sought."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from portfolio.domain.expected import Expected
from portfolio.planning import Problem, Roadmap


@dataclass(frozen=True, slots=True)
class StepSizes:
    """How fine a smallest change is sought.

    Attributes
    ----------
    points
        Points of the objective, above 0.
    money
        Money in one quarter, above 0.
    fte
        People in one quarter, above 0.
    share
        Share of a cost, in (0, 1].
    """

    points: float
    money: float
    fte: float = 0.1
    share: float = 0.01

    def __post_init__(self) -> None:
        sizes = (self.points, self.money, self.fte, self.share)
        if not all(size > 0 for size in sizes) or self.share > 1:
            raise ValueError(f"step sizes must be above 0, and the share at most 1, not {sizes}")

    @classmethod
    def of(cls, roadmap: Roadmap) -> StepSizes:
        """Return round steps of about 1 % of a quarter's budget and 0.1 % of the plan's worth."""
        worth = roadmap.objective if math.isfinite(roadmap.objective) else 0.0
        return replace(cls.of_problem(roadmap.problem), points=_round(1e-3 * abs(worth)))

    @classmethod
    def of_problem(cls, problem: Problem) -> StepSizes:
        """Return round steps of about 1 % of a quarter's budget, for money and points alike."""
        money = problem.capacity.money
        quarters = sum(map(len, money.values()))
        size = _round(1e-2 * sum(map(sum, money.values())) / max(1, quarters))
        return cls(size, size)


SIZES = Expected("step sizes", StepSizes, "StepSizes(points=1_000, money=5_000)")


def _round(size: float) -> float:
    """Return the greatest of 1, 2, 5, 10, ... that is no larger; 1 for nothing."""
    if size <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(size))
    return next(k * power for k in (5, 2, 1) if k * power <= size * (1 + 1e-9))
