"""The closed set of operations by which a mapping makes one column out of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Literal

import numpy as np

from portfolio.domain import Quarter
from portfolio.intake.backlog import Assumption
from portfolio.intake.foreign.rows import MappedRows, in_words, number
from portfolio.intake.foreign.words import Cell, WordMap, as_cell


@dataclass(frozen=True, kw_only=True)
class Derivation:
    """One operation; every kind names the column it fills.

    Attributes
    ----------
    target
        Column of the initiatives table, or a helping column whose name begins with ``_``.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    reads: ClassVar[tuple[str, ...]] = ("column",)
    """Attributes that name the columns read."""

    target: str

    @property
    def used(self) -> tuple[str, ...]:
        """Columns read; their cells are the arguments of `cell`."""
        names = [getattr(self, attribute) for attribute in self.reads]
        return tuple(
            name for one in names for name in ((one,) if isinstance(one, str) else tuple(one))
        )

    def apply(self, rows: MappedRows) -> MappedRows:
        """Return the rows with the target filled; faults become findings."""
        return rows.computed(self.target, self.used, self.cell)

    def cell(self, *cells: Cell) -> Cell:
        """Compute one cell from the cells of the columns read.

        Raises
        ------
        ValueError, LookupError
            If a cell cannot be read; the message is what was expected there.
        """
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Constant(Derivation):
    """The same value in every row; a fact, not an assumption."""

    reads = ()

    op: Literal["constant"]
    value: str | float

    def apply(self, rows: MappedRows) -> MappedRows:
        """Return the rows with the value filled in."""
        return rows.with_column(self.target, [as_cell(self.value)] * len(rows))


@dataclass(frozen=True, kw_only=True)
class FirstOf(Derivation):
    """The first cell that is not blank."""

    reads = ("columns",)

    op: Literal["first_of"]
    columns: tuple[str, ...]

    def cell(self, *cells: Cell) -> Cell:
        """Take the first filled cell."""
        return next((cell for cell in cells if cell is not None), None)


@dataclass(frozen=True, kw_only=True)
class Join(Derivation):
    """All cells that are not blank, as one text."""

    reads = ("columns",)

    op: Literal["join"]
    columns: tuple[str, ...]
    separator: str = "\n"

    def cell(self, *cells: Cell) -> Cell:
        """Put the texts together with the separator between them."""
        return self.separator.join(in_words(cell) for cell in cells if cell is not None) or None


@dataclass(frozen=True, kw_only=True)
class Scaled(Derivation):
    """A number times or divided by a constant; blank stays blank."""

    op: Literal["multiply", "divide"]
    column: str
    by: float

    def __post_init__(self) -> None:
        if not np.isfinite(self.by) or self.by == 0:
            raise ValueError(f"by must be a finite number other than 0, not {self.by}")

    def cell(self, *cells: Cell) -> Cell:
        """Scale the number."""
        value = number(cells[0])
        if value is None:
            return None
        return value * self.by if self.op == "multiply" else value / self.by


@dataclass(frozen=True, kw_only=True)
class Ratio(Derivation):
    """One number divided by another; blank if either is blank."""

    reads = ("of", "to")

    op: Literal["ratio"]
    of: str
    to: str

    def cell(self, *cells: Cell) -> Cell:
        """Divide the first by the second."""
        above, below = map(number, cells)
        if above is None or below is None:
            return None
        if below == 0:
            raise ValueError(f"'{self.to.removeprefix('_')}' other than 0 to divide by")
        return above / below


@dataclass(frozen=True, kw_only=True)
class Piecewise(Derivation):
    """A number read off straight lines between points, level beyond the ends."""

    op: Literal["piecewise"]
    column: str
    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        xs = [x for x, _ in self.points]
        if len(xs) < 2 or any(a >= b for a, b in pairwise(xs)):
            raise ValueError("points must be two or more pairs, their first numbers rising")

    def cell(self, *cells: Cell) -> Cell:
        """Read the number off the lines."""
        value = number(cells[0])
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return None if value is None else float(np.interp(value, xs, ys))


@dataclass(frozen=True, kw_only=True)
class Lookup(Derivation):
    """What the word in another column stands for; a blank without entry stays blank."""

    op: Literal["lookup"]
    column: str
    values: Mapping[str, str | float]

    def apply(self, rows: MappedRows) -> MappedRows:
        """Look up each word; a word without entry is a finding."""
        words = WordMap.of(self.values)
        return rows.computed(self.target, self.used, words.find_or_blank)


@dataclass(frozen=True, kw_only=True)
class QuarterOf(Derivation):
    """The quarter a date lies in, written 2027Q1."""

    op: Literal["quarter_of"]
    column: str

    def cell(self, *cells: Cell) -> Cell:
        """Read the date."""
        return None if cells[0] is None else str(_quarter(cells[0]))


@dataclass(frozen=True, kw_only=True)
class QuartersBetween(Derivation):
    """Quarters that a span of two dates touches, the first and the last one included."""

    reads = ("start", "end")

    op: Literal["quarters_between"]
    start: str
    end: str

    def cell(self, *cells: Cell) -> Cell:
        """Count the quarters; an end before the start is a fault."""
        start, end = cells
        if start is None or end is None:
            return None
        touched = _quarter(end) - _quarter(start) + 1
        if touched < 1:
            raise ValueError(f"a start not after the end, {end}")
        return float(touched)


@dataclass(frozen=True, kw_only=True)
class Clamp(Derivation):
    """Numbers beyond a limit set to the limit, each an assumption."""

    op: Literal["clamp"]
    column: str
    reason: str
    low: float = -np.inf
    high: float = np.inf

    def apply(self, rows: MappedRows) -> MappedRows:
        """Limit each number and count those that were changed."""
        after = rows.computed(self.target, self.used, self.cell)
        values = [v for v in map(_number_or_blank, rows.cells(self.column)) if v is not None]
        raised, lowered = sum(v < self.low for v in values), sum(v > self.high for v in values)
        return after.assuming(
            Assumption(self.target, f"at least {in_words(float(self.low))}", self.reason, raised),
            Assumption(self.target, f"at most {in_words(float(self.high))}", self.reason, lowered),
        )

    def cell(self, *cells: Cell) -> Cell:
        """Limit the number."""
        value = number(cells[0])
        return None if value is None else float(min(max(value, self.low), self.high))


def _number_or_blank(cell: Cell) -> float | None:
    try:
        return number(cell)
    except ValueError:
        return None


def _quarter(cell: Cell) -> Quarter:
    try:
        return Quarter.parse(str(cell))
    except ValueError:
        raise ValueError("a date such as 2027-01-31, or a quarter such as 2027Q1") from None
