"""A number known to lie between two others: what a search that stops at a gap can tell."""

from __future__ import annotations

import math
from dataclasses import dataclass

from portfolio.planning import Roadmap

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """A number between a low and a high one, both included.

    Attributes
    ----------
    low, high
        In one unit, low <= high; infinite where nothing is known.
    """

    low: float
    high: float

    @classmethod
    def of_best(cls, roadmap: Roadmap) -> Interval:
        """Return what the best plan of a roadmap's problem is worth; NaN without any plan."""
        outcome = roadmap.outcome
        return cls(outcome.objective, max(outcome.objective, outcome.bound))

    @property
    def is_exact(self) -> bool:
        """Whether low and high are the same but for the last digits."""
        return self.high - self.low <= _SAME * max(1.0, abs(self.low))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def at_least(self, least: float) -> Interval:
        """Return the part of it from a number on, for differences whose sign is known."""
        return Interval(max(self.low, least), max(self.high, least))

    def __str__(self) -> str:
        if self.is_exact:
            return f"{self.low:,.0f}"
        if self.low == 0 and not math.isinf(self.high):
            return f"at most {self.high:,.0f}"
        if math.isinf(self.high):
            return f"at least {self.low:,.0f}"
        return f"between {self.low:,.0f} and {self.high:,.0f}"
