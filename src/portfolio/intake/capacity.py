"""Money by fund and quarter, people by role and quarter, terms of hiring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from portfolio.domain import Quarter

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class HiringTerms:
    """What hiring one permanent person of a role takes.

    Attributes
    ----------
    lead
        Quarters from the decision to the first paid quarter, at least 0; nobody joins earlier
        than this many quarters into the calendar.
    ramp
        Quarters after joining with reduced productivity.
    ramp_productivity
        FTE delivered by one person in those quarters, in [0, 1].
    cost
        Money for each paid quarter, to the end of the calendar.
    recruiting_cost
        Money charged once, in the quarter of joining.
    max_per_quarter
        Most people who can join in one quarter.
    max_total
        Most people who can join over the calendar; None for no such limit.
    fund
        Fund that pays.
    """

    lead: int = 1
    ramp: int = 0
    ramp_productivity: float = 0.5
    cost: float
    recruiting_cost: float = 0.0
    max_per_quarter: int = 1
    max_total: int | None = None
    fund: str


@dataclass(frozen=True)
class Capacity:
    """What there is to spend and who is there to work; its quarters are the calendar.

    Attributes
    ----------
    calendar
        Consecutive quarters of the plan.
    money
        Amount by fund, one number a quarter.
    people
        FTE by role, one number a quarter.
    hiring
        Terms by role; a role without terms cannot be hired.
    """

    calendar: tuple[Quarter, ...]
    money: Mapping[str, tuple[float, ...]]
    people: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    hiring: Mapping[str, HiringTerms] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        calendar: Sequence[Quarter],
        money: Mapping[str, float | Sequence[float]],
        people: Mapping[str, float | Sequence[float]] | None = None,
        hiring: Mapping[str, HiringTerms] | None = None,
    ) -> Capacity:
        """Build from plain numbers; a single number holds for every quarter.

        Examples
        --------
        >>> from portfolio import calendar
        >>> Capacity.of(calendar("2027Q1", 4), money={"innovation": 250_000}).quarters
        4
        """
        raise NotImplementedError

    @classmethod
    def from_frames(
        cls,
        budget: pd.DataFrame,
        capacity: pd.DataFrame | None = None,
        hiring: pd.DataFrame | None = None,
    ) -> Capacity:
        """Check the tables ``budget``, ``capacity`` and ``hiring`` and build from them.

        Raises
        ------
        InvalidInput
            With every finding: gaps in the calendar, missing quarters, negative amounts, ...
        """
        raise NotImplementedError

    @property
    def quarters(self) -> int:
        """Length of the calendar."""
        return len(self.calendar)
