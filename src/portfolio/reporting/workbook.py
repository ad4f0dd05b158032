"""Results as one Excel workbook: a summary, then one sheet a table; nothing in it is live."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio.reporting.style import DEFAULT_STYLE, Style
from portfolio.reporting.summary import headline, key_figures, notes, proof
from portfolio.reporting.tables import result_tables

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from portfolio.planning import Roadmap

_MOST_LETTERS = 32_767
_FORMATS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14, "font_color": "#1F3A5F"},
    "section": {"bold": True, "font_size": 12, "font_color": "#1F3A5F"},
    "header": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F", "valign": "vcenter"},
    "plain": {},
    "text": {"num_format": "@", "valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "value": {"bold": True, "align": "right", "valign": "top"},
    "money": {"num_format": "#,##0", "valign": "top"},
    "fte": {"num_format": "#,##0.0", "valign": "top"},
    "share": {"num_format": "0.000", "valign": "top"},
    "count": {"num_format": "0", "valign": "top"},
}
_BY_TABLE = {
    "spend": "money",
    "staffing": "fte",
    "hiring": "money",
    "contracting": "money",
    "training": "money",
    "lending": "fte",
    "carried": "money",
    "transfers": "money",
}
_BY_COLUMN = {
    "build_cost": "money",
    "run_cost_per_quarter": "money",
    "build_fte_quarters": "fte",
    "fte": "fte",
    "worth": "money",
    "points": "fte",
    "distance": "fte",
}
_WIDEST = 60
_SUMMARY_LINE = ("text", "value", "wrapped")


def write_workbook(roadmap: Roadmap, path: Path | str, *, style: Style = DEFAULT_STYLE) -> Path:
    """Write one .xlsx with a summary and the tables of `result_tables`.

    Text stays text: no formulas, no links, no numbers made of text. The same roadmap gives the
    same bytes.

    Parameters
    ----------
    roadmap
        Result of `plan`; without a plan the summary says why.
    path
        File to write; one that is there is replaced.
    style
        The currency.

    Raises
    ------
    ImportError
        Without XlsxWriter (extra ``excel``).
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as missing:
        raise ImportError(
            "write_workbook needs XlsxWriter; install it with: "
            'pip install "initiative-portfolio[excel]"'
        ) from missing
    content = BytesIO()
    literal = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
    with Workbook(content, {"in_memory": True, **literal}) as book:
        # A fixed date, so that the same roadmap gives the same bytes.
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
        _write_summary(book.add_worksheet("Summary"), formats, roadmap, style)
        for name, table in result_tables(roadmap).items():
            _write_table(book.add_worksheet(name), formats, name, table)
    path = Path(path)
    path.write_bytes(content.getvalue())
    return path


def _write_summary(
    sheet: Worksheet, formats: Mapping[str, Format], roadmap: Roadmap, style: Style
) -> None:
    sheet.hide_gridlines(2)
    for column, width in enumerate((28, 22, 100)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, headline(roadmap, style), formats["title"])
    sheet.write_string(1, 0, proof(roadmap.outcome), formats["plain"])
    row = 2
    for title, lines in _sections(roadmap, style):
        row += 1
        sheet.write_string(row, 0, title, formats["section"])
        for line in lines:
            row += 1
            for column, (text, look) in enumerate(zip(line, _SUMMARY_LINE, strict=False)):
                sheet.write_string(row, column, _cell(text), formats[look])
        row += 1


def _sections(roadmap: Roadmap, style: Style) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    figures = key_figures(roadmap, style)
    yield "Key figures", [(each.name, each.value, each.remark) for each in figures]
    yield "Notes", [(note,) for note in notes(roadmap)]
    yield "Rules", [(line,) for line in roadmap.problem.describe().splitlines()]
    assumed = roadmap.problem.backlog.assumptions
    yield (
        "Assumptions: nobody reported these values",
        [(each.field, each.value, f"{each.reason} ({each.initiatives:,})") for each in assumed],
    )


def _write_table(
    sheet: Worksheet, formats: Mapping[str, Format], name: str, table: pd.DataFrame
) -> None:
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(table.columns):
        cells = table[column].tolist()
        look = _look(name, column, cells)
        texts = [str(cell) for cell in cells[:1000]] if look == "text" else []
        width = min(_WIDEST, max(len(column) + 4, *map(len, texts), 9))
        sheet.set_column(at, at, width, formats[look])
        sheet.write_string(0, at, _cell(column), formats["header"])
        for row, cell in enumerate(cells, start=1):
            _write_cell(sheet, (row, at), cell, formats[look])
    if len(table.columns):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _write_cell(sheet: Worksheet, place: tuple[int, int], cell: object, look: Format) -> None:
    if isinstance(cell, str):
        sheet.write_string(*place, _cell(cell), look)
    elif isinstance(cell, bool):
        sheet.write_boolean(*place, cell, look)
    elif isinstance(cell, int | float) and math.isfinite(cell):
        sheet.write_number(*place, cell, look)


def _look(name: str, column: str, cells: Sequence[object]) -> str:
    if any(isinstance(cell, str) for cell in cells):
        return "text"
    if all(isinstance(cell, int) for cell in cells):
        return "count"
    return _BY_COLUMN.get(column) or _BY_TABLE.get(name, "share")


def _cell(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"
