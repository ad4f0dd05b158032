"""Weights from comparing criteria in pairs."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.errors import InvalidInput
from portfolio.scoring.weights import WEIGHT_METHODS, Elicitation, Single
from portfolio.scoring.weights.pairwise import Pairwise, PriorityRule
from portfolio.scoring.weights.random_index import RandomIndex

NAN = float("nan")
THREE = Pairwise(judgements={"a": {"b": 2, "c": 4}, "b": {"c": 4}})
"""Rows multiply to 8, 2 and 1/16; the answers contradict each other a little too much."""
MATRIX = np.array([[1, 2, 4], [0.5, 1, 4], [0.25, 0.25, 1]])


def test_weights_by_hand() -> None:
    """Geometric means of the rows: cube roots of 8, 2 and 1/16."""
    means = np.cbrt([8, 2, 1 / 16])
    found = THREE.weights()
    assert list(found.by_criterion) == ["a", "b", "c"]
    assert list(found.by_criterion.values()) == pytest.approx(means / means.sum(), abs=1e-12)
    assert found.source is THREE


def test_two_criteria() -> None:
    """A single answer of 0.25 gives 1/5 and 4/5."""
    two = Pairwise(judgements={"a": {"b": 0.25}})
    assert two.weights().by_criterion == pytest.approx({"a": 0.2, "b": 0.8}, abs=1e-12)
    assert two.weights().notes == ()


def test_missing_pairs() -> None:
    """A is 3 times b, b twice c: 6, 2 and 1 of 9, with a to c never asked."""
    chain = Pairwise(judgements={"a": {"b": 3}, "b": {"c": 2}})
    for each in (chain, replace(chain, method=PriorityRule.EIGENVECTOR)):
        expected = {"a": 6 / 9, "b": 2 / 9, "c": 1 / 9}
        assert each.weights().by_criterion == pytest.approx(expected, abs=1e-12)


def test_rules_differ_where_answers_contradict() -> None:
    """With four criteria the eigenvector is another than the geometric means, by hand checked.

    It solves A w = lambda w, the geometric means do not.
    """
    four = Pairwise.from_upper("abcd", [2, 4, 1, 2, 4, 2])
    other = replace(four, method=PriorityRule.EIGENVECTOR)
    vector = np.array(list(other.weights().by_criterion.values()))
    assert four.matrix.ratios @ vector == pytest.approx(four.matrix.lambda_max * vector, abs=1e-9)
    assert max(abs(four.weights()[name] - other.weights()[name]) for name in "abcd") > 0.01
    (worst, *_) = other.consistency.doubtful()
    assert worst.implied_by_weights == pytest.approx(
        other.weights()[worst.answer.first] / other.weights()[worst.answer.second], abs=1e-12
    )


def test_contradictions_become_notes() -> None:
    """Contradictory answers still give weights; the notes say how much and which to ask again."""
    notes = THREE.weights().notes
    assert notes[0].startswith("the answers contradict each other: consistency ratio 0.05")
    assert any('"a is 4 times c" disagrees' in note for note in notes)
    assert replace(THREE, random_index=RandomIndex.SAATY_1980).weights().notes == ()


def test_ways_to_write_the_answers() -> None:
    """Pairs, the upper triangle and the matrix say the same as the nested answers."""
    pairs = {("a", "b"): 2.0, ("a", "c"): 4.0, ("b", "c"): 4.0}
    expected = THREE.weights().by_criterion
    assert Pairwise.from_pairs(pairs).weights().by_criterion == expected
    assert Pairwise.from_upper("abc", [2, 4, 4]).weights().by_criterion == expected
    assert Pairwise.from_matrix("abc", MATRIX).weights().by_criterion == expected
    lower = np.where(np.triu(np.ones((3, 3)), 1) == 1, NAN, MATRIX)
    assert Pairwise.from_matrix("abc", lower).weights().by_criterion == pytest.approx(
        expected, abs=1e-12
    )


def test_matrix_and_triangle_keep_the_order_and_the_gaps() -> None:
    """Criteria stay in the order given, also where an early pair is missing."""
    found = Pairwise.from_upper("abcd", [NAN, NAN, 8, 2, NAN, 2])
    assert found.criteria == ("a", "b", "c", "d")
    assert found.matrix.missing == 3
    # d is 1, c is 2, b is 4 and a is 8, of 15.
    assert list(found.weights().by_criterion.values()) == pytest.approx(
        [8 / 15, 4 / 15, 2 / 15, 1 / 15], abs=1e-12
    )


def test_from_the_settings_file() -> None:
    """A table of the settings becomes the object and back; an unknown method is a finding."""
    table = {"kind": "ahp", "judgements": {"a": {"b": 2, "c": 4}, "b": {"c": 4}}}
    found = Pairwise.from_dict(table)
    assert found.weights().by_criterion == THREE.weights().by_criterion
    assert Pairwise.from_dict(found.to_dict()) == found
    assert WEIGHT_METHODS["ahp"] is Pairwise
    assert issubclass(Pairwise, Single)
    assert issubclass(Pairwise, Elicitation)
    with pytest.raises(InvalidInput, match="geometric_mean"):
        Pairwise.from_dict({**table, "method": "geometric"})


@pytest.mark.parametrize(
    ("judgements", "words"),
    [
        ({"a": {"b": 0}}, "a to b must be a ratio above 0, not 0"),
        ({"a": {"b": -2}}, "a to b must be a ratio above 0, not -2"),
        ({"a": {"b": float("inf")}}, "a to b must be a ratio above 0, not inf"),
        ({"a": {"b": NAN}}, "a to b must be a ratio above 0, not nan"),
        ({"a": {"b": 2, "a": 1}}, "a is compared with itself"),
        ({"a": {"b": 5}, "b": {"a": 3}}, "a to b is 5, but b to a is 3, not 1/5"),
        ({"b": {"a": 3}, "a": {"b": 5}}, "a to b is 5, but b to a is 3, not 1/5"),
        ({"a": {"b": 2}, "c": {"d": 2}}, r"connects the parts \(a, b\), \(c, d\)"),
        ({"a": {"b": 2}, "c": {}}, r"connects the parts \(a, b\), \(c\)"),
        ({}, "at least two criteria"),
        ({"a": {}}, "at least two criteria"),
    ],
)
def test_faults(judgements: dict[str, dict[str, float]], words: str) -> None:
    """Each fault is named with its value and what is wanted."""
    with pytest.raises(ValueError, match=words):
        Pairwise(judgements=judgements)


def test_all_faults_at_once() -> None:
    """A table with several faults names each of them."""
    with pytest.raises(ValueError, match="above 0") as caught:
        Pairwise(judgements={"a": {"b": -2, "a": 1}, "c": {"d": 2}})
    assert "itself" in str(caught.value)
    assert "connects" in str(caught.value)


def test_pair_answered_twice_alike() -> None:
    """2 one way and 0.5 the other is one answer."""
    assert Pairwise(judgements={"a": {"b": 2}, "b": {"a": 0.5}}).weights()["a"] == pytest.approx(
        2 / 3
    )


def test_table_too_short() -> None:
    """Eleven criteria are too many for Saaty's first table, ten are not."""
    eleven = {"a": {str(place): 1.0 for place in range(10)}}
    assert len(Pairwise(judgements=eleven).criteria) == 11
    with pytest.raises(ValueError, match="saaty_1980 ends at 10 criteria, here are 11"):
        Pairwise(judgements=eleven, random_index=RandomIndex.SAATY_1980)
    ten = {"a": {str(place): 1.0 for place in range(9)}}
    assert Pairwise(judgements=ten, random_index=RandomIndex.SAATY_1980).weights()["a"] > 0


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        (np.ones((2, 2)), "3 criteria need 3 x 3 ratios"),
        (np.where(np.eye(3) == 1, 2.0, 1.0), "diagonal must be 1 throughout, not 2, 2, 2"),
        (np.where(MATRIX == 0.5, 3.0, MATRIX), "a to b is 2, but b to a is 3"),
    ],
)
def test_matrices_that_are_none(matrix: np.ndarray, words: str) -> None:
    """Another shape, a diagonal other than 1, and two sides that differ are refused."""
    with pytest.raises(ValueError, match=words):
        Pairwise.from_matrix("abc", matrix)


