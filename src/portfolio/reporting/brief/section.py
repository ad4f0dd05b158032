"""The one shape of every section of the brief and of every table in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a smaller line below.

    Attributes
    ----------
    text, below
        Plain text; the page escapes it.
    """

    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    title
        Its head.
    number
        Whether it holds numbers, which are set right.
    width
        Share of the width of the table in percent; 0 for whatever is left.
    """

    title: str
    number: bool = False
    width: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table, not longer than a reader has patience for.

    Attributes
    ----------
    caption
        What it shows.
    columns
        The first one names the row.
    rows
        As many cells a row as there are columns.
    more
        What was left out and where it is found; empty if nothing was.
    look
        ``H1``, ``H2`` or ``H3`` for the colour of a horizon, empty for none.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str | Cell]]
    more: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the brief; what is empty is not shown.

    Attributes
    ----------
    name
        Of the anchor: small letters and hyphens.
    title
        Its head.
    lead
        What it says, in one or two sentences.
    chart
        Name of a chart, one of `charts_of`.
    tables, sentences
        What follows, tables first.
    """

    name: str
    title: str
    lead: str = ""
    chart: str = ""
    tables: tuple[Table, ...] = ()
    sentences: tuple[str, ...] = ()


def cut(count: int, most: int, place: str) -> str:
    """Return what a table says when it shows `most` of `count` rows; empty when it shows all."""
    return f"and {count - most:,} more, see {place}" if count > most else ""
