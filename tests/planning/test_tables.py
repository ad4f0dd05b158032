"""Roadmaps as tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.planning.handmade import (
    FUND,
    NOTHING_WORTH,
    Setting,
    column_names,
    initiative,
    on_horizons,
    q,
    roadmap,
    under,
)

from portfolio.domain import Initiative
from portfolio.domain.vocabulary import Status
from portfolio.intake import Backlog, HiringTerms
from portfolio.planning import GivenWorth, Npv, Problem, Roadmap

A = replace(
    initiative("A", 2, cost=(10, 20), run=3, contingency=0.5, people=(1, 2), run_people=0.5),
    business_unit="Sales",
)
TERMS = HiringTerms(lead=1, ramp=1, ramp_productivity=0.5, cost=5.0, recruiting_cost=2.0, fund=FUND)


def _planned() -> Roadmap:
    setting = Setting(
        money=(40, 41, 42, 43), people=(1, 2, 3, 4), hiring=TERMS, objective=GivenWorth({"A": 9.0})
    )
    return roadmap(setting.under((), A, initiative("B")), {"+dev@2": 1}, A=0)


def test_entries() -> None:
    """One row a planned initiative: what, when, for how much, and its worth."""
    assert _planned().to_frame().to_dict("records") == [
        {
            "id": "A",
            "title": "Title of A",
            "mode": "",
            "business_unit": "Sales",
            "horizon": "",
            "start": "2027Q1",
            "finish": "2027Q2",
            "go_live": "2027Q3",
            "quarters": 2,
            "build_cost": 45.0,
            "run_cost_per_quarter": 3.0,
            "build_fte_quarters": 3.0,
            "worth": 9.0,
        }
    ]


def test_horizons_are_told_where_they_are_known() -> None:
    """By their short name."""
    problem = Problem(on_horizons(H3=A), Setting().capacity(), (), NOTHING_WORTH)
    assert roadmap(problem, A=0).to_frame()["horizon"].tolist() == ["H3"]


def test_entries_are_by_start_then_id() -> None:
    """As in the roadmap."""
    problem = under((), initiative("A"), initiative("B"), initiative("C"))
    frame = roadmap(problem, A=1, B=0, C=1).to_frame()
    assert frame["id"].tolist() == ["B", "A", "C"]


def test_an_empty_plan_keeps_the_columns() -> None:
    """Whoever reads the tables finds the same columns."""
    full, empty = _planned(), roadmap(under((), A))
    for table in ("to_frame", "not_planned", "spend", "staffing", "hiring"):
        columns = list(getattr(full, table)().columns)
        assert list(getattr(empty, table)().columns) == columns
    assert len(empty.to_frame()) == 0
    nothing_at_all = roadmap(Problem(Backlog(()), _no_money().capacity(), (), NOTHING_WORTH))
    assert list(nothing_at_all.spend().columns) == list(full.spend().columns)


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("to_frame", "id title mode business_unit horizon start finish go_live quarters"),
        ("not_planned", "id title reason"),
        ("hiring", "role decide_by joins people fund cost"),
        ("contracting", "role quarter fte fund cost"),
        ("training", "from to begins ready people fund cost"),
        ("lending", "from to quarter fte stands_for"),
        ("carried", "fund quarter kept_back next_quarter brought"),
        ("transfers", "charged payer quarter money"),
        ("spend", "fund quarter build run hiring total budget free"),
        ("staffing", "role quarter build run demand own hired capacity free"),
    ],
)
def test_a_table_of_nothing_has_its_columns(table: str, columns: str) -> None:
    """Nothing to plan, no money and nobody: each table is empty, and its columns are there."""
    capacity = replace(_no_money().capacity(), people={})
    empty = roadmap(Problem(Backlog(()), capacity, (), NOTHING_WORTH))
    frame = getattr(empty, table)()
    assert len(frame) == 0
    assert frame.columns.tolist()[: len(columns.split())] == columns.split()


def _no_money() -> Setting:
    class Poor(Setting):
        def capacity(self):  # type: ignore[no-untyped-def]
            return replace(super().capacity(), money={})

    return Poor()


def test_not_planned_with_the_reason() -> None:
    """What could not be planned says why; the rest was not in the best plan."""
    problem = under((), initiative("A"), initiative("B"), initiative("C", status=Status.DELIVERED))
    frame = roadmap(problem, A=0).not_planned()
    assert frame["id"].tolist() == ["B", "C"]
    assert frame["reason"].tolist() == ["not in the best plan under the rules", "is delivered"]


def test_spend_by_fund_and_quarter() -> None:
    """Build with contingency, run from go-live, hires from joining, what is left."""
    frame = _planned().spend()
    assert frame.columns.tolist() == [
        "fund",
        "quarter",
        "build",
        "run",
        "hiring",
        "total",
        "budget",
        "free",
    ]
    assert frame.iloc[:, 2:].to_numpy().tolist() == [
        [15, 0, 0, 15, 40, 25],
        [30, 0, 0, 30, 41, 11],
        [0, 3, 7, 10, 42, 32],
        [0, 3, 5, 8, 43, 35],
    ]


def test_staffing_by_role_and_quarter() -> None:
    """What build and run need, who is there and who joined, what is left."""
    frame = _planned().staffing()
    assert frame.iloc[:, 2:].to_numpy().tolist() == [
        [1, 0, 1, 1, 0, 1, 0],
        [2, 0, 2, 2, 0, 2, 0],
        [0, 0.5, 0.5, 3, 0.5, 3.5, 3],
        [0, 0.5, 0.5, 4, 1, 5, 4.5],
    ]


def test_hiring_by_role_and_quarter() -> None:
    """When to decide, when they join, and what they cost in the calendar."""
    assert _planned().hiring().to_dict("records") == [
        {
            "role": "dev",
            "decide_by": "2027Q2",
            "joins": "2027Q3",
            "people": 1,
            "fund": FUND,
            "cost": 12.0,
        }
    ]


def test_html_has_a_row_for_each_entry() -> None:
    """Numbers with thousands apart under the roadmap in one sentence."""
    rich = Initiative(
        id="A", title="Rich", build_spend={FUND: (1234567.0,)}, benefit=initiative("x").benefit
    )
    problem = Setting(objective=Npv(0.0, life=1)).under((), rich)
    html = roadmap(problem, A=1)._repr_html_()
    assert "1,234,567" in html
    assert "-1,234,567" in html
    assert "Roadmap 2027Q1 to 2027Q4: 1 of 1 initiatives" in html
    assert str(q(1)) in html


def test_quarters_are_told_as_text() -> None:
    """Of money as of people: four quarters each."""
    quarters = ["2027Q1", "2027Q2", "2027Q3", "2027Q4"]
    assert _planned().spend()["quarter"].tolist() == quarters
    assert _planned().staffing()["quarter"].tolist() == quarters


def test_funds_and_titles_are_told() -> None:
    """Of every quarter of a fund, and of whoever is not planned."""
    assert _planned().spend()["fund"].tolist() == [FUND] * 4
    assert _planned().not_planned()["title"].tolist() == ["Title of B"]


def test_html_has_headers_and_modes() -> None:
    """In plain words; the mode stands behind the title."""
    one = replace(initiative("A"), mode="fast")
    problem = under((), one)
    html = roadmap(problem, {column_names(problem)[0]: 1})._repr_html_()
    for header in ("id", "title", "horizon", "start", "go live", "build cost", "worth"):
        assert f">{header}</th>" in html
    assert ">Title of A, fast</td>" in html
