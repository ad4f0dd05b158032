"""Calendar quarters: ordered, countable, written ``2027Q1``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_QUARTER = re.compile(
    r"(?P<year>\d{4})[\s-]*Q(?P<number>[1-4])|Q(?P<n>[1-4])[\s-]*(?P<y>\d{4})", re.IGNORECASE
)
_DATE = re.compile(
    r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[ T]00:00:00)?"
)


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """A calendar quarter.

    Attributes
    ----------
    year
        Calendar year, 1900 to 2999.
    number
        Quarter of the year, 1 to 4.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1900 <= self.year <= 2999 or not 1 <= self.number <= 4:
            raise ValueError(f"no such quarter: year {self.year}, number {self.number}")

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read ``2027Q1``, ``2027-Q1``, ``Q1 2027`` or an ISO date within the quarter.

        Raises
        ------
        ValueError
            If the text is neither; the message shows it.
        """
        text = text.strip()
        if found := _QUARTER.fullmatch(text):
            return cls(int(found["year"] or found["y"]), int(found["number"] or found["n"]))
        if found := _DATE.fullmatch(text):
            return cls(int(found["year"]), (int(found["month"]) + 2) // 3)
        raise ValueError(f"not a quarter: {text!r}; write it like 2027Q1")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        """Let records and settings that pydantic checks write quarters as text."""
        from pydantic_core.core_schema import (
            no_info_plain_validator_function,
            to_string_ser_schema,
        )

        return no_info_plain_validator_function(
            lambda value: value if isinstance(value, Quarter) else cls.parse(str(value)),
            serialization=to_string_ser_schema(),
        )

    def __add__(self, quarters: int) -> Quarter:
        """Return the quarter so many quarters later."""
        return _numbered(4 * self.year + self.number - 1 + quarters)

    @overload
    def __sub__(self, other: Quarter) -> int: ...
    @overload
    def __sub__(self, other: int) -> Quarter: ...
    def __sub__(self, other: Quarter | int) -> int | Quarter:
        """Quarters between two quarters, or the quarter so many quarters earlier."""
        if isinstance(other, Quarter):
            return (self.year - other.year) * 4 + self.number - other.number
        return self + -other

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"


@cache
def _numbered(quarters: int) -> Quarter:
    """Return the quarter that begins so many quarters after the year 0: each is made once."""
    years, past = divmod(quarters, 4)
    return Quarter(years, past + 1)


def calendar(first: Quarter | str, quarters: int) -> tuple[Quarter, ...]:
    """Consecutive quarters from the first one on.

    Parameters
    ----------
    first
        First quarter, or its text.
    quarters
        How many, at least 1.
    """
    if quarters < 1:
        raise ValueError(f"a calendar needs at least one quarter, not {quarters}")
    start = Quarter.parse(first) if isinstance(first, str) else first
    return tuple(start + k for k in range(quarters))


def check_quarter(what: str, given: object) -> None:
    """Raise ValueError for anything but a quarter, and tell how one is written.

    Parameters
    ----------
    what
        Whose quarter it should be.
    given
        What was given.
    """
    if not isinstance(given, Quarter):
        raise ValueError(
            f"{what}: {given!r} is no Quarter; write Quarter(2027, 2) or Quarter.parse('2027Q2')"
        )
