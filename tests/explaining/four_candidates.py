"""Four candidates of one quarter whose best plans are known for every budget.

A, B, C, D are worth 10, 13, 7, 8 at 5, 6, 3, 4. By listing all 16 sets, the best for a budget is
3: C 7 | 4: D 8 | 5: A 10 | 6: B 13 | 7: CD 15 | 8: AC 17 | 9: BC 20 | 10: BD 21 | 11: AB 23 |
12: ACD 25 | 13: BCD 28 | 14: ABC 30 | 15: ABD 31 | 18: all 38.
"""

from __future__ import annotations

from itertools import chain, combinations
from typing import Any

from tests.planning.handmade import Setting, initiative

from portfolio.planning import GivenWorth, Highs, Problem

WORTH = {"A": 10.0, "B": 13.0, "C": 7.0, "D": 8.0}
COST = {"A": 5, "B": 6, "C": 3, "D": 4}
EXACT = Highs(gap=0.0)


def four(money: float = 10, **others: Any) -> Problem:
    """Return the problem with so much money."""
    ones = [initiative(name, cost=COST[name], people=1) for name in "ABCD"]
    setting = Setting(quarters=1, money=money, objective=GivenWorth(WORTH), **others)
    return setting.problem(*ones)


def best_worth(money: float, among: str = "ABCD") -> float:
    """Return the worth of the best set for a budget, by listing all sets."""
    sets = chain.from_iterable(combinations(among, size) for size in range(len(among) + 1))
    return max(
        sum(WORTH[name] for name in one) for one in sets if sum(COST[name] for name in one) <= money
    )
