"""The constraints table as it was written; what its rules mean is for planning to say."""

from __future__ import annotations

from pathlib import Path

from portfolio.intake.columns import RULE_TABLES
from portfolio.intake.sheet import Sheet
from portfolio.intake.source import Source, read_source
from portfolio.intake.tables.refusal import refuse_if_any


def read_rule_sheet(
    path: str | Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    required: bool = True,
) -> Sheet | None:
    """Read the raw ``constraints`` table.

    Parameters
    ----------
    path
        A CSV file with the table, or a folder or workbook that holds it beside others.
    encoding, delimiter
        Of CSV files, as for `read_backlog`.
    required
        Whether a folder or workbook must hold the table; else there is none where it does not.

    Raises
    ------
    InvalidInput
        If the file cannot be read, or the table is required and missing.
    ImportError
        If a workbook is given and openpyxl is not installed.
    """
    source = Source(
        path=Path(path),
        wanted=RULE_TABLES,
        encoding=encoding,
        delimiter=delimiter,
        required=required,
    )
    raw = read_source(source)
    refuse_if_any(raw.findings)
    return raw.sheets.get(RULE_TABLES[0])