def test_triangles_that_are_none() -> None:
    """Another number of ratios, or a criterion named twice, is refused."""
    with pytest.raises(ValueError, match="3 criteria make 3 pairs, not 2 ratios"):
        Pairwise.from_upper("abc", [2, 4])
    with pytest.raises(ValueError, match="named more than once among the criteria: a"):
        Pairwise.from_upper("aba", [2, 4, 4])


def test_example_of_the_text() -> None:
    """The weights the documentation shows: 6, 2 and 1 of 9."""
    shown = Pairwise(judgements={"cost": {"speed": 3}, "speed": {"risk": 2}}).weights()
    assert shown.by_criterion == pytest.approx({"cost": 6 / 9, "speed": 2 / 9, "risk": 1 / 9})


RATIOS = st.lists(st.floats(0.1, 10), min_size=6, max_size=6)


@settings(deadline=None, max_examples=40)
@given(RATIOS)
def test_questions_put_the_other_way_round(ratios: list[float]) -> None:
    """Asking b to a instead of a to b changes no weight, by either rule."""
    pairs = dict(zip(combinations("abcd", 2), ratios, strict=True))
    forth = Pairwise.from_pairs(pairs)
    back = Pairwise.from_pairs({(b, a): 1 / ratio for (a, b), ratio in pairs.items()})
    for rule in PriorityRule:
        first, second = (replace(each, method=rule).weights() for each in (forth, back))
        assert first.by_criterion == pytest.approx(second.by_criterion, rel=1e-9)


