"""What is preferred among plans of equal worth, as sums to be made small, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from portfolio.planning.constraints import FewChanges, Frozen
from portfolio.planning.model import Block, Floats, Labels
from portfolio.planning.problem import Problem

NEARLY = 1e-9
"""Share of itself by which a sum of money or worth may be missed and count as equal."""
_SIZE = 1024.0
"""About the size of the bound of a row; solvers keep rows to 1e-7 in absolute terms."""


@dataclass(frozen=True, eq=False)
class Preference:
    """A sum over the columns of which less is better.

    Attributes
    ----------
    name
        What the sum is.
    cost
        What a unit of each column adds to it, shape (n,).
    whole
        Whether plans differ in it by whole numbers.
    """

    name: str
    cost: Floats
    whole: bool = False

    def of(self, values: Floats) -> float:
        """Return the sum."""
        return float(self.cost @ values)

    def room(self, amount: float) -> float:
        """By how much a sum may exceed an amount and still count as equal."""
        return 0.5 if self.whole else NEARLY * max(1.0, abs(amount))

    def at_most(self, amount: float) -> Block:
        """Return a row that lets the sum be no more than an amount, or equal to it."""
        used = np.flatnonzero(self.cost)
        limit = amount + self.room(amount)
        # A power of two, so no digit changes.
        scale = 2.0 ** round(np.log2(_SIZE / max(1.0, abs(limit))))
        return Block(
            rule=f"{self.name} as in the best plan so far, or less",
            labels=Labels.single("preference", [self.name]),
            row=np.zeros(len(used), dtype=np.int64),
            column=used,
            value=self.cost[used] * scale,
            lower=np.array([-np.inf]),
            upper=np.array([limit * scale]),
            name=f"least_{self.name}",
        )


def lost_worth(problem: Problem) -> Preference:
    """Return what a plan is worth, negated: what comes before all preferences."""
    return Preference("lost_worth", -problem.model.worth)


def preferences(problem: Problem) -> tuple[Preference, ...]:
    """Return the sums that decide between plans of equal worth, the weightiest first.

    Money spent, over all funds and quarters. Then the number of the quarter in which work begins,
    counted from 1 and added up over all that is planned: earlier is better, and what is worth
    nothing is not begun. Then changes against the last plan, where a rule knows one.
    """
    begins = np.zeros(len(problem.model.worth))
    begins[: len(problem.starts)] = problem.starts.start + 1
    sums = [
        Preference("spend", spend_of(problem)),
        Preference("begins", begins, whole=True),
        Preference("changes", _changes(problem), whole=True),
    ]
    return tuple(one for one in sums if one.cost.any())


def spend_of(problem: Problem) -> Floats:
    """Money that a unit of each column costs over the calendar; none where it is only moved."""
    return np.concatenate([part.total_spend * part.priced for part in problem.model.columns])


def _changes(problem: Problem) -> Floats:
    """Return changes against the last plans that rules know, each plan once, but for a constant."""
    compared: list[FewChanges] = []
    for rule in problem.constraints:
        if isinstance(rule, FewChanges | Frozen):
            changes = FewChanges(rule.starts, modes=rule.modes)
            compared += [changes] if changes not in compared else []
    size = len(problem.model.worth)
    rows = [block.matrix(size) for changes in compared for block in changes.blocks(problem)]
    return sum((row.toarray()[0] for row in rows), np.zeros(size))
