"""How much of each limit a plan uses, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio.domain import Initiative, Quarter
from portfolio.domain.told import Told
from portfolio.planning import Entry, Roadmap
from portfolio.planning.arguments import ROADMAP
from portfolio.planning.shortage import largest_buffer

if TYPE_CHECKING:
    import pandas as pd

SCARCE = 0.9
"""Share of a limit from which it counts as scarce."""


class Resource(StrEnum):
    """What a limit is of."""

    MONEY = "money"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class LimitUse:
    """What a plan uses of one limit in one quarter.

    Attributes
    ----------
    resource, name, quarter
        Money of a fund, or people of a role, in a quarter.
    used
        Money charged, or FTE needed.
    limit
        Money or FTE there, hires and other people who were added included.
    """

    resource: Resource
    name: str
    quarter: Quarter
    used: float
    limit: float

    @property
    def free(self) -> float:
        """What is left."""
        return self.limit - self.used

    @property
    def share(self) -> float:
        """Share used; 0 of nothing where nothing is there, 1 where something is used of it."""
        return self.used / self.limit if self.limit > 0 else float(self.used > 0)

    @property
    def is_scarce(self) -> bool:
        """Whether at least nine tenths are used."""
        return self.share >= SCARCE

    def __str__(self) -> str:
        unit = "" if self.resource is Resource.MONEY else " FTE"
        digits = 0 if self.resource is Resource.MONEY else 1
        return (
            f"{self.share:.0%} of {self.name} in {self.quarter} "
            f"({self.used:,.{digits}f} of {self.limit:,.{digits}f}{unit})"
        )


@dataclass(frozen=True, repr=False)
class Limits(Told):
    """What a plan uses of all limits.

    Attributes
    ----------
    roadmap
        The plan.
    uses
        Money by fund and quarter, then people by role and quarter.
    """

    roadmap: Roadmap
    uses: tuple[LimitUse, ...]

    @cached_property
    def bottlenecks(self) -> tuple[LimitUse, ...]:
        """Scarce limits, the fullest first."""
        scarce = (use for use in self.uses if use.is_scarce)
        return tuple(sorted(scarce, key=lambda use: (-use.share, use.name, use.quarter)))

    def to_frame(self) -> pd.DataFrame:
        """One row a limit and quarter: resource, name, quarter, used, limit, free, share."""
        import pandas as pd

        names = ("resource", "name", "quarter", "used", "limit", "free", "share")
        rows = [
            (u.resource.value, u.name, str(u.quarter), u.used, u.limit, u.free, u.share)
            for u in self.uses
        ]
        return pd.DataFrame(rows, columns=list(names))

    def __str__(self) -> str:
        if not self.bottlenecks:
            return f"No limit is used to {SCARCE:.0%} or more."
        most = [f"  - {use}" for use in self.bottlenecks[:8]]
        left = len(self.bottlenecks) - len(most)
        more = [f"  - and {left} more"] if left else []
        head = (
            f"{len(self.bottlenecks)} of {len(self.uses)} limits are used to {SCARCE:.0%} or more:"
        )
        return "\n".join([head, *most, *more])


def limits(roadmap: Roadmap) -> Limits:
    """Tell how much of each fund and role a plan uses in each quarter.

    Own people whom a rule on staffing keeps free are not there to be used.

    Raises
    ------
    NoRoadmap
        If the roadmap holds no plan.
    """
    ROADMAP.check("limits", roadmap)
    money = (
        LimitUse(Resource.MONEY, fund, quarter, use.spent, use.limit - sum(use.moved.values()))
        for (fund, quarter), use in sorted(roadmap.money_use.items())
    )
    kept = 1 - largest_buffer(roadmap.problem)
    people = (
        LimitUse(Resource.PEOPLE, role, quarter, use.demand, kept * use.own + use.supplied)
        for (role, quarter), use in sorted(roadmap.people_use.items())
        if roadmap.problem.capacity.people
    )
    return Limits(roadmap, (*money, *people))


def uses_of(roadmap: Roadmap, entry: Entry) -> Iterator[LimitUse]:
    """Yield what one planned initiative uses of each limit, where it uses any."""
    for whole in limits(roadmap).uses:
        elapsed = whole.quarter - entry.start
        of = Initiative.charge if whole.resource is Resource.MONEY else Initiative.demand
        if elapsed >= 0 and (used := of(entry.initiative, whole.name, elapsed)):
            yield replace(whole, used=used)
