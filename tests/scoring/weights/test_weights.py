"""Tests of weights of criteria."""

from __future__ import annotations

from itertools import permutations

import pytest

from portfolio.scoring.weights.direct import DirectPoints
from portfolio.scoring.weights.weights import Weights

SOURCE = DirectPoints(points={"a": 1})


def test_weights_must_add_up_to_one() -> None:
    """A sum off by more than 1e-9 is refused, not mended; a rounding error is none."""
    with pytest.raises(ValueError, match=r"add up to 0\.9, they must"):
        Weights({"a": 0.5, "b": 0.4}, SOURCE)
    with pytest.raises(ValueError, match=r"1\.000000002"):
        Weights({"a": 0.5, "b": 0.5 + 2e-9}, SOURCE)
    assert Weights({"a": 0.5, "b": 0.5 + 5e-10}, SOURCE)["b"] > 0.5


@pytest.mark.parametrize("wrong", [-0.1, float("nan"), float("inf")])
def test_weights_must_be_numbers_of_at_least_0(wrong: float) -> None:
    """The criterion with the wrong weight is told."""
    with pytest.raises(ValueError, match=r"at least 0: \{'b'"):
        Weights({"a": 1.0, "b": wrong}, SOURCE)


def test_points_are_shared_out() -> None:
    """Points 3, 2 and 5 of 10 are weights 0.3, 0.2 and 0.5."""
    weights = Weights.from_points({"a": 3, "b": 2, "c": 5}, SOURCE, ("said",))
    assert weights.by_criterion == {"a": 0.3, "b": 0.2, "c": 0.5}
    assert weights.source is SOURCE
    assert weights.notes == ("said",)


def test_the_order_of_points_changes_no_bit() -> None:
    """Points whose sum hangs on the order of adding give the same weights in all orders."""
    points = {"a": 0.1, "b": 0.2, "c": 0.3, "d": 1e-17, "e": 7.7}
    seen = {
        tuple(sorted(Weights.from_points(dict(order), SOURCE).by_criterion.items()))
        for order in permutations(points.items())
    }
    assert len(seen) == 1


def test_shown_heaviest_first() -> None:
    """A line in per cent; unrounded inside."""
    weights = Weights.from_points({"a": 1, "b": 2}, SOURCE)
    assert str(weights) == "b 66.7%, a 33.3%"
    assert repr(weights) == "<Weights b 66.7%, a 33.3%>"
    assert weights["a"] == 1 / 3


def test_to_frame_and_notebook() -> None:
    """One row a criterion in the order asked; the notebook says the notes above the table."""
    weights = Weights.from_points({"a": 1, "<b>": 3}, SOURCE, ("Ask again.",))
    frame = weights.to_frame()
    assert frame.to_dict("list") == {"criterion": ["a", "<b>"], "weight": [0.25, 0.75]}
    html = weights._repr_html_()
    assert "Ask again." in html
    assert "75.0%" in html
    assert "&lt;b&gt;" in html
    assert "<b>" not in html
