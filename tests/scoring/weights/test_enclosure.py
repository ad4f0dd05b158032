"""Tests of the simplex around a set of weights."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from portfolio.scoring.weights.enclosure import Enclosure, meeting_points


def sorted_rows(points: object) -> list[list[float]]:
    """Corners in an order that does not matter, without rounding in the last digits."""
    return sorted(np.round(np.array(points, dtype=float), 12).tolist())


def test_nothing_known_is_the_whole_simplex() -> None:
    """Without rows the corners give all weight to one criterion."""
    found = Enclosure.around(np.zeros((0, 3)))
    assert found.is_exact
    assert_allclose(found.corners, np.eye(3))


def test_a_ranking_is_a_simplex_in_whatever_order_it_is_told() -> None:
    """The corners of a >= b >= c are equal weights of the first one, two and three."""
    rows = np.array([[0.0, 1, -1], [1, -1, 0]])
    corners = [[1, 0, 0], [1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3]]
    for told in (rows, rows[::-1]):
        found = Enclosure.around(told)
        assert found.is_exact
        assert sorted_rows(found.corners) == sorted_rows(corners)


def test_least_weights_shift_the_simplex() -> None:
    """With a >= 0.2 and b >= 0.3 the half that is left goes to any of the three."""
    rows = np.array([[0.8, -0.2, -0.2], [-0.3, 0.7, -0.3]])
    found = Enclosure.around(rows)
    assert found.is_exact
    corners = [[0.7, 0.3, 0], [0.2, 0.8, 0], [0.2, 0.3, 0.5]]
    assert sorted_rows(found.corners) == sorted_rows(corners)


def test_equal_weights_lose_a_corner() -> None:
    """With a = b the triangle is a line from their half each to c."""
    found = Enclosure.around(np.array([[1.0, -1, 0], [-1, 1, 0]]))
    assert found.is_exact
    assert sorted_rows(found.corners) == sorted_rows([[0.5, 0.5, 0], [0, 0, 1]])


def test_what_leaves_no_simplex_is_left() -> None:
    """A greatest weight cuts a corner off the triangle, and four corners are no simplex."""
    found = Enclosure.around(np.array([[-0.5, 0.5, 0.5]]))
    assert not found.is_exact
    assert found.left.tolist() == [0]
    assert_allclose(found.corners, np.eye(3))


def test_nothing_is_left_of_a_contradiction() -> None:
    """No weight is below 0 already; a row that says so of all leaves no corner."""
    assert len(Enclosure.around(np.array([[-1.0, -1, -1]])).corners) == 0


def test_lines_meet_the_row_where_the_heights_say() -> None:
    """From height 1 to height -3 the row is met a quarter of the way."""
    corners = np.array([[1.0, 0], [0, 1]])
    pairs = np.array([[False, True], [False, False]])
    assert_allclose(meeting_points(corners, np.array([1.0, -3]), pairs), [[0.75, 0.25]])
