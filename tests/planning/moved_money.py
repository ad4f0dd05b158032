"""Whether funds can pay for what a plan spends, when money may be kept or paid by other funds."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog

from portfolio.domain import Quarter
from portfolio.planning import Budget, Roadmap

Place = tuple[str, str, Quarter]
"""Fund whose spend is paid, fund that pays (or ``"keep"``), quarter."""


def is_fundable(plan: Roadmap, rules: Sequence[Budget]) -> bool:
    """Whether any way to keep money and to pay for other funds covers what the plan spends.

    With the plan settled only the amounts kept and paid are open, and all that is asked of them is
    linear: a linear programme, written down here from the words of the rule, misses none. It looks
    for the least overspending, which must be none. External people, too, are settled before: as
    they are the fewest that do, no other choice would leave any fund more money.
    """
    places = _places(plan, rules)
    calendar = plan.problem.capacity.calendar
    use = {place: use.spent for place, use in plan.money_use.items()}
    rows, limits = [], []
    for fund, row in plan.problem.capacity.money.items():
        for quarter, budget in zip(calendar, row, strict=True):
            rows.append([_charge(place, fund, quarter, rules) for place in places] + [-1.0])
            limits.append(budget - use[fund, quarter])
            paid = [p[0] == fund and p[1] != "keep" and p[2] == quarter for p in places]
            rows.append([float(one) for one in paid] + [0.0])
            limits.append(max(0.0, use[fund, quarter]))
    bounds = [(0.0, _cap(place, rules)) for place in places] + [(0.0, None)]
    least = linprog([0.0] * len(places) + [1.0], np.array(rows), np.array(limits), bounds=bounds)
    assert least.success, least.message
    return float(least.fun or 0.0) <= 1e-7


def _places(plan: Roadmap, rules: Sequence[Budget]) -> list[Place]:
    """Return what may be kept, and what may be paid for others, by every rule."""
    calendar, funds = plan.problem.capacity.calendar, plan.problem.funds
    kept = [(fund, "keep", quarter) for fund in funds for quarter in calendar[:-1]]
    pairs = [(charged, payer) for charged in funds for payer in funds]
    allowed = [
        (charged, payer)
        for charged, payer in pairs
        if all(payer in rule.payers.get(charged, ()) for rule in rules)
    ]
    return kept + [(charged, payer, quarter) for charged, payer in allowed for quarter in calendar]


def _charge(place: Place, fund: str, quarter: Quarter, rules: Sequence[Budget]) -> float:
    """Return what one unit takes from a fund in a quarter."""
    charged, payer, at = place
    if payer == "keep":
        kept = min(rule.keep.get(charged, 0.0) for rule in rules)
        return {0: 1.0, 1: -kept}.get(quarter - at, 0.0) if fund == charged else 0.0
    return float(fund == payer) - float(fund == charged) if quarter == at else 0.0


def _cap(place: Place, rules: Sequence[Budget]) -> float | None:
    """Return the most that may be kept; what may be paid for others has no limit of its own."""
    if place[1] != "keep":
        return None
    most = min(rule.cap.get(place[0], math.inf) for rule in rules)
    return most if most < math.inf else None
