"""Nobody is asked for more people than there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.planning.constraints.constraint import Violation, exceeds
from portfolio.planning.constraints.rows import use_block
from portfolio.planning.model import Block, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Staffing:
    """In every role and quarter, build and run work fit the people there and those hired.

    For every role r and quarter t: ``sum over i, s of d[i, r, t - s] x[i, s] <= (1 - buffer)
    K[r, t] + sum over q of productivity[r, t - q] h[r, q]``.

    Attributes
    ----------
    buffer
        Share of own people kept free, in [0, 1).
    """

    buffer: float = 0.0

    kind: ClassVar[str] = "staffing"

    def __post_init__(self) -> None:
        if not 0 <= self.buffer < 1:
            raise ValueError(f"staffing: buffer must be a share in [0, 1), not {self.buffer}")

    def validate(self, problem: Problem) -> None:
        """Raise ValueError if the capacity tells nothing about people."""
        if not problem.capacity.people:
            raise ValueError("staffing: the capacity has no people; give FTE by role and quarter")

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a role and quarter."""
        people = problem.capacity.people
        own = np.array([people[role] for role in problem.roles], dtype=float).reshape(-1)
        yield use_block(
            problem,
            rule=str(self),
            labels=Labels.product(role=problem.roles, quarter=problem.capacity.calendar),
            use=[part.people for part in problem.columns.values()],
            upper=(1 - self.buffer) * own,
            unit="FTE",
        )

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Add up what entries need in each role and quarter."""
        for (role, quarter), use in roadmap.people_use.items():
            there = (1 - self.buffer) * use.own + use.supplied
            if exceeds(use.demand, there):
                found = f"{use.demand:,.2f} FTE needed, {there:,.2f} there"
                yield Violation(str(self), f"{role} in {quarter}", found)

    def __str__(self) -> str:
        kept = f", {self.buffer:.0%} of own people kept free" if self.buffer else ""
        return f"No role is asked for more people than are there in any quarter{kept}"
