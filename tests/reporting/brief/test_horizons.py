"""The mix of horizons in the brief."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio.planning import HorizonMix, Period, Roadmap
from portfolio.reporting.amounts import UNKNOWN
from portfolio.reporting.brief.horizons import horizons_section
from portfolio.reporting.brief.section import Cell, Section
from portfolio.reporting.style import DEFAULT_STYLE


def rows(section: Section) -> list[list[str]]:
    """Return the rows of the table as they are read."""
    cells = [
        [cell if isinstance(cell, str) else f"{cell.text} {cell.below}" for cell in row]
        for row in section.tables[0].rows
    ]
    return [[text.replace("\N{NO-BREAK SPACE}", " ") for text in row] for row in cells]


def test_shares_and_bands(roadmap: Roadmap) -> None:
    """Shares of money, people and number, the band, and whether it is kept.

    People: H1 needs one engineer and one data engineer, H2 one for two quarters, H3 two.
    """
    section = horizons_section(roadmap, DEFAULT_STYLE)
    assert section.lead == "The band is a share of the selected spend."
    assert rows(section) == [
        [
            "H1 run",
            "49% €200 k",
            "33% 2.0 FTE-quarters",
            "60% 3 initiatives",
            "35% to 55%",
            "inside",
        ],
        [
            "H2 grow",
            "29% €120 k",
            "33% 2.0 FTE-quarters",
            "20% 1 initiative",
            "30% to 50%",
            "below",
        ],
        [
            "H3 transform",
            "22% €90 k",
            "33% 2.0 FTE-quarters",
            "20% 1 initiative",
            "5% to 25%",
            "inside",
        ],
    ]


def test_a_rule_by_quarter_has_a_table_by_quarter(roadmap: Roadmap) -> None:
    """A row a quarter, with what each horizon takes and whether that is inside its band."""
    rule = HorizonMix("technology", tolerance=0.1, penalty=0.0, per=Period.QUARTER)
    made = replace(roadmap, problem=replace(roadmap.problem, constraints=(rule,)))
    table = horizons_section(made, DEFAULT_STYLE).tables[1]
    assert table.caption == "The band holds in every quarter: shares of the selected spend"
    assert [row[0] for row in table.rows] == ["2027Q1", "2027Q2", "2027Q3", "2027Q4"]
    verdicts = {cell.below for row in table.rows for cell in row if isinstance(cell, Cell)}
    assert verdicts == {"inside", "missed"}


def test_heads_say_share_of_what(roadmap: Roadmap) -> None:
    """No share stands without what it is a share of."""
    heads = [column.title for column in horizons_section(roadmap, DEFAULT_STYLE).tables[0].columns]
    assert heads == [
        "Horizon",
        "Share of the selected spend",
        "Share of the selected FTE-quarters",
        "Share of the number of selected initiatives",
        "Band",
        "Verdict",
    ]


def test_without_a_rule(roadmap: Roadmap) -> None:
    """Without a rule there is no band and no verdict."""
    free = replace(roadmap, problem=roadmap.problem.without(HorizonMix))
    section = horizons_section(free, DEFAULT_STYLE)
    assert section.lead == "No rule asks for a mix."
    assert {tuple(row[4:]) for row in rows(section)} == {(UNKNOWN, "no rule")}


def test_needs_horizons(bare: Roadmap) -> None:
    """Candidates that were not classified have no mix."""
    with pytest.raises(ValueError, match="classify"):
        horizons_section(bare, DEFAULT_STYLE)


def test_cells_have_two_lines(roadmap: Roadmap) -> None:
    """The share is the line to read, the amount stands small below it."""
    first = horizons_section(roadmap, DEFAULT_STYLE).tables[0].rows[0]
    assert isinstance(first[1], Cell)
    assert first[1].text == "49%"
