"""How many people of a role a plan needs, quarter by quarter, against who is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

from portfolio.domain.roles import role_title
from portfolio.planning import Staffing
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
            usable=tuple(sum(usable * each.own + each.hired for each in uses) for uses in quarters),
            joins=joins,
        )

    @property
    def demand(self) -> tuple[float, ...]:
        """FTE needed by quarter."""
        return tuple(sum(causes) for causes in zip(self.build, self.run, strict=True))

    @property
    def capacity(self) -> tuple[float, ...]:
        """FTE there by quarter."""
        return tuple(sum(parts) for parts in zip(self.own, self.hired, strict=True))

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
