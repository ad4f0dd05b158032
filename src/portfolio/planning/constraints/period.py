"""The parts of the calendar over which a rule adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from portfolio.domain import Quarter
from portfolio.planning.model import Ints


class Period(StrEnum):
    """How long the parts are: a quarter, half a calendar year, a calendar year, or all of it.

    Half-years begin in the first and the third quarter of a year. The first and the last part
    are shorter where the calendar begins or ends within one.
    """

    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    CALENDAR = "calendar"

    @property
    def words(self) -> str:
        """Any such part in words."""
        return {
            "quarter": "any quarter",
            "half_year": "any half-year",
            "year": "any calendar year",
            "calendar": "the whole calendar",
        }[self.value]

    @property
    def every(self) -> str:
        """All such parts in words."""
        return self.words.replace("any ", "every ")

    def codes(self, calendar: Sequence[Quarter]) -> Ints:
        """Position of the part that each quarter of the calendar lies in, shape (quarters,)."""
        parts = self._parts(calendar)
        places = {part: k for k, part in enumerate(dict.fromkeys(parts))}
        return np.array([places[part] for part in parts], dtype=np.int64)

    def spans(self, calendar: Sequence[Quarter]) -> tuple[Span, ...]:
        """Parts of a calendar, in order."""
        if self is Period.CALENDAR:
            return (Span(tuple(calendar)),)
        parts: dict[tuple[int, int], list[Quarter]] = {}
        for part, quarter in zip(self._parts(calendar), calendar, strict=True):
            parts.setdefault(part, []).append(quarter)
        return tuple(Span(tuple(quarters)) for quarters in parts.values())

    def _parts(self, calendar: Sequence[Quarter]) -> list[tuple[int, int]]:
        """Year and part of the year that each quarter lies in; the same where they do not count."""
        if self is Period.CALENDAR:
            return [(0, 0)] * len(calendar)
        length = {"quarter": 1, "half_year": 2, "year": 4}[self.value]
        return [(quarter.year, (quarter.number - 1) // length) for quarter in calendar]


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive quarters of a calendar.

    Attributes
    ----------
    quarters
        At least one, in order.
    """

    quarters: tuple[Quarter, ...]

    def __len__(self) -> int:
        return len(self.quarters)

    def __str__(self) -> str:
        first, last = self.quarters[0], self.quarters[-1]
        if first == last:
            return str(first)
        whole_year = first.number == 1 and last == first + 3
        return str(first.year) if whole_year else f"{first} to {last}"
