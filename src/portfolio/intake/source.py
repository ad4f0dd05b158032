"""The raw tables behind a path: one CSV file, a folder of them, or a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from portfolio.domain.meant import meant
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.columns import TABLES
from portfolio.intake.csv_file import read_csv
from portfolio.intake.nearest import Nearest
from portfolio.intake.sheet import Sheet

_NOTES = frozenset({"readme", "lists"})
_OTHER_BOOKS = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".numbers"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where tables are read from, and how.

    Attributes
    ----------
    path
        A CSV file, a folder of CSV files or an .xlsx workbook.
    wanted
        Tables to read; the first one is what a single CSV file holds.
    encoding, delimiter
        Of CSV files; None to find out.
    sheet
        The only sheet to read, as the first wanted table; None to read the sheets by their names.
    required
        Whether a folder or workbook must hold the first wanted table.
    """

    path: Path
    wanted: Sequence[str]
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    required: bool = True


@dataclass(slots=True)
class Raw:
    """What was read from a source.

    Attributes
    ----------
    sheets
        Raw tables by name; those that could not be read are missing.
    findings
        What is wrong with files, sheets and their names.
    """

    sheets: dict[str, Sheet] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_source(source: Source) -> Raw:
    """Read the wanted tables; whatever cannot be read is a finding."""
    raw = Raw()
    try:
        if source.path.is_dir():
            _read_folder(source, raw)
        elif source.path.suffix.lower() == ".xlsx":
            _read_workbook(source, raw)
        elif source.path.suffix.lower() in _OTHER_BOOKS:
            expected = "a CSV file, a folder of CSV files or an .xlsx workbook"
            raise InvalidInput(
                [Finding(str(source.path), value=source.path.suffix, expected=expected)]
            )
        else:
            _read_csv(source, source.path, source.wanted[0], raw)
    except InvalidInput as error:
        raw.findings += error.findings
    return raw


def _read_folder(source: Source, raw: Raw) -> None:
    visible = sorted(
        path for path in source.path.iterdir() if not path.name.startswith((".", "~$"))
    )
    for path in visible:
        suffix = path.suffix.lower()
        if suffix == ".xlsx" or suffix in _OTHER_BOOKS:
            expected = "CSV files only; read a workbook by its own path"
            raw.findings.append(Finding(str(source.path), value=path.name, expected=expected))
    files = {path.stem: path for path in visible if path.suffix.lower() == ".csv"}
    raw.findings += _unknown(str(source.path), files, "file")
    for table in source.wanted:
        if table in files:
            _read_csv(source, files[table], table, raw)
    if source.required and source.wanted[0] not in files:
        expected = f"a file {source.wanted[0]}.csv in the folder"
        raw.findings.append(Finding(str(source.path), expected=expected))


def _read_csv(source: Source, path: Path, table: str, raw: Raw) -> None:
    known = [column.name for column in TABLES[table].fields]
    try:
        raw.sheets[table] = read_csv(path, known, source.encoding, source.delimiter)
    except InvalidInput as error:
        raw.findings += error.findings


def _read_workbook(source: Source, raw: Raw) -> None:
    from portfolio.intake.workbook import open_workbook, read_sheet, sheet_names

    workbook = open_workbook(source.path)
    try:
        names = sheet_names(workbook)
        places = {table: table for table in source.wanted}
        if source.sheet is None:
            raw.findings += _unknown(str(source.path), names, "sheet")
        else:
            places = {source.wanted[0]: source.sheet}
        for table, place in places.items():
            if place in names:
                try:
                    raw.sheets[table] = read_sheet(source.path, workbook, place)
                except InvalidInput as error:
                    raw.findings += error.findings
            elif source.required and table == source.wanted[0]:
                expected, near = f"a sheet '{place}' in the workbook", meant(place, names)
                raw.findings.append(Finding(str(source.path), expected=expected, nearest=near))
    finally:
        workbook.close()


def _unknown(source: str, names: Sequence[str] | dict[str, Path], what: str) -> Iterator[Finding]:
    nearest = Nearest(TABLES)
    for name in names:
        plain = name.casefold().replace(" ", "").replace("_", "")
        if name not in TABLES and plain not in _NOTES:
            expected = f"a {what} named after a table: {', '.join(TABLES)}"
            yield Finding(source, value=name, expected=expected, nearest=nearest.to(name))
