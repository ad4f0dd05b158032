"""Excel workbooks as raw tables, opened with care: no macros, no bombs, no formulas."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.errors import Finding, InvalidInput
from portfolio.intake import limits
from portfolio.intake.sheet import Sheet

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_RATIO_FROM = 1_000_000
_LAST_ROW = 1_048_576
_EXPECTED = "an .xlsx workbook without macros or password"


def open_workbook(path: Path) -> Workbook:
    """Open a workbook for reading, after a look at what it would unpack to.

    Raises
    ------
    InvalidInput
        If it is missing, encrypted, of another format, holds macros or unpacks to too much.
    ImportError
        If openpyxl is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        hint = "reading Excel needs openpyxl: pip install 'initiative-portfolio[excel]'"
        raise ImportError(hint) from None
    content = io.BytesIO(_content(path))
    _guard(path, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(content, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # a damaged file fails anywhere in the parser
        expected = f"{_EXPECTED}; this one is damaged"
        raise _refused(path, _reason(error), expected) from None


def sheet_names(workbook: Workbook) -> tuple[str, ...]:
    """Names of the sheets that hold cells."""
    return tuple(sheet.title for sheet in workbook.worksheets)


def read_sheet(path: Path, workbook: Workbook, name: str) -> Sheet:
    """Read one sheet; numbers, dates and truth values stay what they are.

    Raises
    ------
    InvalidInput
        If it has too many rows or columns, or is damaged.
    """
    worksheet: ReadOnlyWorksheet = workbook[name]
    worksheet.reset_dimensions()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            rows = list(_rows(path, name, worksheet))
            unsaved = list(_without_result(path, name, worksheet))
    except InvalidInput:
        raise
    except Exception as error:  # a damaged sheet fails anywhere in the parser
        expected = "a sheet that can be read; this one is damaged"
        raise _refused(path, _reason(error), expected, name) from None
    sheet = Sheet.of_rows(str(path), name, rows)
    return replace(sheet, findings=(*sheet.findings, *unsaved))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > limits.MOST_BYTES:
            raise _refused(path, "a larger file", f"at most {limits.MOST_BYTES / 1e6:,.0f} MB")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise _refused(path, "", f"a readable .xlsx workbook ({reason})") from None


def _guard(path: Path, content: io.BytesIO) -> None:
    if content.getvalue().startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _refused(path, "an encrypted workbook or an old .xls", _EXPECTED)
    try:
        with zipfile.ZipFile(content) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _refused(path, "a file that is no workbook", _EXPECTED) from None
    _guard_members(path, members)


def _guard_members(path: Path, members: Sequence[zipfile.ZipInfo]) -> None:
    size = sum(member.file_size for member in members)
    dense = any(
        member.file_size > max(_RATIO_FROM, limits.MOST_RATIO * member.compress_size)
        for member in members
    )
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        raise _refused(path, "macros", _EXPECTED)
    if any(member.flag_bits & 1 for member in members):
        raise _refused(path, "an encrypted file", _EXPECTED)
    if len(members) > limits.MOST_PARTS or size > limits.MOST_BYTES or dense:
        found = f"{len(members):,} parts that unpack to {size / 1e6:,.0f} MB"
        most = f"{limits.MOST_PARTS:,} parts and {limits.MOST_BYTES / 1e6:,.0f} MB"
        ratio = f"each at most {limits.MOST_RATIO} times its packed size"
        raise _refused(path, found, f"a workbook within {most}, {ratio}")


def _rows(
    path: Path, name: str, worksheet: ReadOnlyWorksheet
) -> Iterator[tuple[int, Sequence[object]]]:
    most = f"at most {limits.MOST_ROWS:,} rows and {limits.MOST_COLUMNS} columns"
    for number, cells in enumerate(worksheet.iter_rows(values_only=True), start=1):
        if number > _LAST_ROW:
            raise _refused(path, f"a row beyond {_LAST_ROW:,}", most, name)
        width = len(cells)
        while width and cells[width - 1] is None:
            width -= 1
        if width and (number > limits.MOST_ROWS or width > limits.MOST_COLUMNS):
            raise _refused(path, f"a value in row {number:,}, column {width:,}", most, name)
        if width:
            yield number, cells[:width]


def _without_result(path: Path, name: str, worksheet: ReadOnlyWorksheet) -> Iterator[Finding]:
    """Formulas that were never calculated: openpyxl gives a blank for their missing result."""
    from openpyxl.utils import coordinate_to_tuple
    from openpyxl.worksheet import _reader
    from openpyxl.xml.functions import iterparse

    content = worksheet.parent._archive.read(worksheet._worksheet_path)
    if b"<f" not in content and b":f" not in content:
        return
    for _, element in iterparse(io.BytesIO(content)):
        if element.tag == _reader.ROW_TAG:
            element.clear()
        elif (
            element.tag == _reader.CELL_TAG
            and element.find(_reader.FORMULA_TAG) is not None
            and not element.findtext(_reader.VALUE_TAG)
            and element.get("t") != "str"  # the result is an empty text
        ):
            at = element.get("r")
            yield Finding(
                str(path),
                name,
                coordinate_to_tuple(at)[0],
                value=f"a formula without result in {at}",
                expected="a calculated result (open the workbook in Excel and save it)",
            )


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0]


def _refused(path: Path, found: str, expected: str, place: str = "") -> InvalidInput:
    return InvalidInput([Finding(str(path), place, value=found, expected=expected)])
