"""Tests of portfolios that no other one dominates."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import sensible_portfolios as module
from portfolio.scoring.stability.sensible_portfolios import SensiblePortfolios


def test_dominated_portfolios_go() -> None:
    """Items worth (3, 1), (1, 3), (1, 1): {2} is behind both others, which trade."""
    worth = np.array([[3.0, 1], [1, 3], [1, 1]])
    found = SensiblePortfolios(worth, worth).among(np.array([1, 2, 4]))
    assert sorted(found.tolist()) == [1, 2]


def test_what_both_hold_does_not_count() -> None:
    """Item 0 is worth 0 to 9, yet {0, 1} is ahead of {0, 2} for sure: 2 to 1."""
    low, high = np.array([[0.0], [2], [1]]), np.array([[9.0], [2], [1]])
    assert SensiblePortfolios(low, high).among(np.array([0b011, 0b101])).tolist() == [0b011]


def test_ranges_that_overlap_stay() -> None:
    """Worth 2 to 4 and 3 to 3.5: neither is ahead for sure; at 4 to 5 the second is."""
    for least, kept in ((3.0, 2), (4.0, 1)):
        low, high = np.array([[2.0], [least]]), np.array([[4.0], [least + 0.5]])
        assert len(SensiblePortfolios(low, high).among(np.array([1, 2]))) == kept


def test_equals_stay() -> None:
    """Two portfolios of the same worth do not dominate one another."""
    worth = np.array([[1.0, 2], [1, 2]])
    assert sorted(SensiblePortfolios(worth, worth).among(np.array([1, 2])).tolist()) == [1, 2]


def test_every_corner_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is ahead at one of many corners only, and stays; blocks do not matter."""
    worth = np.vstack([np.ones(100), np.zeros(100), np.full(100, 0.5)])
    worth[1, 33] = 2
    for block in (2**22, 100):
        monkeypatch.setattr(module, "_BLOCK", block)
        found = SensiblePortfolios(worth, worth).among(np.array([1, 2, 4]))
        assert sorted(found.tolist()) == [1, 2]
