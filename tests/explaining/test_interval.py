"""Numbers known to lie between two others."""

from __future__ import annotations

import math

import pytest
from tests.explaining.four_candidates import EXACT, four

from portfolio.explaining.interval import Interval
from portfolio.planning import Mandate, plan


def test_of_the_best_plan() -> None:
    """Proven optimal at 21, it is 21 and nothing else; without a plan it is no number."""
    assert Interval.of_best(plan(four(), solver=EXACT)) == Interval(21, 21)
    nothing = plan(four(money=1).requiring(Mandate("A")), solver=EXACT)
    assert math.isnan(Interval.of_best(nothing).low)


def test_differences() -> None:
    """10 to 12 less 1 to 3 is 7 to 11; of a loss only what is not negative counts."""
    assert Interval(10, 12) - Interval(1, 3) == Interval(7, 11)
    assert Interval(-2, 3).at_least(0) == Interval(0, 3)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(1234, 1234), "1,234"),
        (Interval(1000, 2000), "between 1,000 and 2,000"),
        (Interval(5, math.inf), "at least 5"),
    ],
)
def test_words(interval: Interval, words: str) -> None:
    """One number where it is known, two where it is not."""
    assert str(interval) == words
