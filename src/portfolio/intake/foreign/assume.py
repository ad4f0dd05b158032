"""Values a mapping supplies where the source is silent, each counted and with its reason."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from portfolio.intake.backlog import Assumption
from portfolio.intake.foreign.rows import MappedRows, in_words, number
from portfolio.intake.foreign.words import Cell, WordMap, as_cell

_HOW: dict[str, Callable[[Sequence[float]], float]] = {"sum": math.fsum, "product": math.prod}


@dataclass(frozen=True, kw_only=True)
class Part:
    """A number: the same for all (`value`), a column's, or by the words of a column.

    Attributes
    ----------
    value
        Number for every row.
    column
        Column that holds the number.
    by, values
        Column of words, and the number by word.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    value: float | None = None
    column: str = ""
    by: str = ""
    values: Mapping[str, float] | None = None

    def __post_init__(self) -> None:
        if (self.value is not None) + bool(self.column) + bool(self.by) != 1:
            raise ValueError("a part has either value, or column, or by and values")
        if bool(self.by) != (self.values is not None):
            raise ValueError("by and values belong together")


@dataclass(frozen=True, kw_only=True)
class Assume:
    """What to fill into the blank cells of a column.

    Attributes
    ----------
    target
        Column to fill.
    reason
        Why this is plausible.
    value
        Value for every row.
    by, values
        Column of words, and the value by word.
    parts, how
        Numbers, and whether their sum or product is meant.
    low, high
        Limits of the sum or product.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    target: str
    reason: str
    value: str | float | None = None
    by: str = ""
    values: Mapping[str, str | float] | None = None
    parts: tuple[Part, ...] = ()
    how: Literal["sum", "product"] = "sum"
    low: float = -math.inf
    high: float = math.inf

    def __post_init__(self) -> None:
        if (self.value is not None) + bool(self.by) + bool(self.parts) != 1:
            raise ValueError("an assumption has either value, or by and values, or parts")
        if bool(self.by) != (self.values is not None):
            raise ValueError("by and values belong together")
        if not self.reason.strip():
            raise ValueError("an assumption needs a reason")

    @property
    def used(self) -> tuple[str, ...]:
        """Columns read."""
        named = [self.by, *(name for part in self.parts for name in (part.by, part.column))]
        return tuple(dict.fromkeys(filter(None, named)))

    def apply(self, rows: MappedRows) -> MappedRows:
        """Return the rows with the blank cells of the target filled and counted."""
        before = rows.cells(self.target)
        blank = [cell is None for cell in before]
        filled = self._supplied(rows.keeping(blank))
        supplied = iter(filled.cells(self.target))
        cells = [next(supplied) if gap else cell for cell, gap in zip(before, blank, strict=True)]
        known = [cell for cell in filled.cells(self.target) if cell is not None]
        told = Assumption(self.target, self._in_words(known, rows), self.reason, len(known))
        after = replace(rows.with_column(self.target, cells), findings=filled.findings)
        return after.assuming(told)

    def _supplied(self, rows: MappedRows) -> MappedRows:
        if self.values is not None:
            return rows.computed(self.target, [self.by], WordMap.of(self.values).find)
        if self.value is not None:
            return rows.with_column(self.target, [as_cell(self.value)] * len(rows))
        names = []
        for k, part in enumerate(self.parts):
            names.append(f"_part {k}")
            rows = _filled(rows, names[-1], part)

        def combined(*cells: Cell) -> Cell:
            numbers = [cell for cell in cells if isinstance(cell, float)]
            if len(numbers) < len(cells):
                return None
            return float(min(max(_HOW[self.how](numbers), self.low), self.high))

        return rows.computed(self.target, names, combined)

    def _in_words(self, values: Sequence[Cell], rows: MappedRows) -> str:
        distinct = sorted(set(values), key=lambda cell: (isinstance(cell, str), cell))
        if all(isinstance(cell, float) for cell in distinct) and len(distinct) > 1:
            said = f"{in_words(distinct[0])} to {in_words(distinct[-1])}"
        else:
            said = ", ".join(map(in_words, distinct))
        sources = " and ".join(rows.header(name) for name in self.used)
        return f"{said} by {sources}" if sources else said


def _filled(rows: MappedRows, target: str, part: Part) -> MappedRows:
    if part.values is not None:
        return rows.computed(target, [part.by], WordMap.of(part.values).find)
    if part.column:
        return rows.computed(target, [part.column], number)
    value = None if part.value is None else float(part.value)
    return rows.with_column(target, [value] * len(rows))
