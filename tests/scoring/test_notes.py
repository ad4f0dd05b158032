"""Sentences about the whole scorecard."""

from __future__ import annotations

import pytest

from portfolio.scoring import Axis, DirectPoints, Missing, Ranked, Rubric, notes
from portfolio.scoring.assessments import gather
from portfolio.scoring.notes import (
    about_weights,
    axes_not_judged,
    closed,
    unknown,
    waivers_not_needed,
    weights_found,
)
from portfolio.scoring.weights import WEIGHT_METHODS


def test_axes(rubric: Rubric) -> None:
    """Only an axis without criteria is worth a sentence."""
    assert list(axes_not_judged(rubric)) == []
    able = Rubric(name="able", criteria=rubric.criteria[2:])
    assert list(axes_not_judged(able)) == [
        "Value was not judged (no criterion speaks of it) and counts as 1."
    ]


@pytest.mark.parametrize(
    ("count", "sentences"),
    [
        (0, []),
        (1, ["Not scored, because delivered or withdrawn: 1 initiative."]),
        (1200, ["Not scored, because delivered or withdrawn: 1,200 initiatives."]),
    ],
)
def test_closed(count: int, sentences: list[str]) -> None:
    """None is not worth a sentence; one is singular; many have separators."""
    assert list(closed(count)) == sentences


def test_unknown_scores_name_a_few(rubric: Rubric, backlog_of) -> None:
    """Seven initiatives lack a score each: five are named, two are counted."""
    scores = gather(
        backlog_of(**{name: {"gain": 1, "reach": 1} for name in "ABCDEFG"}),
        rubric,
        Missing.INTERVAL,
    )
    first, second = unknown(scores, rubric, Missing.INTERVAL)
    assert first.startswith("7 unknown scores (A, B, C, D, E and 2 more), counted as anything")
    assert second == "The knock-out on effort could not be judged: A, B, C, D, E and 2 more."


def test_nothing_unknown_is_no_sentence(rubric: Rubric, backlog_of) -> None:
    """Complete scores need no note."""
    scores = gather(backlog_of(A={"gain": 1, "reach": 1, "effort": 1}), rubric)
    assert list(unknown(scores, rubric, Missing.INTERVAL)) == []


def test_waivers() -> None:
    """Waivers that met nothing are named."""
    assert list(waivers_not_needed([])) == []
    assert list(waivers_not_needed(["A", "B"])) == ["Waivers that were not needed: A, B."]


def test_weights_that_were_asked_for_are_told(rubric: Rubric) -> None:
    """The rubric keeps its name, so the note says that it does not keep its weights."""
    assert list(about_weights(rubric)) == []
    asked = rubric.weighted(Axis.VALUE, Ranked(order=["gain", "reach"]))
    assert list(about_weights(asked)) == [
        "Weights of value by a ranking of the criteria, in place of those that the rubric 'small' "
        "carries."
    ]
    both = asked.weighted(Axis.FEASIBILITY, DirectPoints(points={"effort": 1}))
    assert weights_found(both) == (
        "weights of value by a ranking of the criteria, weights of feasibility by points"
    )


def test_every_way_has_words() -> None:
    """No registered way of finding weights is told by its kind alone."""
    assert notes._METHODS.keys() == WEIGHT_METHODS.keys()