@settings(deadline=None, max_examples=40)
@given(RATIOS)
def test_answers_turned_into_their_opposites(ratios: list[float]) -> None:
    """With every ratio inverted the geometric mean weights turn into their reciprocals."""
    forth = Pairwise.from_upper("abcd", ratios).weights()
    back = Pairwise.from_upper("abcd", [1 / ratio for ratio in ratios]).weights()
    products = [forth[name] * back[name] for name in "abcd"]
    assert products == pytest.approx([products[0]] * 4, rel=1e-9)


@settings(deadline=None, max_examples=40)
@given(RATIOS, st.permutations("abcd"))
def test_order_of_the_criteria_is_nothing(ratios: list[float], order: list[str]) -> None:
    """Naming the criteria in another order gives each the same weight."""
    matrix = Pairwise.from_upper("abcd", ratios).matrix.ratios
    places = ["abcd".index(name) for name in order]
    turned = Pairwise.from_matrix(order, matrix[np.ix_(places, places)])
    assert turned.criteria == tuple(order)
    expected = Pairwise.from_upper("abcd", ratios).weights().by_criterion
    assert turned.weights().by_criterion == pytest.approx(expected, rel=1e-9)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(0.01, 1), min_size=2, max_size=6))
def test_consistent_answers(points: list[float]) -> None:
    """Ratios of weights return the weights by both rules, with a consistency ratio of 0."""
    weights = np.array(points) / sum(points)
    names = "abcdef"[: len(points)]
    upper = [float(a / b) for a, b in combinations(weights, 2)]
    for rule in PriorityRule:
        found = replace(Pairwise.from_upper(names, upper), method=rule)
        assert list(found.weights().by_criterion.values()) == pytest.approx(weights, rel=1e-9)
        assert found.consistency.consistency_ratio == pytest.approx(0, abs=1e-9)
        assert found.weights().notes == ()


def test_one_answer_changed() -> None:
    """The new answer takes the place of the old one, whichever way round that was asked."""
    same_way = THREE.answering("a", "b", 3)
    assert same_way.judgements == {"a": {"b": 3, "c": 4}, "b": {"c": 4}, "c": {}}
    turned = THREE.answering("c", "a", 0.5)
    assert turned.judgements == {"a": {"b": 2}, "b": {"c": 4}, "c": {"a": 0.5}}
    assert turned.matrix.ratios[0, 2] == pytest.approx(2)
    assert THREE.judgements["a"]["c"] == 4


def test_one_answer_added() -> None:
    """A pair that was left out is answered; order, rule, table and scales asked for stay."""
    ends = {"a": (1.0, 5.0)}
    chain = Pairwise(
        judgements={"c": {"a": 2}, "a": {"b": 3}},
        method=PriorityRule.EIGENVECTOR,
        random_index=RandomIndex.SAATY_1980,
        anchors=ends,
    )
    more = chain.answering("b", "c", 1 / 6)
    assert more.criteria == chain.criteria == ("c", "a", "b")
    assert (more.method, more.random_index, more.anchors) == (
        chain.method,
        chain.random_index,
        ends,
    )
    assert more.matrix.missing == 0
    assert more.consistency.consistency_ratio == pytest.approx(0, abs=1e-9)


def test_no_answer_on_a_slip_of_the_pen() -> None:
    """An unknown criterion is refused with the nearest one, and faulty ratios as ever."""
    asked = Pairwise(judgements={"cost": {"speed": 3}})
    with pytest.raises(
        ValueError, match="'spede' is no criterion of these answers; expected speed"
    ):
        asked.answering("cost", "spede", 2)
    with pytest.raises(ValueError, match="expected one of cost, speed"):
        asked.answering("xxxxxx", "cost", 2)
    with pytest.raises(ValueError, match="cost to speed must be a ratio above 0, not -1"):
        asked.answering("cost", "speed", -1)
    with pytest.raises(ValueError, match="cost is compared with itself"):
        asked.answering("cost", "cost", 2)


def test_shown_in_a_line() -> None:
    """How many answers on how many criteria, and how they agree; no wall of ratios."""
    chain = Pairwise(judgements={"cost": {"speed": 3}, "speed": {"risk": 2}})
    assert repr(chain) == "<Pairwise: 2 answers on 3 criteria, consistency ratio 0.00>"
