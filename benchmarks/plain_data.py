"""What the PuLP model needs from the domain objects, in plain loops over plain dicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from benchmarks.generator import Instance
from portfolio.domain import Initiative, Quarter
from portfolio.intake import HiringTerms

QUARTERLY = 1.08**-0.25
"""Worth today of one unit of money a quarter later, at 8 % a year."""

LIFE = 12
"""Quarters of benefit and run cost after go-live."""

Use = Mapping[tuple[str, int], list[tuple[str, int, float]]]
"""By fund or role, and quarter: initiative, start, and what that uses there."""


def possible_starts(initiative: Initiative, calendar: tuple[Quarter, ...]) -> range:
    """Quarters an initiative may start in, counted from the first of the calendar."""
    first, last = initiative.earliest_start, initiative.latest_finish
    earliest = first - calendar[0] if first else 0
    end = last - calendar[0] if last else len(calendar) - 1
    return range(earliest, end - initiative.duration + 2)


def present_value(amount: float, quarter: int) -> float:
    """Worth in the first quarter of the calendar."""
    return amount * float(QUARTERLY**quarter)


def net_present_value(initiative: Initiative) -> float:
    """Benefit expected less build and run cost of an initiative that starts at once."""
    flow = initiative.p_success * initiative.benefit.likely - sum(initiative.run_spend.values())
    worth = flow * sum(present_value(1, initiative.duration + k) for k in range(LIFE))
    for profile in initiative.build_spend.values():
        for k, amount in enumerate(profile):
            worth -= present_value((1 + initiative.contingency) * amount, k)
    return worth


def spend_by_quarter(instance: Instance, starts: Mapping[str, range]) -> Use:
    """Charges by fund and quarter; build cost with contingency, then run cost."""
    quarters = instance.capacity.quarters
    spend = defaultdict(list)
    for i in instance.backlog.initiatives:
        for s in starts[i.id]:
            for fund, profile in i.build_spend.items():
                for k, amount in enumerate(profile):
                    spend[fund, s + k].append((i.id, s, (1 + i.contingency) * amount))
            for fund, amount in i.run_spend.items():
                for t in range(s + i.duration, quarters):
                    spend[fund, t].append((i.id, s, amount))
    return spend


def needs_by_quarter(instance: Instance, starts: Mapping[str, range]) -> Use:
    """FTE by role and quarter, of build and run."""
    quarters = instance.capacity.quarters
    needs = defaultdict(list)
    for i in instance.backlog.initiatives:
        for s in starts[i.id]:
            for role, profile in i.build_people.items():
                for k, fte in enumerate(profile):
                    if fte:
                        needs[role, s + k].append((i.id, s, fte))
            for role, fte in i.run_people.items():
                for t in range(s + i.duration, quarters):
                    needs[role, t].append((i.id, s, fte))
    return needs


def hire_charge(terms: HiringTerms, joined: int, quarter: int) -> float:
    """Money that one person who joined in a quarter costs in another one."""
    if quarter < joined:
        return 0.0
    return terms.cost + (terms.recruiting_cost if quarter == joined else 0.0)


def hire_supply(terms: HiringTerms, joined: int, quarter: int) -> float:
    """FTE that one person who joined in a quarter delivers in another, later one."""
    return terms.ramp_productivity if quarter < joined + terms.ramp else 1.0
