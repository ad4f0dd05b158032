"""No fund is overspent in any quarter."""

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
class Budget:
    """No fund is overspent in any quarter; unspent money lapses.

    For every fund f and quarter t: ``sum over i, s of c[i, f, t - s] x[i, s] + sum over r, q of
    hiring charges h[r, q] <= B[f, t]``, where c is the build spend (contingency included) during
    work and the run cost from go-live on.
    """

    kind: ClassVar[str] = "budget"

    def validate(self, problem: Problem) -> None:
        """Nothing to validate: funds are checked when the problem is made."""

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row a fund and quarter."""
        money = problem.capacity.money
        yield use_block(
            problem,
            rule=str(self),
            labels=Labels.product(fund=problem.funds, quarter=problem.capacity.calendar),
            use=[part.spend for part in problem.columns.values()],
            upper=np.array([money[fund] for fund in problem.funds], dtype=float).reshape(-1),
            unit="money",
        )

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Add up what entries and hires charge to each fund in each quarter."""
        for (fund, quarter), use in roadmap.money_use.items():
            if exceeds(use.total, use.limit):
                found = f"{use.total:,.2f} charged, {use.limit:,.2f} there"
                yield Violation(str(self), f"{fund} in {quarter}", found)

    def __str__(self) -> str:
        return "No fund is overspent in any quarter"
