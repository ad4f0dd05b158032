"""What a value function is given by its base; the laws are in tests/contracts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pytest

from portfolio.scoring.criterion import Criterion
from portfolio.scoring.value_functions import VALUE_FUNCTIONS, ValueFunction
from portfolio.scoring.value_functions.value_function import Floats, with_unit


@dataclass(frozen=True, slots=True)
class Squared(ValueFunction):
    """``v = t ** 2``."""

    kind: Literal["squared"] = "squared"

    def values(self, scores: Floats, worst: float, best: float) -> Floats:
        """Return the squared share of the way."""
        return ((scores - worst) / (best - worst)) ** 2


def test_a_new_function_is_one_class_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registered class of someone else's is read from settings like the built-in ones."""
    monkeypatch.setitem(VALUE_FUNCTIONS, "squared", Squared)  # type: ignore[arg-type]
    data = {"id": "a", "title": "A", "axis": "value", "weight": 1, "worst": 0, "best": 10}
    criterion = Criterion.from_dict({**data, "value_function": {"kind": "squared"}})
    # Half way squared is a quarter.
    assert criterion.values(np.array([5.0])).tolist() == [0.25]


def test_bounds_follow_the_direction() -> None:
    """On a cost from 10 to 0 the low score is the better one: 8 to 5 is worth .04 to .25."""
    least, most = Squared().bounds(np.array([5.0]), np.array([8.0]), worst=10, best=0)
    assert least == pytest.approx([0.04])
    assert most == pytest.approx([0.25])


def test_all_scores_are_admitted() -> None:
    """Without a word to the contrary every score has a value, in any shape."""
    assert Squared().admits(np.array([[-1.0, np.nan, np.inf]])).tolist() == [[True] * 3]
    assert (Squared.monotone, Squared.extrapolates) == (True, True)


def test_where_half_the_worth_is_reached() -> None:
    """At the square root of one half, .707 of the way, in three digits and thousands."""
    assert Squared().describe(0, 1) == "half the worth is reached at 0.707"
    # 5 million less .7071 of them, to the last whole one.
    told = Squared().describe(5_000_000, 0, "EUR")
    assert told == "half the worth is reached at 1,464,466 EUR"


def test_numbers_for_people() -> None:
    """Thousands are set apart, nothing is added to a whole number, no unit leaves no gap."""
    assert with_unit(1500000.0, "EUR") == "1,500,000 EUR"
    assert with_unit(2.0) == "2"
    assert with_unit(0.125, "FTE") == "0.125 FTE"
    assert Squared().scale(24, 0) == "24 (worst) to 0 (best)"
