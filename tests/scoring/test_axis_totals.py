"""The additive value model, against published and hand-made figures."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from portfolio.scoring import Axis, Criterion, Rubric, Scores
from portfolio.scoring.axis_totals import bounds, contributions, evidence_confidence, total


def scores(rubric: Rubric, likely: list[float], low: list[float], high: list[float]) -> Scores:
    """One initiative, one assessor, with bounds."""
    arrays = [np.array([each], dtype=np.float64) for each in (low, likely, high)]
    one = np.ones((1, len(likely)), dtype=np.int64)
    nothing = np.full((1, len(likely)), np.nan)
    return Scores(("A",), tuple(rubric.by_id), *arrays, nothing, one, nothing)


def test_hand_calculation(rubric: Rubric) -> None:
    """Gain 3 of 1-5 weighs .75, reach 5 weighs .25, effort 2 of 10-0 is worth .8."""
    parts = contributions(np.array([[3.0, 5.0, 2.0]]), rubric)
    # .75 x 2/4 = .375, .25 x 1 = .25, 1 x (10 - 2)/10 = .8
    assert parts[0] == pytest.approx([0.375, 0.25, 0.8], abs=1e-15)
    assert total(parts, rubric, Axis.VALUE) == pytest.approx([0.625], abs=1e-15)
    assert total(parts, rubric, Axis.FEASIBILITY) == pytest.approx([0.8], abs=1e-15)


def test_bounds_follow_the_direction(rubric: Rubric) -> None:
    """A low effort is the better bound, a low gain the worse one."""
    spread = scores(rubric, likely=[3, 3, 5], low=[1, 3, 0], high=[5, 3, 10])
    worse, better = bounds(spread, rubric)
    # Worse: gain 1 -> 0, effort 10 -> 0; better: gain 5 -> .75, effort 0 -> 1. Reach 3 -> .125.
    assert worse.tolist() == [[0, 0.125, 0]]
    assert better.tolist() == [[0.75, 0.125, 1]]


def test_an_axis_without_criteria_counts_as_one(rubric: Rubric) -> None:
    """A rubric of value alone leaves feasibility at 1."""
    alone = Rubric(name="value", criteria=rubric.criteria[:2])
    parts = contributions(np.array([[3.0, 5.0], [1.0, 1.0]]), alone)
    assert total(parts, alone, Axis.FEASIBILITY).tolist() == [1, 1]


def test_evidence_is_weighted(rubric: Rubric) -> None:
    """Unstated evidence is a guess once others state theirs, and unknown if nobody does."""
    known = scores(rubric, [3, 3, 3], [3, 3, 3], [3, 3, 3])
    assert np.isnan(evidence_confidence(known, rubric)).all()
    evidence = np.array([[1.0, np.nan, 0.8]])
    stated = Scores(
        known.initiatives,
        known.criteria,
        known.low,
        known.likely,
        known.high,
        known.deviation,
        known.assessors,
        evidence,
    )
    # (.75 x 1 + .25 x .5 + 1 x .8) / 2 = 1.675 / 2
    assert evidence_confidence(stated, rubric) == pytest.approx([0.8375], abs=1e-15)


def test_office_case_of_goodwin_and_wright(shared: Path) -> None:
    """Decision Analysis for Management Judgment, ch. 3: benefits of seven offices.

    The book rounds the swing weights to 32, 26, 23, 10, 6 and 3 hundredths before it adds.
    """
    case = json.loads((shared / "cases" / "10_mavt_goodwin_wright.json").read_text())
    criteria, weights = case["inputs"]["criteria"], case["expected"]["weights_rounded"]
    rubric = Rubric(
        name="offices",
        criteria=tuple(
            Criterion(id=name, title=name, axis=Axis.VALUE, weight=weight / 100, worst=0, best=100)
            for name, weight in zip(criteria, weights, strict=True)
        ),
    )
    parts = contributions(np.array(case["inputs"]["values"], dtype=np.float64), rubric)
    benefits = 100 * total(parts, rubric, Axis.VALUE)
    assert benefits == pytest.approx(case["expected"]["benefits"], abs=case["atol"]["default"])


def test_a_newcomer_reverses_nobody(shared: Path) -> None:
    """Case 36: local scales would swap A and B when a dominated third joins; anchors do not."""
    case = json.loads((shared / "cases" / "36_anchored_vs_local.json").read_text())
    given = case["inputs"]
    rubric = Rubric(
        name="anchored",
        criteria=tuple(
            Criterion(
                id=name, title=name, axis=Axis.VALUE, weight=weight, worst=ends[0], best=ends[1]
            )
            for name, weight, ends in zip("xy", given["weights"], given["anchors"], strict=True)
        ),
    )
    two = np.array(given["X"], dtype=np.float64)
    three = np.vstack([two, given["added"]])
    before = total(contributions(two, rubric), rubric, Axis.VALUE)
    after = total(contributions(three, rubric), rubric, Axis.VALUE)
    assert before == pytest.approx(case["expected"]["anchored_before"], abs=1e-12)
    assert after == pytest.approx(case["expected"]["anchored_after"], abs=1e-12)
    assert after[:2].tolist() == before.tolist()
