"""Answers on pairs as a matrix: weights, eigenvalue, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.weights.comparison_matrix import ComparisonMatrix

PAIRS = Mapping[tuple[str, str], float]
ROUND = {("a", "b"): 2.0, ("b", "c"): 4.0, ("a", "c"): 4.0}
"""2 * 4 = 8 where 4 was said: every answer is off by the cube root of 2."""
RING = {("a", "b"): 2.0, ("b", "c"): 2.0, ("c", "d"): 2.0, ("d", "a"): 1.0}
"""A circle of four answers whose product is 8 instead of 1; a-c and b-d were not asked."""


def matrix(pairs: PAIRS) -> ComparisonMatrix:
    """Build a matrix of the criteria in alphabetical order."""
    return ComparisonMatrix.from_pairs(
        tuple(sorted({name for pair in pairs for name in pair})), pairs
    )


def test_two_criteria() -> None:
    """One answer of 3 gives 3/4 and 1/4 by either rule, with eigenvalue 2."""
    both = matrix({("a", "b"): 3.0})
    assert both.log_least_squares == pytest.approx([0.75, 0.25], abs=1e-12)
    assert both.eigenvector == pytest.approx([0.75, 0.25], abs=1e-12)
    assert both.lambda_max == pytest.approx(2, abs=1e-12)


def test_three_consistent() -> None:
    """2, 4 and 2 * 4 = 8 agree: weights 8, 4, 1 of 13, eigenvalue 3, no error."""
    three = matrix({("a", "b"): 2.0, ("b", "c"): 4.0, ("a", "c"): 8.0})
    expected = np.array([8, 4, 1]) / 13
    assert three.log_least_squares == pytest.approx(expected, abs=1e-12)
    assert three.eigenvector == pytest.approx(expected, abs=1e-12)
    assert three.lambda_max == pytest.approx(3, abs=1e-12)
    assert three.squared_error == pytest.approx(0, abs=1e-24)


def test_three_that_contradict() -> None:
    """By hand: rows multiply to 8, 2 and 1/16; with c = 2^(1/3) the eigenvalue is 1 + c + 1/c.

    Each of the three answers is off by ln 2 / 3; for three criteria both rules agree.
    """
    three, turn = matrix(ROUND), 2 ** (1 / 3)
    means = np.cbrt([8, 2, 1 / 16])
    assert three.log_least_squares == pytest.approx(means / means.sum(), abs=1e-12)
    assert three.eigenvector == pytest.approx(means / means.sum(), abs=1e-12)
    assert three.lambda_max == pytest.approx(1 + turn + 1 / turn, abs=1e-12)
    assert three.squared_error == pytest.approx(log(2) ** 2 / 3, abs=1e-12)
    off = log(2) / 3
    expected = [[0, off, -off], [-off, 0, off], [off, -off, 0]]
    # a to b and b to c were said too high, a to c too low: 2 * 4 is more than 4.
    assert three.errors == pytest.approx(np.array(expected), abs=1e-12)


def test_missing_answers_by_hand() -> None:
    """In the ring each answer is off by ln 8 / 4, so weights fall by 2^(1/4) from a to d.

    Turning the ring changes nothing, so the completion that makes the eigenvalue least fills both
    gaps with 1, relative to the weights: rows then sum to 2 + 8^(1/4) + 8^(-1/4).
    """
    ring, step = matrix(RING), 8 ** (1 / 4)
    expected = 2.0 ** (-np.arange(4) / 4)
    assert ring.log_least_squares == pytest.approx(expected / expected.sum(), abs=1e-12)
    assert ring.eigenvector == pytest.approx(expected / expected.sum(), abs=1e-9)
    assert ring.squared_error == pytest.approx(4 * (log(8) / 4) ** 2, abs=1e-12)
    assert ring.lambda_max == pytest.approx(2 + step + 1 / step, abs=1e-9)
    assert ring.completed[0, 2] == pytest.approx(2**0.5, abs=1e-6)
    assert (ring.missing, ring.spare) == (2, 1)
    assert ring.implied(0, 2) == pytest.approx(2**0.5, abs=1e-12)


def test_completion_has_the_least_eigenvalue() -> None:
    """No other value for the one missing ratio has a lesser eigenvalue (a fine grid of them)."""
    pairs = {("a", "b"): 5.0, ("a", "c"): 0.5, ("a", "d"): 3.0, ("b", "c"): 2.0, ("b", "d"): 7.0}
    found = matrix(pairs)
    tried = np.exp(np.linspace(-4, 4, 4001))
    least = []
    for ratio in tried:
        full = matrix({**pairs, ("c", "d"): float(ratio)}).ratios
        least.append(np.linalg.eigvals(full).real.max())
    assert found.lambda_max <= min(least) + 1e-12
    assert found.completed[2, 3] == pytest.approx(tried[int(np.argmin(least))], rel=2e-3)
    assert found.completed[2, 3] * found.completed[3, 2] == pytest.approx(1, abs=1e-12)
    assert found.completed[0] == pytest.approx([1, 5, 0.5, 3], abs=1e-12)
    assert found.completed @ found.eigenvector == pytest.approx(
        found.lambda_max * found.eigenvector, abs=1e-9
    )


def test_completion_is_stationary() -> None:
    """At the completion no missing ratio can lower the eigenvalue, and geometric means differ.

    The eigenvalue's derivative by ln a_ij is u_i a_ij w_j - u_j a_ji w_i, over u w, with the left
    eigenvector u and the right one w: both products are equal where it is least (it is convex).
    """
    pairs = {("a", "b"): 9.0, ("a", "c"): 0.2, ("b", "c"): 7.0, ("b", "d"): 0.3, ("c", "d"): 5.0}
    found = matrix({**pairs, ("d", "e"): 6.0, ("a", "e"): 8.0, ("b", "e"): 0.2})
    values, vectors = np.linalg.eig(found.completed.T)
    left, right = np.abs(vectors[:, values.real.argmax()].real), found.eigenvector
    flow = left[:, np.newaxis] * found.completed * right / (left @ right)
    gaps = [(0, 3), (2, 4)]
    for row, column in gaps:
        assert flow[row, column] == pytest.approx(flow[column, row], abs=1e-7)
        assert found.completed[row, column] * found.completed[column, row] == pytest.approx(1)
    filled = found
    for row, column in gaps:
        filled = filled.replaced(row, column, found.implied(row, column))
    assert found.lambda_max < filled.lambda_max - 0.01


def test_parts() -> None:
    """Answers that chain a, b, c and d, e leave two parts; one more answer makes one."""
    pairs = {("a", "b"): 1.0, ("b", "c"): 1.0, ("d", "e"): 1.0}
    assert matrix(pairs).parts == (("a", "b", "c"), ("d", "e"))
    assert matrix({**pairs, ("a", "e"): 1.0}).parts == (("a", "b", "c", "d", "e"),)


def test_replaced_and_without() -> None:
    """Another answer stands on both sides of the diagonal; the first matrix stays as it was."""
    three = matrix(ROUND)
    other = three.replaced(0, 2, 8.0)
    assert (other.ratios[0, 2], other.ratios[2, 0]) == (8, 1 / 8)
    assert np.isnan(three.without(0, 2).ratios[[0, 2], [2, 0]]).all()
    assert three.ratios[0, 2] == 4
    with pytest.raises(ValueError, match="read-only"):
        three.ratios[0, 2] = 1


@st.composite
def weights_and_tree(draw: st.DrawFn) -> tuple[np.ndarray, set[tuple[int, int]]]:
    """Weights of up to 8 criteria and pairs that connect them: a tree and some more."""
    size = draw(st.integers(2, 8))
    points = draw(st.lists(st.floats(0.01, 100), min_size=size, max_size=size))
    pairs = {(draw(st.integers(0, place - 1)), place) for place in range(1, size)}
    more = draw(st.sets(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))))
    pairs |= {(min(pair), max(pair)) for pair in more if pair[0] != pair[1]}
    return np.array(points) / sum(points), pairs


@settings(deadline=None, max_examples=60)
@given(weights_and_tree())
def test_consistent_answers_give_back_the_weights(
    drawn: tuple[np.ndarray, set[tuple[int, int]]],
) -> None:
    """Ratios of weights, on any connected pairs, lead back to these weights by both rules."""
    weights, pairs = drawn
    names = tuple(map(str, range(len(weights))))
    answers = {(str(i), str(j)): float(weights[i] / weights[j]) for i, j in pairs}
    found = ComparisonMatrix.from_pairs(names, answers)
    assert found.log_least_squares == pytest.approx(weights, rel=1e-9)
    assert found.eigenvector == pytest.approx(weights, rel=1e-6)
    assert found.lambda_max == pytest.approx(len(weights), abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(1 / 9, 9), min_size=6, max_size=6))
def test_any_answers(ratios: list[float]) -> None:
    """For any answers: rows multiply to the weights, the eigenvalue is n or more, ratios mirror."""
    pairs = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]
    four = matrix(dict(zip(pairs, ratios, strict=True)))
    means = four.ratios.prod(axis=1) ** (1 / 4)
    assert four.log_least_squares == pytest.approx(means / means.sum(), rel=1e-12)
    assert four.lambda_max >= 4 - 1e-12
    assert four.ratios * four.ratios.T == pytest.approx(np.ones((4, 4)), abs=1e-12)
    assert four.ratios @ four.eigenvector == pytest.approx(
        four.lambda_max * four.eigenvector, rel=1e-9
    )
