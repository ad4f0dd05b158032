"""How money and people are split between columns and rows."""

from __future__ import annotations

from portfolio.domain import Initiative
from portfolio.intake.tables.profile_rows import (
    cost_columns,
    people_columns,
    spend_rows,
    staffing_rows,
)


def initiative(**profiles: object) -> Initiative:
    """Make an initiative of two quarters of work with these profiles."""
    return Initiative(id="A", title="a", duration=2, **profiles)  # type: ignore[arg-type]


def test_even_money_of_one_fund_needs_no_rows() -> None:
    """15 in each of two quarters is a cost of 30."""
    one = initiative(build_spend={"x": (15.0, 15.0)}, run_spend={"y": 2.0})
    assert cost_columns(one) == {
        "build_cost": 30.0,
        "build_fund": "x",
        "run_cost": 2.0,
        "run_fund": "y",
    }
    assert list(spend_rows(one)) == []


def test_the_largest_fund_takes_the_columns() -> None:
    """The fund that pays most stands in the columns, the rest in rows; ties go by name."""
    one = initiative(build_spend={"x": (1.0, 0.0), "y": (5.0, 6.0)}, run_spend={"b": 2.0, "a": 2.0})
    assert list(cost_columns(one).values()) == [11.0, "y", 2.0, "a"]
    rows = [(r["fund"], r["phase"], r["quarter_of_work"], r["amount"]) for r in spend_rows(one)]
    assert rows == [
        ("x", None, 1, 1.0),
        ("y", None, 1, 5.0),
        ("y", None, 2, 6.0),
        ("b", "run", None, 2.0),
    ]


def test_nothing_is_blank_and_zero_is_a_row() -> None:
    """No fund leaves the columns blank; a fund of 0 is kept by a row of 0."""
    assert set(cost_columns(initiative()).values()) == {None}
    zero = initiative(build_spend={"x": (0.0, 0.0)}, run_spend={"x": 0.0})
    assert [row["amount"] for row in spend_rows(zero)] == [0.0, 0.0]


def test_constant_people_are_columns() -> None:
    """A constant number of a role is a column, any other profile is rows."""
    people = {"dev": (1.0, 1.0), "lead": (0.0, 2.0), "none": (0.0, 0.0)}
    one = initiative(build_people=people, run_people={"dev": 0.5, "lead": 0.0})
    assert people_columns(one) == {"fte.dev": 1.0, "fte_run.dev": 0.5}
    rows = [(r["role"], r["phase"], r["quarter_of_work"], r["fte"]) for r in staffing_rows(one)]
    assert rows == [
        ("lead", None, 2, 2.0),
        ("none", None, 1, 0.0),
        ("lead", "run", None, 0.0),
    ]
