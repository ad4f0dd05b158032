"""Both sides of a contest compute the same."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.contests import by_column, by_pair, by_weights, random_matrix

from benchmarks import contests

MATRIX = random_matrix(30, 12, seed=4)


@pytest.mark.parametrize("at", range(8))
def test_same_scores(at: int) -> None:
    """Ours and pymcdm's are the same numbers, so the same work is timed."""
    pytest.importorskip("pymcdm")
    contest = [*by_column(MATRIX), *by_pair(MATRIX)][at]
    assert contest.theirs is not None
    assert contest.ours() == pytest.approx(contest.theirs(), abs=1e-12)
    # Every call computes anew and to the same result.
    assert contest.ours() == pytest.approx(contest.theirs(), abs=1e-12)


def test_same_shares_of_ranks() -> None:
    """SMAA by draws of its own differs from the loop by chance only: 5 standard errors."""
    contest = by_weights(random_matrix(5, 12, seed=4), samples=4000, seed=1)
    assert contest.theirs is not None
    ours, loop = contest.ours(), contest.theirs()
    assert loop.sum(axis=0) == pytest.approx(np.ones(5))
    assert ours == pytest.approx(loop, abs=5 * np.sqrt(0.25 / 4000) * np.sqrt(2))


def test_without_pymcdm_ours_is_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed there is nobody to compare with, and no error."""
    monkeypatch.setattr(contests, "find_spec", lambda name: None)
    found = [*by_column(MATRIX), *by_pair(MATRIX)]
    assert [contest.theirs for contest in found] == [None] * 8
    assert all(np.isfinite(contest.ours()).all() for contest in found)


def test_alone() -> None:
    """A contest may be run without the other."""
    contest = by_weights(MATRIX, samples=10, seed=1)
    assert contest.alone().theirs is None
    assert contest.alone().ours is contest.ours


def test_random_matrices_are_those_of_their_seed() -> None:
    """The same seed, the same numbers; another one, others; weights add up to 1."""
    again, other = random_matrix(30, 12, seed=4), random_matrix(30, 12, seed=5)
    assert again.likely.tolist() == MATRIX.likely.tolist()
    assert other.likely.tolist() != MATRIX.likely.tolist()
    assert MATRIX.likely.shape == (30, 12)
