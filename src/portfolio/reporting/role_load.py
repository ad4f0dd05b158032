"""How many people of a role a plan needs, quarter by quarter, against who is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from portfolio.domain.roles import role_title
from portfolio.planning import Contract, Staffing
from portfolio.planning.use import people_causes
from portfolio.reporting.fund_use import full_quarters

if TYPE_CHECKING:
    from portfolio.planning import Roadmap


@dataclass(frozen=True, slots=True)
class RoleLoad:
    """People of a role, or of several, in FTE, one number a quarter.

    Attributes
    ----------
    title
        The role in words; empty for all of them together.
    build, run
        Needed, by cause.
    own, hired
        There; NaN for own people when the capacity tells nothing about people.
    others
        Added by every other cause that could be, such as ``contractors``; negative for people
        taken away.
    usable
        There and not kept free by a buffer.
    joins
        How many people join, by quarter (position in the calendar).
    """

    title: str
    build: tuple[float, ...]
    run: tuple[float, ...]
    own: tuple[float, ...]
    hired: tuple[float, ...]
    others: Mapping[str, tuple[float, ...]]
    usable: tuple[float, ...]
    joins: Mapping[int, int]

    @classmethod
    def of(cls, roadmap: Roadmap, *roles: str) -> RoleLoad:
        """Return the load of one role, or of several added up."""
        use, calendar = roadmap.people_use, roadmap.problem.capacity.calendar
        quarters = [[use[role, quarter] for role in roles] for quarter in calendar]
        usable = 1 - _buffer(roadmap)
        joins: Counter[int] = Counter()
        for hire in roadmap.hires:
            if hire.role in roles:
                joins[hire.quarter - calendar[0]] += hire.people
        return cls(
            title=role_title(roles[0]) if len(roles) == 1 else "",
            build=tuple(sum(each.build for each in uses) for uses in quarters),
            run=tuple(sum(each.run for each in uses) for uses in quarters),
            own=tuple(sum(each.own for each in uses) for uses in quarters),
            hired=tuple(sum(each.hired for each in uses) for uses in quarters),
            others={
                cause: tuple(sum(each.added.get(cause, 0.0) for each in uses) for uses in quarters)
                for cause in people_causes(roadmap.problem)
            },
            usable=tuple(
                sum(usable * each.own + each.supplied for each in uses) for uses in quarters
            ),
            joins=joins,
        )

    @property
    def demand(self) -> tuple[float, ...]:
        """FTE needed by quarter."""
        return tuple(sum(causes) for causes in zip(self.build, self.run, strict=True))

    @property
    def capacity(self) -> tuple[float, ...]:
        """FTE there by quarter."""
        parts = zip(self.own, self.hired, *self.others.values(), strict=True)
        return tuple(sum(part) for part in parts)

    @property
    def external(self) -> tuple[float, ...]:
        """FTE of external people by quarter."""
        return self.others.get(Contract.cause, (0.0,) * len(self.own))

    @property
    def staff(self) -> tuple[float, ...]:
        """Own people by quarter, those counted who are trained or lent, there or away."""
        parts = zip(self.capacity, self.hired, self.external, strict=True)
        return tuple(there - hired - bought for there, hired, bought in parts)

    @property
    def limited(self) -> bool:
        """Whether the capacity tells of these people."""
        return not any(map(isnan, self.own))

    @property
    def share(self) -> float:
        """Share of the people there who are needed; 0 when nobody is, NaN when not limited."""
        there = sum(self.capacity)
        return sum(self.demand) / there if there else 0.0

    @property
    def full(self) -> tuple[int, ...]:
        """Quarters (positions in the calendar) in which nobody to speak of is left."""
        return full_quarters(self.demand, self.usable) if self.limited else ()


def role_loads(roadmap: Roadmap) -> tuple[RoleLoad, ...]:
    """Return the load of every role that is needed, the scarcest first.

    Scarce is who is full in the most quarters, then who is used most, then who is needed most.

    Raises
    ------
    NoRoadmap
        If there is no plan.
    """
    loads = [RoleLoad.of(roadmap, role) for role in roadmap.problem.roles]
    needed = [load for load in loads if any(load.demand)]
    return tuple(sorted(needed, key=_scarcity))


def _scarcity(load: RoleLoad) -> tuple[float, float, float, str]:
    share = load.share if load.limited else 0.0
    return -len(load.full), -share, -sum(load.demand), load.title


def _buffer(roadmap: Roadmap) -> float:
    rules = (rule for rule in roadmap.problem.constraints if isinstance(rule, Staffing))
    return max((rule.buffer for rule in rules), default=0.0)
