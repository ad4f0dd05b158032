"""One table after every cell was read: what each cell means, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from portfolio.domain.meant import meant
from portfolio.errors import Finding
from portfolio.intake.cells import Fault, cell_reader
from portfolio.intake.field import Field, TableSpec
from portfolio.intake.nearest import Nearest
from portfolio.intake.sheet import Sheet, written

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True)
class Records:
    """The records of one table, cell by cell.

    Attributes
    ----------
    spec
        What the table should be.
    sheet
        What was written.
    values
        Meanings by column, one a record; None for a blank or faulty cell without default.
    faulty
        Column and record of the cells that could not be read.
    findings
        One for every fault of shape or cell.
    """

    spec: TableSpec
    sheet: Sheet
    values: Mapping[str, Sequence[object]]
    faulty: frozenset[tuple[str, int]]
    findings: tuple[Finding, ...]

    def __len__(self) -> int:
        return len(self.sheet.rows)

    def __iter__(self) -> Iterator[Record]:
        return (Record(self, k) for k in range(len(self)))

    def get(self, kind: type[T], column: str, k: int) -> T | None:
        """Meaning of one cell, None if blank or faulty."""
        value = self.values[column][k]
        return value if isinstance(value, kind) else None

    def known(self, k: int, *columns: str) -> bool:
        """Whether none of the cells is faulty."""
        return not self.faulty or not any((column, k) in self.faulty for column in columns)

    def finding(self, k: int, column: str, expected: str, nearest: str = "") -> Finding:
        """Return the finding on a cell, showing what was written there."""
        value = self._written.get(column)
        return self.sheet.finding(k, column, value[k] if value else None, expected, nearest)

    def family(self, prefix: str) -> dict[str, str]:
        """Columns of a family: their full name by the part after the prefix."""
        return {
            column.removeprefix(prefix): column
            for column in self.values
            if column.startswith(prefix) and column != prefix
        }

    @cached_property
    def _written(self) -> dict[str, Sequence[object]]:
        return dict(zip(self.sheet.columns, self.sheet.cells, strict=True))


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a table.

    Attributes
    ----------
    records, k
        The table and which of its records.
    """

    records: Records
    k: int

    def get(self, kind: type[T], column: str) -> T | None:
        """Meaning of a cell, None if blank."""
        return self.records.get(kind, column, self.k)

    def the(self, kind: type[T], column: str) -> T:
        """Meaning of a cell that cannot be blank, as the column is required or has a default."""
        value = self.records.values[column][self.k]
        assert isinstance(value, kind), f"{self.records.spec.name}.{column} was not checked"
        return value

    def known(self, *columns: str) -> bool:
        """Whether none of the cells is faulty."""
        return self.records.known(self.k, *columns)

    def finding(self, column: str, expected: str) -> Finding:
        """Return the finding on a cell, showing what was written there."""
        return self.records.finding(self.k, column, expected)

    def text(self, column: str) -> str:
        """Text of a cell, empty if blank."""
        return self.get(str, column) or ""

    def word(self, words: type[Word], column: str) -> Word | None:
        """Word of a closed list, None if blank."""
        text = self.text(column)
        return words(text) if text else None


def read_records(spec: TableSpec, sheet: Sheet | None, decimal: str = ".") -> Records:
    """Read every cell of a table.

    Parameters
    ----------
    spec
        What the table should be.
    sheet
        What was written; None for a table that is not there, which has no records.
    decimal
        Decimal mark of numbers written as text.
    """
    if sheet is None:
        return Records(spec, Sheet("", ""), _unfilled(spec, 0), frozenset(), ())
    findings = [*sheet.findings, *_wrong_columns(spec, sheet)]
    values, faulty = _unfilled(spec, len(sheet.rows)), set()
    for column, cells in zip(sheet.columns, sheet.cells, strict=True):
        field = spec.find(column)
        if field is None or column == field.prefix:
            continue
        values[column], faults = _read_column(field, cells, decimal)
        choices = Nearest(field.choices)
        for k, expected in faults:
            faulty.add((column, k))
            near = choices.to(written(cells[k]))
            findings.append(sheet.finding(k, column, cells[k], expected, near))
    return Records(spec, sheet, values, frozenset(faulty), tuple(findings))


def _unfilled(spec: TableSpec, length: int) -> dict[str, Sequence[object]]:
    return {
        field.name: [cell_reader(field)(field.default)] * length
        for field in spec.fields
        if not field.prefix
    }


def _read_column(
    field: Field, cells: Sequence[object], decimal: str
) -> tuple[list[object], list[tuple[int, str]]]:
    read, default = cell_reader(field, decimal), cell_reader(field)(field.default)
    seen: dict[str, object] = {}
    values: list[object] = []
    faults: list[tuple[int, str]] = []
    for k, cell in enumerate(cells):
        if isinstance(cell, str):
            if cell not in seen:
                seen[cell] = read(cell)
            value = seen[cell]
        else:
            value = read(cell)
        if isinstance(value, Fault):
            faults.append((k, value.expected))
            value = None
        elif value is None:
            value = default
            if field.required:
                faults.append((k, f"a value; {field.name} is required"))
        values.append(value)
    return values, faults


def _wrong_columns(spec: TableSpec, sheet: Sheet) -> Iterator[Finding]:
    if not sheet.columns:
        return
    for column in sheet.columns:
        field = spec.find(column)
        if field is None:
            yield _unknown_column(spec, sheet, column)
        elif field.prefix and not column.removeprefix(field.prefix).strip():
            yield sheet.finding(None, column, column, f"a name after the dot, as in {field.name}")
        elif field.prefix and column.removeprefix(field.prefix).startswith(" "):
            yield sheet.finding(None, column, column, "no blank after the dot")
    for name in spec.required:
        if name not in sheet.columns:
            yield sheet.finding(None, name, None, "this column must exist")


def _unknown_column(spec: TableSpec, sheet: Sheet, column: str) -> Finding:
    head, _, rest = column.partition(".")
    families = [field.prefix.rstrip(".") for field in spec.fields if field.prefix]
    near = meant(column, [field.name for field in spec.fields if not field.prefix])
    if rest and (family := meant(head, families)):
        near = f"{family}.{rest}"
    keep = f", or x.{column} to keep it as text" if spec.find("x.") else ""
    where = f"; {spec.beside}" if spec.beside else ""
    expected = f"a column of the {spec.name} table{keep}{where}"
    return sheet.finding(None, column, column, expected, near)
