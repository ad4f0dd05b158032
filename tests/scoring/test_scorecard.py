"""The scorecard: its figures, its rows, its lookups."""

from __future__ import annotations

import pytest

from portfolio.domain import Initiative, Range
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.scoring import (
    Criterion,
    Effect,
    KnockOut,
    Missing,
    Quadrant,
    Rubric,
    Scorecard,
    score,
)

Scores = dict[str, float | Range]
A: Scores = {"gain": Range(2, 3, 5), "reach": 5, "effort": Range(1, 2, 4)}
B: Scores = {"gain": 5, "reach": 1, "effort": 9.5}
C: Scores = {"gain": 3, "reach": 3, "effort": 2}


@pytest.fixture
def scorecard(rubric: Rubric, backlog_of) -> Scorecard:
    """Three initiatives; B takes too long."""
    return score(backlog_of(A=A, B=B, C=C), rubric)


def test_a_row_by_id(scorecard: Scorecard) -> None:
    """The verdict on A, calculated by hand."""
    verdict = scorecard["A"]
    # Value: reach .25 + gain .75 x (1/4, 2/4, 4/4); feasibility: effort 4, 2, 1 of 10.
    assert verdict.value == Range(0.4375, 0.625, 1.0)
    assert (verdict.feasibility.low, verdict.feasibility.likely) == pytest.approx((0.6, 0.8))
    assert verdict.feasibility.high == pytest.approx(0.9)
    # 100 x .625 x .8 = 50; sqrt(.5) = .7071
    assert verdict.points == pytest.approx(50)
    assert verdict.priority == pytest.approx(0.70710678)
    assert verdict.quadrant is Quadrant.ACCELERATE
    assert verdict.title == "Project A"
    assert verdict.eligible
    assert verdict.remarks == ()


def test_excluded_row(scorecard: Scorecard) -> None:
    """B has its scores like any other, and the reason why it may not be chosen."""
    verdict = scorecard["B"]
    assert not verdict.eligible
    assert verdict.remarks == ("excluded: it takes too long (Effort 9.5)",)
    assert verdict.quadrant is Quadrant.RESEARCH


def test_rows_come_in_order(scorecard: Scorecard) -> None:
    """Iteration follows the ids, which follow the backlog."""
    assert [verdict.initiative for verdict in scorecard] == list(scorecard.ids) == ["A", "B", "C"]
    assert len(scorecard) == 3


def test_arrays_are_aligned_with_ids(scorecard: Scorecard) -> None:
    """Every array gives for a position what the row of that id says."""
    for verdict in scorecard:
        at = scorecard.position(verdict.initiative)
        assert scorecard.value[at] == verdict.value.likely
        assert scorecard.feasibility_low[at] == verdict.feasibility.low
        assert scorecard.points[at] == verdict.points
        assert scorecard.quadrants[at] is verdict.quadrant


def test_unknown_ids_are_named(scorecard: Scorecard) -> None:
    """An id that was not scored is a KeyError that says which one may be meant."""
    with pytest.raises(KeyError, match="'a' was not scored; did you mean 'A'"):
        scorecard["a"]
    with pytest.raises(KeyError, match="'zzz' was not scored"):
        scorecard.explain("zzz")


def test_contributions_add_up(scorecard: Scorecard) -> None:
    """The first two columns add up to value, the third is feasibility."""
    parts = scorecard.contributions
    assert parts.shape == (3, 3)
    assert parts[:, :2].sum(axis=1) == pytest.approx(scorecard.value, abs=1e-12)
    assert parts[:, 2] == pytest.approx(scorecard.feasibility, abs=1e-12)


def test_ranking(scorecard: Scorecard) -> None:
    """By points A 50, C 40, B 3.75."""
    assert scorecard.points == pytest.approx([50, 3.75, 40])
    assert scorecard.ranking == ("A", "C", "B")


def test_ties_rank_by_id(rubric: Rubric, backlog_of) -> None:
    """Equal initiatives stand in the order of their ids."""
    assert score(backlog_of(Z=C, A=C, M=C), rubric).ranking == ("A", "M", "Z")


