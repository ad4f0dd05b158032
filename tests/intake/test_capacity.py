"""Capacity from plain numbers, and as a frozen value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest

from portfolio.domain import calendar
from portfolio.intake.capacity import Capacity, HiringTerms

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


def test_a_capacity_shows_itself_as_a_table() -> None:
    """A notebook shows money and people by quarter, and who can be hired."""
    page = Capacity.of(
        calendar("2027Q1", 2), {"budget": (1000.0, 2500.0)}, {"actuary": 1.5}
    )._repr_html_()
    assert all(text in page for text in ("2027Q2", "2,500", "actuary, FTE", "1.5", "nobody"))
