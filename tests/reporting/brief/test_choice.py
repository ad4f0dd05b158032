"""What is planned and what is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from portfolio.planning import Roadmap, plan
from portfolio.reporting.brief.choice import left_out_section, planned_section
from portfolio.reporting.brief.section import Cell, Section
from portfolio.reporting.style import DEFAULT_STYLE, Style


def read(text: str | Cell) -> str:
    """Return what a cell says, with plain blanks."""
    cell = text if isinstance(text, Cell) else Cell(text)
    return " | ".join(filter(None, (cell.text, cell.below))).replace("\N{NO-BREAK SPACE}", " ")


def rows(section: Section, table: int = 0) -> list[list[str]]:
    """Return the rows of a table as they are read."""
    return [[read(cell) for cell in row] for row in section.tables[table].rows]


def test_planned_by_horizon(roadmap: Roadmap) -> None:
    """A table a horizon, whose caption says how many and how much."""
    section = planned_section(roadmap, DEFAULT_STYLE)
    assert [read(table.caption) for table in section.tables] == [
        "H1 run: 3 initiatives, €170 k to build",
        "H2 grow: 1 initiative, €120 k to build",
        "H3 transform: 1 initiative, €90 k to build",
    ]
    assert [table.look for table in section.tables] == ["H1", "H2", "H3"]


def test_planned_row(roadmap: Roadmap) -> None:
    """A row says who, for whom, when, for how much, and what its horizon rests on.

    PRICE is worth 904,614 at 8 percent; scope 4 and novelty 1 without any signal are of medium
    confidence.
    """
    assert rows(planned_section(roadmap, DEFAULT_STYLE), 1) == [
        [
            "Pricing copilot (PRICE) | scope 4, novelty 1; confidence medium",
            "Motor",
            "2027Q2",
            "2027Q4",
            "€120 k",
            "€905 k",
        ]
    ]


def test_the_mode_is_told_where_there_is_one(in_modes: Roadmap) -> None:
    """Behind the id, in the plan only: what is left out is left out in every mode."""
    (row,) = rows(planned_section(in_modes, DEFAULT_STYLE))
    assert row[0].startswith("Chatbot for brokers (BOT, mode lite)")
    dear = replace(in_modes.problem.capacity, money={"budget": (1.0,) * 4})
    nothing = plan(replace(in_modes.problem, capacity=dear))
    (row,) = rows(left_out_section(nothing, DEFAULT_STYLE))
    assert row[0] == "Chatbot for brokers (BOT)"


def test_mandatory_and_in_flight_are_said(roadmap: Roadmap) -> None:
    """Who had to be planned is told before the horizon."""
    told = {row[0].split(" (")[0]: row[0] for row in rows(planned_section(roadmap, DEFAULT_STYLE))}
    assert "| mandatory; scope 2" in told["AI Act files"]
    assert "| in flight already; scope 2" in told["Broker copilot"]
    assert "| scope 1" in told["Claims triage"]


def test_overrides_are_said(hostile: Roadmap) -> None:
    """A horizon set by hand says so, and why, letter by letter."""
    section = planned_section(hostile, DEFAULT_STYLE)
    cells = [row[0] for table in section.tables for row in table.rows]
    (told,) = (c.below for c in cells if isinstance(c, Cell) and "by hand" in c.below)
    assert told.endswith('horizon set by hand: <script>document.title="owned"</script>')


def test_planned_is_bounded(large: Callable[[int, int], Roadmap]) -> None:
    """Of a hundred planned initiatives ten are named; the tables say how many more there are."""
    section = planned_section(large(300, 8), Style(most_initiatives=10))
    assert sum(len(table.rows) for table in section.tables) == 10
    more = [int(table.more.split()[1]) for table in section.tables if table.more]
    assert sum(more) == 90
    assert all("roadmap.csv" in table.more for table in section.tables if table.more)


def test_without_horizons(bare: Roadmap) -> None:
    """Candidates that were not classified stand in one table and give no reason."""
    section = planned_section(bare, DEFAULT_STYLE)
    assert read(section.tables[0].caption) == "2 initiatives, €20 k to build"
    # The two are alike, so either may start first.
    assert sorted(row[0] for row in rows(section)) == ["Initiative A (A)", "Initiative B (B)"]
    assert "horizon" not in section.lead


def test_nothing_planned(roadmap: Roadmap) -> None:
    """An empty plan says so."""
    values = roadmap.outcome.values
    assert values is not None
    empty = replace(roadmap, outcome=replace(roadmap.outcome, values=values * 0))
    assert planned_section(empty, DEFAULT_STYLE).lead == "Nothing."


def test_left_out(roadmap: Roadmap) -> None:
    """What may not be planned comes first, the most promising of them first, with its reason.

    LAKE has a priority of 0.5, SCAN one of 0.
    """
    section = left_out_section(roadmap, DEFAULT_STYLE)
    assert [read(table.caption) for table in section.tables] == [
        "Could not be planned: 2 initiatives",
        "Would not make the plan better: 1 initiative",
    ]
    assert [(row[0], row[3]) for row in rows(section)] == [
        (
            "Data lake (LAKE)",
            "Cannot fit its window: 5 quarters of work, possible from 2027Q1 to 2027Q4",
        ),
        ("Face scoring (SCAN)", "Excluded: it serves no goal (Worth 1)"),
    ]
    assert rows(section, 1)[0][0] == "Chat avatars (AVATAR)"


def test_left_out_is_bounded(large: Callable[[int, int], Roadmap]) -> None:
    """Of two hundred left out seven are named, the most promising ones."""
    section = left_out_section(large(300, 8), Style(most_initiatives=7))
    (table,) = section.tables
    assert len(table.rows) == 7
    assert table.more == "and 193 more, see not_planned.csv"


def test_everything_planned(bare: Roadmap) -> None:
    """Where nothing is left out the section says so."""
    section = left_out_section(bare, DEFAULT_STYLE)
    assert (section.lead, section.tables) == ("Everything is planned.", ())
