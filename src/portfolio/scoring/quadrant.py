"""The four quadrants of value and feasibility, by the names of the BXT framework."""

from __future__ import annotations

from enum import StrEnum

TOLERANCE = 1e-9
"""How near the cut still is at the cut, so that rounding never lifts a score above it."""


class Quadrant(StrEnum):
    """What to do with an initiative, judged by value and feasibility.

    Source: business envisioning (BXT); low and low shelve, high value alone research, high
    feasibility alone incubate, both high accelerate.
    """

    SHELVE = "shelve"
    RESEARCH = "research"
    INCUBATE = "incubate"
    ACCELERATE = "accelerate"

    @classmethod
    def at(cls, value: float, feasibility: float, cut: float) -> Quadrant:
        """Return the quadrant of a point; high is strictly above the cut, all in [0, 1]."""
        valuable = value > cut + TOLERANCE
        feasible = feasibility > cut + TOLERANCE
        if valuable:
            return cls.ACCELERATE if feasible else cls.RESEARCH
        return cls.INCUBATE if feasible else cls.SHELVE
