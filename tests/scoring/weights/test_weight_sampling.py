"""Tests of drawing from sets of weights: every part of a set alike."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from portfolio.scoring.weights import hit_and_run
from portfolio.scoring.weights.enclosure import Enclosure
from portfolio.scoring.weights.weight_sampling import sample_weights

COUNT = 16_000


def drawn(rows: np.ndarray, n: int = COUNT, seed: int = 1) -> np.ndarray:
    """Draw with a fixed seed, and check what holds for all draws."""
    rows = np.asarray(rows, dtype=float)
    found = sample_weights(Enclosure.around(rows), n, np.random.default_rng(seed))
    assert found.shape == (n, rows.shape[1])
    assert (found >= 0).all()
    assert_allclose(found.sum(axis=1), 1, atol=1e-12)
    assert (found @ rows.T >= -1e-12).all()
    return found


def surprise(found: np.ndarray, expected: float) -> float:
    """How many standard errors the share of True is from what is expected."""
    return float((found.mean() - expected) / np.sqrt(expected * (1 - expected) / len(found)))


def test_all_parts_of_the_triangle_are_hit_alike() -> None:
    """The 16 triangles of a quarter the side, all of one size, get their share of free weights."""
    found = drawn(np.zeros((0, 3)))
    # Floors of the quadrupled weights name the small triangle: they add up to 3 or to 2.
    cells = np.floor(4 * found).astype(int) @ [100, 10, 1]
    _, counts = np.unique(cells, return_counts=True)
    assert len(counts) == 16
    # Chi-square with 15 degrees of freedom is below 44.3 in 9,999 of 10,000 cases.
    assert ((counts - COUNT / 16) ** 2 / (COUNT / 16)).sum() < 44.3


def test_a_ranking_is_drawn_as_sorted_free_weights_are() -> None:
    """Means are the ROC weights, and a >= 2 b has its share of the set of a >= b >= c."""
    found = drawn(np.array([[1, -1, 0], [0, 1, -1]]))
    errors = found.std(axis=0) / np.sqrt(COUNT)
    assert (np.abs(found.mean(axis=0) - np.array([11, 5, 2]) / 18) < 4 * errors).all()
    # a = 2 b cuts the triangle e1, (1/2, 1/2), (1/3, 1/3, 1/3) from (2/3, 1/3) to (1/2, 1/4, 1/4).
    # Of the edge from e1 to (1/2, 1/2) it leaves 2/3, of that to (1/3, ...) 3/4: 1/2 of the area.
    assert abs(surprise(found[:, 0] >= 2 * found[:, 1], 1 / 2)) < 4


def test_least_weights_shift_free_weights() -> None:
    """Above its least weight, each criterion has a third of what is left on average."""
    found = drawn(np.eye(3) - np.array([[0.1], [0.2], [0.3]]))
    assert (found.min(axis=0) >= [0.1, 0.2, 0.3]).all()
    # 0.4 is left: means 0.1 + 0.4/3 ..., standard deviation 0.4 sqrt(2 / 36).
    error = 0.4 * np.sqrt(2 / 36 / COUNT)
    assert (np.abs(found.mean(axis=0) - np.array([0.7, 1, 1.3]) / 3) < 4 * error).all()


def pentagon() -> np.ndarray:
    """Return closed rows of 0.2 <= a <= 0.6 and 0.2 <= b <= 0.6 of three weights: area 0.14."""
    return np.array([[0.8, -0.2, -0.2], [-0.2, 0.8, -0.2], [-0.4, 0.6, 0.6], [0.6, -0.4, 0.6]])


def test_greatest_weights_throw_draws_away() -> None:
    """Areas in the plane of a and b are known: below 0.4 lies 0.08, both below 0.4 0.04."""
    found = drawn(pentagon())
    low = found[:, :2] < 0.4
    assert abs(surprise(low[:, 0], 0.08 / 0.14)) < 4
    assert abs(surprise(low[:, 1], 0.08 / 0.14)) < 4
    assert abs(surprise(low.all(axis=1), 0.04 / 0.14)) < 4


def test_few_hits_make_walkers_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a draw hardly ever falls in the set, walkers are sent; not where it often does."""
    walked = []

    def walk(rows: np.ndarray, n: int, rng: np.random.Generator) -> np.ndarray:
        walked.append(n)
        return hit_and_run.walk(rows, n, rng)

    monkeypatch.setattr("portfolio.scoring.weights.weight_sampling.walk", walk)
    drawn(pentagon(), 50)
    assert walked == []
    # Twelve weights of at most 0.1: far less than one free draw in 50.
    drawn(0.1 - np.eye(12), 50)
    assert walked == [50]


@pytest.mark.parametrize("rows", [np.zeros((0, 3)), pentagon(), 0.1 - np.eye(12)])
def test_same_seed_same_bits(rows: np.ndarray) -> None:
    """Whatever the way of drawing, a seed fixes every bit, and another seed changes them."""
    assert_array_equal(drawn(rows, 200, seed=5), drawn(rows, 200, seed=5))
    assert (drawn(rows, 200, seed=5) != drawn(rows, 200, seed=6)).any()
