"""Tests of the one call that asks how robust a ranking is."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring import Axis, Ranked, score
from portfolio.scoring.stability import Spread, stability
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.weights import WeightSet

EVEN = {"x": 0.5, "y": 0.5}
ROWS = {"A": (0.9, 0.8), "B": (0.3, 0.7), "C": (0.5, 0.4), "D": (0.1, 0.1)}


def test_what_is_assumed_is_a_neighbourhood(matrix_of) -> None:
    """Without sets of weights it holds a half to the double possible, and says so."""
    found = stability(matrix_of(ROWS, EVEN), samples=100, rng=1, top=2)
    assert found.assumptions == (
        "Assumed: each weight between a half and the double of what was stated; scores exact; "
        "100 draws."
    )
    weights = found.acceptability.draws.weights[0]
    assert weights.min() >= 0.25 - 1e-9
    assert weights.max() <= 0.75 + 1e-9


def test_what_was_elicited_is_used(matrix_of) -> None:
    """Given sets of weights are what is drawn from; ranges are named with their spread."""
    matrix = matrix_of(ROWS, EVEN, low={"C": (0.4, 0.1)})
    sets = WeightSet.ordinal(["y", "x"])
    found = stability(matrix, weight_sets=sets, samples=50, rng=1, spread=Spread.PERT)
    assert (np.diff(found.acceptability.draws.weights[0], axis=1) >= 0).all()
    assert found.assumptions == (
        "Assumed: all weights that the answers allow; scores pert between low and high, each on "
        "its own; 50 draws."
    )


def test_the_paragraph(matrix_of) -> None:
    """A is first for sure. B leads C by .05 at even weights; x: .05 / .2 = +.25, y: -.05 / .3.

    C passes B above x = .6, so with x in [.25, .75] B is second in (.6 - .25) / .5 = 70 %.
    """
    found = stability(matrix_of(ROWS, EVEN), samples=4000, rng=1, top=2)
    assert str(found) == (
        "Of the first 2 by priority, 1 stay among the first 2 in at least 95% of the draws. "
        "Of the other 2, 1 get there in more than 5%. "
        "The ranking hinges most on the weight of 'y'. For C to overtake B, the weight of 'y' has "
        "to fall by 33.3%, from 0.500 to 0.333 beside the other weights as stated. "
        "Assumed: each weight between a half and the double of what was stated; scores exact; "
        "4,000 draws."
    )
    assert found.acceptability.within(2) == pytest.approx([1, 0.7, 0.3, 0], abs=0.03)


def test_a_top_of_all(matrix_of) -> None:
    """Where all are among the first, the paragraph tells who leads instead."""
    text = str(stability(matrix_of(ROWS, EVEN), samples=50, rng=1))
    assert text.startswith("A is first in 100% of all weights held possible. No single weight")


def test_the_parts(matrix_of) -> None:
    """Every part speaks of the same matrices, top and weights."""
    found = stability(matrix_of(ROWS, EVEN), samples=50, rng=1, top=2)
    assert found.intervals["x"].high == pytest.approx(0.6)
    assert found.changes[0].criterion == "y"
    assert set(found.dominance.dominators("D")) == {"A", "B", "C"}
    assert [each.can_win.value for each in found.potential] == ["yes", "no", "no", "no"]
    assert found.tornado("B").rank == 2
    assert found.tornado("B").swings[0].low == pytest.approx(0.25)
    assert found.to_frame()["initiative"].tolist() == ["A", "B", "C", "D"]
    assert found.to_frame()["in_top"].iloc[0] == 1
    assert repr(found).startswith("<Stability: Of the first 2")
    assert found._repr_html_().startswith("<p>Of the first 2")


def test_a_scorecard_is_ranked_by_both_axes(rubric, backlog_of) -> None:
    """The ranking of a scorecard is that of its matrices, and feasibility counts."""
    scores = {
        "A": {"gain": 5, "reach": 5, "effort": 9},
        "B": {"gain": 4, "reach": 4, "effort": 2},
        "C": {"gain": 2, "reach": 5, "effort": 4},
    }
    card = score(backlog_of(**scores), rubric)
    found = stability(card, samples=50, rng=1)
    assert found.model.ranking == card.ranking
    assert found.model.priority.tolist() == card.priority.tolist()
    assert found.model.criteria == ("gain", "reach", "effort")


def test_the_generator_decides(matrix_of) -> None:
    """The same seed gives the same bits."""
    first, again = (
        stability(matrix_of(ROWS, EVEN, low={"A": (0.1, 0.1)}), samples=90, rng=4) for _ in range(2)
    )
    assert first.to_frame().equals(again.to_frame())


def test_wrong_arguments(matrix_of) -> None:
    """A top of none and sets that do not fit are refused at once."""
    matrix: ValueMatrix = matrix_of(ROWS, EVEN)
    with pytest.raises(ValueError, match="top must be at least 1 initiative, not 0"):
        stability(matrix, rng=1, top=0)
    with pytest.raises(ValueError, match="for criteria x, y"):
        stability(matrix, rng=1, weight_sets=WeightSet.free(["x", "z"]))


def test_a_scorecard_brings_what_its_answers_leave_open(rubric, backlog_of) -> None:
    """Gain before reach, and no more said: every weight of gain from a half to one is drawn."""
    backlog = backlog_of(
        A={"gain": 5, "reach": 1, "effort": 1}, B={"gain": 1, "reach": 5, "effort": 1}
    )
    asked = rubric.weighted(Axis.VALUE, Ranked(order=["gain", "reach"]))
    found = stability(score(backlog, asked), samples=200, rng=1, top=1)
    assert found.scope.sets[0].ranges()["gain"] == pytest.approx((0.5, 1))
    # Gain weighs at least as much as reach, so A is never behind.
    assert found.acceptability.first.tolist() == [1, 0]
