"""Tests of walks through sets of weights."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from portfolio.scoring.weights.hit_and_run import walk


def walked(rows: np.ndarray, n: int, seed: int = 2) -> np.ndarray:
    """Walk with a fixed seed, and check what holds for all draws."""
    rows = np.asarray(rows, dtype=float)
    found = walk(rows, n, np.random.default_rng(seed))
    assert found.shape == (n, rows.shape[1])
    assert (found >= 0).all()
    assert_allclose(found.sum(axis=1), 1, atol=1e-12)
    assert (found @ rows.T >= -1e-12).all()
    return found


def test_all_parts_of_the_triangle_are_reached_alike() -> None:
    """One draw each of 1,000 walkers: 16 triangles of one size get their share."""
    found = walked(np.zeros((0, 3)), 1_000)
    cells = np.floor(4 * found).astype(int) @ [100, 10, 1]
    _, counts = np.unique(cells, return_counts=True)
    assert len(counts) == 16
    # Chi-square with 15 degrees of freedom is below 44.3 in 9,999 of 10,000 cases.
    assert ((counts - 62.5) ** 2 / 62.5).sum() < 44.3


def test_later_draws_of_a_walker_are_as_good() -> None:
    """Of 20,000 draws of all walkers the ranking's means are ROC weights, spread as it should."""
    found = walked(np.array([[1, -1, 0], [0, 1, -1]]), 20_000)
    # w = D C with D of Dirichlet(1, 1, 1): the variance of w_j is (sum c^2 - (sum c)^2 / 3) / 12.
    corners = np.array([[1, 0, 0], [1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3]])
    variance = ((corners**2).sum(axis=0) - corners.sum(axis=0) ** 2 / 3) / 12
    assert (
        np.abs(found.mean(axis=0) - corners.mean(axis=0)) < 5 * np.sqrt(variance / 20_000)
    ).all()
    assert_allclose(found.var(axis=0), variance, rtol=0.05)


def test_a_long_thin_set_is_walked_from_end_to_end() -> None:
    """With a within a millionth of 2 b, c still takes every value from 0 to 1 alike."""
    rows = np.array([[1, -2 + 1e-6, 0], [-1, 2 + 1e-6, 0]])
    found = walked(rows, 5_000)
    # The strip narrows to a point at c = 1, so that c has density 2 (1 - c): P(c < 0.5) = 0.75.
    error = np.sqrt(0.75 * 0.25 / 5_000)
    assert abs((found[:, 2] < 0.5).mean() - 0.75) < 5 * error


def test_a_flat_set_is_walked_within_its_plane() -> None:
    """With a + b = c + d = 0.5, a and c are free of each other and even from 0 to 0.5."""
    row = np.array([0.5, 0.5, -0.5, -0.5])
    found = walked(np.array([row, -row]), 10_000)
    assert_allclose(found[:, 0] + found[:, 1], 0.5, atol=1e-12)
    below = found[:, [0, 2]] < 0.2
    # A share of 0.4 each, of 0.16 together.
    assert np.abs(below.mean(axis=0) - 0.4).max() < 5 * np.sqrt(0.4 * 0.6 / 10_000)
    assert abs(below.all(axis=1).mean() - 0.16) < 5 * np.sqrt(0.16 * 0.84 / 10_000)


def test_a_point_is_stood_on() -> None:
    """Where statements leave one vector of weights, every draw is that one."""
    # a + b, a + c, a + d are half of all, each said from both sides: all four are 0.25.
    halves = np.array([[1, 1, -1, -1], [1, -1, 1, -1], [1, -1, -1, 1]])
    found = walked(np.vstack([halves, -halves]), 7)
    assert_allclose(found, 0.25)
