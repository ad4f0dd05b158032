"""Tests of points for swings."""

from __future__ import annotations

import pytest

from portfolio.scoring.weights.swing import Swing


def test_weights_are_shares_of_the_points() -> None:
    """Swings of 100, 60 and 40 points: a half, three tenths and a fifth."""
    weights = Swing(points={"a": 60, "b": 100, "c": 40}).weights()
    assert weights.by_criterion == {"a": 0.3, "b": 0.5, "c": 0.2}
    assert list(weights.by_criterion) == ["a", "b", "c"]


@pytest.mark.parametrize("most", [99.9, 10])
def test_the_most_valuable_swing_has_100_points(most: float) -> None:
    """Otherwise the points were not asked for as the method says."""
    with pytest.raises(ValueError, match=f"must have 100 points, the most given is {most:g}"):
        Swing(points={"a": most, "b": 5})


def test_all_faults_are_told() -> None:
    """Points beyond the most valuable swing, below none, and no numbers, all at once."""
    with pytest.raises(ValueError, match=r"points of a must be in \[0, 100\], not 101") as caught:
        Swing(points={"a": 101, "b": -1, "c": float("nan"), "d": 100})
    assert "points of b" in str(caught.value)
    assert "points of c" in str(caught.value)
    assert "most valuable" not in str(caught.value)


def test_no_points_are_told() -> None:
    """An empty table asks for the 100 points too."""
    with pytest.raises(ValueError, match="the most given is 0"):
        Swing(points={})


def test_several_swings_may_be_the_most_valuable() -> None:
    """Equal answers, equal weights; a swing worth nothing weighs nothing."""
    weights = Swing(points={"a": 100, "b": 100, "c": 0}).weights()
    assert weights.by_criterion == {"a": 0.5, "b": 0.5, "c": 0}
