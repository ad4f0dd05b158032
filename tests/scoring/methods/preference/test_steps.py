"""Preference in steps."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.methods.preference import (
    LevelPreference,
    UShapePreference,
    UsualPreference,
)

LEADS = np.array([-3.0, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5])
VALUES, COUNTS = np.array([0.0, 1.0, 3.0]), np.array([2.0, 1.0, 3.0])


def test_usual() -> None:
    """Any lead above 0 is a full preference."""
    assert UsualPreference().degree(LEADS).tolist() == [0, 0, 1, 1, 1, 1, 1]


def test_u_shape() -> None:
    """A lead of more than 1 is a full preference, of just 1 none."""
    assert UShapePreference(1).degree(LEADS).tolist() == [0, 0, 0, 0, 1, 1, 1]


def test_level() -> None:
    """More than 1 is one half, more than 2 is full; the thresholds belong to the lower step."""
    assert LevelPreference(1, 2).degree(LEADS).tolist() == [0, 0, 0, 0, 0.5, 0.5, 1]


def test_usual_sums_by_hand() -> None:
    """Two at 0, one at 1, three at 3: the middle one beats two and loses to three."""
    plus, minus = UsualPreference().sums(VALUES, COUNTS)
    assert plus.tolist() == [0, 2, 3]
    assert minus.tolist() == [4, 3, 0]


def test_u_shape_sums_by_hand() -> None:
    """More than 1 apart are 3 and 1, 3 and 0, but not 1 and 0."""
    plus, minus = UShapePreference(1).sums(VALUES, COUNTS)
    assert plus.tolist() == [0, 0, 3]
    assert minus.tolist() == [3, 3, 0]


def test_level_sums_by_hand() -> None:
    """3 leads 1 by 2, which is one half; it leads 0 by 3, which is full."""
    plus, minus = LevelPreference(1, 2).sums(VALUES, COUNTS)
    assert plus.tolist() == [0, 0, 2 + 0.5]
    assert minus.tolist() == [3, 1.5, 0]


@pytest.mark.parametrize("q", [-0.1, float("inf"), float("nan")])
def test_u_shape_needs_a_threshold(q: float) -> None:
    """Below 0 or no number is refused; 0 is the usual preference."""
    with pytest.raises(ValueError, match=f"q must be a number of at least 0, not {q}"):
        UShapePreference(q)
    assert UShapePreference(0).degree(LEADS).tolist() == UsualPreference().degree(LEADS).tolist()


@pytest.mark.parametrize(
    ("q", "p", "fault"),
    [
        (-1.0, 2.0, "q must be a number of at least 0, not -1.0$"),
        (1.0, 1.0, "^p must be a number above 0 and above q = 1.0, not 1.0"),
        (0.0, 0.0, "^p must be"),
        (-1.0, -0.5, "q must be.*; p must be"),
        (0.0, float("inf"), "^p must be"),
    ],
)
def test_thresholds_must_rise(q: float, p: float, fault: str) -> None:
    """Every fault is told at once, with the value."""
    with pytest.raises(ValueError, match=fault):
        LevelPreference(q, p)
