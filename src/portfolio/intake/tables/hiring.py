"""The terms of hiring permanent people."""

from __future__ import annotations

from dataclasses import dataclass


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
