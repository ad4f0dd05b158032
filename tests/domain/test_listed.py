"""A sentence names a few and counts the rest."""

from __future__ import annotations

from portfolio.domain.listed import MOST, listed


def test_few_are_all_named() -> None:
    """Up to the most; none at all is an empty text."""
    assert listed(["A", "B"]) == "A, B"
    assert listed([]) == ""
    assert listed(map(str, range(MOST))) == "0, 1, 2, 3, 4, 5, 6, 7"


def test_many_are_counted() -> None:
    """Of twenty, eight are named; of 1,234, three where three are asked for."""
    assert listed(range(20)) == "0, 1, 2, 3, 4, 5, 6, 7 and 12 more"
    assert listed(range(1234), most=3) == "0, 1, 2 and 1,231 more"


def test_places_of_several_words_are_told_apart() -> None:
    """By a semicolon, where a name holds commas itself."""
    assert listed(["dev, 2027Q1", "dev, 2027Q2"], between="; ") == "dev, 2027Q1; dev, 2027Q2"
