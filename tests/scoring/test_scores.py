"""The score matrix: several people, one score, and how far they are apart."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.domain import Range
from portfolio.intake.backlog import Assessment
from portfolio.scoring import Evidence, Scores
from portfolio.scoring.pooling import Pooling


def given_by(
    assessor: str, low: float, likely: float, high: float, evidence: str = ""
) -> Assessment:
    """Say what someone says of initiative A on criterion x."""
    return Assessment("A", "x", assessor, Range(low, likely, high), evidence)


def test_several_people() -> None:
    """Mean of the likely scores, extremes of the bounds, deviation and number of assessors."""
    given = [given_by("ann", 2, 3, 4), given_by("bob", 3, 5, 5), given_by("cyd", 1, 4, 4)]
    scores = Scores.of(given, ["A"], ["x"])
    # (3 + 5 + 4) / 3 = 4; sample deviation of 3, 5, 4 is sqrt((1 + 1 + 0) / 2) = 1.
    assert scores.likely.tolist() == [[4.0]]
    assert (scores.low.item(), scores.high.item()) == (1, 5)
    assert scores.deviation.item() == 1
    assert scores.assessors.item() == 3


def test_the_median_of_several_people() -> None:
    """One far opinion moves the mean, not the median; bounds stay the extremes."""
    given = [given_by("ann", 2, 2, 2), given_by("bob", 3, 3, 3), given_by("cyd", 5, 5, 5)]
    scores = Scores.of(given, ["A"], ["x"], Pooling.MEDIAN)
    assert (scores.low.item(), scores.likely.item(), scores.high.item()) == (2, 3, 5)
    # Deviation is about the mean 10/3 whatever is pooled: sqrt((16 + 1 + 25) / 9 / 2).
    assert scores.deviation.item() == pytest.approx(math.sqrt(42 / 18), abs=1e-15)


def test_opinions_know_their_place() -> None:
    """Row by row: B on y stands at row 1, column 1 of two columns, so at 3."""
    given = [Assessment("B", "y", "ann", Range.exactly(3))]
    assert Scores.of(given, ["A", "B"], ["x", "y"]).cells.tolist() == [3]


def test_one_person_has_no_deviation() -> None:
    """A single opinion says nothing about how people differ."""
    scores = Scores.of([given_by("ann", 3, 3, 3)], ["A"], ["x"])
    assert math.isnan(scores.deviation.item())
    assert scores.assessors.item() == 1


def test_what_nobody_said_is_unknown() -> None:
    """Cells without a score are NaN in every array, with 0 assessors."""
    scores = Scores.of([given_by("ann", 3, 3, 3)], ["A", "B"], ["w", "x"])
    assert scores.unknown.tolist() == [[True, False], [True, True]]
    for array in (scores.low, scores.likely, scores.high, scores.evidence):
        assert np.isnan(array[scores.unknown]).all()


def test_nothing_at_all() -> None:
    """No initiatives make an empty matrix with named columns."""
    scores = Scores.of([], [], ["x", "y"])
    assert scores.likely.shape == (0, 2)


def test_evidence() -> None:
    """Measured 1, estimated 0.8, guess 0.5, averaged over those who state it."""
    assert [each.confidence for each in Evidence] == [1.0, 0.8, 0.5]
    given = [
        given_by("ann", 3, 3, 3, "measured"),
        given_by("bob", 3, 3, 3, "guess"),
        given_by("cyd", 3, 3, 3),
    ]
    assert Scores.of(given, ["A"], ["x"]).evidence.item() == 0.75


def test_results_cannot_be_changed() -> None:
    """The arrays are read-only: a result that holds them stays what it was."""
    scores = Scores.of([given_by("ann", 3, 3, 3)], ["A"], ["x"])
    with pytest.raises(ValueError, match="read-only"):
        scores.likely[0, 0] = 5


@settings(deadline=None)
@given(st.floats(1, 5), st.integers(1, 20))
def test_equal_opinions_average_to_themselves(opinion: float, people: int) -> None:
    """However many people say the same number, the mean is that number, to the last bit."""
    given = [given_by(str(k), opinion, opinion, opinion) for k in range(people)]
    scores = Scores.of(given, ["A"], ["x"])
    assert scores.low.item() == scores.likely.item() == scores.high.item() == opinion
