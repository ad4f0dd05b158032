"""The "Read me" sheet of the template: what to fill in, in which order, and what colours mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from portfolio.intake.columns import TABLES
from portfolio.intake.field import Field, TableSpec

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

GUIDE_SHEET = "Read me"

_Line = list[tuple[str, str]]  # style and text by cell

_ORDER = (
    ("initiatives", "Start here; the only sheet that must be filled in."),
    ("budget", "The money of every fund in every quarter. Needed to plan."),
    ("capacity", "The people of every role in every quarter, if people are scarce."),
    ("relations", "What must come before what."),
    ("groups", "Initiatives that exclude or need each other."),
    ("modes", "Other ways of doing an initiative: smaller, faster, with other people."),
    ("constraints", "Rules beyond these: who must wait, what must be in, which share goes where."),
    ("assumptions", "Values you had to assume, so that the report names them."),
    ("staffing", "People by quarter of work, where fte.ROLE is too coarse."),
    ("spend", "Money by quarter of work and fund, where build_cost and run_cost are too coarse."),
    ("assessments", "Scores by several people, where score.CRITERION holds only one."),
    ("hiring", "The terms of hiring, if hiring is an option."),
    ("contracting", "The terms of external people, if they may be bought."),
    ("training", "The terms of training people for another role, if that is an option."),
    ("substitution", "Who can do whose work, less well, while that role is short of people."),
)
_COLOURS = (
    ("header_required", "dark blue", "required: every row needs this cell"),
    ("header_optional", "light blue", "optional: a blank cell counts as the column says"),
    ("header_family", "green", "scores and people; add columns of the same kind as you need"),
    ("missing", "orange", "still missing: a required cell of a row that has been begun"),
)
_MANNERS = (
    "Point at a header or a cell to read what it means, its unit and its limits.",
    "Money is in one currency at constant prices. People are full-time equivalents (FTE).",
    "Quarters are written 2027Q1. Several words in one cell have semicolons between them.",
    "A score is 3, or 2..4 (low..high), or 2..3..5 (low..likely..high).",
    "More columns: score.CRITERION, fte.ROLE, fte_run.ROLE; x.NAME keeps anything else.",
    "Sheets you do not need may stay empty. Keep the headers in row 1.",
)
_EXAMPLE = "Rows in grey italics are an example: delete them before you use the workbook."


def write_guide(
    sheet: Worksheet,
    styles: Mapping[str, Format],
    tables: Sequence[TableSpec],
    *,
    example: bool,
) -> None:
    """Write the sheet; the tables and columns explained are those of the template."""
    sheet.hide_gridlines(2)
    for column, width in enumerate((16, 28, 12, 70, 18, 24, 18)):
        sheet.set_column(column, column, width)
    lines = [
        [("title", "AI initiatives: what to fill in")],
        *_section("How", [[("", line)] for line in (*_MANNERS, *([_EXAMPLE] if example else []))]),
        *_section("In which order", _order()),
        *_section("Colours", [[(style, name), ("", what)] for style, name, what in _COLOURS]),
        *_section("Every column", _columns(tables)),
    ]
    for row, line in enumerate(lines):
        for column, (style, text) in enumerate(line):
            sheet.write_string(row, column, text, styles.get(style))


def _section(name: str, lines: Sequence[_Line]) -> list[_Line]:
    return [[], [("section", name)], *lines]


def _order() -> list[_Line]:
    return [
        [("strong", f"{number}. {name}"), ("", f"{why} One row is {TABLES[name].row}.")]
        for number, (name, why) in enumerate(_ORDER, start=1)
    ]


def _columns(tables: Sequence[TableSpec]) -> list[_Line]:
    heads = ("sheet", "column", "required?", "meaning", "unit", "limits", "blank counts as")
    return [
        [("header_optional", head) for head in heads],
        *([("plain", text) for text in _cells(t, field)] for t in tables for field in t.fields),
    ]


def _cells(table: TableSpec, field: Field) -> tuple[str, ...]:
    limits = ", ".join(field.choices) or field.bounds
    required = "required" if field.required else "optional"
    return (table.name, field.name, required, field.meaning, field.unit, limits, field.default)
