"""What to ask next, by hand."""

from __future__ import annotations

import pytest

from portfolio.domain import Initiative, Range
from portfolio.intake.backlog import Assessment, Backlog
from portfolio.scoring import Missing, Rubric, score
from portfolio.scoring.stability import Stability, stability
from portfolio.scoring.weights import WeightSet

POINT = {"x": 0.5, "y": 0.5}


@pytest.fixture
def asked(matrix_of) -> Stability:
    """B is second with .55; C has .45 and may be worth from .3 to .7, on y alone from .4 to .6."""
    rows = {"A": (0.9, 0.9), "B": (0.5, 0.6), "C": (0.4, 0.5), "D": (0.1, 0.1)}
    matrix = matrix_of(
        rows, POINT, {"B": (0.5, 0.3), "C": (0.2, 0.4)}, {"B": (0.55, 0.7), "C": (0.8, 0.6)}
    )
    sets = WeightSet.point(POINT)
    return stability(matrix, weight_sets=sets, samples=4000, rng=1, top=2)


def test_the_widest_score_of_each(asked: Stability) -> None:
    """B: y from .3 to .7 moves it by .2, x by .025. C: x from .2 to .8 moves it by .3.

    B falls to .5 x (.5 + .3) = .4 and below C at .45, C rises to .5 x (.8 + .5) = .65 and above B:
    each decides alone; the wider first.
    """
    questions = asked.ask_next()
    assert [each.initiative for each in questions] == ["C", "B"]
    rival, borderline = questions
    assert (rival.criterion, rival.is_rival, rival.decides) == ("x", True, True)
    assert (rival.swing.low, rival.swing.high) == pytest.approx((0.2, 0.8))
    assert (rival.swing.rank_low, rival.swing.rank_high) == (3, 2)
    assert (borderline.criterion, borderline.is_rival, borderline.decides) == ("y", False, True)
    assert (borderline.swing.rank_low, borderline.swing.rank_high) == (3, 2)
    assert (borderline.score, borderline.assessors) == (None, None)
    assert len(questions) == 2


def test_the_sentence(asked: Stability) -> None:
    """What to settle first, and how much is left."""
    questions = asked.ask_next()
    assert str(questions) == questions.sentence
    assert questions.sentence == (
        "Settle this first: C, x: worth 20 to 80 of 100; at its ends rank 3 or 2. "
        "1 more to ask after it."
    )
    assert repr(questions) == f"<OpenQuestions: {questions}>"


def test_answers_that_decide_alone_come_first(matrix_of) -> None:
    """B moves by .15 and drops out at its low end; C moves by .3 and still does not get in."""
    rows = {"B": (0.5, 0.5), "C": (0.25, 0.45)}
    matrix = matrix_of(rows, POINT, {"B": (0.2, 0.5), "C": (0.0, 0.3)}, {"C": (0.5, 0.6)})
    sets = WeightSet.point(POINT)
    found = stability(matrix, weight_sets=sets, samples=4000, rng=1, top=1).ask_next()
    # B alone: .35 against .35 of C is level, so not behind; hence both wait, the wider first.
    assert [(each.initiative, each.decides) for each in found] == [("C", False), ("B", False)]
    worse = matrix_of(rows, POINT, {"B": (0.19, 0.5), "C": (0.0, 0.3)}, {"C": (0.5, 0.6)})
    found = stability(worse, weight_sets=sets, samples=4000, rng=1, top=1).ask_next()
    assert [(each.initiative, each.decides) for each in found] == [("B", True), ("C", False)]


def test_weights_alone(matrix_of) -> None:
    """Where scores are exact there is nothing to ask; who hangs on weights is named."""
    rows = {"A": (0.9, 0.8), "B": (0.3, 0.7), "C": (0.5, 0.4), "D": (0.1, 0.1)}
    found = stability(matrix_of(rows, POINT), samples=400, rng=1, top=2).ask_next()
    assert found.without == ("B", "C")
    assert found.sentence == "Weights alone decide on B and C."
    assert found.to_frame().empty
    calm = stability(matrix_of({"A": (1, 1), "B": (0, 0)}, POINT), samples=40, rng=1, top=1)
    assert calm.ask_next().sentence == ("Nobody is near the border: no score needs to be settled.")


def test_frame_and_page_without_a_scorecard(asked: Stability) -> None:
    """Worth and ranks only: nothing is known of scales and assessors."""
    frame = asked.ask_next().to_frame()
    assert frame.columns.tolist() == [
        *("initiative", "is_rival", "criterion", "worth_low", "worth_high"),
        *("rank_low", "rank_high", "decides"),
    ]
    assert frame["criterion"].tolist() == ["x", "y"]
    assert frame["rank_high"].tolist() == [2, 2]
    shown = asked.ask_next()._repr_html_()
    assert ">rival<" in shown
    assert ">borderline<" in shown
    assert ">3 or 2<" in shown


def test_a_scorecard_knows_scales_and_assessors(rubric: Rubric) -> None:
    """Effort runs from 10 (worst) to 0: its score is told from 1 to 8, its worth from .2 to .9."""
    said = [
        Assessment("A", "gain", "Ann", Range.exactly(3)),
        Assessment("A", "reach", "Ann", Range.exactly(3)),
        Assessment("A", "effort", "Ann", Range(1, 2, 3)),
        Assessment("A", "effort", "Bob", Range(2, 4, 8)),
        Assessment("B", "gain", "Ann", Range.exactly(2)),
        Assessment("B", "effort", "Ann", Range.exactly(3)),
    ]
    ideas = (Initiative(id="A", title="Triage"), Initiative(id="B", title="Bot"))
    card = score(Backlog(ideas, tuple(said)), rubric, missing=Missing.INTERVAL)
    found = stability(card, samples=400, rng=1, top=1).ask_next()
    by_id = {each.initiative: each for each in found}
    first, second = by_id["A"], by_id["B"]
    assert first.score == Range(1, 3, 8)
    assert first.assessors == 2
    assert (first.swing.low, first.swing.high) == pytest.approx((0.2, 0.9))
    assert first.subject == "Triage (A), effort"
    assert first.known == "judged by 2 assessors, 1 to 8"
    assert second.known == "judged by nobody, 1 to 5"
    frame = found.to_frame()
    assert frame.columns.tolist() == [
        *("initiative", "title", "is_rival", "criterion", "score_low", "score_high", "assessors"),
        *("worth_low", "worth_high", "rank_low", "rank_high", "decides"),
    ]
    assert "Triage (A), effort" in found._repr_html_()
