"""Collecting scores: from whom they are taken, and every fault they can have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio.domain import Initiative, Range
from portfolio.domain.vocabulary import Status
from portfolio.errors import Finding, InvalidInput
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.scoring import Axis, Criterion, Missing, Rubric
from portfolio.scoring.assessments import candidates, gather

RUBRIC = Rubric(
    name="pair",
    criteria=(
        Criterion(id="gain", title="Gain", axis=Axis.VALUE, weight=1, worst=1, best=5),
        Criterion(id="effort", title="Effort", axis=Axis.FEASIBILITY, weight=1, worst=9, best=0),
    ),
)


def initiative(name: str, status: Status = Status.PROPOSED, **scores: float) -> Initiative:
    """Make an initiative with exact scores."""
    given = {criterion: Range.exactly(score) for criterion, score in scores.items()}
    return Initiative(id=name, title=name, status=status, scores=given)


def said(
    criterion: str, assessor: str, score: float, *, of: str = "A", evidence: str = ""
) -> Assessment:
    """One assessor's exact score."""
    return Assessment(of, criterion, assessor, Range.exactly(score), evidence)


def findings(backlog: Backlog, missing: Missing = Missing.ERROR) -> tuple[Finding, ...]:
    """All findings of a faulty backlog."""
    with pytest.raises(InvalidInput) as caught:
        gather(backlog, RUBRIC, missing)
    return caught.value.findings


def test_both_tables_are_read() -> None:
    """One criterion from the initiatives table, the other from two assessors."""
    backlog = Backlog(
        (initiative("A", gain=2),),
        (said("effort", "ann", 3), said("effort", "bob", 5)),
    )
    scores = gather(backlog, RUBRIC)
    # Columns follow the rubric: gain, effort; (3 + 5) / 2 = 4.
    assert scores.likely.tolist() == [[2.0, 4.0]]
    assert scores.assessors.tolist() == [[1, 2]]


def test_only_open_initiatives_are_candidates() -> None:
    """Delivered and withdrawn ones need no scores, and faulty ones they carry do no harm."""
    closed = (
        initiative("B", Status.DELIVERED),
        initiative("C", Status.WITHDRAWN, gain=99, nonsense=1),
    )
    open_ones = (
        initiative("A", gain=2, effort=3),
        initiative("D", Status.IN_FLIGHT, gain=4, effort=1),
    )
    backlog = Backlog((open_ones[0], *closed, open_ones[1]), (said("gain", "ann", -1, of="B"),))
    assert candidates(backlog) == open_ones
    assert gather(backlog, RUBRIC).initiatives == ("A", "D")


def test_every_gap_is_found() -> None:
    """Each missing score is a finding that names initiative, criterion and scale."""
    found = findings(Backlog((initiative("A", gain=2), initiative("B"))))
    assert [(each.column, each.expected) for each in found] == [
        ("score.effort", "initiative 'A': has no score; expected 9 (worst) to 0 (best)"),
        ("score.gain", "initiative 'B': has no score; expected 1 (worst) to 5 (best)"),
        ("score.effort", "initiative 'B': has no score; expected 9 (worst) to 0 (best)"),
    ]


@pytest.mark.parametrize("missing", [Missing.INTERVAL, Missing.WORST])
def test_gaps_may_be_allowed(missing: Missing) -> None:
    """Where missing scores are no fault, they stay unknown."""
    scores = gather(Backlog((initiative("A", gain=2),)), RUBRIC, missing)
    assert scores.unknown.tolist() == [[False, True]]


@pytest.mark.parametrize("wrong", [0.999, 5.001, float("inf"), True])
def test_scores_off_the_scale(wrong: float) -> None:
    """Below, above, infinite and yes/no scores are findings with initiative and criterion."""
    (found,) = findings(Backlog((initiative("A", gain=wrong, effort=3),)))
    assert (found.table, found.column) == ("initiatives", "score.gain")
    assert found.value == str(wrong)
    assert found.expected == "initiative 'A': expected 1 (worst) to 5 (best)"


def test_bounds_off_the_scale() -> None:
    """A range is wrong if either end is off the scale, and is shown whole."""
    wide = Initiative(id="A", title="A", scores={"gain": Range(1, 4, 6), "effort": Range(-1, 0, 0)})
    assert [each.value for each in findings(Backlog((wide,)))] == ["4 (1 to 6)", "0 (-1 to 0)"]


def test_a_number_that_is_none_cannot_be_built() -> None:
    """NaN never gets as far as scoring: a range refuses it."""
    with pytest.raises(ValueError, match="low <= likely <= high"):
        Range.exactly(float("nan"))


def test_unknown_names_have_a_nearest_one() -> None:
    """A misspelled criterion and initiative are findings with what was probably meant."""
    backlog = Backlog(
        (initiative("A-17", gain=2, effort=1, gian=3),),
        (said("gain", "ann", 3, of="A-71"),),
    )
    criterion, unknown = findings(backlog)
    assert (criterion.value, criterion.nearest) == ("gian", "gain")
    assert criterion.expected == "initiative 'A-17': is no criterion of the rubric 'pair'"
    assert (unknown.value, unknown.nearest, unknown.table) == ("A-71", "A-17", "assessments")


def test_nobody_scores_twice() -> None:
    """Two scores by one assessor are a finding; by two assessors they are not."""
    scored = Backlog(
        (initiative("A", effort=1),),
        (said("gain", "ann", 3), said("gain", "bob", 3), said("gain", "ann", 4)),
    )
    (found,) = findings(scored)
    assert found.expected == "initiative 'A', assessor 'ann': the assessor gave this score twice"


def test_a_score_stands_in_one_table() -> None:
    """A score in the initiatives table and one by an assessor contradict each other."""
    backlog = Backlog((initiative("A", gain=3, effort=1),), (said("gain", "ann", 3),))
    (found,) = findings(backlog)
    assert "stands in the initiatives table too; keep one of the two" in found.expected


def test_evidence_is_one_of_three_words() -> None:
    """Any other word for evidence is a finding."""
    backlog = Backlog((initiative("A", effort=1),), (said("gain", "ann", 3, evidence="rumour"),))
    (found,) = findings(backlog)
    assert found.value == "rumour"
    assert found.expected.endswith("evidence is one of measured, estimated, guess")


def test_all_faults_come_together() -> None:
    """One gap, one score off the scale and one unknown criterion: three findings, one error."""
    backlog = Backlog((initiative("A", gain=7), initiative("B", gain=1, effort=1, x=1)))
    assert len(findings(backlog)) == 3


def test_order_of_rows_does_not_matter() -> None:
    """Assessments in any order give the same matrix."""
    given = [said("gain", who, score) for who, score in zip("abc", (1, 2, 4.5), strict=True)]
    backlog = Backlog((initiative("A", effort=1),), tuple(given))
    turned = replace(backlog, assessments=tuple(reversed(given)))
    assert gather(backlog, RUBRIC).likely.tolist() == gather(turned, RUBRIC).likely.tolist()
