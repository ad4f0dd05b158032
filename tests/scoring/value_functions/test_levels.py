"""Levels, each with a worth of its own."""

from __future__ import annotations

import tomllib
from typing import Any

import numpy as np
import pytest

from portfolio.scoring.criterion import Criterion
from portfolio.scoring.value_functions import Levels

READINESS = Levels({1: 0, 2: 0.2, 3: 0.5, 4: 0.8, 5: 1})


def test_every_level_has_its_worth() -> None:
    """Each level in any order, repeated; the unknown stays unknown."""
    found = READINESS.values(np.array([[5.0, 1.0], [3.0, np.nan], [3.0, 4.0]]), 1, 5)
    assert found[~np.isnan(found)].tolist() == [1, 0, 0.5, 0.5, 0.8]
    assert np.isnan(found[1, 1])


def test_a_cost() -> None:
    """Where more is worse the values fall with the levels."""
    hurdles = Levels({0: 1, 1: 0.4, 10: 0})
    hurdles.check(worst=10, best=0)
    assert hurdles.values(np.array([10.0, 1.0, 0.0]), 10, 0).tolist() == [0, 0.4, 1]


def test_scores_that_are_no_level() -> None:
    """All of them are named once, in order, with the levels there are."""
    scores = np.array([2.5, 3.0, 7.0, np.nan, 2.5, np.inf])
    assert READINESS.admits(scores).tolist() == [False, True, False, True, False, False]
    words = r"no level: 2.5, 7, inf; expected 1 \(worst\), 2, 3, 4 or 5 \(best\)"
    with pytest.raises(ValueError, match=words):
        READINESS.values(scores, 1, 5)


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ({}, "at least two"),
        ({1: 0}, "at least two"),
        ({1: 0, 2: 0.6, 3: 0.5, 4: 1}, "monotone from 0 to 1"),
        ({1: 0.1, 2: 1}, "monotone from 0 to 1"),
        ({1: 0, 2: 0.9}, "monotone from 0 to 1"),
        ({1: 0, 2: float("nan"), 3: 1}, "monotone"),
        ({"low": 0, 2: 0.5, "top": 1}, "levels must be numbers, not 'low', 'top'"),
        ({1: 0, float("inf"): 1}, "levels must be numbers, not inf"),
        ({1: 0, "1.0": 0.5, 2: 1}, "a level stands twice: 1, '1.0', 2"),
    ],
)
def test_levels_that_make_no_scale(levels: Any, words: str) -> None:
    """Too few, turning back, missing 0 or 1, no numbers, twice: refused with what was given."""
    with pytest.raises(ValueError, match=words):
        Levels(levels)


def test_levels_must_fit_the_scale() -> None:
    """The same levels fit neither the mirrored scale nor a longer one."""
    READINESS.check(worst=1, best=5)
    for worst, best in ((5, 1), (0, 5)):
        with pytest.raises(ValueError, match="value 0 at 1 and 1 at 5"):
            READINESS.check(worst, best)


def test_keys_of_a_settings_file_are_text() -> None:
    """TOML writes keys as text; they are read as numbers, in order, whole and broken."""
    text = """
    id = "data"
    title = "Data readiness"
    axis = "feasibility"
    worst = 0
    best = 2
    value_function = { kind = "levels", levels = { 2 = 1, 0 = 0, 1 = 0.1, "1.5" = 0.7 } }
    """
    criterion = Criterion.from_dict(tomllib.loads(text))
    assert criterion.value_function == Levels({0: 0, 1: 0.1, 1.5: 0.7, 2: 1})
    assert criterion.values(np.array([1.5])).tolist() == [0.7]
    assert Criterion.from_dict(criterion.to_dict()) == criterion


def test_text_keys_in_python_and_a_copy_of_ones_own() -> None:
    """Text is taken for a number here too, and changing the given mapping changes nothing."""
    given: Any = {"2": 1, "1": 0}
    made = Levels(given)
    given["1.5"] = 7
    assert list(made.levels.items()) == [(1, 0), (2, 1)]


def test_in_words() -> None:
    """Levels from the worst to the best, with their worth and unit."""
    assert READINESS.scale(1, 5) == "1 (worst), 2, 3, 4 or 5 (best)"
    assert Levels({1: 0, 2: 1}).scale(1, 2) == "1 (worst) or 2 (best)"
    cost = Levels({0: 1, 1: 0.125, 1000: 0})
    assert cost.scale(1000, 0) == "1,000 (worst), 1 or 0 (best)"
    assert (
        cost.describe(1000, 0, "EUR") == "worth 0% at 1,000 EUR, 12.5% at 1 EUR and 100% at 0 EUR"
    )
