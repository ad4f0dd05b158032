"""Tests of the one call that asks how robust a ranking is."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.domain import Range
from portfolio.scoring import Axis, Criterion, Ranked, Rubric, score
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
        "Assumed: all weights that the answers allow; scores pert between low and high, each drawn "
        "on its own (an assessor who leans shifts many of them together, so that certainty is a "
        "little overstated); 50 draws."
    )


def test_who_is_safe(matrix_of) -> None:
    """A is first for sure; B and C, who swap at x = .6 of [.25, .75], are second in 70 and 30 %."""
    found = stability(matrix_of(ROWS, EVEN), samples=4000, rng=1, top=2)
    assert found.acceptability.within(2) == pytest.approx([1, 0.7, 0.3, 0], abs=0.03)
    assert (found.safe, found.borderline, found.rivals) == (("A",), ("B",), ("C",))


@pytest.mark.parametrize(
    ("below", "safe", "rivals"),
    [(0.10, (), ("B",)), (0.06, (), ("B",)), (0.04, ("A",), ()), (0.0, ("A",), ())],
)
def test_the_bounds_are_shares_of_draws(
    matrix_of, below: float, safe: tuple[str, ...], rivals: tuple[str, ...]
) -> None:
    """A (1, 0) is ahead of B (0, 1) where x is above .5; so much of x, drawn evenly, is below.

    In 5 % of the draws at most B may be ahead, for A to be safe and B to be no rival.
    """
    matrix = matrix_of({"A": (1, 0), "B": (0, 1)}, {"x": 0.6, "y": 0.4})
    x = (0.5 - below / 2, 1.0 - below / 2)
    sets = WeightSet.interval({"x": x, "y": (0, 1)})
    found = stability(matrix, weight_sets=sets, samples=20_000, rng=1, top=1)
    assert found.acceptability.within(1)[1] == pytest.approx(below, abs=0.005)
    assert (found.safe, found.rivals) == (safe, rivals)


def test_the_paragraph(matrix_of) -> None:
    """A line each: who stays, who is doubtful, who gets there, what it hinges on, what is assumed.

    B has .3 + .4 (1 - x), C .4 + .1 x: level at x = .6; both weights have room of .1, by name x.
    """
    found = stability(matrix_of(ROWS, EVEN), samples=4000, rng=1, top=2)
    assert str(found).splitlines() == [
        "1 of the first 2 by priority stays there in at least 95% of the draws: A.",
        "Borderline, there in fewer: B.",
        "1 of the other 2 gets there in more than 5%: C.",
        "The ranking hinges most on the weight of 'x': stated 50.0%; at 60.0%, the others in "
        "proportion, C replaces B among the first 2.",
        "Assumed: each weight between a half and the double of what was stated; scores exact; "
        "4,000 draws.",
    ]
    assert found.verdict.splitlines() == str(found).splitlines()[:3]


def test_a_hinge_below_the_stated_weight(matrix_of) -> None:
    """P (.8, 0) is ahead of Q (.2, .3) while x weighs more than 1/3; it weighs 40 %."""
    matrix = matrix_of({"P": (0.8, 0.0), "Q": (0.2, 0.3)}, {"x": 0.4, "y": 0.6})
    told = str(stability(matrix, samples=50, rng=1, top=1))
    assert (
        "weight of 'x': stated 40.0%; at 33.3%, the others in proportion, Q replaces P among the "
        "first 1."
    ) in told


def test_a_hinge_at_the_stated_weight(matrix_of) -> None:
    """Level as stated: the least change decides, and the sentence says so."""
    matrix = matrix_of({"P": (1, 0), "Q": (0, 1)}, EVEN)
    told = str(stability(matrix, samples=50, rng=1, top=1))
    assert "'x': at the stated 50.0% Q replaces P with the least change." in told


def test_nobody_safe_and_nobody_near(matrix_of) -> None:
    """None is a word, and many are named in the plural."""
    rows = {"A": (1, 0), "B": (0, 1), "C": (0.1, 0.1), "D": (0, 0)}
    found = stability(matrix_of(rows, {"x": 0.51, "y": 0.49}), samples=400, rng=1, top=1)
    assert found.verdict.splitlines() == [
        "None of the first 1 by priority stays there in at least 95% of the draws.",
        "Borderline, there in fewer: A.",
        "1 of the other 3 gets there in more than 5%: B.",
    ]
    calm = stability(matrix_of(rows, {"x": 0.51, "y": 0.49}), samples=400, rng=1, top=2)
    assert calm.verdict.splitlines() == [
        "2 of the first 2 by priority stay there in at least 95% of the draws: A and B.",
        "None of the other 2 gets there in more than 5%.",
    ]


def test_a_top_of_all(matrix_of) -> None:
    """Where all are among the first, the paragraph tells who leads instead."""
    found = stability(matrix_of(ROWS, EVEN), samples=50, rng=1)
    leads, hinge, _ = str(found).splitlines()
    assert leads == found.verdict == "A is first in 100% of all weights held possible."
    assert hinge == "No single weight, however changed, alters the first 10."
    assert (found.safe, found.borderline, found.rivals) == (("A", "B", "C", "D"), (), ())


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
    assert repr(found) == (
        "<Stability of 4 initiatives: 1 of the first 2 safe, 1 borderline, 1 in reach>"
    )
    shown = found._repr_html_()
    assert shown.startswith("<p>1 of the first 2 by priority stays")
    assert shown.count("<p>") == 5
    assert ">Top 2<" in shown


def test_a_scorecard_is_ranked_by_both_axes(rubric, backlog_of) -> None:
    """The ranking of a scorecard is that of its matrices, and feasibility counts."""
    scores = {
        "A": {"gain": 5, "reach": 5, "effort": 8},
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


def test_the_knocked_out_take_no_place(rubric, backlog_of) -> None:
    """A has all of the value and a tenth of the feasibility, but takes too long: B and C remain.

    What is left keeps its order and its draws, and the result says who is missing.
    """
    knocked_out = {"gain": 5, "reach": 5, "effort": 9}
    others = {
        "B": {"gain": 2, "reach": 1, "effort": Range(8.8, 8.9, 10)},
        "C": {"gain": Range(2, 3, 4), "reach": 5, "effort": 2},
    }
    card = score(backlog_of(A=knocked_out, **others), rubric)
    assert card.ranking == ("C", "A", "B")
    found = stability(card, samples=90, rng=1, top=1)
    assert found.model.ranking == ("C", "B")
    assert found.left_out == ("A",)
    assert (
        "Left out, because knocked out: 1 initiative (Project A (A)); the order of the others is "
        "as it was."
    ) in str(found).splitlines()
    alone = stability(score(backlog_of(**others), rubric), samples=90, rng=1, top=1)
    assert alone.to_frame().equals(found.to_frame())
    assert "Left out" not in str(alone)


def test_all_knocked_out(rubric, backlog_of) -> None:
    """Nothing to rank is told in words."""
    card = score(backlog_of(A={"gain": 5, "reach": 5, "effort": 9}), rubric)
    with pytest.raises(ValueError, match="all 1 initiatives are knocked out"):
        stability(card, samples=10, rng=1)


def test_titles_of_a_scorecard(rubric, backlog_of) -> None:
    """Sentences say title and id, criteria go by their title, the frame has a column of titles."""
    card = score(
        backlog_of(
            A={"gain": 5, "reach": 1, "effort": 1},
            B={"gain": 3, "reach": 5, "effort": 1},
        ),
        rubric,
    )
    found = stability(card, samples=200, rng=1, top=1)
    # A: .75 x 1 against B: .75 x .5 + .25: ahead while gain weighs more than 2/3 of value.
    assert (
        "The ranking hinges most on the weight of 'Gain': stated 75.0%; at 66.7%, the others in "
        "proportion, Project B (B) replaces Project A (A) among the first 1."
    ) in str(found)
    assert found.to_frame().columns.tolist()[:3] == ["initiative", "title", "rank"]
    assert found.to_frame()["title"].tolist() == ["Project A", "Project B"]
    assert ">Project B (B)<" in found._repr_html_()
    everybody = stability(card, samples=200, rng=1)
    assert everybody.verdict.startswith("Project A (A) is first in")


def test_the_axis_that_was_not_asked_is_named(backlog_of) -> None:
    """Answers on value, none on feasibility: each is named with what is held possible of it."""
    criteria = [
        Criterion(id=name, title=name, axis=axis, weight=0.5, worst=1, best=5)
        for name, axis in zip("abcd", [Axis.VALUE] * 2 + [Axis.FEASIBILITY] * 2, strict=True)
    ]
    asked = Rubric(name="r", criteria=tuple(criteria)).weighted(
        Axis.VALUE, Ranked(order=["a", "b"])
    )
    card = score(backlog_of(A={"a": 5, "b": 1, "c": 3, "d": 3}), asked)
    assert stability(card, samples=10, rng=1).assumptions == (
        "Assumed: on value, all weights that the answers allow; on feasibility, each weight "
        "between a half and the double of what was stated; scores exact; 10 draws."
    )


def test_something_else_than_what_is_ranked_is_refused(backlog_of) -> None:
    """A backlog is scored first; the message says so."""
    with pytest.raises(ValueError, match=r"stability: expected a scorecard .* score\(backlog\)"):
        stability(backlog_of(), rng=1)
