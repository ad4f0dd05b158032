"""Ratings: what is counted, how it is labelled, and every fault of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.scoring.groups.conftest import Tables

from portfolio.domain import Initiative, Range
from portfolio.domain.vocabulary import Status
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.scoring.criterion import OutOfRange
from portfolio.scoring.groups.ratings import Ratings
from portfolio.scoring.rubric import Rubric


def finding(column: str, value: str, expected: str, nearest: str = "") -> Finding:
    """Return a finding of the assessments table."""
    return Finding("backlog", "assessments", None, f"score.{column}", value, expected, nearest)


def test_labels_and_values(rated: Tables, rubric: Rubric) -> None:
    """Sorted by name whatever the order given; effort 0 is the best end, so worth 1."""
    given = rated(effort={"Bob": [0, 5]}, data={"Ann": [2, 5], "Bob": [1]})
    ratings = Ratings.of(reversed(given), rubric)
    assert ratings.initiatives == ("A", "B")
    assert ratings.criteria == ("data", "effort")
    assert ratings.assessors == ("Ann", "Bob")
    labelled = zip(ratings.cell.tolist(), ratings.who.tolist(), ratings.value.tolist(), strict=True)
    # A data: Ann 2 -> .25, Bob 1 -> 0; A effort: Bob 0 -> 1; B data: Ann 5 -> 1; B effort: 5 -> .5
    assert list(labelled) == [(0, 0, 0.25), (0, 1, 0.0), (1, 1, 1.0), (2, 0, 1.0), (3, 1, 0.5)]
    assert len(ratings) == 5


def test_arrays_are_read_only(rated: Tables, rubric: Rubric) -> None:
    """Nothing of a result can be changed afterwards."""
    ratings = Ratings.of(rated(data={"Ann": [2]}), rubric)
    with pytest.raises(ValueError, match="read-only"):
        ratings.value[0] = np.nan


def test_closed_initiatives_do_not_count(rated: Tables, rubric: Rubric) -> None:
    """Delivered and withdrawn initiatives are no candidates: their scores are left out."""
    initiatives = (
        Initiative(id="A", title="Assistant"),
        Initiative(id="B", title="Bot", status=Status.DELIVERED),
        Initiative(id="C", title="Copilot", status=Status.WITHDRAWN),
    )
    backlog = Backlog(initiatives, tuple(rated(data={"Ann": [1, 2, 3]})))
    ratings = Ratings.of(backlog, rubric)
    assert ratings.initiatives == ("A",)
    assert ratings.titles == {"A": "Assistant"}


def test_every_fault_at_once(rated: Tables, rubric: Rubric) -> None:
    """Unknown initiative, unknown criterion, off the scale, no assessor, given twice."""
    backlog = Backlog(
        (Initiative(id="bot-1", title="Bot"),),
        (
            Assessment("bot-2", "data", "Ann", Range.exactly(3)),
            Assessment("bot-1", "dta", "Ann", Range.exactly(3)),
            Assessment("bot-1", "effort", "Ann", Range.exactly(11)),
            Assessment("bot-1", "data", "", Range.exactly(2)),
            Assessment("bot-1", "data", "Bob", Range.exactly(2)),
            Assessment("bot-1", "data", "Bob", Range.exactly(2)),
        ),
    )
    with pytest.raises(InvalidInput) as caught:
        Ratings.of(backlog, rubric)
    ann, bob = "initiative 'bot-1', assessor 'Ann'", "initiative 'bot-1', assessor 'Bob'"
    assert caught.value.findings == (
        finding(
            "data",
            "bot-2",
            "initiative 'bot-2', assessor 'Ann': is no initiative of the backlog",
            "bot-1",
        ),
        finding("dta", "dta", f"{ann}: is no criterion of the rubric 'two'", "data"),
        finding("effort", "11", f"{ann}: expected 10 (worst) to 0 (best)"),
        finding("data", "", "initiative 'bot-1': expected the name of the assessor"),
        finding("data", "Bob", f"{bob}: the assessor gave this score twice"),
    )


@pytest.mark.parametrize("score", [float("inf"), float("-inf")])
def test_scores_must_be_finite(rubric: Rubric, score: float) -> None:
    """Infinity lies on no scale, whatever the criterion does with scores beyond its ends."""
    clipping = replace(rubric.criteria[0], out_of_range=OutOfRange.CLIP)
    lenient = replace(rubric, criteria=(clipping, rubric.criteria[1]))
    with pytest.raises(InvalidInput) as caught:
        Ratings.of([Assessment("A", "data", "Ann", Range.exactly(score))], lenient)
    assert [found.value for found in caught.value.findings] == [str(score)]


def test_a_criterion_that_clips_takes_scores_beyond_its_ends(rubric: Rubric) -> None:
    """The policy of the criterion holds here too: 7 on a scale to 5 is worth 1."""
    clipping = replace(rubric.criteria[0], out_of_range=OutOfRange.CLIP)
    lenient = replace(rubric, criteria=(clipping, rubric.criteria[1]))
    ratings = Ratings.of([Assessment("A", "data", "Ann", Range.exactly(7))], lenient)
    assert ratings.value.tolist() == [1.0]


def test_nothing_given(rubric: Rubric) -> None:
    """No assessments are no fault."""
    ratings = Ratings.of([], rubric)
    assert len(ratings) == 0
    assert ratings.initiatives == ratings.criteria == ratings.assessors == ()
