"""One escaped, bounded HTML table that every result shows itself with in a notebook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

_NUMBER = re.compile(r"[-+]?\d[\d,.]*(\s?%)?|-?")
_CELL = "padding:0.2em 0.7em;vertical-align:top;text-align:"


def html_table(
    headers: Sequence[str],
    rows: Sequence[Sequence[object]],
    caption: str = "",
    *,
    limit: int = 50,
) -> str:
    """Return a table as HTML: every text escaped, no scripts, never longer than `limit` rows.

    Columns that hold only numbers are set right. Cells are shown as ``str`` gives them; whoever
    calls formats numbers and units.

    Parameters
    ----------
    headers
        Column heads, at least one.
    rows
        Cells, one sequence a row, each as long as `headers`.
    caption
        A sentence above the table.
    limit
        Most rows shown, at least 1; the last row then says how many more there are.

    Raises
    ------
    ValueError
        If a row is not as long as `headers`, or `limit` is below 1.
    """
    if limit < 1:
        raise ValueError(f"limit must be at least 1 row, not {limit}")
    for number, row in enumerate(rows):
        if len(row) != len(headers):
            raise ValueError(f"row {number} has {len(row)} cells, the table {len(headers)} columns")
    shown = [[str(cell) for cell in row] for row in rows[:limit]]
    sides = [_side([row[column] for row in shown]) for column in range(len(headers))]
    lines = [f"<caption {_style('left')}>{escape(caption)}</caption>"] if caption else []
    lines += ["<thead>", _line("th", headers, sides), "</thead>", "<tbody>"]
    lines += [_line("td", row, sides) for row in shown]
    if (more := len(rows) - limit) > 0:
        text = f"… {more:,} more"
        lines.append(f'<tr><td colspan="{len(headers)}" {_style("left")}>{text}</td></tr>')
    return "\n".join(['<table style="border-collapse:collapse">', *lines, "</tbody>", "</table>"])


def _side(cells: Sequence[str]) -> str:
    return "right" if any(cells) and all(map(_NUMBER.fullmatch, cells)) else "left"


def _style(side: str) -> str:
    return f'style="{_CELL}{side}"'


def _line(tag: str, cells: Sequence[str], sides: Sequence[str]) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    inner = (
        f"<{tag}{scope} {_style(side)}>{escape(cell)}</{tag}>"
        for cell, side in zip(cells, sides, strict=True)
    )
    return f"<tr>{''.join(inner)}</tr>"
