"""Money and people."""

from __future__ import annotations

from collections.abc import Callable

from portfolio.planning import Roadmap
from portfolio.reporting.amounts import UNKNOWN
from portfolio.reporting.brief.means import money_section, people_section
from portfolio.reporting.brief.section import Table
from portfolio.reporting.style import DEFAULT_STYLE, Style


def rows(table: Table) -> list[list[str]]:
    """Return the rows of a table as they are read."""
    return [[str(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in table.rows]


def test_money_by_year_and_fund(roadmap: Roadmap) -> None:
    """The year has both funds: 350 + 30 to build, 30 to run, 5 for the hire of 1,000 k."""
    by_year, by_fund = money_section(roadmap, DEFAULT_STYLE).tables
    assert rows(by_year) == [["2027", "€380 k", "€30 k", "€5.0 k", "€415 k", "€1.0 m", "42%"]]
    assert rows(by_fund) == [
        ["change", "€350 k", "€30 k", "€5.0 k", "€385 k", "€800 k", "48%"],
        ["it", "€30 k", UNKNOWN, UNKNOWN, "€30 k", "€200 k", "15%"],
    ]


def test_part_of_a_year_says_which(bare: Roadmap) -> None:
    """A calendar from 2027Q3 to 2028Q1 has half of the one year and a quarter of the other."""
    (by_year,) = money_section(bare, Style(currency="CHF")).tables
    assert [row[0] for row in rows(by_year)] == ["2027, Q3 to Q4", "2028, Q1"]
    assert rows(by_year)[0][1:] == ["CHF 20 k", UNKNOWN, UNKNOWN, "CHF 20 k", "CHF 20 k", "100%"]
    assert rows(by_year)[1] == ["2028, Q1", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, "CHF 10 k", "0%"]


def test_years_are_bounded(large: Callable[[int, int], Roadmap]) -> None:
    """Of twenty-five years sixteen are told, and where the rest is found."""
    (by_year,) = money_section(large(60, 100), DEFAULT_STYLE).tables
    assert len(by_year.rows) == 16
    assert by_year.more == "and 9 more, see spend.csv"


def test_people_by_role(roadmap: Roadmap) -> None:
    """Three of three engineers are needed in the second quarter; one data engineer in the first."""
    by_role, _ = people_section(roadmap, DEFAULT_STYLE).tables
    assert rows(by_role) == [
        ["AI engineer", "3.0", "2027Q2", "3.0", "45%", "1", "+1"],
        ["Data engineer", "1.0", "2027Q1", "1.0", "25%", "1", UNKNOWN],
    ]


def test_hires(roadmap: Roadmap) -> None:
    """One engineer joins in the second quarter, decided a quarter before, for 2 + 3 x 1 k."""
    _, hires = people_section(roadmap, DEFAULT_STYLE).tables
    assert hires.caption.replace("\N{NO-BREAK SPACE}", " ") == "To hire: 1 person"
    assert rows(hires) == [["AI engineer", "2027Q1", "2027Q2", "1", "€5.0 k"]]


def test_no_hires_no_table(large: Callable[[int, int], Roadmap]) -> None:
    """Where nobody is hired there is no table of hires; fourteen roles fit in one table."""
    (by_role,) = people_section(large(60, 8), DEFAULT_STYLE).tables
    assert len(by_role.rows) == 14
    assert by_role.more == ""


def test_money_by_every_cause(supplied: Roadmap) -> None:
    """Causes that the plan has terms for have a column; moved money is no spend."""
    by_year, by_fund, kept, paid = money_section(supplied, DEFAULT_STYLE).tables
    heads = [column.title for column in by_year.columns]
    assert heads == [
        "Year",
        "Build",
        "Run",
        "Hiring",
        "Contractors",
        "Training",
        "Total",
        "Budget",
        "Used",
    ]
    ((_, *amounts),) = rows(by_year)
    assert amounts == [
        "€145 k",
        UNKNOWN,
        UNKNOWN,
        "€20 k",
        "€10 k",
        "€175 k",
        "€400 k",
        "44%",
    ]
    assert [(row[0], row[-1]) for row in rows(by_fund)] == [("change", "39%"), ("it", UNKNOWN)]
    assert rows(kept) == [["change", "2027Q1", "€80 k", "2027Q2", "€60 k"]]
    assert rows(paid) == [["it", "change", "€20 k"]]


def test_people_by_every_cause(supplied: Roadmap) -> None:
    """One FTE-quarter of engineers is bought; a data engineer is trained for one quarter."""
    by_role, bought, trained = people_section(supplied, DEFAULT_STYLE).tables
    heads = [column.title for column in by_role.columns]
    assert heads[-2:] == ["External, FTE-quarters", "Trained, FTE-quarters"]
    assert {row[0]: row[-2:] for row in rows(by_role)} == {
        "AI engineer": ["+1.0", UNKNOWN],
        "Data engineer": [UNKNOWN, "+1.0"],
    }
    assert bought.caption == "External people to buy: 1.0 FTE-quarters"
    assert rows(bought) == [["AI engineer", "2027Q2", "2027Q2", "1.0", "1.0", "€20 k"]]
    assert trained.caption.replace("\N{NO-BREAK SPACE}", " ") == "To train: 1 person"
    assert rows(trained) == [["Actuary", "Data engineer", "2027Q1", "2027Q4", "1", "€10 k"]]
