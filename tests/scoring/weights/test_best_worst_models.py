"""The linear and the ratio model of the best-worst method."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.weights.best_worst_consistency import consistency_index
from portfolio.scoring.weights.best_worst_models import solve_linear, solve_ratio

TRANSPORT = (2, 0, [8.0, 2.0, 1.0], [1.0, 5.0, 8.0])
"""Rezaei (2015): the last criterion is the best, the first the worst; 2 * 5 is not 8."""


def linear_gap(weights: np.ndarray, case: tuple[int, int, list[float], list[float]]) -> float:
    """Return the greatest deviation of differences, straight from the definition."""
    best, worst, to_best, to_worst = case
    gaps = [
        abs(weights[best] - a * w)
        for j, (a, w) in enumerate(zip(to_best, weights, strict=True))
        if j != best
    ]
    gaps += [
        abs(w - a * weights[worst])
        for j, (a, w) in enumerate(zip(to_worst, weights, strict=True))
        if j != worst
    ]
    return float(max(gaps))


def ratio_gap(weights: np.ndarray, case: tuple[int, int, list[float], list[float]]) -> float:
    """Return the greatest deviation of ratios, straight from the definition."""
    best, worst, to_best, to_worst = case
    gaps = np.abs(weights[best] / weights - to_best), np.abs(weights / weights[worst] - to_worst)
    return float(np.max(gaps))


def test_linear_by_hand() -> None:
    """1/14, 9/28 and 17/28 miss each answer by 1/28.

    w3 - 2 w2 = -1/28, w2 - 5 w1 = -1/28, w3 - 8 w1 = 1/28: no weights miss the greatest of
    three deviations by less, for one falls only where another rises.
    """
    found = solve_linear(*TRANSPORT)
    assert found.deviation == pytest.approx(1 / 28, abs=1e-9)
    assert found.weights == pytest.approx([2 / 28, 9 / 28, 17 / 28], abs=1e-9)
    assert found.low == pytest.approx(found.weights)
    assert found.high == pytest.approx(found.weights)


def test_ratio_by_hand() -> None:
    """(2 - xi)(5 - xi) = 8 + xi gives xi = 4 - sqrt(14); weights are as 1, 5 - xi, 8 + xi."""
    found = solve_ratio(*TRANSPORT)
    xi = 4 - sqrt(14)
    assert found.deviation == pytest.approx(xi, abs=1e-12)
    assert found.weights == pytest.approx([1 / 14, (5 - xi) / 14, (8 + xi) / 14], abs=1e-12)
    assert found.high - found.low == pytest.approx(np.zeros(3), abs=1e-12)


def test_products_below_the_direct_ratio() -> None:
    """(2 + xi)(2 + xi) = 8 - xi gives xi^2 + 5 xi - 4 = 0: xi = (sqrt(41) - 5) / 2."""
    found = solve_ratio(0, 2, [1, 2, 8], [8, 2, 1])
    assert found.deviation == pytest.approx((sqrt(41) - 5) / 2, abs=1e-12)


def test_intervals_by_hand() -> None:
    """4 * 4 = 16 against 8 sets xi = 1: (4 - 1)(4 - 1) = 8 + 1; the rest is left an interval.

    a is 9, c is 3, e is 1. b (2 and 4 agree): 9 / b in [1, 3], b in [3, 5]: b in [3, 5].
    d (3 and 2): 9 / d in [2, 4], d in [1, 3]: d in [2.25, 3]. So b's share lies between
    3 / (9 + 3 + 3 + 3 + 1) and 5 / (9 + 5 + 3 + 2.25 + 1), a's between 9/21 and 9/18.25.
    """
    found = solve_ratio(0, 4, [1, 2, 4, 3, 8], [8, 4, 4, 2, 1])
    assert found.deviation == pytest.approx(1, abs=1e-12)
    assert found.least == pytest.approx([9, 3, 3, 2.25, 1], abs=1e-9)
    assert found.most == pytest.approx([9, 5, 3, 3, 1], abs=1e-9)
    assert found.low[[0, 1]] == pytest.approx([9 / 21, 3 / 19], abs=1e-9)
    assert found.high[[0, 1]] == pytest.approx([9 / 18.25, 5 / 20.25], abs=1e-9)
    middle = (found.low + found.high) / 2
    assert found.weights == pytest.approx(middle / middle.sum(), abs=1e-12)


def test_deviation_beyond_an_answer() -> None:
    """Where xi exceeds an answer, that answer bounds from one side only: b is 1, c at most 4.

    9 * 9 against 9 sets xi = 5.23; b's answer 1 to the best is less than that.
    """
    found = solve_ratio(0, 3, [1, 1, 9, 9], [9, 9, 9, 1])
    xi = consistency_index(9)
    assert found.deviation == pytest.approx(xi, abs=1e-9)
    assert found.least[1] == pytest.approx(9 - xi, abs=1e-9)
    assert found.most[1] == pytest.approx(9 + xi, abs=1e-9)


@pytest.mark.parametrize("ratio", [1, 2, 3, 5, 9, 2.5])
def test_greatest_deviation_is_the_index(ratio: float) -> None:
    """A criterion as far from both ends as these are apart deviates by the consistency index."""
    found = solve_ratio(0, 2, [1, ratio, ratio], [ratio, ratio, 1])
    assert found.deviation == pytest.approx(consistency_index(ratio), abs=1e-9)


def test_two_criteria() -> None:
    """A single answer of 4 is met exactly by both models."""
    for solve in (solve_linear, solve_ratio):
        found = solve(0, 1, [1, 4], [4, 1])
        assert found.weights == pytest.approx([0.8, 0.2], abs=1e-12)
        assert found.deviation == pytest.approx(0, abs=1e-12)


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, int, list[float], list[float]]:
    """Answers on 3 to 6 criteria, none above the ratio of best to worst."""
    size = draw(st.integers(3, 6))
    direct = draw(st.integers(2, 9))
    ratio = st.integers(1, direct).map(float)
    to_best = draw(st.lists(ratio, min_size=size, max_size=size))
    to_worst = draw(st.lists(ratio, min_size=size, max_size=size))
    best, worst = draw(st.permutations(range(size)))[:2]
    to_best[best] = to_worst[worst] = 1.0
    to_best[worst] = to_worst[best] = float(direct)
    return best, worst, to_best, to_worst


@settings(deadline=None, max_examples=60)
@given(cases(), st.integers(0, 10**6))
def test_no_weights_deviate_less(
    case: tuple[int, int, list[float], list[float]], seed: int
) -> None:
    """For any answers the weights reach the deviation told, and none of many others is better."""
    linear, ratio = solve_linear(*case), solve_ratio(*case)
    assert linear_gap(linear.weights, case) == pytest.approx(linear.deviation, abs=1e-9)
    assert ratio_gap(ratio.weights, case) == pytest.approx(ratio.deviation, abs=1e-9)
    rng = np.random.default_rng(seed)
    size = len(case[2])
    far = rng.dirichlet(np.ones(size), 40) + 1e-6
    near = np.abs(ratio.weights * (1 + 0.05 * rng.standard_normal((40, size)))) + 1e-9
    for other in [*far, *near, linear.weights + 1e-9]:
        shares = other / other.sum()
        assert linear_gap(shares, case) >= linear.deviation - 1e-9
        assert ratio_gap(shares, case) >= ratio.deviation - 1e-9


@settings(deadline=None, max_examples=60)
@given(cases(), st.lists(st.booleans(), min_size=6, max_size=6))
def test_intervals_hold_all_and_only_the_best(
    case: tuple[int, int, list[float], list[float]], sides: list[bool]
) -> None:
    """Weights at any ends of the intervals deviate by xi; a step beyond deviates by more."""
    found = solve_ratio(*case)
    ends = np.where(sides[: len(found.least)], found.most, found.least)
    assert ratio_gap(ends, case) == pytest.approx(found.deviation, abs=1e-8)
    shares = ends / ends.sum()
    assert (shares >= found.low - 1e-9).all()
    assert (shares <= found.high + 1e-9).all()
    for place in set(range(len(ends))) - {case[1]}:
        for beyond in (found.most[place] * 1.01, found.least[place] * 0.99):
            other = ends.copy()
            other[place] = beyond
            assert ratio_gap(other, case) > found.deviation + 1e-6


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(0.02, 1), min_size=2, max_size=6, unique=True))
def test_consistent_answers(points: list[float]) -> None:
    """Ratios of weights give back the weights with no deviation, by both models."""
    weights = np.array(points) / sum(points)
    best, worst = int(weights.argmax()), int(weights.argmin())
    to_best, to_worst = (weights[best] / weights).tolist(), (weights / weights[worst]).tolist()
    for solve in (solve_linear, solve_ratio):
        found = solve(best, worst, to_best, to_worst)
        assert found.deviation == pytest.approx(0, abs=1e-7)
        assert found.weights == pytest.approx(weights, abs=1e-6)
