"""Results of scoring so small that every number on a chart of them can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.domain import Initiative, Range
from portfolio.intake import Backlog
from portfolio.intake.backlog import Assessment
from portfolio.scoring import Axis, Criterion, KnockOut, Rubric, Scorecard, ValueMatrix, score
from portfolio.scoring.groups import AssessorAgreement, agreement

_TITLE = "Quote $x_{1$ and <b>an endless name that no chart has the room to write in full</b>"


def _criterion(name: str, title: str, axis: Axis, weight: float) -> Criterion:
    return Criterion(id=name, title=title, axis=axis, weight=weight, worst=0, best=10)


RUBRIC = Rubric(
    name="small",
    criteria=(
        _criterion("gain", "Gain", Axis.VALUE, 0.75),
        _criterion("fit", "Fit", Axis.VALUE, 0.25),
        _criterion("ease", "Ease", Axis.FEASIBILITY, 1.0),
    ),
    knock_outs=(KnockOut(criterion="ease", at_most=1, reason="nobody can do it"),),
)


def _initiative(name: str, title: str, gain: Range, fit: float, ease: float) -> Initiative:
    scores = {"gain": gain, "fit": Range.exactly(fit), "ease": Range.exactly(ease)}
    return Initiative(id=name, title=title, scores=scores)


@pytest.fixture(scope="session")
def card() -> Scorecard:
    """Return three initiatives: A at value .7 and feasibility .5, B at 1 and .1, C at .3 and .4.

    A: .75 x .8 + .25 x .4 = .7, from .55 to .85 as gain is 6 to 10. B is knocked out. C: .75 x
    .4 + 0 = .3. Products .35, .1 and .12, so the order is A, C, B.
    """
    given = (
        _initiative("A", "Advice", Range(6, 8, 10), 4, 5),
        _initiative("B", _TITLE, Range.exactly(10), 10, 1),
        _initiative("C", "Claims", Range.exactly(4), 0, 4),
    )
    return score(Backlog(initiatives=given), RUBRIC)


@pytest.fixture(scope="session")
def three() -> ValueMatrix:
    """Return totals t, 1 - t and 0.4 of A, B and C over the weight t of x, 0.7 as stated."""
    values = np.array([[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]])
    weights = np.array([0.7, 0.3])
    return ValueMatrix(("A", "B", "C"), ("x", "y"), values, values, values, weights)


def many(count: int) -> ValueMatrix:
    """Return so many initiatives I000, I001, ... on ten criteria, some of them with ranges."""
    chance = np.random.default_rng(7)
    likely = chance.random((count, 10))
    low = np.maximum(likely - 0.1, 0)
    names = tuple(f"I{at:03d}" for at in range(count))
    criteria = tuple(f"c{at}" for at in range(10))
    return ValueMatrix(names, criteria, low, likely, likely, np.full(10, 0.1))


def said(*scores: tuple[str, str, str, float]) -> tuple[Assessment, ...]:
    """Return assessments: initiative, criterion, assessor, score."""
    return tuple(
        Assessment(who_of, what, assessor, Range.exactly(given))
        for who_of, what, assessor, given in scores
    )


@pytest.fixture(scope="session")
def talks() -> AssessorAgreement:
    """Return two who agree on gain (W = 1) and order ease the other way round (W = 0).

    On ease Ann says 2, 5, 8 and Bob 8, 5, 2: A and C are disputed by .6; gain is not.
    """
    names = ("A", "B", "C")
    return agreement(
        said(
            *((name, "gain", who, 3.0 * at) for at, name in enumerate(names) for who in _WHO),
            *((name, "ease", "Ann", 2 + 3.0 * at) for at, name in enumerate(names)),
            *((name, "ease", "Bob", 8 - 3.0 * at) for at, name in enumerate(names)),
        ),
        RUBRIC,
    )


_WHO = ("Ann", "Bob")
