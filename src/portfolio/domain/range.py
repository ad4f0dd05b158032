"""A number that is not known exactly."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """A likely value between a low and a high one.

    Attributes
    ----------
    low, likely, high
        In one unit, with low <= likely <= high.
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.likely <= self.high:
            raise ValueError(f"low <= likely <= high must hold, not {self}")

    @classmethod
    def exactly(cls, value: float) -> Range:
        """Return a range without spread."""
        return cls(value, value, value)

    def __str__(self) -> str:
        return f"{self.likely:g} ({self.low:g} to {self.high:g})"
