"""What stands in the place of unknown scores."""

from __future__ import annotations

import pytest

from portfolio.scoring import Missing, Rubric, Scores
from portfolio.scoring.assessments import gather
from portfolio.scoring.missing import fill


@pytest.fixture
def half_known(rubric: Rubric, backlog_of) -> Scores:
    """Gain is 2; reach (1 to 5) and effort (10 worst to 0 best) are unknown."""
    return gather(backlog_of(A={"gain": 2}), rubric, Missing.INTERVAL)


def test_interval(half_known: Scores, rubric: Rubric) -> None:
    """An unknown score may be anything; its likely value is the middle of the scale."""
    filled = fill(half_known, rubric, Missing.INTERVAL)
    assert filled.low.tolist() == [[2, 1, 0]]
    assert filled.likely.tolist() == [[2, 3, 5]]
    assert filled.high.tolist() == [[2, 5, 10]]


def test_worst(half_known: Scores, rubric: Rubric) -> None:
    """The worst end is 1 for reach, and 10 for effort, where less is better."""
    filled = fill(half_known, rubric, Missing.WORST)
    assert filled.low.tolist() == filled.likely.tolist() == filled.high.tolist() == [[2, 1, 10]]


@pytest.mark.parametrize("missing", [Missing.INTERVAL, Missing.WORST])
def test_filled_scores_can_still_be_told(
    half_known: Scores, rubric: Rubric, missing: Missing
) -> None:
    """What nobody gave keeps 0 assessors."""
    assert fill(half_known, rubric, missing).unknown.tolist() == [[False, True, True]]


def test_error_fills_nothing(half_known: Scores, rubric: Rubric) -> None:
    """Where missing scores are a fault, nothing is put in their place."""
    with pytest.raises(ValueError, match="2 scores are unknown"):
        fill(half_known, rubric, Missing.ERROR)
