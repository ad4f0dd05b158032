"""The first step of a mapping: which columns and rows of a foreign file are taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from portfolio.domain.meant import meant
from portfolio.errors import Finding
from portfolio.intake.backlog import Assumption
from portfolio.intake.foreign.rows import MappedRows, number
from portfolio.intake.foreign.words import Cell, matches, plain
from portfolio.intake.sheet import Sheet


@dataclass(frozen=True, kw_only=True)
class SourceFormat:
    """How the file is written.

    Attributes
    ----------
    encoding
        Name of the encoding; UTF-8 with or without byte order mark unless stated.
    delimiter
        Sign between cells.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    encoding: str = "utf-8-sig"
    delimiter: str = ","


@dataclass(frozen=True, kw_only=True)
class StartsWith:
    """A header known by its beginning, for headers that are whole paragraphs or garbled.

    Attributes
    ----------
    starts_with
        Beginning of exactly one header, whatever the case and spacing.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    starts_with: str


@dataclass(frozen=True, kw_only=True)
class RowFilter:
    """Which rows are taken, and why the others are not.

    Attributes
    ----------
    column
        Column looked at, by its new name and before its values are translated.
    reason
        Why the dropped rows do not count.
    keep, drop
        Words (or beginnings, ``word*``) of the rows to keep or to drop.
    numeric
        Whether only rows with a number there are kept.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    column: str
    reason: str
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    numeric: bool = False

    def __post_init__(self) -> None:
        if bool(self.keep) + bool(self.drop) + self.numeric != 1:
            raise ValueError("a filter has either keep, or drop, or numeric = true")

    def apply(self, rows: MappedRows) -> MappedRows:
        """Return the rows kept; the count of dropped ones stands among the assumptions."""
        kept = [self._keeps(cell) for cell in rows.cells(self.column)]
        dropped = len(kept) - sum(kept)
        told = f"row left out, {dropped:,} of {len(kept):,}"
        header = rows.header(self.column)
        return rows.keeping(kept).assuming(Assumption(header, told, self.reason, dropped))

    def _keeps(self, cell: Cell) -> bool:
        if self.numeric:
            return _is_number(cell)
        found = any(matches(cell, pattern) for pattern in self.keep or self.drop)
        return found if self.keep else not found


def named_rows(sheet: Sheet, rename: Mapping[str, str | StartsWith]) -> MappedRows:
    """Take the columns of a foreign sheet under their new names.

    A header that is missing, or fits two columns, is a finding. Columns nobody asks for are left
    aside, and so are faults of their headers.
    """
    found, findings = {}, []
    for target, wanted in rename.items():
        fitting = [name for name in sheet.columns if _fits(name, wanted)]
        if len(fitting) == 1:
            found[target] = fitting[0]
        else:
            findings.append(_not_one(sheet, wanted, fitting))
    cells = dict(zip(sheet.columns, sheet.cells, strict=True))
    columns = {target: tuple(map(_cell, cells[name])) for target, name in found.items()}
    shape = [fault for fault in sheet.findings if fault.row != 1 or fault.column in found.values()]
    headers = {target: " ".join(name.split()) for target, name in found.items()}
    return MappedRows(sheet.source, sheet.rows, headers, columns, (*shape, *findings))


def _fits(name: str, wanted: str | StartsWith) -> bool:
    if isinstance(wanted, StartsWith):
        return plain(name).startswith(plain(wanted.starts_with))
    return plain(name) == plain(wanted)


def _not_one(sheet: Sheet, wanted: str | StartsWith, fitting: Sequence[str]) -> Finding:
    name = wanted.starts_with if isinstance(wanted, StartsWith) else wanted
    how = "a header that begins with" if isinstance(wanted, StartsWith) else "a header"
    many = f"only one of the {len(fitting)} headers that fit '{name}'"
    expected = many if fitting else f"{how} '{name}'"
    nearest = "" if fitting else meant(name, sheet.columns)
    return Finding(sheet.source, "", 1, name, "", expected, nearest)


def _cell(cell: object) -> Cell:
    return (str(cell).strip() or None) if cell is not None else None


def _is_number(cell: Cell) -> bool:
    try:
        return number(cell) is not None
    except ValueError:
        return False
