"""Funds are given a multiple of what they are given."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from portfolio.domain import Quarter
from portfolio.domain.expected import NUMBER
from portfolio.explaining.changes.change import chosen, known, shifted, when
from portfolio.planning import Problem


@dataclass(frozen=True)
class ScaledMoney:
    """Budgets are a multiple of what they were.

    Attributes
    ----------
    factor
        At least 0; 0.9 takes a tenth away.
    fund
        Which fund; empty for all.
    first, last
        Quarters concerned; None for the ends of the calendar.
    """

    factor: float
    fund: str = ""
    first: Quarter | None = None
    last: Quarter | None = None

    kind: ClassVar[str] = "scaled_money"

    def __post_init__(self) -> None:
        NUMBER.check("ScaledMoney: factor", self.factor)
        if not 0 <= self.factor < math.inf:
            raise ValueError(f"factor must be at least 0, not {self.factor}")

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change."""
        capacity = problem.capacity
        if self.fund:
            known(self.fund, capacity.money, "fund")
        quarters = chosen(capacity.calendar, self.first, self.last)
        money = capacity.money
        for fund in (self.fund,) if self.fund else tuple(money):
            money = shifted(money, fund, lambda m: m * self.factor, quarters)
        return replace(problem, capacity=replace(capacity, money=money))

    def __str__(self) -> str:
        whose = f"the budget of fund {self.fund}" if self.fund else "all budgets"
        return f"{whose} at {self.factor:.4g} times the amount{when(self.first, self.last)}"
