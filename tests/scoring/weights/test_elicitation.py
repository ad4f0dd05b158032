"""Tests of what all ways of asking for weights share: faults, anchors, registries."""

from __future__ import annotations

import pytest

from portfolio.errors import InvalidInput
from portfolio.scoring.weights import WEIGHT_METHODS
from portfolio.scoring.weights.direct import DirectPoints
from portfolio.scoring.weights.elicitation import Elicitation, Single
from portfolio.scoring.weights.hierarchy import Hierarchy

ASKED = DirectPoints(points={"reach": 2, "cost": 1}, anchors={"reach": (1, 5), "cost": (24, 0)})


def test_scales_as_they_were_are_not_stale() -> None:
    """Nothing is said where both ends are as recorded, or where nothing was recorded."""
    assert ASKED.stale({"reach": (1, 5), "cost": (24.0, 0.0), "other": (0, 1)}) == ()
    assert DirectPoints(points={"reach": 1}).stale({"reach": (1, 5)}) == ()


def test_a_scale_that_changed_is_told() -> None:
    """One sentence for each criterion whose worst or best end is another one today."""
    told = ASKED.stale({"reach": (0, 5), "cost": (0, 24)})
    assert told == (
        "reach: its weight was asked for on a scale from 1 (worst) to 5 (best), "
        "which now goes from 0 to 5; ask again.",
        "cost: its weight was asked for on a scale from 24 (worst) to 0 (best), "
        "which now goes from 0 to 24; ask again.",
    )


def test_a_criterion_that_is_gone_is_not_stale() -> None:
    """Only scales that exist can have changed."""
    assert ASKED.stale({"reach": (1, 5)}) == ()


def test_anchors_must_be_of_the_criteria_and_two_numbers() -> None:
    """All faults of the anchors are told at once."""
    with pytest.raises(ValueError, match="anchors name 'speed'") as caught:
        DirectPoints(
            points={"reach": 1, "cost": 1},
            anchors={"speed": (0, 1), "reach": (3, 3), "cost": (0, float("inf"))},
        )
    assert str(caught.value) == (
        "anchors name 'speed', expected one of reach, cost; "
        "anchors of reach must be two different numbers, not 3 and 3; "
        "anchors of cost must be two different numbers, not 0 and inf"
    )


def test_wrong_answers_are_told_before_anchors() -> None:
    """Where the answers are wrong, what they name is not held against the anchors."""
    with pytest.raises(ValueError, match="points of a must be 0 or more, not -1") as caught:
        DirectPoints(points={"a": -1, "b": 2}, anchors={"speed": (0, 1)})
    assert "anchors" not in str(caught.value)


def test_anchors_are_read_and_written() -> None:
    """They stand in the settings file beside the answers."""
    table = {"kind": "direct", "points": {"a": 1}, "anchors": {"a": [1, 5]}}
    read = Elicitation.from_dict(table)
    assert read == DirectPoints(points={"a": 1}, anchors={"a": (1.0, 5.0)})
    assert read.to_dict() == table


def test_a_fault_of_answers_is_a_finding() -> None:
    """In a settings file the sentence of the fault comes with the place."""
    with pytest.raises(InvalidInput, match=r"points of a must be 0 or more, not -1"):
        Elicitation.from_dict({"kind": "direct", "points": {"a": -1, "b": 1}})


def test_unless_told_otherwise_answers_leave_nothing_open() -> None:
    """The set of weights is the point of the weights."""
    weights = ASKED.weight_set()
    assert weights.is_point
    assert weights.centroid() == pytest.approx(ASKED.weights().by_criterion)


def test_registries() -> None:
    """Any way may stand where an elicitation is wanted; where one voice is, only single ones."""
    assert Elicitation.registry() == WEIGHT_METHODS
    singles = Single.registry()
    assert singles.keys() == WEIGHT_METHODS.keys() - {"hierarchy", "panel"}
    assert Hierarchy not in singles.values()
    with pytest.raises(InvalidInput, match="hierarchy"):
        Single.from_dict({"kind": "hierarchy"})
