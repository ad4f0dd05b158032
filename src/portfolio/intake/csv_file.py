"""CSV files as raw tables: encoding, delimiter and shape, nothing about meaning."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from portfolio.errors import Finding, InvalidInput
from portfolio.intake import limits
from portfolio.intake.sheet import Sheet

_DELIMITERS = (",", ";", "\t")


def read_csv(
    path: Path, known: Sequence[str], encoding: str | None = None, delimiter: str | None = None
) -> Sheet:
    """Read one CSV file; every cell stays text.

    Parameters
    ----------
    path
        The file.
    known
        Names of columns to be expected; the delimiter that finds most of them is taken.
    encoding
        Name of the encoding; None tries UTF-8, then Windows-1252.
    delimiter
        Delimiter; None chooses among comma, semicolon and tab.

    Raises
    ------
    InvalidInput
        If the file is missing, too large, not text, or its quotes do not match.
    """
    source = str(path)
    text = _decoded(source, _content(path), encoding)
    delimiter = delimiter or _delimiter(text, known)
    rows = _numbered(source, text, delimiter)
    return _with_short_rows(Sheet.of_rows(source, "", rows), rows)


def _numbered(source: str, text: str, delimiter: str) -> list[tuple[int, Sequence[str]]]:
    rows: list[tuple[int, Sequence[str]]] = []
    most = f"at most {limits.MOST_ROWS:,} rows and {limits.MOST_COLUMNS} columns"
    try:
        for number, row in enumerate(_rows(text, delimiter), start=1):
            if number > limits.MOST_ROWS or len(row) > limits.MOST_COLUMNS:
                raise _refused(source, f"row {number:,} of {len(row):,} columns", most)
            rows.append((number, row))
    except csv.Error as error:
        fault = Finding(source, row=len(rows) + 1, expected=f"matching quotes ({error})")
        raise InvalidInput([fault]) from None
    return rows


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.MOST_BYTES:
            expected = f"a file of at most {limits.MOST_BYTES / 1e6:,.0f} MB"
            raise _refused(str(path), f"{size / 1e6:,.0f} MB", expected)
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise _refused(str(path), "", f"a readable CSV file ({reason})") from None


def _decoded(source: str, content: bytes, encoding: str | None) -> str:
    if encoding is None and (b"\0" in content or content.startswith((b"\xff\xfe", b"\xfe\xff"))):
        found = "UTF-16 or not text"
        raise _refused(source, found, "a CSV file in UTF-8 or Windows-1252 (save it as CSV UTF-8)")
    tried = [encoding] if encoding else ["utf-8-sig", "cp1252"]
    for name in tried:
        try:
            return content.decode(name).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            row, byte = content.count(b"\n", 0, error.start) + 1, content[error.start]
        except LookupError:
            raise ValueError(f"no such encoding: {encoding!r}; try 'utf-8' or 'cp1252'") from None
    fault = Finding(
        source,
        row=row,
        value=f"byte 0x{byte:02X}",
        expected=f"text in {encoding or 'UTF-8 or Windows-1252'} (save it as CSV UTF-8)",
    )
    raise InvalidInput([fault])


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _delimiter(text: str, known: Sequence[str]) -> str:
    names = set(known)

    def fits(delimiter: str) -> tuple[int, int]:
        try:
            header = [cell.strip() for cell in next(_rows(text, delimiter), [])]
        except csv.Error:
            return (0, 0)
        return (len(names.intersection(header)), len(header))

    return max(_DELIMITERS, key=fits)


def _with_short_rows(sheet: Sheet, rows: Sequence[tuple[int, Sequence[str]]]) -> Sheet:
    """Add a finding for every row with fewer cells than the header has names."""
    width = len(sheet.columns)
    expected = f"as many cells as the header has names, {width}"
    numbers = set(sheet.rows)
    short = [
        Finding(sheet.source, row=number, value=f"{len(row)} cells", expected=expected)
        for number, row in rows
        if len(row) < width and number in numbers
    ]
    return replace(sheet, findings=(*sheet.findings, *short))


def _refused(source: str, found: str, expected: str) -> InvalidInput:
    return InvalidInput([Finding(source, value=found, expected=expected)])
