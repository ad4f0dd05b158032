"""What one more unit of a limit is worth, and what each rule costs, by re-solving."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio.domain.listed import listed
from portfolio.domain.told import Told
from portfolio.explaining.changes import Change, MoreMoney, MorePeople, WithoutRule
from portfolio.explaining.changes.change import CHANGE
from portfolio.explaining.differences import compare_entries
from portfolio.explaining.interval import Interval
from portfolio.explaining.limits import Resource, limits
from portfolio.explaining.one_by_one import one_by_one
from portfolio.explaining.suggestions.rules import droppable
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Problem, Roadmap, Status, plan
from portfolio.planning.arguments import ROADMAP
from portfolio.planning.solvers import Solver
from portfolio.planning.warm_start import carried

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Price(Told):
    """What one change is worth.

    Attributes
    ----------
    change
        One unit more of something, or a rule less.
    roadmap
        The best plan with the change.
    worth
        Points of the objective that the best plan gains.
    cost
        What the change itself would cost, where the terms of hiring tell it; else None.
    """

    change: Change
    roadmap: Roadmap
    worth: Interval
    cost: float | None = None

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
        left = [f"Not reached: {listed(self.missing, between='; ')}."] if self.missing else []
        return "\n".join([*map(str, self.ranked), *left]) or "Nothing was asked."


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
        default those of `more_of_what_is_scarce` and `rules_dropped`.
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
    asked = changes
    if asked is None:
        asked = (*more_of_what_is_scarce(roadmap), *rules_dropped(roadmap.problem))
    asked = CHANGE.many("prices: changes", asked)
    each = (_price(roadmap, change, solver or QUESTION_SOLVER) for change in asked)
    found = one_by_one(each, lambda price: price.roadmap, on_found)
    return Prices(roadmap, found, asked[len(found) :])


def _price(roadmap: Roadmap, change: Change, solver: Solver) -> Price:
    again = plan(change.applied(roadmap.problem), start=roadmap, solver=solver)
    gain = Interval.of_best(again) - Interval.of_best(roadmap)
    kept = carried(again.problem, roadmap)
    if kept and kept.objective >= roadmap.objective:
        # Who may do as before, for as much, loses nothing.
        gain = gain.at_least(0.0)
    return Price(change, again, gain, _cost(roadmap.problem, change))


def more_of_what_is_scarce(
    roadmap: Roadmap, *, money: float = 100_000.0, people: float = 1.0
) -> Iterator[Change]:
    """Yield a unit more of each limit that the plan uses to nine tenths or more.

    Money in that quarter; people from that quarter on, the first one that is scarce by role.

    Parameters
    ----------
    roadmap
        The plan.
    money, people
        The unit: money, and FTE.
    """
    roles: set[str] = set()
    for use in limits(roadmap).uses:
        if use.is_scarce and use.resource is Resource.MONEY:
            yield MoreMoney(use.name, money, use.quarter, use.quarter)
        elif use.is_scarce and use.name not in roles:
            roles.add(use.name)
            yield MorePeople(use.name, people, first=use.quarter)


def rules_dropped(problem: Problem) -> Iterator[Change]:
    """Yield the problem without each rule that could be waived, overrides included."""
    return (WithoutRule(rule) for rule in droppable(problem))


def _cost(problem: Problem, change: Change) -> float | None:
    """Return what it costs to recruit and pay the people of a change, where terms tell it."""
    if not isinstance(change, MorePeople) or change.role not in problem.capacity.hiring:
        return None
    terms, calendar = problem.capacity.hiring[change.role], problem.capacity.calendar
    first, last = change.first or calendar[0], change.last or calendar[-1]
    quarters = sum(first <= quarter <= last for quarter in calendar)
    return change.fte * (terms.recruiting_cost + terms.cost * quarters)
