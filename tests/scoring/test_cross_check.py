"""The first initiatives under other methods."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.scoring.methods.matrices import NAMES, made, matrices

from portfolio.scoring import score
from portfolio.scoring.cross_check import DEFAULT_METHODS, CrossCheck, crosscheck, joined
from portfolio.scoring.methods import METHODS, Normalisation, Promethee, Topsis, Vikor, WeightedSum
from portfolio.scoring.methods.preference import VShapePreference
from portfolio.scoring.value_matrix import ValueMatrix

HAND = made([[1, 0], [0.6, 0.5], [0, 1], [0.1, 0.1]], [0.55, 0.45])
"""Totals 0.55, 0.555, 0.45, 0.1: B, A, C, D. B is nowhere first, A and C lead one criterion."""


def test_by_hand() -> None:
    """B, first by sum, stays first by regret; who counts wins alone puts A first.

    VIKOR: regrets of B are 0.55 x 0.4 and 0.45 x 0.5, the least in sum and at worst. PROMETHEE:
    on the first criterion the order is A B D C, on the second C B D A, so A has the net flow
    0.55 x 3/3 - 0.45 x 3/3 = 0.1 and B has 0.55 x 1/3 + 0.45 x 1/3 = 1/3.
    """
    check = crosscheck(HAND, HAND.ranking, top=1)
    assert check.ranking == ("B", "A", "C", "D")
    assert check.by_kind["vikor"].stays == ("B",)
    assert check.by_kind["promethee"].other.scores[:2] == pytest.approx([0.1, 1 / 3])
    assert check.steady == ("B",)


def test_who_leaves_and_enters() -> None:
    """With a V as long as the scale PROMETHEE keeps any order of sums; one by id it does not."""
    same = Promethee(VShapePreference(1.0))
    kept = crosscheck(HAND, HAND.ranking, methods=[same], top=2)
    assert kept.survivals[0].stays == ("B", "A")
    assert kept.survivals[0].tau == 1
    by_id = crosscheck(HAND, ("D", "C", "B", "A"), methods=[same], top=2)
    assert by_id.survivals[0].leaves == ("D", "C")
    assert by_id.survivals[0].enters == ("B", "A")
    assert by_id.steady == ()


def test_steady_is_first_under_every_method() -> None:
    """A initiative that leaves under one method is not steady, whatever the others say."""
    methods = (WeightedSum(), WeightedSum(Normalisation.MIN_MAX))
    matrix = made([[0.5, 0.02], [0.4, 0.05], [0.0, 0.0]])
    check = crosscheck(matrix, ("A", "B", "C"), methods=methods, top=1)
    assert [survival.stays for survival in check] == [("A",), ()]
    assert check.steady == ()
    assert len(check) == 2


def test_defaults_are_three_different_rules() -> None:
    """TOPSIS, VIKOR and PROMETHEE II, each as by default and registered."""
    assert (Topsis(), Vikor(), Promethee()) == DEFAULT_METHODS
    assert {method.kind for method in DEFAULT_METHODS} == METHODS.keys() - {"weighted_sum"}


@pytest.mark.parametrize(("count", "top"), [(1, 1), (3, 1), (4, 2), (24, 8), (26, 9)])
def test_a_third_are_the_first_by_default(count: int, top: int) -> None:
    """A third of all, rounded up."""
    matrix = made([[n / 30] for n in range(count)])
    assert crosscheck(matrix, matrix.ranking).top == top


def test_ten_are_the_first_at_most_by_default() -> None:
    """Of forty a third would be fourteen."""
    values = np.linspace(0, 1, 40).reshape(40, 1)
    ids = tuple(f"I{row:02}" for row in range(40))
    matrix = ValueMatrix(ids, ("a",), values, values.copy(), values.copy(), np.ones(1))
    assert crosscheck(matrix, matrix.ranking).top == 10


def test_no_more_can_be_first_than_there_are() -> None:
    """The first ten of four are four, and it says so."""
    check = crosscheck(HAND, HAND.ranking, top=10)
    assert check.top == 4
    assert check.sentence.startswith("All of the first 4 stay under TOPSIS.")


def test_axes_count_the_same() -> None:
    """Value by one criterion, feasibility by two: 1/2, and 1/4 with 1/4 of the whole."""
    value, feasibility = made([[1.0], [0.0]]), made([[0.2, 0.4], [0.6, 0.8]])
    feasibility = ValueMatrix(
        feasibility.initiatives,
        ("x", "y"),
        feasibility.low - 0.1,
        feasibility.likely,
        feasibility.high + 0.1,
        feasibility.weights,
    )
    both = joined([value, feasibility])
    assert both.criteria == ("a", "x", "y")
    assert both.weights.tolist() == [0.5, 0.25, 0.25]
    assert both.likely.tolist() == [[1.0, 0.2, 0.4], [0.0, 0.6, 0.8]]
    assert both.low[0] == pytest.approx([1.0, 0.1, 0.3])
    assert both.high[1] == pytest.approx([0.0, 0.7, 0.9])
    check = crosscheck([value, feasibility], ["A", "B"], methods=[WeightedSum()])
    assert check.survivals[0].other.scores == pytest.approx([0.65, 0.35])


def test_one_axis_stays_as_it_is() -> None:
    """A sequence of one matrix is that matrix, weights and all."""
    alone = joined([HAND])
    assert alone.weights.tolist() == HAND.weights.tolist()
    assert alone.likely.tolist() == HAND.likely.tolist()


def test_axes_must_fit() -> None:
    """Other initiatives, the same criterion twice, or none at all are refused."""
    with pytest.raises(ValueError, match="at least one matrix"):
        joined([])
    with pytest.raises(ValueError, match="criteria must be in one matrix only, not a, b"):
        joined([HAND, HAND])
    with pytest.raises(ValueError, match="same initiatives in the same order"):
        joined([made([[1.0]]), made([[1.0], [2.0]])])


def test_every_fault_is_told() -> None:
    """A ranking of others, no methods, no first: all at once."""
    with pytest.raises(ValueError, match="lacks") as caught:
        crosscheck(HAND, ["A", "A", "B", "X", "C"], methods=[], top=0)
    text = str(caught.value)
    assert "the ranking lacks D;" in text
    assert "holds initiatives the matrix does not have: X;" in text
    assert "holds more than once A;" in text
    assert "at least one method" in text
    assert "top must be at least 1, not 0" in text


def test_frame() -> None:
    """One row a method, with counts, shares and ids."""
    check = crosscheck(HAND, ("D", "C", "B", "A"), methods=[WeightedSum()], top=2)
    row = check.to_frame().iloc[0].to_dict()
    assert row == {
        "method": "weighted sum",
        "top": 2,
        "stay": 0,
        "overlap": 0.0,
        "kendall_tau": pytest.approx(-2 / 3),
        "leaves": "D, C",
        "enters": "B, A",
    }


def test_places_by_method() -> None:
    """One row an initiative in the order checked; a second method of a kind has a number."""
    methods = (WeightedSum(), WeightedSum(Normalisation.MIN_MAX))
    frame = crosscheck(HAND, ("D", "C", "B", "A"), methods=methods).places()
    assert frame.columns.tolist() == ["initiative", "place", "weighted_sum", "weighted_sum_2"]
    assert frame["initiative"].tolist() == ["D", "C", "B", "A"]
    assert frame["place"].tolist() == [1, 2, 3, 4]
    assert frame["weighted_sum"].tolist() == [4, 3, 1, 2]


def test_shown() -> None:
    """The sentence holds that of every method; the table has a row for each."""
    check = crosscheck(HAND, HAND.ranking, top=1)
    assert repr(check) == check.sentence == "\n".join(each.sentence for each in check)
    html = check._repr_html_()
    assert html.count("<tr>") == 1 + 3
    assert "The first 1 under other methods" in html
    assert "1 of 1" in html
    assert "none" in html
    swapped = crosscheck(HAND, ("D", "C", "B", "A"), methods=[WeightedSum()], top=2)._repr_html_()
    assert "D and C" in swapped
    assert "B and A" in swapped
    assert "none" not in swapped


@settings(deadline=None, max_examples=50)
@given(matrices())
def test_counts_fit_together(matrix: ValueMatrix) -> None:
    """As many enter as leave, stays and leaves are the first, steady ones stay everywhere."""
    check = crosscheck(matrix, matrix.ranking)
    assert isinstance(check, CrossCheck)
    for each in check:
        assert len(each.enters) == len(each.leaves) == check.top - len(each.stays)
        assert set(each.stays) | set(each.leaves) == set(check.ranking[: check.top])
        assert set(check.steady) <= set(each.stays)
        assert -1 <= each.tau <= 1
    assert set(check.places()["initiative"]) == set(NAMES[: len(matrix)])


def test_a_scorecard_is_checked_by_its_priority(rubric, backlog_of) -> None:
    """The order is that of the priorities, the values are those of both axes."""
    scorecard = score(
        backlog_of(
            A={"gain": 5, "reach": 1, "effort": 1},
            B={"gain": 3, "reach": 3, "effort": 5},
            C={"gain": 1, "reach": 5, "effort": 0},
        ),
        rubric,
    )
    check = crosscheck(scorecard, top=1)
    assert check.ranking == scorecard.ranking
    by_hand = crosscheck(list(scorecard.matrices.values()), scorecard.ranking, top=1)
    assert check.to_frame().equals(by_hand.to_frame())


def test_a_matrix_has_an_order_of_its_own() -> None:
    """Without an order the weighted sum is checked."""
    assert crosscheck(HAND).ranking == HAND.ranking


def test_the_knocked_out_take_no_place(rubric, backlog_of) -> None:
    """A would be first by priority, but takes too long: B and C are checked, A is told.

    Values of feasibility 1, .8 and .1; the same as if A had never been there.
    """
    others = {
        "B": {"gain": 3, "reach": 1, "effort": 0},
        "C": {"gain": 2, "reach": 5, "effort": 2},
    }
    card = score(backlog_of(A={"gain": 5, "reach": 5, "effort": 9}, **others), rubric)
    check = crosscheck(card, top=1)
    assert check.ranking == tuple(name for name in card.ranking if name != "A")
    assert check.left_out == ("A",)
    told = (
        "Left out, because knocked out: 1 initiative (Project A (A)); the order of the others is "
        "as it was."
    )
    assert check.sentence.splitlines()[-1] == told
    assert told in check._repr_html_()
    alone = crosscheck(score(backlog_of(**others), rubric), top=1)
    assert alone.to_frame().equals(check.to_frame())
    assert "Left out" not in alone.sentence
    assert "Left out" not in alone._repr_html_()
    given = crosscheck(card, ["A", "C", "B"], top=1)
    assert given.ranking == ("C", "B")


def test_all_knocked_out(rubric, backlog_of) -> None:
    """Nothing to check is told in words."""
    card = score(backlog_of(A={"gain": 5, "reach": 5, "effort": 9}), rubric)
    with pytest.raises(ValueError, match="all 1 initiatives are knocked out"):
        crosscheck(card)


def test_titles_of_a_scorecard(rubric, backlog_of) -> None:
    """Sentences and the page say title and id; the table of places has a column of titles.

    An order by id is turned round by every method: B is better on every criterion.
    """
    card = score(
        backlog_of(
            A={"gain": 2, "reach": 1, "effort": 5},
            B={"gain": 3, "reach": 5, "effort": 1},
        ),
        rubric,
    )
    check = crosscheck(card, ["A", "B"], top=1)
    assert check.sentence.splitlines()[0] == (
        "None of the first 1 stay under TOPSIS; Project A (A) leaves; Project B (B) enters."
    )
    assert ">Project B (B)<" in check._repr_html_()
    assert check.places().columns.tolist()[:3] == ["initiative", "title", "place"]
    assert check.places()["title"].tolist() == ["Project A", "Project B"]


def test_something_else_than_what_is_ranked_is_refused() -> None:
    """Text is neither a scorecard nor values; the message says how a scorecard is had."""
    with pytest.raises(ValueError, match=r"crosscheck: expected a scorecard .* not 'scores.csv'"):
        crosscheck("scores.csv")  # type: ignore[arg-type]
