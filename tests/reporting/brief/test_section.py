"""The shapes of sections and tables."""

from __future__ import annotations

import pytest

from portfolio.reporting.brief.section import Cell, Column, Section, Table, cut


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [
        (3, 5, ""),
        (5, 5, ""),
        (6, 5, "and 1 more, see x.csv"),
        (5_000, 40, "and 4,960 more, see x.csv"),
    ],
)
def test_cut(count: int, most: int, expected: str) -> None:
    """A table that shows everything says nothing; a cut one says how many more and where."""
    assert cut(count, most, "x.csv") == expected


def test_empty_parts_are_empty() -> None:
    """What a section does not have is empty, so that the page leaves it out."""
    section = Section("a", "A")
    assert (section.lead, section.chart, section.tables, section.sentences) == ("", "", (), ())
    table = Table("", (Column("One"),), [("x",)])
    assert (table.more, table.look) == ("", "")
    assert Cell("x").below == ""
