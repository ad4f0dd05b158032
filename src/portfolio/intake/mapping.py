"""Foreign inventories: a mapping in TOML makes an initiatives table of somebody else's columns."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from portfolio.domain.meant import meant
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.columns import TABLES
from portfolio.intake.csv_file import read_csv
from portfolio.intake.foreign.assume import Assume
from portfolio.intake.foreign.derivations import Derivation
from portfolio.intake.foreign.operations import checked, derivations
from portfolio.intake.foreign.rows import MappedRows
from portfolio.intake.foreign.table import RowFilter, SourceFormat, StartsWith, named_rows
from portfolio.intake.foreign.words import WordMap
from portfolio.intake.sheet import Sheet

if TYPE_CHECKING:
    import pandas as pd

_SHIPPED = files("portfolio.intake") / "mappings"


@dataclass(frozen=True, kw_only=True)
class FieldMapping:
    """How the columns of a foreign file become columns of the initiatives table.

    The steps follow one another in this order; names that begin with ``_`` only help.

    Attributes
    ----------
    name, about
        Name of the inventory; where it is from and what to know about it.
    source
        How the file is written.
    rename
        Header in the file, or its beginning, by new name.
    filter
        Which rows are taken.
    values
        What the words of a column stand for, by new name of the column.
    derive
        Columns computed from others.
    assume
        What fills the cells that are still blank.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    name: str
    about: str = ""
    source: SourceFormat = field(default_factory=SourceFormat)
    rename: Mapping[str, str | StartsWith]
    filter: tuple[RowFilter, ...] = ()
    values: Mapping[str, Mapping[str, str | float]] | None = None
    derive: tuple[Derivation, ...] = ()
    assume: tuple[Assume, ...] = ()

    @classmethod
    def read(cls, path_or_name: str | os.PathLike[str]) -> FieldMapping:
        """Read a mapping from a TOML file, or one that ships with the library by its name.

        Raises
        ------
        InvalidInput
            With every finding: no such file, no TOML, unknown keys, operations or columns.
        """
        source, text = _toml(path_or_name)
        try:
            mapping = _built(tomllib.loads(text))
            findings = list(mapping.faults())
        except tomllib.TOMLDecodeError as error:
            findings = [Finding("", expected=f"TOML ({error})")]
        except InvalidInput as error:
            findings = list(error.findings)
        if findings:
            raise InvalidInput(replace(fault, source=source) for fault in findings)
        return mapping

    def faults(self) -> Iterator[Finding]:
        """Find names of columns that nothing fills, or that the initiatives table lacks."""
        known = set(self.rename)
        steps = [
            *((f"filter.{k}", (one.column,), "") for k, one in enumerate(self.filter)),
            *((f"values.{name}", (name,), "") for name in self.values or {}),
            *((f"derive.{k}", one.used, one.target) for k, one in enumerate(self.derive)),
            *((f"assume.{k}", one.used, one.target) for k, one in enumerate(self.assume)),
        ]
        for step, used, target in steps:
            for name in used:
                if name not in known:
                    expected = "a column that an earlier step fills"
                    yield Finding("", "", None, step, name, expected, meant(name, known))
            known |= {target} - {""}
        spec = TABLES["initiatives"]
        names = [one.name for one in spec.fields]
        for name in sorted(known):
            if not name.startswith("_") and spec.find(name) is None:
                expected = "a column of the initiatives table, or a name that begins with '_'"
                yield Finding("", "", None, name, name, expected, meant(name, names))

    def apply(self, sheet: Sheet) -> MappedRows:
        """Take the rows of a foreign sheet through every step; faults become findings.

        Where a header is missing no step follows, since every cell would be a finding.
        """
        rows = named_rows(sheet, self.rename)
        if any(fault.row == 1 for fault in rows.findings):
            return rows
        for one in self.filter:
            rows = one.apply(rows)
        for name, meanings in (self.values or {}).items():
            rows = rows.computed(name, [name], WordMap.of(meanings).find_or_blank)
        for derivation in self.derive:
            rows = derivation.apply(rows)
        for assumption in self.assume:
            rows = assumption.apply(rows)
        return rows


