"""Weights from comparing all criteria with the best and with the worst one."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest

from portfolio.errors import InvalidInput
from portfolio.scoring.weights import WEIGHT_METHODS, Single
from portfolio.scoring.weights.best_worst import BestWorst, BestWorstModel

TRANSPORT = BestWorst(
    best="cost",
    worst="load",
    best_to_others={"load": 8, "access": 2, "cost": 1},
    others_to_worst={"load": 1, "access": 5, "cost": 8},
)
RATIO = replace(TRANSPORT, model=BestWorstModel.RATIO)
OPEN = BestWorst(
    best="a",
    worst="e",
    best_to_others={"b": 2, "c": 4, "d": 3, "e": 8},
    others_to_worst={"b": 4, "c": 4, "d": 2},
    model=BestWorstModel.RATIO,
)
"""Answers that leave whole intervals: see test_best_worst_models.test_intervals_by_hand."""


def test_linear_weights() -> None:
    """1/14, 9/28 and 17/28, each answer missed by 1/28; in the order compared."""
    found = TRANSPORT.weights()
    assert TRANSPORT.criteria == ("load", "access", "cost")
    assert found.by_criterion == pytest.approx(
        {"load": 2 / 28, "access": 9 / 28, "cost": 17 / 28}, abs=1e-9
    )
    assert TRANSPORT.solution.deviation == pytest.approx(1 / 28, abs=1e-9)
    assert found.notes == ()
    assert found.source is TRANSPORT


def test_ratio_weights() -> None:
    """With xi = 4 - sqrt(14): as 1, 5 - xi and 8 + xi."""
    xi = 4 - sqrt(14)
    expected = {"load": 1 / 14, "access": (5 - xi) / 14, "cost": (8 + xi) / 14}
    assert RATIO.weights().by_criterion == pytest.approx(expected, abs=1e-9)


def test_consistency_ratio() -> None:
    """Xi over the index, (17 - sqrt(65)) / 2 for a ratio of 8; none for the linear model."""
    index = (17 - sqrt(65)) / 2
    assert RATIO.consistency_ratio == pytest.approx((4 - sqrt(14)) / index, abs=1e-12)
    assert TRANSPORT.consistency_ratio is None
    assert TRANSPORT.consistency.input_ratio == pytest.approx(2 / 56, abs=1e-12)
    equal = BestWorst(
        best="a", worst="b", best_to_others={"b": 1}, others_to_worst={}, model=BestWorstModel.RATIO
    )
    assert equal.consistency_ratio == 0


def test_own_and_repeated_answers_may_be_left_out() -> None:
    """Best to itself, worst to itself and best to worst need no second telling."""
    brief = BestWorst(
        best="cost",
        worst="load",
        best_to_others={"access": 2, "load": 8},
        others_to_worst={"access": 5},
    )
    other = replace(brief, best_to_others={"access": 2}, others_to_worst={"access": 5, "cost": 8})
    for each in (brief, other):
        assert each.weights().by_criterion == pytest.approx(
            TRANSPORT.weights().by_criterion, abs=1e-9
        )
        assert each.best_to_worst == 8


def test_contradictions_become_notes() -> None:
    """4 * 4 against 8 is above the limit for three criteria, and the note says where."""
    off = replace(TRANSPORT, best_to_others={"access": 4, "load": 8}, others_to_worst={"access": 4})
    (note,) = off.weights().notes
    assert "contradict each other" in note
    assert "together 16, but cost was said to be 8 times load" in note


def test_open_intervals_become_a_note() -> None:
    """Where other weights fit as well, their intervals are told: b has 3/19 to 5/20.25."""
    note = OPEN.weights().notes[-1]
    assert "other weights fit the answers as well as these" in note
    assert "b 15.8% to 24.7%" in note
    assert "a 42.9% to 49.3%" in note


def test_weight_set_of_the_ratio_model() -> None:
    """The set holds all weights that deviate least; linear programs find the same intervals.

    a is 9, c is 3 and e is 1; b is 3 to 5 and d 2.25 to 3.
    """
    found = OPEN.weight_set()
    assert found.criteria == OPEN.criteria
    ranges = found.ranges()
    bounds = zip(OPEN.criteria, OPEN.solution.low, OPEN.solution.high, strict=True)
    for name, low, high in bounds:
        assert ranges[name] == pytest.approx((low, high), abs=1e-6)
    order = {"a": 9.0, "b": 4.0, "c": 3.0, "d": 2.5, "e": 1.0}
    inside = np.array([order[name] for name in found.criteria])
    assert found.contains(inside / inside.sum())
    outside = np.array([{**order, "b": 5.1}[name] for name in found.criteria])
    assert not found.contains(outside / outside.sum())
    assert found.contains(OPEN.solution.weights)
    drawn = found.sample(20, rng=3)
    assert (drawn.max(axis=0) - drawn.min(axis=0)).max() > 0.02


def test_weight_set_of_one_point() -> None:
    """The linear model, and a ratio model without room, leave their weights alone."""
    for each in (TRANSPORT, RATIO):
        ranges = each.weight_set().ranges()
        for name, weight in each.weights().by_criterion.items():
            assert ranges[name] == pytest.approx((weight, weight), abs=1e-6)


def test_from_the_settings_file() -> None:
    """A table of the settings becomes the object and back."""
    table = {
        "kind": "best_worst",
        "best": "cost",
        "worst": "load",
        "best_to_others": {"access": 2, "load": 8},
        "others_to_worst": {"access": 5},
        "model": "ratio",
    }
    found = BestWorst.from_dict(table)
    assert found.model is BestWorstModel.RATIO
    assert BestWorst.from_dict(found.to_dict()) == found
    assert WEIGHT_METHODS["best_worst"] is BestWorst
    assert issubclass(BestWorst, Single)
    with pytest.raises(InvalidInput, match="linear"):
        BestWorst.from_dict({**table, "model": "liner"})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"worst": "a"}, "best and worst must be two criteria, not both a"),
        ({"best_to_others": {"c": 8}}, "best_to_others has no ratio for b"),
        ({"others_to_worst": {}}, "others_to_worst has no ratio for b"),
        ({"best_to_others": {"b": 2}}, "best_to_others has no ratio for the worst, c"),
        ({"best_to_others": {"b": 0.5, "c": 8}}, "has 0.5 for b, expected a ratio of at least 1"),
        ({"others_to_worst": {"b": float("nan")}}, "others_to_worst has nan for b, expected"),
        ({"others_to_worst": {"b": 9}}, "has 9 for b, more than the 8 of a to c"),
        ({"best_to_others": {"a": 2, "b": 2, "c": 8}}, "has 2 for a to itself, expected 1"),
        ({"others_to_worst": {"b": 4, "c": 3}}, "has 3 for c to itself, expected 1"),
        ({"others_to_worst": {"b": 4, "a": 7}}, "a to c is 8 in best_to_others, but 7 in"),
    ],
)
def test_faults(changes: dict[str, object], words: str) -> None:
    """Each fault is named with its value and what is wanted."""
    right: dict[str, object] = {
        "best": "a",
        "worst": "c",
        "best_to_others": {"b": 2, "c": 8},
        "others_to_worst": {"b": 4},
    }
    BestWorst(**right)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=words):
        BestWorst(**{**right, **changes})  # type: ignore[arg-type]


def test_all_faults_at_once() -> None:
    """Several faults are named together."""
    with pytest.raises(ValueError, match="has no ratio for d") as caught:
        BestWorst(
            best="a", worst="c", best_to_others={"b": 0.5, "c": 8}, others_to_worst={"b": 9, "d": 2}
        )
    assert "0.5 for b" in str(caught.value)
    assert "9 for b" in str(caught.value)
