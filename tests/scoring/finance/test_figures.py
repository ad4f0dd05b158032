"""Tests of amounts and rates in words."""

from __future__ import annotations

from math import inf, nan

import pytest

from portfolio.scoring.finance.figures import as_percent, in_words


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (4_100_000, "4.1 million"),
        (-2.35e9, "-2.4 billion"),
        (999_960, "1.0 million"),
        (999_940, "999,940"),
        (12_400.4, "12,400"),
        (99.96, "100"),
        (99.94, "99.9"),
        (11.6, "11.6"),
        (-0.0, "0"),
        (inf, "never"),
        (nan, "none"),
    ],
)
def test_amounts_are_short(amount: float, text: str) -> None:
    """Three figures or so, with separators and words for what is large."""
    assert in_words(amount) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0866, "8.7%"),
        (0.1, "10%"),
        (-1e-14, "0%"),
        (-0.0004, "0%"),
        (12.5, "1,250%"),
        (-0.7689, "-76.9%"),
    ],
)
def test_shares_are_percent(share: float, text: str) -> None:
    """At most one figure after the point, and no minus before nothing."""
    assert as_percent(share) == text


def test_what_is_no_number_is_said() -> None:
    """NaN and infinity are words, not digits."""
    assert as_percent(nan) == "none"
    assert as_percent(inf) == "beyond any number"
