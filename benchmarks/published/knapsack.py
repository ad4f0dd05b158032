"""Problems of one quarter: items with a worth and a weight in several dimensions, and rooms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio import Backlog, Capacity, GivenWorth, Initiative, Problem, calendar

Weights = Mapping[str, Sequence[float]]
"""By item, one weight a dimension."""


@dataclass(frozen=True)
class Knapsack:
    """Items to choose from, each dimension with its room.

    Attributes
    ----------
    worth
        By item.
    weights
        By item, one number a dimension.
    rooms
        One number a dimension.
    """

    worth: Mapping[str, float]
    weights: Weights
    rooms: Sequence[float]

    def by_money(self) -> Problem:
        """Every dimension is a fund."""
        funds = [f"fund_{d:02}" for d in range(len(self.rooms))]
        items = [
            Initiative(
                id=item, title=item, build_spend={f: (w,) for f, w in zip(funds, row, strict=True)}
            )
            for item, row in sorted(self.weights.items())
        ]
        money = dict(zip(funds, self.rooms, strict=True))
        return self._problem(items, Capacity.of(calendar("2027Q1", 1), money))

    def by_people(self) -> Problem:
        """Every dimension is a role."""
        roles = [f"role_{d:02}" for d in range(len(self.rooms))]
        items = [
            Initiative(
                id=item, title=item, build_people={r: (w,) for r, w in zip(roles, row, strict=True)}
            )
            for item, row in sorted(self.weights.items())
        ]
        people = dict(zip(roles, self.rooms, strict=True))
        return self._problem(items, Capacity.of(calendar("2027Q1", 1), {"money": 0.0}, people))

    def _problem(self, items: Sequence[Initiative], capacity: Capacity) -> Problem:
        return Problem.of(Backlog(tuple(items)), capacity, objective=GivenWorth(self.worth))
