"""The way from scores to a verdict, step by step."""

from __future__ import annotations

import pytest

from portfolio.domain import Initiative, Range
from portfolio.intake.backlog import Backlog
from portfolio.scoring import Axis, Criterion, Explanation, Missing, Rubric, score


@pytest.fixture
def explanation(rubric: Rubric, backlog_of) -> Explanation:
    """Gain 4, reach 1, effort 2."""
    return score(backlog_of(A={"gain": 4, "reach": 1, "effort": 2}), rubric).explain("A")


def test_steps(explanation: Explanation) -> None:
    """Contribution and shortfall of each criterion, calculated by hand."""
    gain, reach, effort = explanation.steps
    # Gain: .75 x 3/4 of .75; reach: .25 x 0 of .25; effort: 1 x 8/10 of 1.
    assert (gain.contribution, gain.shortfall) == (0.5625, 0.1875)
    assert (reach.contribution, reach.shortfall) == (0, 0.25)
    assert (effort.contribution, effort.shortfall) == pytest.approx((0.8, 0.2))
    assert gain.score == Range.exactly(4)
    assert effort.assessors == 1


def test_steps_add_up_to_the_verdict(explanation: Explanation) -> None:
    """By axis, the contributions are the value and the feasibility."""
    sums = {
        axis: sum(each.contribution for each in explanation.steps if each.criterion.axis is axis)
        for axis in Axis
    }
    assert sums[Axis.VALUE] == pytest.approx(explanation.verdict.value.likely, abs=1e-12)
    assert sums[Axis.FEASIBILITY] == pytest.approx(explanation.verdict.feasibility.likely)


def test_sentence(explanation: Explanation) -> None:
    """How high, what carries it, what holds it back."""
    # sqrt(.5625 x .8) = sqrt(.45) = .6708
    assert str(explanation) == (
        "Project A: value 56.2 and feasibility 80.0 of 100, priority 67.1: accelerate. "
        "Value rests most on gain (+56.2) and lacks most in reach (-25.0). "
        "Feasibility rests most on effort (+80.0) and lacks most in effort (-20.0)."
    )


def test_full_marks_lack_nothing(rubric: Rubric, backlog_of) -> None:
    """Nobody is told that 0.0 is lacking."""
    best = score(backlog_of(A={"gain": 5, "reach": 5, "effort": 0}), rubric).explain("A")
    assert "lacks" not in best.sentence


def test_nothing_rests_on_nothing(rubric: Rubric, backlog_of) -> None:
    """At the worst end of every scale nothing carries the score."""
    worst = score(backlog_of(A={"gain": 1, "reach": 1, "effort": 10}), rubric).explain("A")
    assert "rests" not in worst.sentence
    assert worst.sentence.endswith("excluded: it takes too long (Effort 10).")


def test_an_axis_that_is_not_judged_is_said(rubric: Rubric, backlog_of) -> None:
    """A rubric of value alone explains that feasibility counts as 100."""
    alone = Rubric(name="value", criteria=rubric.criteria[:2])
    sentence = score(backlog_of(A={"gain": 3, "reach": 3}), alone).explain("A").sentence
    assert "Feasibility is not judged by this rubric and counts as 100." in sentence


def test_frame(explanation: Explanation) -> None:
    """One row a criterion with the documented columns."""
    frame = explanation.to_frame()
    assert list(frame.columns) == [
        "criterion",
        "axis",
        "score",
        "score_low",
        "score_high",
        "worst",
        "best",
        "assessors",
        "weight",
        "value",
        "contribution",
        "meaning",
    ]
    assert frame["criterion"].tolist() == ["gain", "reach", "effort"]
    assert frame["contribution"].tolist() == pytest.approx([0.5625, 0, 0.8])
    assert frame["meaning"].tolist() == ["", "", "between 0 (a day) and 10 (a year)"]


def test_unknown_scores_are_called_so(rubric: Rubric, backlog_of) -> None:
    """A score that nobody gave is shown as unknown, with what stands in its place."""
    card = score(backlog_of(A={"gain": 3, "effort": 1}), rubric, missing=Missing.INTERVAL)
    assert "unknown, 3 (1 to 5)" in card.explain("A")._repr_html_()


def test_table_is_escaped() -> None:
    """Titles and anchors are people's text."""
    evil = "<b>bold</b>"
    criterion = Criterion(id="x", title=evil, axis=Axis.VALUE, weight=1, anchors={1: evil, 5: evil})
    backlog = Backlog((Initiative(id="A", title=evil, scores={"x": Range.exactly(5)}),))
    html = score(backlog, Rubric(name="r", criteria=(criterion,))).explain("A")._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_shown_in_a_sentence(explanation: Explanation) -> None:
    """The line a console shows is the sentence, not every field of every step."""
    assert repr(explanation) == f"<Explanation of {explanation.sentence}>"
