"""Whether the answers around the best and the worst criterion contradict each other."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.weights.best_worst_consistency import (
    BestWorstConsistency,
    consistency_index,
)


def answers(to_best: list[float], to_worst: list[float]) -> BestWorstConsistency:
    """Give the consistency of answers on a (best), b, c ... of which the last is the worst."""
    names = "abcdefghij"[: len(to_best)]
    return BestWorstConsistency(
        "a",
        names[-1],
        dict(zip(names, to_best, strict=True)),
        dict(zip(names, to_worst, strict=True)),
    )


SHORT = answers([1, 2, 8], [8, 5, 1])
"""2 * 5 = 10 where 8 was said directly."""


@pytest.mark.parametrize(("ratio", "index"), [(1, 0), (3, 1), (6, 3), (2, (5 - sqrt(17)) / 2)])
def test_index_by_hand(ratio: float, index: float) -> None:
    """The root of xi^2 - 7 xi + 6 (a = 3) is 1, of xi^2 - 13 xi + 30 (a = 6) it is 3."""
    assert consistency_index(ratio) == pytest.approx(index, abs=1e-12)


@given(st.floats(1, 100))
def test_index_solves_its_equation(ratio: float) -> None:
    """For any ratio it is a root, and the smaller one: no more than a - 1, where (a - xi) = 1."""
    xi = consistency_index(ratio)
    assert (ratio - xi) ** 2 == pytest.approx(ratio + xi, rel=1e-9)
    assert -1e-12 <= xi <= max(ratio - 1, 0) + 1e-12


def test_input_ratio_by_hand() -> None:
    """abs(2 * 5 - 8) / (64 - 8) = 2 / 56; best and worst themselves agree with the direct ratio."""
    assert SHORT.by_criterion == pytest.approx({"a": 0, "b": 2 / 56, "c": 0}, abs=1e-12)
    assert SHORT.input_ratio == pytest.approx(2 / 56, abs=1e-12)
    assert SHORT.best_to_worst == 8


def test_greatest_contradiction_is_one() -> None:
    """A criterion as far from the best and from the worst as these from each other: ratio 1."""
    assert answers([1, 4, 4], [4, 4, 1]).input_ratio == pytest.approx(1, abs=1e-12)
    assert answers([1, 1, 1], [1, 1, 1]).input_ratio == 0


@pytest.mark.parametrize(
    ("size", "direct", "limit"),
    [
        (3, 3, 0.1667),
        (9, 3, 0.1667),
        (3, 4, 0.1121),
        (5, 7, 0.2819),
        (3, 8, 0.1309),
        (9, 9, 0.3662),
        (4, 2, 0.0),
        (2, 9, 0.0),
        (10, 9, None),
        (4, 10, None),
        (4, 3.5, None),
    ],
)
def test_limits(size: int, direct: float, limit: float | None) -> None:
    """Limits are those of Liang, Brunelli and Rezaei (2020), Table 3; none beyond it."""
    consistent = [1.0] * (size - 1) + [direct]
    assert answers(consistent, [direct] * (size - 1) + [1.0]).limit == limit


def test_acceptable() -> None:
    """Within the limit, above it, and unknown where no limit was published."""
    assert SHORT.acceptable is True
    # 4 * 4 = 16 instead of 8: 8 / 56 = 0.143, above 0.1309.
    assert answers([1, 4, 8], [8, 4, 1]).acceptable is False
    assert answers([1, 4, 10], [10, 4, 1]).acceptable is None
    assert answers([1, 2.5, 10], [10, 4, 1]).acceptable is True
    assert answers([1, 1, 2], [2, 1, 1]).acceptable is False


def test_sentences() -> None:
    """The worst criterion is told with its two answers and what they come to together."""
    assert str(SHORT) == (
        "the answers agree well enough: input-based consistency ratio 0.04 (at most 0.13); "
        "most for b: a is 2 times b and b 5 times c, together 10, but a was said to be 8 times c"
    )
    assert str(answers([1, 4, 8], [8, 4, 1])).startswith("the answers contradict each other")
    assert "(no limit published)" in str(answers([1, 4, 10], [10, 4, 1]))
    assert str(answers([1, 2, 8], [8, 4, 1])) == "no answer contradicts another"
    assert str(answers([1, 8 / 3, 8], [8, 3, 1])) == "no answer contradicts another"
    assert repr(SHORT) == f"<BestWorstConsistency: {SHORT}>"
    assert ">10</td>" in SHORT._repr_html_()


def test_table() -> None:
    """One row a criterion with both answers, their product and the ratio."""
    frame = SHORT.to_frame()
    assert list(frame.columns) == [
        *("criterion", "best_to_criterion", "criterion_to_worst", "product", "input_ratio")
    ]
    assert frame.iloc[1].tolist()[:4] == ["b", 2, 5, 10]
    assert frame["product"].tolist() == [8, 10, 8]
