"""A fund is given more, or less."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from portfolio.domain import Quarter
from portfolio.domain.expected import NUMBER
from portfolio.explaining.changes.change import chosen, known, shifted, when
from portfolio.planning import Problem


@dataclass(frozen=True)
class MoreMoney:
    """A fund is given more money in each of some quarters.

    Attributes
    ----------
    fund
        Which.
    amount
        Money more in each quarter; negative for less, though no budget falls below 0.
    first, last
        Quarters concerned; None for the ends of the calendar.
    """

    fund: str
    amount: float
    first: Quarter | None = None
    last: Quarter | None = None

    kind: ClassVar[str] = "more_money"

    def __post_init__(self) -> None:
        NUMBER.check("MoreMoney: amount", self.amount)
        if not math.isfinite(self.amount):
            raise ValueError(f"amount must be a finite number, not {self.amount}")

    def times(self, steps: int) -> MoreMoney:
        """Return a change so many times as large."""
        return replace(self, amount=steps * self.amount)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change."""
        capacity = problem.capacity
        known(self.fund, capacity.money, "fund")
        quarters = chosen(capacity.calendar, self.first, self.last)
        money = shifted(capacity.money, self.fund, lambda m: max(0.0, m + self.amount), quarters)
        return replace(problem, capacity=replace(capacity, money=money))

    def __str__(self) -> str:
        word = "more" if self.amount >= 0 else "less"
        each = "" if self.first and self.first == self.last else " a quarter"
        return (
            f"{abs(self.amount):,.0f} {word} in fund {self.fund}{each}{when(self.first, self.last)}"
        )
