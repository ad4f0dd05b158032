"""Capacity from plain numbers, and as a frozen value."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest

from portfolio.domain import Quarter, calendar
from portfolio.errors import InvalidInput
from portfolio.intake.capacity import Capacity, HiringTerms

YEAR = calendar("2027Q1", 4)


def told(refused: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    """Return the findings as lines."""
    return [str(finding) for finding in refused.value.findings]


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


def test_wrong_numbers_are_told_with_name_and_quarter() -> None:
    """Every wrong number is a finding; one repeated by a scalar is told once."""
    with pytest.raises(InvalidInput) as refused:
        Capacity.of(
            YEAR,
            money={"a": [1, -2, float("nan"), 1e16], "b": -1, "c": [1, 2, 3], "": 1},
            people={"dev": [1, True, "many", None]},  # type: ignore[list-item]
        )
    assert told(refused) == [
        "Capacity.of, budget, column 'fund': a name of at most 64 characters on one line",
        "Capacity.of, budget, column 'a 2027Q2': found '-2'; an amount of money, at least 0",
        "Capacity.of, budget, column 'a 2027Q3': found 'nan'; an amount of money, at least 0",
        "Capacity.of, budget, column 'a 2027Q4': found '1e+16'; an amount of money, at least 0; "
        "no more than 1,000,000,000,000,000 in size",
        "Capacity.of, budget, column 'b 2027Q1': found '-1'; an amount of money, at least 0",
        "Capacity.of, budget, column 'c': found '3 numbers'; "
        "one number, or one for each of the 4 quarters",
        "Capacity.of, capacity, column 'dev 2027Q2': found 'True'; a number, from 0 to 100,000",
        "Capacity.of, capacity, column 'dev 2027Q3': found 'many'; a number, from 0 to 100,000",
        "Capacity.of, capacity, column 'dev 2027Q4': found 'None'; a number, from 0 to 100,000",
    ]


def test_wrong_calendars() -> None:
    """An empty calendar and one with a gap are told; so is one that goes back."""
    with pytest.raises(InvalidInput, match="calendar: at least one quarter"):
        Capacity.of((), {"a": 1})
    with pytest.raises(InvalidInput, match="found '2027Q4'; 2027Q2, the quarter after 2027Q1"):
        Capacity.of((YEAR[0], YEAR[3]), {"a": 1})
    with pytest.raises(InvalidInput, match="found '2027Q1'; 2027Q3, the quarter after 2027Q2"):
        Capacity.of((YEAR[1], YEAR[0]), {"a": 1})


def test_wrong_terms_of_hiring() -> None:
    """Terms out of range, of unknown roles or paid by unknown funds are told with their role."""
    wrong = HiringTerms(cost=-1, fund="inovation", lead=-1, ramp_productivity=1.5, max_total=-2)
    with pytest.raises(InvalidInput) as refused:
        Capacity.of(YEAR, {"innovation": 1}, {"dev": 1}, {"devv": wrong})
    assert told(refused) == [
        "Capacity.of, hiring, column 'role': found 'devv'; a role of the capacity table; "
        "write 0 FTE there if nobody has it yet (did you mean 'dev'?)",
        "Capacity.of, hiring, column 'devv fund': found 'inovation'; a fund of the budget table "
        "(did you mean 'innovation'?)",
        "Capacity.of, hiring, column 'devv lead': found '-1'; a whole number, from 0 to 400",
        "Capacity.of, hiring, column 'devv ramp_productivity': found '1.5'; "
        "a share such as 0.25 or 25%, from 0 to 1",
        "Capacity.of, hiring, column 'devv cost': found '-1'; an amount of money, at least 0",
        "Capacity.of, hiring, column 'devv max_total': found '-2'; "
        "a whole number, from 0 to 100,000",
    ]


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


def test_frames_tell_rows() -> None:
    """Findings on frames name table, row and column, all tables at once."""
    budget = pd.DataFrame({"fund": ["a"], "quarter": ["2027Q1"], "amount": [-1]})
    people = pd.DataFrame({"role": ["dev"], "quarter": [2027], "fte": [1]})
    with pytest.raises(InvalidInput) as refused:
        Capacity.from_frames(budget, people)
    assert told(refused) == [
        "frame, budget, row 2, column 'amount': found '-1'; an amount of money, at least 0",
        "frame, capacity, row 2, column 'quarter': found '2027'; a quarter such as 2027Q1",
    ]


def test_a_long_gap_is_told_shortly() -> None:
    """A misprinted year leaves 3,767 quarters without a row, of which four are named.

    From 2027Q2 to 2968Q4 there are 941 years and 3 quarters, 3,767 quarters.
    """
    quarters = ["2027Q1", "2969Q1"]
    budget = pd.DataFrame({"fund": "a", "quarter": quarters, "amount": 1})
    with pytest.raises(InvalidInput) as refused:
        Capacity.from_frames(budget)
    assert told(refused) == [
        "frame, budget, column 'quarter': "
        "found 'no row for 2027Q2, 2027Q3, 2027Q4, 2028Q1 and 3,763 more'; "
        "every quarter from 2027Q1 to 2969Q1; write 0 where there is no money"
    ]
    assert Quarter.parse(quarters[1]) - Quarter.parse(quarters[0]) - 1 == 3_767
