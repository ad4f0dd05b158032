"""One table as it was written, before anybody asked what its cells mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from portfolio.errors import Finding
from portfolio.intake.cells import is_blank

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of raw cells, column by column.

    Attributes
    ----------
    source, place
        File, or ``"frame"``; sheet of a workbook or name of the frame, empty for a CSV file.
    columns
        Names in the header, without blanks at the ends; each occurs once.
    rows
        Row of every record as a spreadsheet counts: the header is row 1. Blank rows are left out.
    cells
        One sequence a column: text, numbers, dates, truth values or None.
    findings
        What is wrong with the shape of the table.
    """

    source: str
    place: str
    columns: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    cells: tuple[Sequence[object], ...] = ()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of_rows(
        cls, source: str, place: str, rows: Iterable[tuple[int, Sequence[object]]]
    ) -> Sheet:
        """Build from numbered rows, the header first.

        Blank rows and blank columns without a name are left out; values without a column name
        and repeated column names are findings.
        """
        numbered = [(number, row) for number, row in rows if not all(map(is_blank, row))]
        if not numbered or numbered[0][0] != 1:
            missing = Finding(source, place, 1, expected="a header with the column names")
            return cls(source, place, findings=(missing,))
        names = [written(name) for name in numbered.pop(0)[1]]
        while names and not names[-1]:
            names.pop()
        width = len(names)
        columns = [[row[j] if j < len(row) else None for _, row in numbered] for j in range(width)]
        beyond = [
            Finding(
                source,
                place,
                number,
                value=next(filter(None, map(written, row[width:]))),
                expected=f"no value beyond the {width} columns of the header",
            )
            for number, row in numbered
            if not all(map(is_blank, row[width:]))
        ]
        sheet = cls.of_columns(source, place, names, columns, [number for number, _ in numbered])
        return cls(
            source, place, sheet.columns, sheet.rows, sheet.cells, (*sheet.findings, *beyond)
        )

    @classmethod
    def of_columns(
        cls,
        source: str,
        place: str,
        names: Sequence[str],
        columns: Sequence[Sequence[object]],
        rows: Sequence[int],
    ) -> Sheet:
        """Build from columns of equal length; ``rows`` numbers their cells."""
        kept: dict[str, Sequence[object]] = {}
        findings = []
        for j, (name, column) in enumerate(zip(names, columns, strict=True)):
            if name in kept or (not name and not all(map(is_blank, column))):
                expected = "a column name that occurs once" if name else "a column name in row 1"
                where = name or f"number {j + 1}"
                findings.append(Finding(source, place, 1, where, name, expected))
            elif name:
                kept[name] = column
        return cls(source, place, tuple(kept), tuple(rows), tuple(kept.values()), tuple(findings))

    def finding(
        self, k: int | None, column: str, value: object, expected: str, nearest: str = ""
    ) -> Finding:
        """Return the finding on the cell of the k-th record (None: of the header)."""
        row = 1 if k is None else self.rows[k]
        return Finding(self.source, self.place, row, column, written(value), expected, nearest)


def written(cell: object) -> str:
    """Cell as its owner sees it, on one line and not too long."""
    if is_blank(cell):
        return ""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    text = str(cell).strip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
