"""Amounts in words."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.reporting.amounts import (
    MINUS,
    SPACE,
    UNKNOWN,
    counted,
    money,
    people,
    percent,
    short,
)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (0, "0"),
        (0.4, "0"),
        (-0.4, "0"),
        (950, "950"),
        (999.4, "999"),
        (999.6, "1.0 k"),
        (1_000, "1.0 k"),
        (9_949, "9.9 k"),
        (20_000, "20 k"),
        (96_090, "96.1 k"),
        (99_960, "100 k"),
        (350_000, "350 k"),
        (999_499, "999 k"),
        (999_500, "1.0 m"),
        (1_240_000, "1.2 m"),
        (-12_300_000, f"{MINUS}12.3 m"),
        (4.2e9, "4.2 bn"),
        (1_234e9, "1,234 bn"),
        (math.nan, UNKNOWN),
        (math.inf, UNKNOWN),
    ],
)
def test_short(amount: float, expected: str) -> None:
    """Three figures and a unit; what rounds up to a thousand takes the next unit."""
    assert short(amount).replace(SPACE, " ") == expected


@given(st.floats(min_value=1, max_value=9e11))
def test_short_is_near_the_truth(amount: float) -> None:
    """What is read back lies within five percent of the amount, from one on."""
    number, _, unit = short(amount).partition(SPACE)
    read = float(number.replace(",", "")) * {"": 1, "k": 1e3, "m": 1e6, "bn": 1e9}[unit]
    # Below a thousand half a unit is lost at most; above, 0.05 of at least 1.0 k.
    assert abs(read - amount) <= max(0.5, 0.05 * amount) * (1 + 1e-9)


@pytest.mark.parametrize(
    ("amount", "currency", "expected"),
    [
        (1_200_000, "€", "€1.2 m"),
        (-350_000, "€", f"{MINUS}€350 k"),
        (1_200_000, "EUR", "EUR 1.2 m"),
        (-350_000, "EUR", f"{MINUS}EUR 350 k"),
        (350_000, "", "350 k"),
        (math.nan, "€", UNKNOWN),
    ],
)
def test_money(amount: float, currency: str, expected: str) -> None:
    """A sign stands close to the number, a code apart from it, a minus before both."""
    assert money(amount, currency).replace(SPACE, " ") == expected


@pytest.mark.parametrize(
    ("fte", "expected"),
    [(0, "0.0"), (-0.04, "0.0"), (2.25, "2.2"), (1_234.5, "1,234.5"), (math.nan, UNKNOWN)],
)
def test_people(fte: float, expected: str) -> None:
    """One figure after the point, never a minus before zero."""
    assert people(fte) == expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0, "0%"),
        (0.0002, "<0.1%"),
        (0.004, "0.4%"),
        (0.05, "5%"),
        (0.099, "9.9%"),
        (0.0996, "10%"),
        (0.333, "33%"),
        (1, "100%"),
        (-0.02, f"{MINUS}2%"),
        (math.nan, UNKNOWN),
    ],
)
def test_percent(share: float, expected: str) -> None:
    """Whole percent, and one figure more where whole ones would tell too little."""
    assert percent(share) == expected


@pytest.mark.parametrize(
    ("count", "words", "expected"),
    [
        (1, ("initiative",), "1 initiative"),
        (0, ("initiative",), "0 initiatives"),
        (1_200, ("initiative",), "1,200 initiatives"),
        (2, ("person", "people"), "2 people"),
        (1, ("person", "people"), "1 person"),
    ],
)
def test_counted(count: int, words: tuple[str, ...], expected: str) -> None:
    """One is told from many, thousands are set apart."""
    assert counted(count, *words).replace(SPACE, " ") == expected
