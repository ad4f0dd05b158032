"""Tests of what of a ranking is asked to stay."""

from __future__ import annotations

import pytest

from portfolio.scoring.stability import Keep, PriorityModel

ROWS = {"A": (0.1,), "B": (0.9,), "C": (0.5,), "D": (0.3,)}
"""In order: B, C, D, A, at the positions 1, 2, 3, 0."""


def pairs(matrix_of, keep: Keep, top: int) -> list[tuple[int, int]]:
    """Return the pairs that may not swap."""
    better, worse = keep.pairs(PriorityModel.of(matrix_of(ROWS, {"x": 1.0})), top)
    return list(zip(better.tolist(), worse.tolist(), strict=True))


def test_the_winner_is_held_against_all_others(matrix_of) -> None:
    """The first one may swap with nobody."""
    assert pairs(matrix_of, Keep.WINNER, 3) == [(1, 2), (1, 3), (1, 0)]


def test_the_top_is_held_against_the_rest(matrix_of) -> None:
    """Each of the first two is held against each of the others, not against one another."""
    assert pairs(matrix_of, Keep.TOP, 2) == [(1, 3), (1, 0), (2, 3), (2, 0)]


def test_the_order_is_held_by_neighbours(matrix_of) -> None:
    """If no neighbours swap, nobody does."""
    assert pairs(matrix_of, Keep.ORDER, 1) == [(1, 2), (2, 3), (3, 0)]


def test_a_top_of_all_has_nobody_to_swap_with(matrix_of) -> None:
    """Where all are among the first, the set cannot change."""
    assert pairs(matrix_of, Keep.TOP, 4) == []


def test_top_counts_from_one(matrix_of) -> None:
    """No first ones are no top."""
    with pytest.raises(ValueError, match="not 0"):
        pairs(matrix_of, Keep.TOP, 0)


def test_words() -> None:
    """What stays is told in words."""
    assert Keep.TOP.in_words(10) == "the first 10"
    assert Keep.WINNER.in_words(10) == "the winner"
    assert Keep.ORDER.in_words(10) == "the whole order"
    assert Keep.TOP.stays(10) == "the first 10 stay"
    assert Keep.ORDER.stays(10) == "the whole order stays"
