"""Tests of SMAA-2 where the answer is known on paper."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import RankAcceptability, Spread, WeightScope, smaa
from portfolio.scoring.stability.priority_model import PriorityModel
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.weights import WeightSet

EVEN = {"x": 0.5, "y": 0.5}


@pytest.fixture(scope="module")
def known(matrix_of) -> RankAcceptability:
    """Rank A (1, 0) against B (.5, .8) where x counts at least as much as y.

    A is first iff w >= .5 w + .8 (1 - w), so iff w >= 8/13. With w uniform on [1/2, 1] that is
    2 (1 - 8/13) = 10/13; the central weight of A is (8/13 + 1) / 2 = 21/26 and that of B
    (1/2 + 8/13) / 2 = 29/52.
    """
    matrix = matrix_of({"A": (1, 0), "B": (0.5, 0.8)}, EVEN)
    return smaa(matrix, WeightSet.ordinal(["x", "y"]), samples=40_000, rng=1)


def test_rank_acceptability(known: RankAcceptability) -> None:
    """Shares of ranks are lengths of intervals of the weight."""
    p = 10 / 13
    assert known.shares == pytest.approx(np.array([[p, 1 - p], [1 - p, p]]), abs=0.01)
    assert known.first == pytest.approx([p, 1 - p], abs=0.01)
    assert known.expected_rank == pytest.approx([2 - p, 1 + p], abs=0.01)
    assert known.pairwise == pytest.approx(np.array([[0.5, p], [1 - p, 0.5]]), abs=0.01)


def test_central_weights(known: RankAcceptability) -> None:
    """Central weights are the middles of the intervals."""
    expected = [[21 / 26, 5 / 26], [29 / 52, 23 / 52]]
    assert known.central_weights[0] == pytest.approx(np.array(expected), abs=0.005)
    assert known.confidence.tolist() == [1, 1]


def test_entropy_and_error(known: RankAcceptability) -> None:
    """Entropy is -p log2 p - (1 - p) log2 (1 - p), the error sqrt(p (1 - p) / N)."""
    p = known.first[0]
    bits = -p * np.log2(p) - (1 - p) * np.log2(1 - p)
    assert known.entropy == pytest.approx([bits, bits])
    assert known.standard_errors[0, 0] == pytest.approx((p * (1 - p) / 40_000) ** 0.5)


def test_products_of_two_axes(matrix_of) -> None:
    """A (1, 0) at feasibility 1 against B (0, 1) at 1/2: A leads iff w >= (1 - w) / 2, w >= 1/3.

    The central weight of A is (1/3 + 1) / 2 = 2/3, that of B 1/6.
    """
    value = matrix_of({"A": (1, 0), "B": (0, 1)}, EVEN)
    found = smaa((value, matrix_of({"A": (1,), "B": (0.5,)}, {"e": 1.0})), samples=40_000, rng=1)
    assert found.first == pytest.approx([2 / 3, 1 / 3], abs=0.01)
    assert found.central_weights[0][:, 0] == pytest.approx([2 / 3, 1 / 6], abs=0.005)
    assert found.central_weights[1].tolist() == [[1], [1]]
    assert found.draws.scope.meaning == "any weights at all, whatever was stated"


@pytest.mark.parametrize(
    ("spread", "above"),
    [(Spread.UNIFORM, 1 / 2), (Spread.TRIANGULAR, 3 / 4), (Spread.PERT, 31 / 32)],
)
def test_uncertain_scores(matrix_of, spread: Spread, above: float) -> None:
    """A in [0, 1], likely 1, is above .5 with 1 - .5, 1 - .5^2 and 1 - .5^5."""
    matrix = matrix_of({"A": (1.0,), "B": (0.5,)}, {"x": 1.0}, low={"A": (0.0,)})
    found = smaa(matrix, samples=20_000, rng=1, spread=spread)
    assert found.first == pytest.approx([above, 1 - above], abs=0.01)
    assert found.pairwise[0, 1] == pytest.approx(found.first[0])
    assert found.confidence == pytest.approx(found.first, abs=0.01)


def test_ties_are_split(matrix_of) -> None:
    """Two alike share both ranks, evenly; their entropy is one bit."""
    found = smaa(matrix_of({"A": (0.3, 0.6), "B": (0.3, 0.6)}, EVEN), samples=100, rng=1)
    assert found.shares.tolist() == [[0.5, 0.5], [0.5, 0.5]]
    assert found.pairwise[0, 1] == 0.5
    assert found.expected_rank.tolist() == [1.5, 1.5]
    assert found.entropy.tolist() == [1, 1]


def test_who_is_never_first(matrix_of) -> None:
    """A dominated one has no central weights, no confidence factor, and a certain rank."""
    found = smaa(matrix_of({"A": (0.9, 0.9), "B": (0.1, 0.1)}, EVEN), samples=100, rng=1)
    assert found.shares.tolist() == [[1, 0], [0, 1]]
    assert np.isnan(found.central_weights[0][1]).all()
    assert np.isnan(found.confidence[1])
    assert found.entropy.tolist() == [0, 0]


def test_the_top_and_plausible_ranks(matrix_of) -> None:
    """With w uniform, A (1, 0) and B (0, 1) swap at a half and C (.4, .4) is never first.

    C passes A below w = .4 and B above w = .6: it is second with .8 and third with .2.
    """
    matrix = matrix_of({"A": (1, 0), "B": (0, 1), "C": (0.4, 0.4)}, EVEN)
    found = smaa(matrix, samples=40_000, rng=1)
    assert found.shares[2] == pytest.approx([0, 0.8, 0.2], abs=0.01)
    assert found.within(2) == pytest.approx([0.6, 0.6, 0.8], abs=0.01)
    assert found.within(9) == pytest.approx([1, 1, 1])
    assert found.rank_at(0.05).tolist() == [1, 1, 2]
    assert found.rank_at(0.95).tolist() == [3, 3, 3]
    assert found.rank_at(0.75).tolist() == [3, 3, 2]
    with pytest.raises(ValueError, match="not 0"):
        found.within(0)


def test_a_scope_may_be_given(opposites: ValueMatrix) -> None:
    """Stated .6 and .4, x may be .3 to 1 and y .2 to .8, so that x is uniform on [.3, .8].

    A leads above a half: on .3 of an interval as long as .5.
    """
    scope = WeightScope.around(PriorityModel.of(opposites))
    found = smaa(opposites, scope, samples=20_000, rng=1)
    assert found.first[0] == pytest.approx(0.6, abs=0.015)


def test_the_generator_decides(opposites: ValueMatrix) -> None:
    """The same seed gives the same bits; a generator moves on."""
    first, again = (smaa(opposites, samples=500, rng=3) for _ in range(2))
    assert np.array_equal(first.shares, again.shares)
    assert np.array_equal(first.central_weights[0], again.central_weights[0])
    rng = np.random.default_rng(3)
    one, two = (smaa(opposites, samples=500, rng=rng) for _ in range(2))
    assert np.array_equal(one.shares, first.shares)
    assert not np.array_equal(one.draws.weights[0], two.draws.weights[0])


def test_some_draws_are_needed(opposites: ValueMatrix) -> None:
    """Nothing can be told from no draws."""
    with pytest.raises(ValueError, match="samples must be at least 1, not 0"):
        smaa(opposites, samples=0, rng=1)
