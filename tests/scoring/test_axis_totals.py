"""The additive value model, against hand-made figures."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.domain import Range
from portfolio.intake.backlog import Assessment
from portfolio.scoring import Axis, Rubric, Scores
from portfolio.scoring.axis_totals import contributions, evidence_confidence, total


def test_hand_calculation(rubric: Rubric) -> None:
    """Half of gain weighs .75, all of reach .25, and .8 of effort 1."""
    parts = contributions(np.array([[2 / 4, 1.0, (10 - 2) / 10]]), rubric)
    # .75 x 2/4 = .375, .25 x 1 = .25, 1 x .8 = .8
    assert parts[0] == pytest.approx([0.375, 0.25, 0.8], abs=1e-15)
    assert total(parts, rubric, Axis.VALUE) == pytest.approx([0.625], abs=1e-15)
    assert total(parts, rubric, Axis.FEASIBILITY) == pytest.approx([0.8], abs=1e-15)


def test_an_axis_without_criteria_counts_as_one(rubric: Rubric) -> None:
    """A rubric of value alone leaves feasibility at 1."""
    alone = Rubric(name="value", criteria=rubric.criteria[:2])
    parts = contributions(np.array([[0.5, 1.0], [0.0, 0.0]]), alone)
    assert total(parts, alone, Axis.FEASIBILITY).tolist() == [1, 1]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        # (.75 x 1 + .25 x .5 + 1 x .8) / 2 = 1.675 / 2
        (("measured", "", "estimated"), 0.8375),
        (("", "", ""), np.nan),
    ],
)
def test_evidence_is_weighted(rubric: Rubric, evidence: tuple[str], expected: float) -> None:
    """Unstated evidence is a guess once others state theirs, and unknown if nobody does."""
    given = [
        Assessment("A", criterion, "ann", Range.exactly(3), word)
        for criterion, word in zip(rubric.by_id, evidence, strict=True)
    ]
    scores = Scores.of(given, ["A"], list(rubric.by_id))
    assert evidence_confidence(scores, rubric) == pytest.approx([expected], nan_ok=True)