def shipped_mappings() -> tuple[str, ...]:
    """Return the names of the mappings that ship with the library."""
    return tuple(
        sorted(
            one.name.removesuffix(".toml")
            for one in _SHIPPED.iterdir()
            if one.name.endswith(".toml")
        )
    )


def read_mapped(
    source: str | os.PathLike[str], mapping: FieldMapping | str | os.PathLike[str]
) -> Backlog:
    """Read a foreign CSV file through a mapping and check it exactly as any backlog is checked.

    Parameters
    ----------
    source
        CSV file.
    mapping
        Mapping, TOML file with one, or name of one that ships with the library.

    Returns
    -------
    Backlog
        Its assumptions say what the mapping supplied, changed or left out, how often, and why.

    Raises
    ------
    InvalidInput
        With every finding, located by row and header of the source.
    """
    chosen = mapping if isinstance(mapping, FieldMapping) else FieldMapping.read(mapping)
    form = chosen.source
    rows = chosen.apply(read_csv(Path(source), (), form.encoding, form.delimiter))
    if any(fault.row == 1 for fault in rows.findings):
        raise InvalidInput(rows.findings)
    if not rows.rows:
        raise InvalidInput([Finding(rows.source, expected="a row that the filters keep")])
    try:
        backlog = Backlog.from_frames(_frame(rows))
    except InvalidInput as error:
        raise InvalidInput([*rows.findings, *_located(error, rows)]) from None
    if rows.findings:
        raise InvalidInput(rows.findings)
    return replace(backlog, assumptions=rows.assumptions)


def _frame(rows: MappedRows) -> pd.DataFrame:
    import pandas as pd

    columns = {name: cells for name, cells in rows.columns.items() if not name.startswith("_")}
    return pd.DataFrame(columns, dtype=object)


def _located(error: InvalidInput, rows: MappedRows) -> Iterator[Finding]:
    """Locate the findings of the check in the source, but for rows already known as faulty."""
    known = {fault.row for fault in rows.findings}
    for fault in error.findings:
        # The check counts below a header, as a spreadsheet does: its row 2 is our first one.
        row = rows.rows[fault.row - 2] if fault.row is not None and fault.row > 1 else fault.row
        if row in known:
            continue
        header = rows.header(fault.column)
        becomes = f" (it becomes '{fault.column}')" if header != fault.column else ""
        located = replace(fault, source=rows.source, table="", row=row, column=header)
        yield replace(located, expected=fault.expected + becomes)


def _toml(path_or_name: str | os.PathLike[str]) -> tuple[str, str]:
    path = Path(path_or_name)
    if path.suffix.lower() != ".toml" and str(path_or_name) in shipped_mappings():
        shipped = _SHIPPED / f"{path_or_name}.toml"
        return f"{path_or_name}.toml", shipped.read_text(encoding="utf-8")
    try:
        return str(path), path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        names = ", ".join(shipped_mappings())
        expected = f"a readable TOML file ({reason.lower()}), or one of {names}"
        near = meant(str(path_or_name), shipped_mappings())
        raise InvalidInput([Finding(str(path), expected=expected, nearest=near)]) from None


def _built(content: dict[str, Any]) -> FieldMapping:
    """Build the mapping of the content of the file, collecting the findings of all its parts."""
    findings: list[Finding] = []
    try:
        content = {**content, "derive": derivations(content.get("derive", ()))}
    except InvalidInput as error:
        findings += error.findings
        content = {key: value for key, value in content.items() if key != "derive"}
    try:
        mapping = checked(FieldMapping, content)
    except InvalidInput as error:
        findings += error.findings
    if findings:
        raise InvalidInput(findings)
    return mapping
