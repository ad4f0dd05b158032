"""Tests of the mean of all weights in a set."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from portfolio.scoring.weights.centroid import centroid_of, evened


def test_a_triangle_has_the_mean_of_its_corners() -> None:
    """So has every simplex; a single point is its own."""
    corners = np.array([[1, 0, 0], [1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3]])
    rows = np.array([[1.0, -1, 0], [0, 1, -1]])
    assert_allclose(centroid_of(corners, rows), [11 / 18, 5 / 18, 2 / 18])
    assert_allclose(centroid_of(corners[:1], rows), [1, 0, 0])


def test_a_pentagon_is_a_square_without_a_corner() -> None:
    """Its centroid follows from those of the square and of the triangle cut off."""
    # In the plane of a and b: the square from 0.2 to 0.6 has area 0.16 and centroid 0.4; the
    # triangle (0.6, 0.6), (0.6, 0.4), (0.4, 0.6) has area 0.02 and centroid 1.6 / 3.
    # (0.16 * 0.4 - 0.02 * 1.6 / 3) / 0.14 = 8 / 21 for a and b, and c has the rest, 5 / 21.
    corners = np.array(
        [[0.2, 0.2, 0.6], [0.2, 0.6, 0.2], [0.4, 0.6, 0], [0.6, 0.2, 0.2], [0.6, 0.4, 0]]
    )
    rows = np.array([[0.8, -0.2, -0.2], [-0.2, 0.8, -0.2], [-0.4, 0.6, 0.6], [0.6, -0.4, 0.6]])
    assert_allclose(centroid_of(corners, rows), [8 / 21, 8 / 21, 5 / 21], rtol=1e-12)


@pytest.mark.parametrize("first", range(5))
def test_a_pyramid_over_a_square(first: int) -> None:
    """Its centroid is a quarter of the way from the base to the tip, wherever one starts."""
    # Four weights of at most a half with a + b >= c + d: the tip is ab, the base ac, ad, bc, bd.
    # Base (1, 1, 1, 1) / 4, tip (1, 1, 0, 0) / 2: a quarter of the way is 5, 5, 3, 3 sixteenths.
    pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)]
    corners = np.array([[0.5 if each in pair else 0.0 for each in range(4)] for pair in pairs])
    rows = np.vstack([0.5 - np.eye(4), [[1, 1, -1, -1]]])
    found = centroid_of(np.roll(corners, first, axis=0), rows)
    assert_allclose(found, np.array([5, 5, 3, 3]) / 16, rtol=1e-12)


@pytest.mark.parametrize("first", range(6))
def test_a_tetrahedron_without_its_top(first: int) -> None:
    """Sides of three and of four corners count by their areas, wherever one starts."""
    # Four weights with d at most a half. All of them: volume 1, means 1/4. Cut off is an eighth
    # with means d 1/2 + 1/8 and 1/8 else. (1/4 - 5/8 * 1/8) / (7/8) = 11/56 for d, 15/56 else.
    below = np.eye(4)[:3]
    corners = np.vstack([below, (below + np.eye(4)[3]) / 2])
    rows = np.array([[0.5, 0.5, 0.5, -0.5]])
    found = centroid_of(np.roll(corners, first, axis=0), rows)
    assert_allclose(found, np.array([15, 15, 15, 11]) / 56, rtol=1e-12)


def test_drawn_means_are_evened_between_criteria_that_rows_treat_alike() -> None:
    """With one row for a and b alike, what draws say of them is averaged; c keeps its own."""
    rows = np.array([[0.7, -0.3, -0.3], [-0.3, 0.7, -0.3]])
    assert_allclose(evened(np.array([0.41, 0.39, 0.2]), rows), [0.4, 0.4, 0.2])
    assert_allclose(evened(np.array([0.41, 0.39, 0.2]), rows[:1]), [0.41, 0.295, 0.295])
