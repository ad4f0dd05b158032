"""Risk-adjusted net present value."""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from portfolio.domain.listed import listed
from portfolio.planning.model import Floats
from portfolio.planning.objectives.discounting import (
    annuity,
    discount_factors,
    discounted,
    quarterly_factor,
)

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Entry


@dataclass(frozen=True)
class Npv:
    """Risk-adjusted net present value of the plan, in money.

    An initiative that starts in quarter s (0 is the first of the calendar) is worth
    ``p * sum over k < life of b q^(s+d+k) - sum over k < d of c[k] q^(s+k) - sum over k < life of
    run q^(s+d+k)`` with q the quarterly discount factor, b the likely benefit a quarter, c the
    build spend with contingency and d the duration. Costs are certain, benefits come with the
    probability of success p. Benefit and run cost last `life` quarters after go-live, beyond the
    calendar if need be. People already there cost nothing extra; hires cost what they charge
    within the calendar.

    Attributes
    ----------
    discount_rate
        Annual rate, for example 0.08; above -1 and below 100. One above 1 is doubted in a note.
    life
        Quarters of benefit and run cost after go-live, at least 1.
    """

    discount_rate: float = 0.08
    life: int = 12

    kind: ClassVar[str] = "npv"

    def __post_init__(self) -> None:
        quarterly_factor(self.discount_rate)
        if not 1 <= self.life <= 400:
            raise ValueError(f"npv: life must be 1 to 400 quarters, not {self.life}")

    @property
    def unit(self) -> str:
        """Unit of the worth."""
        return "money"

    def start_worth(self, problem: Problem) -> Floats:
        """Net present value by column of the starts."""
        starts, factor = problem.starts, quarterly_factor(self.discount_rate)
        ways, duration = starts.ways, starts.charges.places.duration
        discount = discount_factors(self.discount_rate, problem.quarters)
        factors = np.array([factor**k for k in range(int(duration.max(initial=0)) + 1)])
        gains = np.array([way.p_success * way.benefit.likely for way in ways], dtype=float)
        contingency = np.array([way.contingency for way in ways], dtype=float)
        # What each way is worth that starts in the first quarter.
        after = gains - starts.charges.after
        at_once = after * (factors[duration] * annuity(factor, self.life))
        at_once -= (1 + contingency) * starts.charges.worked(factors)
        return np.asarray(at_once[starts.owner] * discount[starts.start])

    def money_worth(self, problem: Problem) -> Floats:
        """Money spent costs its present value."""
        return -discount_factors(self.discount_rate, problem.quarters)

    def entry_worth(self, problem: Problem, entry: Entry) -> float:
        """Add up the flows of one initiative quarter by quarter."""
        one, delay = entry.initiative, entry.start - problem.capacity.calendar[0]
        # In order of name: the last digit of a sum of floats depends on the order of its terms.
        profiles = map(one.build_spend.__getitem__, sorted(one.build_spend))
        running = sum(map(one.run_spend.__getitem__, sorted(one.run_spend)))
        spent, live = map(sum, zip(*profiles, strict=True)), one.duration
        discount = discounted(self.discount_rate, live + self.life)
        # From go-live on every quarter is like the first.
        gain = (one.p_success * one.benefit.likely - running) * sum(discount[live:])
        there = gain - (1 + one.contingency) * sum(map(mul, spent, discount))
        return float(there * quarterly_factor(self.discount_rate) ** delay)

    def notes(self, problem: Problem) -> tuple[str, ...]:
        """Name the candidates without benefit, which can only cost, and doubt a rate above 1."""
        notes, without = [], [way.name for way in problem.starts.ways if not way.benefit.likely]
        if without:
            verb = "has" if len(without) == 1 else "have"
            notes.append(
                f"{listed(without)} {verb} no benefit in money: planned only where a rule or "
                "another initiative asks for it."
            )
        if self.discount_rate > 1:
            rate = self.discount_rate
            notes.append(
                f"A discount rate of {rate:.15g} is {rate:,.0%} a year: 8% is written 0.08."
            )
        return tuple(notes)

    def __str__(self) -> str:
        return (
            f"the risk-adjusted net present value at {self.discount_rate:.1%} a year over "
            f"{self.life} quarters of benefit"
        )
