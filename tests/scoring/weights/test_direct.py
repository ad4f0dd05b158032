"""Tests of points given outright."""

from __future__ import annotations

import pytest

from portfolio.scoring.weights.direct import DirectPoints


def test_weights_are_shares_of_the_points() -> None:
    """Points 6, 3 and 1 of 10; none for a criterion without points."""
    weights = DirectPoints(points={"a": 6, "b": 3, "c": 1, "d": 0}).weights()
    assert weights.by_criterion == {"a": 0.6, "b": 0.3, "c": 0.1, "d": 0.0}
    assert weights.notes == ()


def test_the_scale_of_points_does_not_matter() -> None:
    """A tenth of all points gives the same weights."""
    large = DirectPoints(points={"a": 600, "b": 400}).weights()
    small = DirectPoints(points={"a": 0.6, "b": 0.4}).weights()
    assert large.by_criterion == pytest.approx(small.by_criterion, rel=1e-15)


def test_all_faults_are_told() -> None:
    """Points below 0 and points that are no numbers are told with the criterion."""
    with pytest.raises(ValueError, match="points of a must be 0 or more, not -1") as caught:
        DirectPoints(points={"a": -1, "b": float("nan"), "c": 2})
    assert "points of b must be 0 or more, not nan" in str(caught.value)


@pytest.mark.parametrize("points", [{}, {"a": 0, "b": 0}])
def test_somebody_must_have_points(points: dict[str, float]) -> None:
    """Nothing can be shared out of no points at all."""
    with pytest.raises(ValueError, match="at least one criterion more than 0"):
        DirectPoints(points=points)
