"""Capacity given as plain numbers: spread over the calendar, and checked."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.domain import calendar
from portfolio.errors import InvalidInput
from portfolio.intake.capacity import (
    Capacity,
    ContractTerms,
    HiringTerms,
    SubstitutionTerms,
    TrainingTerms,
)
from portfolio.intake.tables.capacity_numbers import spread

YEAR = calendar("2027Q1", 4)


def told(refused: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    """Return the findings as lines."""
    return [str(finding) for finding in refused.value.findings]


def test_spread() -> None:
    """A single number of any kind is repeated, sequences of any kind are kept, names sorted."""
    found = spread({"b": np.float64(2), "a": np.array([1, 2]), "c": (3, 4.5), "d": 1}, 2)
    assert found == {"a": (1, 2), "b": (2.0, 2.0), "c": (3, 4.5), "d": (1, 1)}
    assert list(found) == ["a", "b", "c", "d"]
    assert type(found["a"][0]) is int
    assert type(found["b"][0]) is float


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


def test_wrong_terms_of_contracting() -> None:
    """As for hiring: who cannot be bought, who cannot pay, what is out of range."""
    wrong = ContractTerms(rate=-1, fund="inovation", unit=-0.5, max_share=11)
    with pytest.raises(InvalidInput) as refused:
        Capacity.of(YEAR, {"innovation": 1}, {"dev": 1}, contracting={"devv": wrong})
    assert told(refused) == [
        "Capacity.of, contracting, column 'role': found 'devv'; a role of the capacity table; "
        "write 0 FTE there if nobody has it yet (did you mean 'dev'?)",
        "Capacity.of, contracting, column 'devv fund': found 'inovation'; "
        "a fund of the budget table (did you mean 'innovation'?)",
        "Capacity.of, contracting, column 'devv rate': found '-1'; an amount of money, at least 0",
        "Capacity.of, contracting, column 'devv unit': found '-0.5'; a number, from 0 to 100,000",
        "Capacity.of, contracting, column 'devv max_share': found '11'; "
        "a share such as 0.25 or 25%, from 0 to 10",
    ]


def test_wrong_terms_of_substitution() -> None:
    """As for training, but nobody pays: both roles must be known and differ, a pair stands once."""
    wrong = SubstitutionTerms(source="dve", target="ml", efficiency=1.5, max_share=-1)
    alone = SubstitutionTerms(source="ml", target="ml", efficiency=1)
    with pytest.raises(InvalidInput) as refused:
        Capacity.of(YEAR, {"a": 1}, {"dev": 1, "ml": 1}, substitution=[wrong, wrong, alone])
    assert told(refused) == [
        "Capacity.of, substitution, column 'from': found 'dve'; a role of the capacity table; "
        "write 0 FTE there if nobody has it yet (did you mean 'dev'?)",
        "Capacity.of, substitution, column 'dve to ml efficiency': found '1.5'; "
        "a share such as 0.25 or 25%, from 0 to 1",
        "Capacity.of, substitution, column 'dve to ml max_share': found '-1'; "
        "a share such as 0.25 or 25%, from 0 to 1",
        "Capacity.of, substitution, column 'from': found 'dve to ml'; one entry for each from and "
        "to",
        "Capacity.of, substitution, column 'to': found 'ml'; another role than in from",
    ]


def test_wrong_terms_of_training() -> None:
    """Both roles must be known and differ; a pair has one entry."""
    wrong = TrainingTerms(source="dev", target="mll", cost=1, fund="a", duration=0, lost=2)
    round_about = TrainingTerms(source="dev", target="dev", cost=1, fund="a")
    with pytest.raises(InvalidInput) as refused:
        Capacity.of(YEAR, {"a": 1}, {"dev": 1, "ml": 1}, training=[wrong, wrong, round_about])
    assert told(refused) == [
        "Capacity.of, training, column 'to': found 'mll'; a role of the capacity table; "
        "write 0 FTE there if nobody has it yet (did you mean 'ml'?)",
        "Capacity.of, training, column 'dev to mll duration': found '0'; "
        "a whole number, from 1 to 400",
        "Capacity.of, training, column 'dev to mll lost': found '2'; "
        "a share such as 0.25 or 25%, from 0 to 1",
        "Capacity.of, training, column 'from': found 'dev to mll'; one entry for each from and to",
        "Capacity.of, training, column 'to': found 'dev'; another role than in from",
    ]
