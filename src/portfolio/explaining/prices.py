"""What one more unit of a limit is worth, and what each rule costs, by re-solving."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.listed import listed
from portfolio.domain.told import Told
from portfolio.explaining.changes import Change, MorePeople
from portfolio.explaining.changes.change import CHANGE
from portfolio.explaining.differences import compare_entries
from portfolio.explaining.interval import Interval
from portfolio.explaining.one_by_one import one_by_one
from portfolio.explaining.units_more import (
    more_of_what_is_left,
    more_of_what_is_scarce,
    rules_dropped,
)
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Problem, Roadmap, Status, StopReason, plan
from portfolio.planning.arguments import ROADMAP
from portfolio.planning.decisions import Hire
from portfolio.planning.solvers import Solver
from portfolio.planning.warm_start import carried

if TYPE_CHECKING:
    import pandas as pd


_SAME = 1e-9
"""Share of the worth that counts as nothing."""


@dataclass(frozen=True, repr=False)
class Price(Told):
    """What one change is worth.

    Attributes
    ----------
    change
        One unit more of something, or a rule less.
    roadmap
        The best plan with the change; the plan as it is for one of others that were made at the
        same time.
    worth
        Points of the objective that the best plan gains.
    cost
        What it costs to recruit and pay people who stay, where the terms of hiring tell it, in
        the money of today if worth is; else None.
    others
        How many other changes were made at the same time: all of them together are worth no more
        than `worth` says.
    """

    change: Change
    roadmap: Roadmap
    worth: Interval
    cost: float | None = None
    others: int = 0

    def __str__(self) -> str:
        costs = "" if self.cost is None else f"; it costs {self.cost:,.0f}"
        return f"{self.change}: {self.words or f'worth {self.worth}'}{costs}"

    @property
    def words(self) -> str:
        """What is told in place of a worth where no plan was found; empty where one was."""
        if self.roadmap.outcome.has_plan:
            return ""
        proven = self.roadmap.outcome.status is Status.INFEASIBLE
        return "no plan is possible" if proven else "worth unknown"


@dataclass(frozen=True, repr=False)
class Prices(Told):
    """What changes are worth to a plan, each by itself.

    Attributes
    ----------
    roadmap
        The plan.
    prices
        In the order asked.
    missing
        Changes that were asked about and not priced, for somebody interrupted.
    """

    roadmap: Roadmap
    prices: tuple[Price, ...]
    missing: tuple[Change, ...] = ()

    @cached_property
    def ranked(self) -> tuple[Price, ...]:
        """The dearest first; those after which no plan is known last."""
        known = (price for price in self.prices if price.roadmap.outcome.has_plan)
        unknown = (price for price in self.prices if not price.roadmap.outcome.has_plan)
        return (*sorted(known, key=lambda price: -price.worth.low), *unknown)

    def to_frame(self) -> pd.DataFrame:
        """One row a change, the dearest first: change, at least, at most, cost, adds, drops."""
        import pandas as pd

        rows = []
        for price in self.ranked:
            known = price.roadmap.outcome.has_plan
            there = compare_entries(self.roadmap, price.roadmap if known else self.roadmap)
            told = (", ".join(there.added), ", ".join(there.dropped))
            rows.append((str(price.change), price.worth.low, price.worth.high, price.cost, *told))
        names = ["change", "at_least", "at_most", "cost", "adds", "drops"]
        return pd.DataFrame(rows, columns=names)

    def __str__(self) -> str:
        alone = [str(price) for price in self.ranked if not price.others]
        together = [price for price in self.prices if price.others]
        shared = [
            f"Each of {len(alike):,} others, all at once: worth {worth} ({listed(alike, 2)})"
            for worth in dict.fromkeys(price.worth for price in together)
            for alike in [[price.change for price in together if price.worth == worth]]
        ]
        left = [f"Not reached: {listed(self.missing, between='; ')}."] if self.missing else []
        return "\n".join([*alone, *shared, *left]) or "Nothing was asked."


def prices(
    roadmap: Roadmap,
    changes: Sequence[Change] | None = None,
    *,
    solver: Solver | None = None,
    on_found: Callable[[Price], None] | None = None,
) -> Prices:
    """Tell what changes are worth to a plan, by planning anew with each of them.

    Duals of a linear relaxation are no prices of a plan of whole initiatives, so none are used.

    Parameters
    ----------
    roadmap
        The plan as things are.
    changes
        Mostly more of a limit, or a rule less; what takes something away has a price below 0. By
        default those of `more_of_what_is_scarce` and `rules_dropped`, each by itself, and then
        `more_of_what_is_left`, at first all at once: where that is worth nothing, so is each.
    solver
        By default HiGHS to a gap of 0.01 % or 20 seconds each.
    on_found
        Called with each price as it is found, for those who watch. An interrupt keeps what
        was found so far.

    Raises
    ------
    ValueError
        If a change names what the problem does not have, or is none.
    NoRoadmap
        If the roadmap holds no plan.
    """
    ROADMAP.check("prices", roadmap)
    chosen, left = solver or QUESTION_SOLVER, tuple[Change, ...]()
    if changes is None:
        changes = (*more_of_what_is_scarce(roadmap), *rules_dropped(roadmap.problem))
        left = tuple(more_of_what_is_left(roadmap))
    asked = CHANGE.many("prices: changes", changes)
    alone = (_price(roadmap, change, chosen) for change in asked)
    each = chain(alone, _at_once(roadmap, left, chosen))
    found = one_by_one(each, lambda price: price.roadmap, on_found)
    return Prices(roadmap, found, (*asked, *left)[len(found) :])


def _at_once(roadmap: Roadmap, changes: Sequence[Change], solver: Solver) -> Iterator[Price]:
    """Yield the prices of changes none of which ever hurts, in order.

    No one of them is worth more than all of them together; where these are worth something, the
    halves of them are asked about.
    """
    if len(changes) < 2:
        yield from (_price(roadmap, change, solver) for change in changes)
        return
    problem = reduce(lambda asked, change: change.applied(asked), changes, roadmap.problem)
    again = plan(problem, start=roadmap, solver=solver)
    if again.outcome.stopped is StopReason.INTERRUPTED:
        raise KeyboardInterrupt
    worth = _gained(again, roadmap)
    if worth.low > _SAME * max(1.0, abs(roadmap.objective)):
        middle = len(changes) // 2
        for half in (changes[:middle], changes[middle:]):
            yield from _at_once(roadmap, half, solver)
        return
    # Where nothing was found for all of them, nothing is known of each.
    most = max(0.0, worth.high) if again.outcome.has_plan else math.inf
    share, others = Interval(0.0, most), len(changes) - 1
    for change in changes:
        # The plan as it is does with more of anything: no need to build what it would be.
        yield Price(change, roadmap, share, _cost(roadmap.problem, change), others)


def _price(roadmap: Roadmap, change: Change, solver: Solver) -> Price:
    again = plan(change.applied(roadmap.problem), start=roadmap, solver=solver)
    return Price(change, again, _gained(again, roadmap), _cost(roadmap.problem, change))


def _gained(again: Roadmap, roadmap: Roadmap) -> Interval:
    """Return how much more the best plan is worth after a change."""
    gain = Interval.of_best(again) - Interval.of_best(roadmap)
    kept = carried(again.problem, roadmap)
    if kept and kept.objective >= roadmap.objective:
        # Who may do as before, for as much, loses nothing.
        gain = gain.at_least(0.0)
    return gain


def _cost(problem: Problem, change: Change) -> float | None:
    """Return what it costs to recruit and pay people who stay, where the terms tell it."""
    if not isinstance(change, MorePeople) or change.role not in problem.capacity.hiring:
        return None
    calendar, terms = problem.capacity.calendar, problem.capacity.hiring[change.role]
    if change.last is not None and change.last < calendar[-1]:
        return None
    hire = Hire(change.role, change.first or calendar[0], 1, terms)
    paid = np.array([hire.cost(quarter) for quarter in calendar])
    # Money is worth less later where the objective says so, and as much as worth is.
    worth = -problem.objective.money_worth(problem)
    return change.fte * float(paid @ worth if worth.any() else paid.sum())
