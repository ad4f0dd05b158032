"""Read a backlog or a capacity from files."""

from __future__ import annotations

from pathlib import Path

from portfolio.intake.backlog import Backlog
from portfolio.intake.capacity import Capacity
from portfolio.intake.columns import BACKLOG_TABLES, CAPACITY_TABLES
from portfolio.intake.sound_part import sound_part
from portfolio.intake.source import Source, read_source
from portfolio.intake.tables.backlog_parts import assemble_backlog
from portfolio.intake.tables.capacity_parts import assemble_capacity


def read_backlog(
    path: str | Path,
    *,
    decimal: str = ".",
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Backlog:
    """Read and check candidate initiatives and the tables that belong to them.

    Parameters
    ----------
    path
        A CSV file with the initiatives table, a folder of CSV files named after the tables, or
        an .xlsx workbook with sheets named after the tables. Only ``initiatives`` is required.
    decimal
        Decimal mark of numbers written as text, ``.`` or ``,``.
    encoding
        Encoding of CSV files; None tries UTF-8, then Windows-1252.
    delimiter
        Delimiter of CSV files; None chooses among comma, semicolon and tab.
    sheet
        Sheet that holds the initiatives under another name; no other sheet is read then.

    Raises
    ------
    InvalidInput
        With every finding, each with file or sheet, row, column, value and what was expected.
    ValueError
        If a parameter is none of the allowed ones.
    ImportError
        If a workbook is given and openpyxl is not installed.
    """
    raw = read_source(
        Source(
            path=Path(path),
            wanted=BACKLOG_TABLES,
            encoding=encoding,
            delimiter=delimiter,
            sheet=sheet,
        )
    )
    return Backlog(*assemble_backlog(raw.sheets, raw.findings, _checked(decimal)))


def read_sound_part(
    path: str | Path, *, decimal: str = ".", encoding: str | None = None
) -> Backlog:
    """Read the rows of a backlog in which nothing is wrong, to look for further faults in them.

    Parameters
    ----------
    path, decimal, encoding
        As for `read_backlog`.

    Returns
    -------
    Backlog
        Empty where a header is at fault.
    """
    raw = read_source(Source(path=Path(path), wanted=BACKLOG_TABLES, encoding=encoding))
    return sound_part(raw.sheets, _checked(decimal))


def read_capacity(
    path: str | Path,
    *,
    decimal: str = ".",
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Capacity:
    """Read and check money by fund, people by role, and the terms of getting more people.

    Parameters
    ----------
    path
        A folder of CSV files or an .xlsx workbook, as for `read_backlog`, with the tables
        ``budget``, ``capacity``, ``hiring``, ``contracting``, ``training`` and ``substitution``;
        a single CSV file is the budget table. Only ``budget`` is required.
    decimal, encoding, delimiter
        As for `read_backlog`.

    Raises
    ------
    InvalidInput
        With every finding, each with file or sheet, row, column, value and what was expected.
    ValueError
        If a parameter is none of the allowed ones.
    ImportError
        If a workbook is given and openpyxl is not installed.
    """
    raw = read_source(
        Source(path=Path(path), wanted=CAPACITY_TABLES, encoding=encoding, delimiter=delimiter)
    )
    return Capacity(*assemble_capacity(raw.sheets, raw.findings, _checked(decimal)))


def _checked(decimal: str) -> str:
    if decimal not in {".", ","}:
        raise ValueError(f"decimal must be '.' or ',', not {decimal!r}")
    return decimal
