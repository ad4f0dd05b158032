"""Tests of empty sets of weights and of who is to blame."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.weights.contradiction import contradiction, is_empty
from portfolio.scoring.weights.enclosure import Enclosure

AT_MOST = 0.3 - np.eye(4)
"""w_j <= 0.3 for each of four criteria, closed: 0.3 (w_1 + ... + w_4) - w_j >= 0."""


def test_four_times_at_most_three_tenths_can_hold() -> None:
    """Four weights of 0.25 do; the middle of the enclosing simplex shows it."""
    assert not is_empty(Enclosure.around(AT_MOST))


def test_three_of_three_cannot() -> None:
    """Three weights of at most 0.3 add up to 0.9: only the linear program can tell."""
    enclosure = Enclosure.around(AT_MOST[:3, :3])
    assert len(enclosure.left)
    assert is_empty(enclosure)


def test_off_the_middle_is_found_too() -> None:
    """With w_1 <= 0.3, w_2 <= 0.3 and w_3 <= 0.01 of three only a corner of the set is near."""
    rows = np.array([[0.3], [0.41], [0.3]]) - np.eye(3)
    assert not is_empty(Enclosure.around(rows))
    rows = np.array([[0.3], [0.39], [0.3]]) - np.eye(3)
    assert is_empty(Enclosure.around(rows))


@pytest.mark.parametrize("shift", [0, 1, 2])
def test_only_the_rows_to_blame_are_named(shift: int) -> None:
    """Of a >= 0.6, b >= 0.5 and c >= 0.1 the first two contradict each other, wherever they are."""
    rows = np.eye(3) - np.array([[0.6], [0.5], [0.1]])
    blamed = contradiction(np.roll(rows, shift, axis=0))
    assert blamed == sorted((position + shift) % 3 for position in (0, 1))
