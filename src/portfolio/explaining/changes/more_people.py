"""A role has more people of its own, or fewer."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from portfolio.domain import Quarter
from portfolio.domain.expected import NUMBER
from portfolio.explaining.changes.change import chosen, known, shifted, when
from portfolio.planning import Problem


@dataclass(frozen=True)
class MorePeople:
    """A role has more people in each of some quarters, at no cost.

    Attributes
    ----------
    role
        Which.
    fte
        People more in each quarter; negative for fewer, though never fewer than none.
    first, last
        Quarters concerned; None for the ends of the calendar.
    """

    role: str
    fte: float
    first: Quarter | None = None
    last: Quarter | None = None

    kind: ClassVar[str] = "more_people"

    def __post_init__(self) -> None:
        NUMBER.check("MorePeople: fte", self.fte)
        if not math.isfinite(self.fte):
            raise ValueError(f"fte must be a finite number, not {self.fte}")

    def times(self, steps: int) -> MorePeople:
        """Return a change so many times as large."""
        return replace(self, fte=steps * self.fte)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change."""
        capacity = problem.capacity
        known(self.role, capacity.people, "role")
        quarters = chosen(capacity.calendar, self.first, self.last)
        people = shifted(capacity.people, self.role, lambda f: max(0.0, f + self.fte), quarters)
        return replace(problem, capacity=replace(capacity, people=people))

    def __str__(self) -> str:
        word = "more" if self.fte >= 0 else "less"
        return f"{abs(self.fte):,.4g} FTE {word} of {self.role}{when(self.first, self.last)}"
