"""Tests of ranks in many draws at once."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability.ranked import Ranked


def test_ranks_are_counted() -> None:
    """Two draws: B, C, A and B, A, C."""
    ranked = Ranked.by(np.array([[0.1, 0.9, 0.5], [0.5, 0.9, 0.1]]), 1.0)
    assert ranked.order.tolist() == [[1, 2, 0], [1, 0, 2]]
    assert ranked.shares().tolist() == [[0, 1, 1], [2, 0, 0], [0, 1, 1]]


def test_ties_share_their_ranks() -> None:
    """A and C are level behind B: each takes half of the second and half of the third rank."""
    ranked = Ranked.by(np.array([[0.4, 0.9, 0.4]]), 1.0)
    assert ranked.shares().tolist() == [[0, 0.5, 0.5], [1, 0, 0], [0, 0.5, 0.5]]
    assert ranked.sizes.tolist() == [[1, 2, 2]]


def test_ties_of_several_sizes() -> None:
    """Two are level at the top, three behind them; all level in a second draw."""
    ranked = Ranked.by(np.array([[3, 5, 3, 5, 3], [2, 2, 2, 2, 2]], dtype=np.float64), 5.0)
    shares = ranked.shares()
    third, half, fifth = 1 / 3, 1 / 2, 1 / 5
    assert shares[0] == pytest.approx([fifth, fifth, third + fifth, third + fifth, third + fifth])
    assert shares[1] == pytest.approx([half + fifth, half + fifth, fifth, fifth, fifth])
    assert shares.sum(axis=0) == pytest.approx([2] * 5)


def test_leaders_share_the_first_place() -> None:
    """In the first draw one leads, in the second two, in the third all."""
    ranked = Ranked.by(np.array([[1, 2, 0], [2, 2, 1], [1, 1, 1]], dtype=np.float64), 2.0)
    draws, leaders, parts = ranked.leaders()
    assert draws.tolist() == [0, 1, 1, 2, 2, 2]
    assert leaders.tolist() == [1, 0, 1, 0, 1, 2]
    assert parts.tolist() == pytest.approx([1, 1 / 2, 1 / 2, 1 / 3, 1 / 3, 1 / 3])


def test_rounding_errors_are_ties() -> None:
    """.1 + .2 and .3 are level; a billionth is not."""
    assert Ranked.by(np.array([[0.1 + 0.2, 0.3]]), 1.0).shares().tolist() == [[0.5, 0.5]] * 2
    assert Ranked.by(np.array([[0.3, 0.3 + 1e-9]]), 1.0).order.tolist() == [[1, 0]]


def test_any_size_and_sign() -> None:
    """Priorities in points, or below 0, rank as well."""
    assert Ranked.by(np.array([[-300.0, 4e4, -2.0]]), 1e5).order.tolist() == [[1, 2, 0]]
    assert Ranked.by(np.array([[0.7]]), 1.0).shares().tolist() == [[1]]


def test_ranks_are_those_of_sorting() -> None:
    """On many draws the order is that of a plain sort."""
    priorities = np.random.default_rng(1).random((50, 70))
    assert np.array_equal(Ranked.by(priorities, 1.0).order, np.argsort(-priorities, axis=1))
