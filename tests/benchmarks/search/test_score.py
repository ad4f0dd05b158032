"""Means and verdicts, by hand."""

from __future__ import annotations

import math

import pytest
from benchmarks.search.score import geometric_mean, score


def test_geometric_mean() -> None:
    """The mean of 1 and 4 is 2; of nothing there is none."""
    assert geometric_mean([1.0, 4.0]) == pytest.approx(2.0)
    assert math.isnan(geometric_mean([]))


def test_score() -> None:
    """Twice as much and half as much is as much; one better, one worse."""
    told = score([(20.0, 10.0), (10.0, 20.0)], more=True)
    assert (told.ratio, told.counted) == (pytest.approx(1.0), 2)
    assert (told.better, told.equal, told.worse) == (1, 0, 1)


def test_score_of_less() -> None:
    """Of gaps 1 % and 4 % to 4 % and 4 % the mean is a half: sqrt(1/4 * 1)."""
    told = score([(0.01, 0.04), (0.04, 0.04)], more=False)
    assert told.ratio == pytest.approx(0.5)
    assert (told.better, told.equal, told.worse) == (1, 1, 0)


def test_score_without_numbers() -> None:
    """Without a plan one is worse, two are equal; -1 beats -2, outside the mean."""
    none = math.nan
    told = score([(none, 1.0), (1.0, none), (none, none), (-1.0, -2.0)], more=True)
    assert math.isnan(told.ratio)
    assert (told.counted, told.better, told.equal, told.worse) == (0, 2, 1, 1)


def test_score_of_infinite_gaps() -> None:
    """An unknown gap is larger than any."""
    told = score([(0.5, math.inf)], more=False)
    assert (told.counted, told.better) == (0, 1)
