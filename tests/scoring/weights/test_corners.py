"""Tests of the corners of sets of weights."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.testing import assert_allclose

from portfolio.scoring.weights.corners import all_corners
from portfolio.scoring.weights.enclosure import Enclosure


def corners_of(rows: np.ndarray, most: int = 1_000) -> list[list[float]]:
    """Corners in a fixed order, without rounding in the last digits."""
    found = all_corners(Enclosure.around(rows), most)
    assert found is not None
    return sorted((np.round(found, 12) + 0).tolist())


def test_a_greatest_weight_cuts_a_corner_off() -> None:
    """With a <= 0.5 of three, two corners at 0.5 replace the one with all weight on a."""
    expected = [[0, 0, 1], [0, 1, 0], [0.5, 0, 0.5], [0.5, 0.5, 0]]
    assert corners_of(np.array([[-0.5, 0.5, 0.5]])) == expected


def test_a_pentagon() -> None:
    """A square of sides 0.2 to 0.6 loses one corner to the third weight, which is not below 0."""
    # Closed rows of a >= 0.2, b >= 0.2, a <= 0.6, b <= 0.6; a = b = 0.6 would leave c = -0.2.
    rows = np.array([[0.8, -0.2, -0.2], [-0.2, 0.8, -0.2], [-0.4, 0.6, 0.6], [0.6, -0.4, 0.6]])
    expected = [[0.2, 0.2, 0.6], [0.2, 0.6, 0.2], [0.4, 0.6, 0], [0.6, 0.2, 0.2], [0.6, 0.4, 0]]
    assert corners_of(rows) == expected


def test_an_octahedron() -> None:
    """Four weights of at most a half have six corners: the pairs; edges meet four at a corner."""
    expected = [
        [0.5 if each in pair else 0.0 for each in range(4)] for pair in combinations(range(4), 2)
    ]
    assert corners_of(0.5 - np.eye(4)) == sorted(expected)


def test_a_flat_set_has_the_corners_of_its_face() -> None:
    """With a + b = c + d = 0.5 the corners are those of a square."""
    row = np.array([0.5, 0.5, -0.5, -0.5])
    expected = [[0, 0.5, 0, 0.5], [0, 0.5, 0.5, 0], [0.5, 0, 0, 0.5], [0.5, 0, 0.5, 0]]
    assert corners_of(np.array([row, -row])) == expected


def test_many_corners_are_counted_right() -> None:
    """Of eight weights of at most 0.2, five are at 0.2: 8! / (5! 3!) = 56 corners."""
    found = np.array(corners_of(0.2 - np.eye(8)))
    assert len(found) == 56
    assert_allclose(np.sort(found, axis=1), np.tile([0] * 3 + [0.2] * 5, (56, 1)), atol=1e-12)


def test_too_many_are_none() -> None:
    """The search stops where more corners appear than were asked for."""
    assert all_corners(Enclosure.around(0.2 - np.eye(8)), 55) is None
