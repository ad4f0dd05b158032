"""The template: an explained workbook that asks for exactly what the check accepts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.domain.roles import ROLE_FAMILIES
from portfolio.intake.cell_rules import LONG_LIST, Place, cell_rule, explanation
from portfolio.intake.columns import TABLES, Field, FieldKind, TableSpec
from portfolio.intake.template_guide import GUIDE_SHEET, write_guide
from portfolio.intake.template_rows import Cells, with_scores
from portfolio.intake.template_style import FORMATS, width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_ROWS = 1_000  # rows with drop-down lists and checks
_LISTS = "Lists"
_ROLES_ASKED = ("ai_engineer", "data_engineer", "data_scientist", "product_owner")
_ROLES_KEPT = ("mlops_specialist",)


def write_template(
    path: str | os.PathLike[str],
    *,
    criteria: Iterable[tuple[str, str]] = (),
    example: bool = True,
    overwrite: bool = False,
) -> Path:
    """Write an .xlsx workbook to fill in; `read_backlog` and `read_capacity` read it.

    One sheet a table with explained headers, drop-down lists and the same limits as the check,
    and a sheet that says what to fill in and in which order. Same arguments, same bytes.

    Parameters
    ----------
    path
        File to write, ending in ``.xlsx``.
    criteria
        Criteria of the rubric, pairs of id and meaning; each gets a score column.
    example
        Whether a few rows show a valid small backlog; they are grey and to be deleted.
    overwrite
        Whether an existing file may be replaced; it could hold somebody's work.

    Returns
    -------
    pathlib.Path
        Where the file is.

    Raises
    ------
    FileExistsError
        If the file exists and may not be replaced.
    ImportError
        Without XlsxWriter (extra ``excel``).
    ValueError
        If the path does not end in ``.xlsx``, or a criterion is blank or given twice.
    """
    target = Path(path)
    if target.suffix.lower() != ".xlsx":
        raise ValueError(f"a template is an .xlsx workbook, not {target.name!r}")
    if target.exists() and not overwrite:
        raise FileExistsError(
            f"{target} exists and is not replaced unless told to (overwrite, --force)"
        )
    asked = _checked(criteria)
    rows = with_scores([criterion for criterion, _ in asked]) if example else {}
    content = _Template(_sheets(asked), rows).to_bytes()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def _checked(criteria: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    asked = tuple(criteria)
    names = [criterion for criterion, _ in asked]
    for name in names:
        if not name.strip() or names.count(name) > 1:
            raise ValueError(f"criteria need different ids that are not blank, not {name!r}")
    return asked


def _sheets(criteria: Sequence[tuple[str, str]]) -> tuple[TableSpec, ...]:
    """Tables with every family of columns replaced by the columns the template asks for."""
    asked = {
        "score.": [(name, f"{meaning.rstrip('. ')}. ".lstrip(". ")) for name, meaning in criteria],
        "fte.": [(role, "") for role in _ROLES_ASKED],
        "fte_run.": [(role, "") for role in _ROLES_KEPT],
    }
    return tuple(
        replace(
            table,
            fields=tuple(
                column
                for field in table.fields
                for column in (_family(field, asked) if field.prefix else [field])
            ),
        )
        for table in TABLES.values()
    )


def _family(field: Field, asked: dict[str, list[tuple[str, str]]]) -> list[Field]:
    return [
        replace(field, name=field.prefix + name, meaning=meaning + field.meaning)
        for name, meaning in asked.get(field.prefix, [])
    ]


@dataclass(frozen=True, slots=True)
class _Template:
    """Sheets and example rows, turned into a workbook."""

    tables: tuple[TableSpec, ...]
    rows: dict[str, tuple[Cells, ...]]

    def to_bytes(self) -> bytes:
        try:
            from xlsxwriter import Workbook
        except ImportError as missing:
            raise ImportError(
                "write_template needs XlsxWriter; install it with: "
                'pip install "initiative-portfolio[excel]"'
            ) from missing
        content = BytesIO()
        literal = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
        with Workbook(content, {"in_memory": True, **literal}) as book:
            # A fixed date, so that the same arguments give the same bytes.
            book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
            styles = {name: book.add_format(look) for name, look in FORMATS.items()}
            write_guide(
                book.add_worksheet(GUIDE_SHEET), styles, self.tables, example=bool(self.rows)
            )
            lists = _Lists.of(self.tables)
            for table in self.tables:
                self._write_table(book.add_worksheet(table.name), styles, table, lists)
            lists.write(book)
        return content.getvalue()

    def _write_table(
        self, sheet: Worksheet, styles: Mapping[str, Format], table: TableSpec, lists: _Lists
    ) -> None:
        for column, field in enumerate(table.fields):
            place = Place(column, len(table.fields), _ROWS + 1, lists.range_of(table, field))
            _write_column(sheet, styles, field, place)
            for number, cells in enumerate(self.rows.get(table.name, ()), start=1):
                if field.name in cells:
                    sheet.write(number, column, cells[field.name], styles["example_" + field.kind])
        sheet.freeze_panes(1, 2 if table.name == "initiatives" else 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)


def _write_column(
    sheet: Worksheet, styles: Mapping[str, Format], field: Field, place: Place
) -> None:
    column, last = place.column, place.last_row - 1
    sheet.set_column(column, column, width(field), styles[field.kind.value])
    sheet.write_string(0, column, field.name, styles[_header(field)])
    sheet.write_comment(0, column, explanation(field), {"x_scale": 2.2, "y_scale": 1.4})
    sheet.data_validation(1, column, last, column, cell_rule(field, place))
    if field.required:
        missing = {"type": "formula", "criteria": place.missing, "format": styles["missing"]}
        sheet.conditional_format(1, column, last, column, missing)


def _header(field: Field) -> str:
    if field.required:
        return "header_required"
    return "header_family" if "." in field.name else "header_optional"


@dataclass(frozen=True, slots=True)
class _Lists:
    """Words that drop-down lists offer, one column a list on a hidden sheet."""

    columns: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, tables: Sequence[TableSpec]) -> _Lists:
        fields = [field for table in tables for field in table.fields]
        columns: dict[str, tuple[str, ...]] = {}
        for table in tables:
            for field in table.fields:
                if field.kind is FieldKind.WORD and len(field.choices) > LONG_LIST:
                    # Columns of different tables may share a name and not their words.
                    same = columns.setdefault(field.name, field.choices) == field.choices
                    columns |= {} if same else {f"{table.name}.{field.name}": field.choices}
        columns["role"] = tuple(ROLE_FAMILIES)
        if scored := [field.name for field in fields if field.name.startswith("score.")]:
            columns["criterion"] = tuple(name.removeprefix("score.") for name in scored)
        return cls(columns)

    def range_of(self, table: TableSpec, field: Field) -> str:
        """Range that lists the words of a field; empty where there is none."""
        from xlsxwriter.utility import xl_col_to_name

        if field.refers and field.kind is FieldKind.ID:
            return f"={field.refers}!$A$2:$A${_ROWS + 1}"
        own = f"{table.name}.{field.name}"
        name = own if own in self.columns else field.name
        if self.columns.get(name, ()) != (field.choices or self.columns.get(name)):
            return ""
        letter = xl_col_to_name(list(self.columns).index(name))
        return f"={_LISTS}!${letter}$2:${letter}${len(self.columns[name]) + 1}"

    def write(self, book: Workbook) -> None:
        sheet = book.add_worksheet(_LISTS)
        sheet.hide()
        for column, (name, words) in enumerate(self.columns.items()):
            sheet.write_column(0, column, [name, *words])
