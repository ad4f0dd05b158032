"""What scores are worth, pooled in worth and bounded."""

from __future__ import annotations

import pytest

from portfolio.domain import Range
from portfolio.intake.backlog import Assessment
from portfolio.scoring import Axis, Criterion, Missing, PiecewiseLinear, Rubric, Scores
from portfolio.scoring.pooling import Pooling
from portfolio.scoring.values import Values

BENT = Rubric(
    name="bent",
    criteria=(
        Criterion(
            id="gain",
            title="Gain",
            axis=Axis.VALUE,
            weight=1,
            worst=1,
            best=5,
            value_function=PiecewiseLinear(((1, 0), (4, 0.2), (5, 1))),
        ),
        Criterion(id="effort", title="Effort", axis=Axis.FEASIBILITY, weight=1, worst=10, best=0),
    ),
)


def said(who: str, criterion: str, low: float, likely: float, high: float) -> Assessment:
    """Say what somebody says of initiative A."""
    return Assessment("A", criterion, who, Range(low, likely, high))


def values(*given: Assessment, missing: Missing = Missing.ERROR, pooling=Pooling.MEAN) -> Values:
    """Value what was said of A."""
    return Values.of(Scores.of(given, ["A"], ["gain", "effort"], pooling), BENT, missing)


def test_worth_is_pooled_not_scores() -> None:
    """Scores 1, 4 and 5 are worth 0, .2 and 1: on average .4, although score 10/3 is worth .156."""
    found = values(
        said("ann", "gain", 1, 1, 1),
        said("bob", "gain", 4, 4, 4),
        said("cyd", "gain", 5, 5, 5),
        said("ann", "effort", 2, 4, 7),
    )
    # Effort runs from 10 to 0, so 7 is the worse end: .3, .6 and .8.
    assert found.likely[0] == pytest.approx([0.4, 0.6], abs=1e-15)
    assert found.low[0] == pytest.approx([0, 0.3], abs=1e-15)
    assert found.high[0] == pytest.approx([1, 0.8], abs=1e-15)


def test_the_median_of_worth() -> None:
    """Of worths 0, .2 and 1 the median is .2."""
    opinions = [said(str(score), "gain", score, score, score) for score in (1, 4, 5)]
    found = values(*opinions, said("ann", "effort", 0, 0, 0), pooling=Pooling.MEDIAN)
    assert found.likely[0] == pytest.approx([0.2, 1], abs=1e-15)


@pytest.mark.parametrize(
    ("missing", "low", "likely", "high"),
    [(Missing.INTERVAL, 0, 0.5, 1), (Missing.WORST, 0, 0, 0)],
)
def test_unknown(missing: Missing, low: float, likely: float, high: float) -> None:
    """Unknown worth is anything, half of it likely, on a bent scale too; or none at all."""
    found = values(said("ann", "effort", 5, 5, 5), missing=missing)
    assert (found.low[0, 0], found.likely[0, 0], found.high[0, 0]) == (low, likely, high)
    assert found.likely[0, 1] == 0.5


def test_results_cannot_be_changed() -> None:
    """The arrays are read-only."""
    found = values(said("a", "gain", 1, 1, 1), said("a", "effort", 1, 1, 1))
    with pytest.raises(ValueError, match="read-only"):
        found.likely[0, 0] = 1
