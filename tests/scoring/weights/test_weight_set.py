"""Tests of sets of weights: what statements leave open, and what follows for sums."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from portfolio.scoring.weights.linear_program import lowest_point
from portfolio.scoring.weights.statement import Statement
from portfolio.scoring.weights.weight_set import WeightSet

if TYPE_CHECKING:
    from collections.abc import Callable

ABC = ("a", "b", "c")


@st.composite
def weight_sets(draw: st.DrawFn) -> tuple[WeightSet, np.ndarray]:
    """Draw a set of two to six weights, and weights that are in it."""
    size = draw(st.integers(2, 6))
    points = np.array(draw(st.lists(st.integers(1, 9), min_size=size, max_size=size)))
    inside = points / points.sum()
    criteria = "abcdef"[:size]
    said = []
    for _ in range(draw(st.integers(0, 5))):
        numbers = draw(st.lists(st.integers(-3, 3), min_size=size, max_size=size))
        slack = draw(st.sampled_from([0.0, 0.01, 0.1, 0.5]))
        limit = float(np.array(numbers) @ inside) - slack
        said.append(Statement(dict(zip(criteria, numbers, strict=True)), limit))
    return WeightSet.linear(criteria, said), inside


@settings(max_examples=60, deadline=None)
@given(weight_sets(), st.integers(0, 99))
def test_draws_corners_and_centroid_lie_in_the_set(
    drawn: tuple[WeightSet, np.ndarray], seed: int
) -> None:
    """So does the vector the statements were made from; its ranges bound all of them."""
    weights, inside = drawn
    corners = weights.extreme_points()
    draws = weights.sample(30, seed)
    middle = np.array(list(weights.centroid().values()))
    for points in (inside, corners, draws, middle):
        assert weights.contains(points, 1e-7).all()
    low, high = np.array(list(weights.ranges().values())).T
    for points in (inside, draws, middle):
        assert (points >= low - 1e-7).all()
        assert (points <= high + 1e-7).all()


@settings(max_examples=60, deadline=None)
@given(weight_sets(), st.lists(st.integers(-5, 5), min_size=6, max_size=6))
def test_least_by_corners_is_that_of_the_linear_program(
    drawn: tuple[WeightSet, np.ndarray], numbers: list[int]
) -> None:
    """Two independent ways to the least sum agree, and no draw is below it."""
    weights, _ = drawn
    direction = np.array(numbers[: len(weights.criteria)], dtype=float)
    matrix, limits = weights.rows()
    lowest = lowest_point(direction, matrix - limits[:, np.newaxis])
    assert lowest is not None
    assert weights.least(direction) == pytest.approx(direction @ lowest, abs=1e-6)
    assert (weights.sample(30, 0) @ direction >= weights.least(direction) - 1e-9).all()


@settings(max_examples=30, deadline=None)
@given(weight_sets())
def test_centroid_does_not_hang_on_the_order_of_statements(
    drawn: tuple[WeightSet, np.ndarray],
) -> None:
    """Criteria and statements told the other way round leave every criterion its weight."""
    weights, _ = drawn
    turned = WeightSet(weights.criteria[::-1], weights.statements[::-1])
    assert turned.centroid() == pytest.approx(weights.centroid(), abs=1e-12)


def test_free_weights() -> None:
    """Nothing known: all weight anywhere, the mean equal weights."""
    weights = WeightSet.free(ABC)
    assert weights.ranges() == {"a": (0, 1), "b": (0, 1), "c": (0, 1)}
    assert weights.centroid() == pytest.approx(dict.fromkeys(ABC, 1 / 3))
    assert str(weights) == "all weights of a, b, c in sum 1: nothing else is known"


def test_a_point_is_one_vector() -> None:
    """Every draw, corner and mean of a point is that point, to the last bits."""
    given_weights = {"a": 0.2, "b": 0.7, "c": 0.1}
    weights = WeightSet.point(given_weights)
    assert weights.is_point
    assert_allclose(weights.sample(3, 1), [[0.2, 0.7, 0.1]] * 3, rtol=1e-14)
    assert_allclose(weights.extreme_points(), [[0.2, 0.7, 0.1]], rtol=1e-14)
    assert weights.centroid() == pytest.approx(given_weights, rel=1e-14)
    assert weights.least(np.array([1.0, 2, 3])) == pytest.approx(0.2 + 1.4 + 0.3)


def test_a_point_must_add_up_to_one() -> None:
    """Weights in sum 0.9 are refused, not brought to 1."""
    with pytest.raises(ValueError, match=r"add up to 0\.9"):
        WeightSet.point({"a": 0.5, "b": 0.4})


def test_a_ranking_has_equal_weights_of_the_first_ones_as_corners() -> None:
    """Corners of four ranks: 1; 1/2 twice; 1/3 three times; 1/4 each. Their mean is ROC."""
    weights = WeightSet.ordinal("abcd")
    expected = np.tril(np.ones((4, 4))) / np.arange(1, 5)[:, np.newaxis]
    found = weights.extreme_points()
    assert_allclose(found[np.argsort(-found[:, 0])], expected, atol=1e-15)
    assert weights.centroid() == pytest.approx(
        {"a": 25 / 48, "b": 13 / 48, "c": 7 / 48, "d": 3 / 48}
    )
    assert weights.ranges()["b"] == pytest.approx((0, 1 / 2))


def test_least_over_a_ranking_is_the_least_mean_of_the_first_ones() -> None:
    """Kirkwood and Sarin (1985): a sum is least at a mean of its first terms."""
    # 3; (3 - 5) / 2 = -1; (3 - 5 + 1) / 3 = -1/3.
    assert WeightSet.ordinal(ABC).least(np.array([3.0, -5, 1])) == pytest.approx(-1)


def test_ties_weigh_the_same() -> None:
    """In the order a, b and c alike, d: corners 1, a third each, a quarter each."""
    weights = WeightSet.ordinal(["a", ("b", "c"), "d"])
    found = weights.extreme_points()
    expected = [[1, 0, 0, 0], [1 / 3] * 3 + [0], [1 / 4] * 4]
    assert_allclose(found[np.argsort(-found[:, 0])], expected, atol=1e-15)
    draws = weights.sample(100, 3)
    assert_array_equal(draws[:, 1], draws[:, 2])


def test_a_ranking_names_each_criterion_once() -> None:
    """One that stands at two places is a fault, told as such and not as a contradiction."""
    with pytest.raises(ValueError, match="order names a 2 times"):
        WeightSet.ordinal(["a", "b", "a"])


def test_intervals_bound_each_other() -> None:
    """With a at most 0.3 and b at most 0.2, c has at least a half."""
    weights = WeightSet.interval({"a": (0.1, 0.3), "b": (0, 0.2), "c": (0, 1)})
    assert weights.ranges() == {
        "a": pytest.approx((0.1, 0.3)),
        "b": pytest.approx((0, 0.2)),
        "c": pytest.approx((0.5, 0.9)),
    }
    # A rectangle: the mean is its middle.
    assert weights.centroid() == pytest.approx({"a": 0.2, "b": 0.1, "c": 0.7})


def test_narrow_is_not_flat() -> None:
    """Limits a millionth apart leave that millionth open, in corners and in draws."""
    weights = WeightSet.interval({"a": (0.5, 0.5 + 1e-6), "b": (0, 1), "c": (0, 1)})
    assert not weights.is_point
    assert weights.ranges()["a"] == (
        pytest.approx(0.5, abs=1e-12),
        pytest.approx(0.5 + 1e-6, abs=1e-12),
    )
    spread = np.ptp(weights.sample(1_000, 1)[:, 0])
    assert 0.9e-6 < spread <= 1e-6 + 1e-12


def test_rows_say_what_the_statements_say() -> None:
    """A @ w >= b with criteria as columns; weights above 0 and the sum are understood."""
    matrix, limits = WeightSet.linear(ABC, [Statement({"c": 1, "a": -2}, 0.1)]).rows()
    assert matrix.tolist() == [[-2, 0, 1]]
    assert limits.tolist() == [0.1]
    matrix, limits = WeightSet.free(ABC).rows()
    assert (matrix.shape, limits.shape) == ((0, 3), (0,))


@pytest.mark.parametrize(
    ("weights", "inside"),
    [
        ((0.5, 0.3, 0.2), True),
        ((0.3, 0.5, 0.2), False),
        ((0.5, 0.3, 0.1), False),
        ((0.8, 0.3, -0.1), False),
        ((0.4, 0.4 + 1e-12, 0.2), True),
    ],
)
def test_contains(weights: tuple[float, ...], inside: bool) -> None:
    """Weights are in the set if order, sum and sign are right, up to a rounding error."""
    assert WeightSet.ordinal(ABC).contains(np.array(weights)) == inside


def test_contains_looks_at_each_vector() -> None:
    """One answer by row."""
    found = WeightSet.ordinal(ABC).contains(np.array([[0.5, 0.3, 0.2], [0.2, 0.3, 0.5]]))
    assert found.tolist() == [True, False]


def test_both_hold() -> None:
    """A ranking and a greatest weight together: a is below 0.4 and so above a third."""
    limits = WeightSet.interval({"c": (0, 1), "b": (0, 1), "a": (0, 0.4)})
    weights = WeightSet.ordinal(ABC) & limits
    assert weights.criteria == ABC
    assert weights.ranges()["a"] == pytest.approx((1 / 3, 0.4))
    with pytest.raises(ValueError, match="criteria differ"):
        WeightSet.ordinal(ABC) & WeightSet.free("ab")


def test_draws_of_mixed_statements_are_even() -> None:
    """In a >= b >= c, a below 0.5 has the share that the areas of triangles say."""
    # a = 0.5 meets the triangle of corners a = 1, 1/2, 1/3 at (1/2, 1/2, 0) and 1/4 of the way
    # from (1/3, 1/3, 1/3) to e1: below lies 1/4 of its area, a triangle again.
    weights = WeightSet.ordinal(ABC) & WeightSet.interval({"a": (0, 0.5), "b": (0, 1), "c": (0, 1)})
    draws = WeightSet.ordinal(ABC).sample(10_000, 4)
    share = (draws[:, 0] <= 0.5).mean()
    assert abs(share - 1 / 4) < 4 * np.sqrt(3 / 16 / 10_000)
    corners = np.array([[1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3], [1 / 2, 1 / 4, 1 / 4]])
    mean = corners.mean(axis=0)
    found = weights.sample(10_000, 5)
    assert (np.abs(found.mean(axis=0) - mean) < 4 * found.std(axis=0) / 100).all()
    assert list(weights.centroid().values()) == pytest.approx(mean)


def test_a_generator_goes_on_where_a_seed_starts_anew() -> None:
    """The same seed gives the same bits; one generator gives other draws each time."""
    weights = WeightSet.free(ABC)
    assert_array_equal(weights.sample(5, 7), weights.sample(5, np.random.default_rng(7)))
    rng = np.random.default_rng(7)
    assert (weights.sample(5, rng) != weights.sample(5, rng)).any()


def test_corners_cannot_be_written_into_the_set() -> None:
    """What is handed out is a copy."""
    weights = WeightSet.free(ABC)
    weights.extreme_points()[:] = 0
    assert weights.extreme_points().sum() == 3


def test_too_many_corners_are_refused_but_sums_still_known() -> None:
    """Twelve weights of at most 0.15 have 5,544 corners; the least weight of two is 0.0."""
    # 12!/(6! 6!) choices of six at 0.15, times 6 of one at 0.1: 5,544. Ten others can take 1.
    weights = WeightSet.interval(dict.fromkeys("abcdefghijkl", (0, 0.15)))
    with pytest.raises(ValueError, match="ask `least`"):
        weights.extreme_points()
    assert weights.least(np.array([1.0, 1] + [0] * 10)) == pytest.approx(0, abs=1e-9)
    assert weights.least(-np.array([1.0, 1] + [0] * 10)) == pytest.approx(-0.3)
    # Treated alike, they weigh alike, though the mean is drawn.
    assert list(weights.centroid().values()) == pytest.approx([1 / 12] * 12, rel=1e-12)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: WeightSet.free([]), "at least one criterion"),
        (lambda: WeightSet.free(["a", "a"]), "a is named 2 times"),
        (lambda: WeightSet.linear(ABC, [Statement({"d": 1})]), "'d', which is no criterion"),
        (lambda: WeightSet.linear(ABC, [Statement({"a": np.nan})]), "not finite"),
        (lambda: WeightSet.interval({"a": (0, 0.4), "b": (0, 0.4)}), "a <= 0.4; b <= 0.4"),
        (lambda: WeightSet.interval({"a": (0.6, 1), "b": (0.5, 1)}), "a >= 0.6; b >= 0.5"),
    ],
)
def test_faults_are_told(make: Callable[[], WeightSet], words: str) -> None:
    """Wrong criteria, wrong numbers and contradictions are told in plain words."""
    with pytest.raises(ValueError, match=words):
        make()


def test_only_what_contradicts_is_told() -> None:
    """Statements that could stay are not named."""
    said = [
        Statement({"c": 1}, 0.1),
        Statement({"a": 1, "b": -1}),
        Statement({"b": 1}, 0.4),
        Statement({"a": -1}, -0.3),
    ]
    with pytest.raises(ValueError, match=r"at once: a >= b; b >= 0\.4; a <= 0\.3$"):
        WeightSet.linear(ABC, said)


def test_no_draws_is_a_wrong_argument() -> None:
    """At least one sample must be asked for."""
    with pytest.raises(ValueError, match="not 0"):
        WeightSet.free(ABC).sample(0, 1)


def test_to_frame_and_notebook() -> None:
    """One row a criterion: least, centroid, greatest; the notebook shows per cents, escaped."""
    weights = WeightSet.ordinal(["a", "<b>"])
    frame = weights.to_frame()
    assert list(frame.columns) == ["criterion", "least", "centroid", "greatest"]
    assert frame["criterion"].tolist() == ["a", "<b>"]
    assert_allclose(frame[["least", "centroid", "greatest"]], [[0.5, 0.75, 1], [0, 0.25, 0.5]])
    html = weights._repr_html_()
    assert "50.0%" in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_large_sets_are_drawn_from_fast_and_rightly() -> None:
    """Ten statements about twelve criteria: draws hold to them and spread over their ranges."""
    rng = np.random.default_rng(3)
    inside = rng.dirichlet(np.full(12, 3))
    said = []
    for _ in range(10):
        numbers = rng.normal(size=12)
        limit = float(numbers @ inside) - 0.02
        said.append(Statement(dict(zip("abcdefghijkl", numbers.tolist(), strict=True)), limit))
    weights = WeightSet.linear("abcdefghijkl", said)
    draws = weights.sample(10_000, 1)
    assert weights.contains(draws).all()
    for (low, high), column in zip(weights.ranges().values(), draws.T, strict=True):
        assert column.max() - column.min() > 0.5 * (high - low)
        assert low - 1e-9 <= column.min()
        assert column.max() <= high + 1e-9
    # Halves of the walk, drawn by the same walkers at other times, have one mean.
    first, second = draws[:5_000], draws[5_000:]
    errors = draws.std(axis=0) / np.sqrt(2_500)
    assert (np.abs(first.mean(axis=0) - second.mean(axis=0)) < 4 * errors).all()


def test_every_pair_of_neighbours_of_a_ranking_falls() -> None:
    """Draws of a ranking of twelve never rise, up to rounding."""
    draws = WeightSet.ordinal("abcdefghijkl").sample(1_000, 8)
    for left, right in pairwise(draws.T):
        assert (left >= right - 1e-15).all()
