"""What a roadmap uses of money and people, quarter by quarter, in plain arithmetic."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portfolio.domain import Initiative, Quarter
from portfolio.planning.decisions import Decided, Hires, Starts

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Entry, Roadmap

_EVERYWHERE = (Starts.name, Hires.name)
"""Families whose causes are told of every plan."""

_Uses = tuple[Mapping[str, Sequence[float]], Mapping[str, float], float]
"""Amounts by name in each quarter of work and in each after it; what to multiply the first with."""


@dataclass(frozen=True, slots=True)
class MoneyUse:
    """Money charged to one fund in one quarter, and the limit.

    Attributes
    ----------
    by_cause
        ``build`` and ``run`` of initiatives, and one entry for each other cause that moves money;
        negative for money it brings.
    limit
        What the fund is given.
    moved
        Money taken out by cause, to a later quarter or for another fund; negative for money
        that comes in that way.
    """

    by_cause: Mapping[str, float]
    limit: float
    moved: Mapping[str, float] = field(default_factory=dict)

    @property
    def spent(self) -> float:
        """Everything charged for work and people."""
        return sum(self.by_cause.values())

    @property
    def total(self) -> float:
        """Everything spent and moved out, less what is moved in."""
        return self.spent + sum(self.moved.values())

    @property
    def build(self) -> float:
        """Money charged before go-live."""
        return self.by_cause["build"]

    @property
    def run(self) -> float:
        """Money charged after go-live."""
        return self.by_cause["run"]

    @property
    def hiring(self) -> float:
        """Money charged for people who join."""
        return self.by_cause.get("hiring", 0.0)


@dataclass(frozen=True, slots=True)
class PeopleUse:
    """FTE needed of one role in one quarter, and who is there.

    Attributes
    ----------
    build, run
        Needed by initiatives before and after go-live.
    own
        The role's own people; NaN when the capacity tells nothing about people.
    added
        People added by cause, such as ``hiring``; negative for people taken away.
    """

    build: float
    run: float
    own: float
    added: Mapping[str, float]

    @property
    def demand(self) -> float:
        """FTE needed."""
        return self.build + self.run

    @property
    def supplied(self) -> float:
        """FTE there besides own people."""
        return sum(self.added.values())

    @property
    def hired(self) -> float:
        """FTE of people who join."""
        return self.added.get("hiring", 0.0)


def money_causes(problem: Problem) -> tuple[str, ...]:
    """Causes that could move money in a plan of this problem, besides build, run and hiring."""
    moving = (name for name, part in problem.columns.items() if len(part) and part.spend.nnz)
    return tuple(name for name in moving if name not in _EVERYWHERE)


def people_causes(problem: Problem) -> tuple[str, ...]:
    """Causes that could add people in a plan of this problem, or take them away, besides hiring."""
    moving = (name for name, part in problem.columns.items() if len(part) and part.people.nnz)
    return tuple(name for name in moving if name not in _EVERYWHERE)


def money_use(roadmap: Roadmap) -> Mapping[tuple[str, Quarter], MoneyUse]:
    """Money by fund and quarter."""
    problem = roadmap.problem
    capacity = problem.capacity
    build, run = _tally(
        roadmap.entries,
        problem.funds,
        capacity.calendar,
        lambda one: (one.build_spend, one.run_spend, 1 + one.contingency),
    )
    moving = [family for family, part in problem.columns.items() if not part.priced]
    spent, moved = (
        _others(
            [one for family, one in _things(roadmap) if (family in moving) is apart],
            lambda one, fund, t: one.charge(fund, t),
            problem.funds,
            capacity.calendar,
        )
        for apart in (False, True)
    )
    return {
        (fund, quarter): MoneyUse(
            {
                "build": build[k][t],
                "run": run[k][t],
                **spent.get((fund, quarter), {}),
            },
            capacity.money[fund][t],
            moved.get((fund, quarter), {}),
        )
        for k, fund in enumerate(problem.funds)
        for t, quarter in enumerate(capacity.calendar)
    }


def people_use(roadmap: Roadmap) -> Mapping[tuple[str, Quarter], PeopleUse]:
    """FTE by role and quarter."""
    problem = roadmap.problem
    capacity = problem.capacity
    build, run = _tally(
        roadmap.entries,
        problem.roles,
        capacity.calendar,
        lambda one: (one.build_people, one.run_people, 1.0),
    )
    others = _others(
        [one for _, one in _things(roadmap)],
        lambda one, role, t: one.supply(role, t),
        problem.roles,
        capacity.calendar,
    )
    unknown = [math.nan] * problem.quarters
    return {
        (role, quarter): PeopleUse(build[k][t], run[k][t], own, others.get((role, quarter), {}))
        for k, role in enumerate(problem.roles)
        for t, (quarter, own) in enumerate(
            zip(capacity.calendar, capacity.people.get(role, unknown), strict=True)
        )
    }


def _things(roadmap: Roadmap) -> Iterator[tuple[str, Decided]]:
    return ((family, one) for family, things in roadmap.decided.items() for one in things)


def _others(
    things: Iterable[Decided],
    amount: Callable[[Decided, str, Quarter], float],
    names: Sequence[str],
    calendar: Sequence[Quarter],
) -> Mapping[tuple[str, Quarter], dict[str, float]]:
    """Amounts by name, quarter and cause of everything done besides starting initiatives."""
    totals: defaultdict[tuple[str, Quarter], dict[str, float]] = defaultdict(dict)
    for one in things:
        for name in names:
            for quarter in calendar:
                if found := amount(one, name, quarter):
                    by_cause = totals[name, quarter]
                    by_cause[one.cause] = by_cause.get(one.cause, 0.0) + found
    return totals


def _tally(
    entries: Iterable[Entry],
    names: Sequence[str],
    calendar: Sequence[Quarter],
    uses: Callable[[Initiative], _Uses],
) -> tuple[Sequence[list[float]], Sequence[list[float]]]:
    """Sum of amounts by position of the name and of the quarter: of work, and of what follows."""
    first, length = calendar[0], len(calendar)
    work, after = ({name: [0.0] * length for name in names} for _ in range(2))
    for entry in entries:
        built, run, scale = uses(entry.initiative)
        begins = entry.start - first
        for name, profile in built.items():
            sums = work[name]
            for quarter, amount in enumerate(profile, begins):
                # Work may have begun before the calendar, and may go on after it.
                if 0 <= quarter < length:
                    sums[quarter] += scale * amount
        lives = max(0, begins + entry.initiative.duration)
        for name, level in run.items():
            sums = after[name]
            for quarter in range(lives, length):
                sums[quarter] += level
    return [*work.values()], [*after.values()]