def test_several_rules_may_meet_one_initiative(rubric: Rubric, backlog_of) -> None:
    """Two exclusions are told in one sentence, warnings beside them, none overwrites another."""
    rules = (
        *rubric.knock_outs,
        KnockOut(criterion="gain", at_most=1, reason="nothing gained"),
        KnockOut(criterion="reach", at_most=2, reason="few", effect=Effect.WARN),
    )
    strict = Rubric(name="strict", criteria=rubric.criteria, knock_outs=rules)
    scorecard = score(backlog_of(A={"gain": 1, "reach": 1, "effort": 10}), strict)
    assert scorecard.knock_outs["A"] == (
        "excluded: it takes too long (Effort 10); excluded: nothing gained (Gain 1)"
    )
    assert scorecard.warnings["A"] == ("warning: few (Reach 1)",)
    assert len(scorecard["A"].remarks) == 2


def test_a_rubric_of_value_alone(rubric: Rubric, backlog_of) -> None:
    """Feasibility counts as 1, so points are 100 x value, and the scorecard says so."""
    alone = Rubric(name="value", criteria=rubric.criteria[:2])
    scorecard = score(backlog_of(A={"gain": 3, "reach": 3}), alone)
    assert scorecard.feasibility.tolist() == [1]
    assert scorecard.points.tolist() == [50]
    assert scorecard.notes == (
        "Feasibility was not judged (no criterion speaks of it) and counts as 1.",
    )


def test_a_criterion_may_weigh_nothing(rubric: Rubric, backlog_of) -> None:
    """Weight 0 serves knock-outs alone: it adds nothing."""
    extra = Criterion(id="x", title="X", axis=rubric.criteria[0].axis, weight=0, worst=1, best=5)
    wider = Rubric(name="wider", criteria=(*rubric.criteria, extra))
    assert score(backlog_of(A={**C, "x": 5}), wider).value.tolist() == [0.5]


def test_short_in_a_terminal(scorecard: Scorecard) -> None:
    """The scorecard says in a line what it is and does not pour out its arrays."""
    assert repr(scorecard) == "<Scorecard of 3 initiatives by rubric 'small', 1 excluded>"


def test_evidence_confidence_is_unknown_without_evidence(scorecard: Scorecard) -> None:
    """Scores of the initiatives table state no evidence."""
    assert not (scorecard.evidence_confidence == scorecard.evidence_confidence).any()


def test_unknown_scores_stay_visible(rubric: Rubric, backlog_of) -> None:
    """The frame counts them by initiative."""
    scorecard = score(backlog_of(A={"gain": 1}, B=B), rubric, missing=Missing.INTERVAL)
    assert scorecard.to_frame()["unknown_scores"].tolist() == [2, 0]


def test_the_contest_is_among_those_that_can_be_done(scorecard: Scorecard) -> None:
    """B is excluded: A and C remain, with the values and weights they had."""
    contest = scorecard.contest
    assert [matrix.initiatives for matrix in contest] == [("A", "C")] * 2
    assert scorecard.excluded == ("B",)
    for axis, matrix in zip(scorecard.matrices.values(), contest, strict=True):
        assert matrix.criteria == axis.criteria
        assert matrix.weights.tolist() == axis.weights.tolist()
        for part in ("low", "likely", "high"):
            assert getattr(matrix, part).tolist() == getattr(axis, part)[[0, 2]].tolist()


def test_who_said_what(rubric: Rubric) -> None:
    """Every opinion on a cell, by assessor; none where nobody spoke; slips are told."""
    said = [
        Assessment("A", "gain", "Cyd", Range.exactly(2)),
        Assessment("A", "gain", "Ann", Range(3, 4, 5), "guess"),
        Assessment("A", "effort", "Ann", Range.exactly(1)),
    ]
    backlog = Backlog((Initiative(id="A", title="A"),), tuple(said))
    card = score(backlog, rubric, missing=Missing.INTERVAL)
    assert card.opinions("A", "gain") == (said[1], said[0])
    assert card.opinions("A", "reach") == ()
    with pytest.raises(KeyError, match="'B' was not scored"):
        card.opinions("B", "gain")
    with pytest.raises(KeyError, match="is no criterion of the rubric; did you mean 'gain'"):
        card.opinions("A", "gian")
