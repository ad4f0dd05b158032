"""What a roadmap uses of money and people, quarter by quarter, in plain arithmetic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.domain import Initiative, Quarter
from portfolio.planning.decisions import Hire

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Entry


@dataclass(frozen=True, slots=True)
class MoneyUse:
    """Money charged to one fund in one quarter, by cause, and the limit."""

    build: float
    run: float
    hiring: float
    limit: float

    @property
    def total(self) -> float:
        """Everything charged."""
        return self.build + self.run + self.hiring


@dataclass(frozen=True, slots=True)
class PeopleUse:
    """FTE needed of one role in one quarter, by cause, and who is there.

    ``own`` is NaN when the capacity tells nothing about people.
    """

    build: float
    run: float
    own: float
    hired: float

    @property
    def demand(self) -> float:
        """FTE needed."""
        return self.build + self.run


def money_use(
    problem: Problem, entries: Sequence[Entry], hires: Sequence[Hire]
) -> Mapping[tuple[str, Quarter], MoneyUse]:
    """Money by fund and quarter."""
    capacity = problem.capacity
    work = _tally(
        entries,
        capacity.calendar,
        lambda initiative: {*initiative.build_spend, *initiative.run_spend},
        Initiative.charge,
    )
    return {
        (fund, quarter): MoneyUse(
            build=work[fund, quarter][0],
            run=work[fund, quarter][1],
            hiring=sum((hire.charge(quarter) for hire in hires if hire.terms.fund == fund), 0.0),
            limit=capacity.money[fund][position],
        )
        for fund in problem.funds
        for position, quarter in enumerate(capacity.calendar)
    }


def people_use(
    problem: Problem, entries: Sequence[Entry], hires: Sequence[Hire]
) -> Mapping[tuple[str, Quarter], PeopleUse]:
    """FTE by role and quarter."""
    capacity = problem.capacity
    work = _tally(
        entries,
        capacity.calendar,
        lambda initiative: {*initiative.build_people, *initiative.run_people},
        Initiative.demand,
    )
    return {
        (role, quarter): PeopleUse(
            build=work[role, quarter][0],
            run=work[role, quarter][1],
            own=capacity.people[role][position] if capacity.people else float("nan"),
            hired=sum((hire.supply(quarter) for hire in hires if hire.role == role), 0.0),
        )
        for role in problem.roles
        for position, quarter in enumerate(capacity.calendar)
    }


def _tally(
    entries: Iterable[Entry],
    calendar: Sequence[Quarter],
    names: Callable[[Initiative], Iterable[str]],
    amount: Callable[[Initiative, str, int], float],
) -> Mapping[tuple[str, Quarter], list[float]]:
    """Sum of amounts by name and quarter, split into work before and after go-live."""
    totals: defaultdict[tuple[str, Quarter], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for entry in entries:
        for quarter in calendar:
            k = quarter - entry.start
            if k >= 0:
                for name in names(entry.initiative):
                    phase = int(k >= entry.initiative.duration)
                    totals[name, quarter][phase] += amount(entry.initiative, name, k)
    return totals
