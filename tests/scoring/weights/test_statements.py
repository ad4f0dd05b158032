"""Tests of incomplete information on weights."""

from __future__ import annotations

import pytest

from portfolio.errors import InvalidInput
from portfolio.scoring.weights.statement import Statement
from portfolio.scoring.weights.statements import Statements, WeightRatio


def test_an_order_alone_is_shown_by_its_roc_weights() -> None:
    """The centroid of all weights in an order is ROC; the note says nobody said so."""
    weights = Statements(order=("a", "b")).weights()
    assert weights.by_criterion == pytest.approx({"a": 0.75, "b": 0.25})
    assert weights.notes == (
        "The answers leave weights open; these are the mean of all that fit, for display.",
    )


def test_answers_that_leave_nothing_open_need_no_note() -> None:
    """Twice as much exactly is two thirds and one third."""
    weights = Statements(ratios=(WeightRatio(of="a", to="b", at_least=2, at_most=2),)).weights()
    assert weights.by_criterion == pytest.approx({"a": 2 / 3, "b": 1 / 3})
    assert weights.notes == ()


def test_a_ratio_bounds_from_both_sides() -> None:
    """Between once and three times as much as b: a from a half to three quarters."""
    ratio = WeightRatio(of="a", to="b", at_least=1, at_most=3)
    found = Statements(ratios=(ratio,)).weight_set().ranges()
    assert found == {"a": pytest.approx((1 / 2, 3 / 4)), "b": pytest.approx((1 / 4, 1 / 2))}
    only_most = WeightRatio(of="a", to="b", at_most=3)
    assert Statements(ratios=(only_most,)).weight_set().ranges()["a"] == pytest.approx((0, 3 / 4))
    assert str(ratio) == "ratio of a to b at least 1 at most 3"


def test_a_ratio_may_be_less_than_one() -> None:
    """At least half as much as b is a third of what both weigh; at least nothing says nothing."""
    half = WeightRatio(of="a", to="b", at_least=0.5)
    assert Statements(ratios=(half,)).weight_set().ranges()["a"] == pytest.approx((1 / 3, 1))
    nothing = WeightRatio(of="a", to="b", at_least=0)
    assert Statements(ratios=(nothing,)).weight_set().ranges()["a"] == pytest.approx((0, 1))


def test_all_kinds_of_statements_hold_together() -> None:
    """Order, limits, ratios, sums and a criterion nobody spoke of, in the order first named."""
    said = Statements(
        order=("a", ("b", "c")),
        intervals={"a": (0, 0.5)},
        ratios=(WeightRatio(of="b", to="d", at_least=1),),
        linear=(Statement({"a": 1, "d": 1}, 0.4),),
        others=("e",),
    )
    assert said.criteria == ("a", "b", "c", "d", "e")
    told = [str(each) for each in said.weight_set().statements]
    assert told == ["b >= c", "c >= b", "a >= b", "a <= 0.5", "b >= d", "a + d >= 0.4"]
    # a + d is 0.4 at least and d no more than b = c no more than a: with a = b = c = d = 0.2
    # left over 0.2 for e. The most for e is 0.6: a = 0.4 alone.
    assert said.weight_set().ranges()["e"] == pytest.approx((0, 0.6))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"order": ["a", "a"]}, "order names a 2 times"),
        ({"intervals": {"a": [0.4, 0.2]}}, r"interval of a must rise within \[0, 1\]"),
        ({"intervals": {"a": [-0.1, 0.2]}}, r"not from -0\.1 to 0\.2"),
        ({"intervals": {"a": [0.5, 1.2]}}, r"not from 0\.5 to 1\.2"),
        ({"ratios": [{"of": "a", "to": "b"}]}, "ratio of a to b needs limits of 0 or more"),
        ({"ratios": [{"of": "a", "to": "b", "at_least": -1}]}, "needs limits of 0 or more"),
        ({"ratios": [{"of": "a", "to": "b", "at_least": 3, "at_most": 2}]}, "wrong way round"),
        ({"ratios": [{"of": "a", "to": "a", "at_least": 1}]}, "with itself"),
        ({"order": ["a", "b"], "intervals": {"b": [0.6, 1]}}, r"at once: a >= b; b >= 0\.6"),
        ({}, "at least one criterion"),
        ({"linear": [{"coefficients": {"a": 1}, "at_most": 1}]}, "no known key"),
    ],
)
def test_faults_are_findings(table: dict[str, object], words: str) -> None:
    """Wrong numbers are told before contradictions, which are told by statement."""
    with pytest.raises(InvalidInput, match=words):
        Statements.from_dict(table)


def test_all_faults_are_told_at_once() -> None:
    """Order, interval and ratio each have theirs."""
    with pytest.raises(ValueError, match="order names a 2 times") as caught:
        Statements(
            order=("a", "a"),
            intervals={"b": (0.4, 0.2)},
            ratios=(WeightRatio(of="c", to="d"),),
        )
    assert "interval of b" in str(caught.value)
    assert "ratio of c to d" in str(caught.value)
