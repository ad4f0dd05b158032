"""Scoring a backlog: knock-outs, waivers, unknown scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio.domain import Range
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.scoring import Axis, Missing, Rubric, score
from portfolio.scoring.criterion import OutOfRange
from portfolio.scoring.judgement import StaleWeights
from portfolio.scoring.pooling import Pooling
from portfolio.scoring.weights import DirectPoints

GOOD = {"gain": 5, "reach": 5, "effort": 0}
LONG = {"gain": 5, "reach": 5, "effort": 9}


def test_a_backlog_is_scored(rubric: Rubric, backlog_of) -> None:
    """The scorecard holds what it was made from and one row a candidate, in order."""
    backlog = backlog_of(A=GOOD, B={"gain": 1, "reach": 5, "effort": 5})
    scorecard = score(backlog, rubric)
    assert scorecard.backlog is backlog
    assert scorecard.rubric is rubric
    assert scorecard.ids == ("A", "B")
    # B: .75 x 0 + .25 x 1 = .25; effort 5 of 10-0 is .5.
    assert scorecard.value.tolist() == [1, 0.25]
    assert scorecard.feasibility.tolist() == [1, 0.5]
    assert scorecard.notes == ()


def test_a_knock_out_excludes(rubric: Rubric, backlog_of) -> None:
    """Effort 9 and more (more is worse) is fatal, effort 8.9 is not."""
    backlog = backlog_of(A=LONG, B={**LONG, "effort": 8.9}, C={**LONG, "effort": 10})
    scorecard = score(backlog, rubric)
    assert scorecard.knock_outs == {
        "A": "excluded: it takes too long (Effort 9)",
        "C": "excluded: it takes too long (Effort 10)",
    }
    assert scorecard.eligible.tolist() == [False, True, False]


def test_a_waiver_keeps_it_eligible_and_is_told(rubric: Rubric, backlog_of) -> None:
    """The waived exclusion stays in the scorecard as a warning with its reason."""
    scorecard = score(backlog_of(A=LONG, B=LONG), rubric, waivers={"A": "board, 3 May"})
    assert scorecard.eligible.tolist() == [True, False]
    assert scorecard.warnings == {
        "A": ("exclusion waived (board, 3 May): it takes too long (Effort 9)",)
    }


def test_a_waiver_changes_no_score(rubric: Rubric, backlog_of) -> None:
    """A waiver opens the way to planning; it makes nothing better."""
    plain = score(backlog_of(A=LONG), rubric)
    waived = score(backlog_of(A=LONG), rubric, waivers={"A": "board"})
    assert plain.points.tolist() == waived.points.tolist()


def test_a_waiver_that_was_not_needed_is_noted(rubric: Rubric, backlog_of) -> None:
    """Nothing to waive is no error, but it is said."""
    scorecard = score(backlog_of(A=GOOD), rubric, waivers={"A": "board"})
    assert scorecard.notes == ("Waivers that were not needed: A.",)


@pytest.mark.parametrize(
    ("waivers", "words"),
    [
        ({"A-1": "x"}, "waiver of 'A-1', which is not scored; expected A-10"),
        ({"A-10": "  "}, "the waiver of 'A-10' needs a reason"),
    ],
)
def test_impossible_waivers(
    waivers: dict[str, str], words: str, rubric: Rubric, backlog_of
) -> None:
    """A waiver of nobody or without a reason is a wrong argument."""
    with pytest.raises(ValueError, match=words):
        score(backlog_of(**{"A-10": GOOD}), rubric, waivers=waivers)


def test_missing_scores_are_errors_by_default(rubric: Rubric, backlog_of) -> None:
    """All gaps of all initiatives come in one error."""
    with pytest.raises(InvalidInput) as caught:
        score(backlog_of(A={"gain": 1}, B={"reach": 1, "effort": 1}), rubric)
    assert len(caught.value.findings) == 3


def test_missing_scores_as_intervals(rubric: Rubric, backlog_of) -> None:
    """An unknown gain leaves value open by its whole weight; weights are not renormalised."""
    scorecard = score(backlog_of(A={"reach": 5, "effort": 0}), rubric, missing=Missing.INTERVAL)
    # Reach adds .25; gain adds 0, .375 or .75. Renormalised, the value would be 1.
    assert scorecard["A"].value == Range(0.25, 0.625, 1.0)
    assert scorecard.notes == (
        "1 unknown score (A), counted as anything on the scale, likely half its worth.",
    )


def test_an_unknown_score_meets_no_knock_out(rubric: Rubric, backlog_of) -> None:
    """Nobody is excluded for what nobody knows, but that the rule could not be judged is said."""
    scorecard = score(backlog_of(A={"gain": 5, "reach": 5}), rubric, missing=Missing.INTERVAL)
    assert scorecard.eligible.all()
    assert "The knock-out on effort could not be judged: A." in scorecard.notes


def test_missing_scores_as_the_worst(rubric: Rubric, backlog_of) -> None:
    """Unknown effort counts as 10, which excludes, and the sentence says that it is unknown."""
    scorecard = score(backlog_of(A={"gain": 5, "reach": 5}), rubric, missing=Missing.WORST)
    assert scorecard["A"].feasibility == Range.exactly(0)
    assert scorecard.knock_outs["A"] == (
        "excluded: it takes too long (Effort 10, unknown and counted as the worst)"
    )
    assert scorecard.notes == ("1 unknown score (A), counted as the worst score.",)


def test_missing_may_be_named_by_its_word(rubric: Rubric, backlog_of) -> None:
    """A word from a settings file is taken; an unknown one is refused."""
    assert score(backlog_of(A={}), rubric, missing="worst").missing is Missing.WORST
    with pytest.raises(ValueError, match="'average' is not a valid Missing"):
        score(backlog_of(A={}), rubric, missing="average")


def test_an_empty_backlog_has_an_empty_scorecard(rubric: Rubric) -> None:
    """Nothing to judge is no error."""
    scorecard = score(Backlog(()), rubric)
    assert len(scorecard) == 0
    assert scorecard.points.tolist() == []


def test_stale_weights_warn_and_are_noted(rubric: Rubric, backlog_of) -> None:
    """Whoever scores by weights of another scale hears it, and so does who reads the result."""
    asked = rubric.weighted(Axis.VALUE, DirectPoints(points={"gain": 1, "reach": 1}))
    gain, *others = asked.criteria
    wider = replace(asked, criteria=(replace(gain, best=9), *others))
    with pytest.warns(StaleWeights, match="gain: its weight was asked for on a scale from 1"):
        scorecard = score(backlog_of(A=GOOD), wider)
    assert scorecard.notes[0].startswith("gain: its weight was asked for")
    # Half of 5 on 1 to 9 is (5 - 1) / 8 x .5 = .25; reach 5 of 5 adds .5.
    assert scorecard.value.tolist() == [0.75]


def beyond(rubric: Rubric, policy: OutOfRange) -> Rubric:
    """Return the rubric with another policy for gain."""
    gain, *others = rubric.criteria
    return replace(rubric, criteria=(replace(gain, out_of_range=policy), *others))


def test_scores_beyond_a_scale_are_clipped_aloud(rubric: Rubric, backlog_of) -> None:
    """A gain of 9 of 5 counts as 5, and the scorecard says so."""
    scorecard = score(backlog_of(A={**GOOD, "gain": 9}), beyond(rubric, OutOfRange.CLIP))
    assert scorecard.value.tolist() == [1]
    assert scorecard.notes == (
        "3 numbers beyond the scale of gain, 1 (worst) to 5 (best), count as its end.",
    )


def test_scores_beyond_a_scale_are_extrapolated_aloud(rubric: Rubric, backlog_of) -> None:
    """A gain of 9 of 5 is worth 2, and one of -15 is worth -4; such a value is fatal, not more."""
    backlog = backlog_of(A={**GOOD, "gain": 9}, B={**GOOD, "gain": -15})
    scorecard = score(backlog, beyond(rubric, OutOfRange.EXTRAPOLATE))
    # .75 x 2 + .25 = 1.75; .75 x -4 + .25 = -2.75.
    assert scorecard.value.tolist() == [1.75, -2.75]
    assert scorecard.priority[1] == scorecard.points[1] == 0
    assert "6 numbers beyond the scale of gain" in scorecard.notes[0]


def test_the_median_counts_when_asked_for(rubric: Rubric, backlog_of) -> None:
    """Of 1, 2 and 5 of 5 the median is worth a quarter, the mean five twelfths."""
    opinions = tuple(
        Assessment("A", "gain", who, Range.exactly(score))
        for who, score in (("ann", 1), ("bob", 2), ("cyd", 5))
    )
    backlog = replace(backlog_of(A={"reach": 1, "effort": 0}), assessments=opinions)
    assert score(backlog, rubric, pooling=Pooling.MEDIAN).value.tolist() == [0.75 / 4]
    mean = score(backlog, rubric).value.item()
    assert mean == pytest.approx(0.75 * 5 / 12, abs=1e-15)


def test_something_else_than_a_backlog_is_refused(rubric: Rubric, backlog_of) -> None:
    """A path, or a scorecard once more: the message says how a backlog is had."""
    backlog = backlog_of(A=GOOD)
    for wrong in ("backlog.csv", score(backlog, rubric)):
        with pytest.raises(ValueError, match=r"score: expected a backlog, such as read_backlog"):
            score(wrong, rubric)
    with pytest.raises(ValueError, match=r"score: rubric: expected a rubric, .* not 'default'"):
        score(backlog, "default")
