"""Capacity from plain numbers, and as a frozen value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest

from portfolio.domain import calendar
from portfolio.intake.capacity import Capacity, ContractTerms, HiringTerms, TrainingTerms

YEAR = calendar("2027Q1", 4)


def test_a_single_number_holds_for_every_quarter() -> None:
    """Scalars are repeated, sequences and arrays are kept, names are sorted."""
    terms = HiringTerms(cost=25_000, fund="innovation")
    capacity = Capacity.of(
        YEAR,
        money={"operations": np.array([1, 2, 3, 4]), "innovation": 250_000},
        people={"dev": (0.5, 1, 1.5, 2), "lead": np.float64(1)},
        hiring={"dev": terms},
    )
    assert capacity.quarters == 4
    assert list(capacity.money) == ["innovation", "operations"]
    assert capacity.money["innovation"] == (250_000.0,) * 4
    assert capacity.money["operations"] == (1.0, 2.0, 3.0, 4.0)
    assert capacity.people == {"dev": (0.5, 1.0, 1.5, 2.0), "lead": (1.0,) * 4}
    assert capacity.hiring == {"dev": terms}
    assert {type(amount) for row in capacity.money.values() for amount in row} == {float}


def test_people_and_hiring_may_be_left_out() -> None:
    """Money alone is a capacity."""
    capacity = Capacity.of(YEAR[:1], {"budget": 0})
    assert (capacity.people, capacity.hiring) == ({}, {})
    assert (capacity.contracting, capacity.training) == ({}, ())
    with pytest.raises(FrozenInstanceError):
        capacity.money = {}  # type: ignore[misc]


def test_frames_and_numbers_agree() -> None:
    """The same capacity from frames and from numbers is equal."""
    budget = pd.DataFrame({"fund": "a", "quarter": map(str, YEAR), "amount": [1, 2, 3, 4]})
    people = pd.DataFrame({"role": "dev", "quarter": list(YEAR), "fte": 0.5})
    hiring = pd.DataFrame({"role": ["dev"], "cost": ["€ 5"], "fund": ["a"], "max_total": [2]})
    terms = HiringTerms(cost=5.0, fund="a", max_total=2)
    assert Capacity.from_frames(budget, people, hiring) == Capacity.of(
        YEAR, {"a": [1, 2, 3, 4]}, {"dev": 0.5}, {"dev": terms}
    )
    assert Capacity.from_frames(budget) == Capacity.of(YEAR, {"a": [1, 2, 3, 4]})


def test_frames_and_numbers_agree_on_contracting_and_training() -> None:
    """External and trained people, too; terms of training are put in order of their roles."""
    budget = pd.DataFrame({"fund": "a", "quarter": map(str, YEAR), "amount": 1})
    people = pd.DataFrame(
        [(role, quarter, 2) for role in ("dev", "ml") for quarter in YEAR],
        columns=["role", "quarter", "fte"],
    )
    bought = pd.DataFrame({"role": ["ml"], "rate": [40], "unit": [0.5], "fund": ["a"]})
    trained = pd.DataFrame({"from": ["ml", "dev"], "to": ["dev", "ml"], "cost": 3, "fund": "a"})
    there = TrainingTerms(source="dev", target="ml", cost=3.0, fund="a")
    back = TrainingTerms(source="ml", target="dev", cost=3.0, fund="a")
    assert Capacity.from_frames(
        budget, people, contracting=bought, training=trained
    ) == Capacity.of(
        YEAR,
        {"a": 1},
        {"dev": 2, "ml": 2},
        contracting={"ml": ContractTerms(rate=40.0, unit=0.5, fund="a")},
        training=(back, there),
    )


def test_a_capacity_shows_itself_as_a_table() -> None:
    """A notebook shows money and people by quarter, and who can be hired."""
    page = Capacity.of(
        calendar("2027Q1", 2), {"budget": (1000.0, 2500.0)}, {"actuary": 1.5}
    )._repr_html_()
    assert all(text in page for text in ("2027Q2", "2,500", "actuary, FTE", "1.5", "nobody"))


def test_a_capacity_tells_who_can_be_bought_and_trained() -> None:
    """Only where there are terms."""
    page = Capacity.of(
        calendar("2027Q1", 2),
        {"budget": 1},
        {"dev": 1, "ml": 1},
        contracting={"ml": ContractTerms(rate=1.0, fund="budget")},
        training=[TrainingTerms(source="dev", target="ml", cost=1.0, fund="budget")],
    )._repr_html_()
    assert "can be hired: nobody; can be bought: ml; can be trained: dev to ml" in page


def test_the_order_of_rows_changes_nothing() -> None:
    """Tables of money, people and terms read in any order are the same capacity."""
    tables = {
        "budget": pd.DataFrame({"fund": "a", "quarter": map(str, YEAR), "amount": [1, 2, 3, 4]}),
        "capacity": pd.DataFrame(
            [(role, str(quarter), 2) for role in ("dev", "ml") for quarter in YEAR],
            columns=["role", "quarter", "fte"],
        ),
        "hiring": pd.DataFrame({"role": ["dev", "ml"], "cost": [1, 2], "fund": "a"}),
        "contracting": pd.DataFrame({"role": ["dev", "ml"], "rate": [1, 2], "fund": "a"}),
        "training": pd.DataFrame(
            {"from": ["dev", "ml"], "to": ["ml", "dev"], "cost": [1, 2], "fund": "a"}
        ),
    }
    straight = Capacity.from_frames(**tables)
    turned = Capacity.from_frames(**{name: table.iloc[::-1] for name, table in tables.items()})
    assert turned == straight
    assert list(turned.contracting) == list(straight.contracting) == ["dev", "ml"]


@pytest.mark.parametrize("wrong", ["2027Q1", ["2027Q1", "2027Q2"], 4])
def test_a_calendar_is_of_quarters(wrong: object) -> None:
    """Texts are no quarters, and a number of quarters is no calendar."""
    with pytest.raises(ValueError, match=r"calendar: expected a (list|quarter), such as"):
        Capacity.of(wrong, {"budget": 1})  # type: ignore[arg-type]
