"""What every way of finding weights must keep to, whoever wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pytest

from portfolio.errors import InvalidInput
from portfolio.scoring.weights import WEIGHT_METHODS, Elicitation, Single

DIRECT = {"kind": "direct", "points": {"a": 5, "b": 3.5, "c": 1, "d": 0.25}}
SWING = {"kind": "swing", "points": {"c": 30, "a": 100, "d": 5, "b": 55}}
AHP = {
    "kind": "ahp",
    "judgements": {"a": {"b": 2, "c": 5, "d": 8}, "b": {"c": 2, "d": 5}, "c": {"d": 3}},
}
ANSWERS: Mapping[str, list[dict[str, Any]]] = {
    "direct": [DIRECT],
    "swing": [SWING],
    "ranked": [
        {"kind": "ranked", "order": ["c", ["a", "d"], "b"]},
        {"kind": "ranked", "order": ["a", "b", "c", "d"], "formula": "rank_sum"},
        {"kind": "ranked", "order": [["a", "b"], "d", "c"], "formula": "reciprocal"},
        {"kind": "ranked", "order": ["d", "b", "c", "a"], "formula": "exponent", "z": 1.5},
    ],
    "statements": [
        {"kind": "statements", "order": ["a", ["b", "c"]], "others": ["d"]},
        {
            "kind": "statements",
            "intervals": {"a": [0.2, 0.5], "b": [0, 0.3], "d": [0.1, 0.4]},
            "ratios": [{"of": "b", "to": "c", "at_least": 0.5, "at_most": 2}],
            "linear": [{"coefficients": {"a": 1, "d": -1}, "at_least": 0.05}],
        },
    ],
    "hierarchy": [
        {
            "kind": "hierarchy",
            "top": SWING,
            "groups": {"c": {"kind": "ranked", "order": ["e", "f"]}},
        },
        {
            "kind": "hierarchy",
            "top": {"kind": "statements", "order": ["v", "w"]},
            "groups": {
                "v": DIRECT,
                "w": {
                    "kind": "hierarchy",
                    "top": {"kind": "ranked", "order": ["g", "h"]},
                    "groups": {"g": {"kind": "direct", "points": {"e": 1, "f": 2}}},
                },
            },
        },
    ],
    "ahp": [AHP, {**AHP, "method": "eigenvector"}],
    "best_worst": [
        {
            "kind": "best_worst",
            "best": "a",
            "worst": "d",
            "best_to_others": {"b": 2, "c": 4, "d": 8},
            "others_to_worst": {"b": 5, "c": 2},
            "model": model,
        }
        for model in ("linear", "ratio")
    ],
    "panel": [
        {"kind": "panel", "members": {"Ann": DIRECT, "Bo": SWING}, "influence": {"Ann": 2, "Bo": 1}}
    ],
}
"""Answers by kind; a new method adds its own here."""

ALIKE: Mapping[str, dict[str, Any]] = {
    "direct": {"kind": "direct", "points": {"a": 7, "b": 7, "c": 7}},
    "swing": {"kind": "swing", "points": {"a": 100, "b": 100, "c": 100}},
    "ranked": {"kind": "ranked", "order": [["a", "b", "c"]]},
    "statements": {"kind": "statements", "intervals": {name: [0.2, 0.45] for name in "abc"}},
    "hierarchy": {
        "kind": "hierarchy",
        "top": {"kind": "direct", "points": {"v": 2, "c": 1}},
        "groups": {"v": {"kind": "ranked", "order": [["a", "b"]]}},
    },
    "ahp": {"kind": "ahp", "judgements": {"a": {"b": 1, "c": 1}, "b": {"c": 1}}},
    "best_worst": {
        "kind": "best_worst",
        "best": "a",
        "worst": "c",
        "best_to_others": {"b": 1, "c": 1},
        "others_to_worst": {"b": 1},
    },
    "panel": {
        "kind": "panel",
        "members": {
            "Ann": {"kind": "direct", "points": dict.fromkeys("abc", 1)},
            "Bo": {"kind": "ranked", "order": [["a", "b", "c"]]},
        },
    },
}
"""Answers by kind that treat a, b and c alike."""

RENAMED = {"a": "c", "b": "d", "c": "b", "d": "a", "e": "f", "f": "e"}


def cases() -> Iterator[Any]:
    """All answers, each with the name of its method."""
    for kind, answers in ANSWERS.items():
        for number, each in enumerate(answers):
            yield pytest.param(each, id=f"{kind}-{number}")


every = pytest.mark.parametrize("answers", list(cases()))


def found(answers: Mapping[str, Any]) -> Mapping[str, float]:
    """Weights by criterion."""
    return Elicitation.from_dict(answers).weights().by_criterion


def told(data: Any, word: Callable[[str], str], turned: bool = False) -> Any:
    """Return the same answers with other words, or with the keys of every table turned round."""
    if isinstance(data, dict):
        items = reversed(data.items()) if turned else data.items()
        return {word(key): told(item, word, turned) for key, item in items}
    if isinstance(data, list):
        return [told(item, word, turned) for item in data]
    return word(data) if isinstance(data, str) else data


def test_every_method_is_here() -> None:
    """A method that is not tried here keeps to nothing."""
    assert ANSWERS.keys() == ALIKE.keys() == WEIGHT_METHODS.keys()


@every
def test_weights_are_shares(answers: dict[str, Any]) -> None:
    """At least 0, in sum 1, one for each criterion in the order named."""
    read = Elicitation.from_dict(answers)
    weights = read.weights()
    assert tuple(weights.by_criterion) == read.criteria
    assert all(weight >= 0 for weight in weights.by_criterion.values())
    assert sum(weights.by_criterion.values()) == pytest.approx(1, abs=1e-12)
    assert weights.source is read


@every
def test_weights_lie_in_what_the_answers_leave_open(answers: dict[str, Any]) -> None:
    """No method's weights break the statements it says it keeps to; draws lie there too."""
    read = Elicitation.from_dict(answers)
    weights, left_open = read.weights().by_criterion, read.weight_set()
    assert set(left_open.criteria) == set(weights)
    vector = np.array([weights[name] for name in left_open.criteria])
    assert left_open.contains(vector)
    assert left_open.contains(left_open.sample(100, 1)).all()


@every
def test_round_trip(answers: dict[str, Any]) -> None:
    """Written as a table and read again, answers are the same; where the base stands, too."""
    read = Elicitation.from_dict(answers)
    assert type(read) is WEIGHT_METHODS[answers["kind"]]
    assert Elicitation.from_dict(read.to_dict()) == read
    assert type(read).from_dict(read.to_dict()) == read
    if isinstance(read, Single):
        assert Single.from_dict(read.to_dict()) == read


@every
def test_an_unknown_key_is_a_finding(answers: dict[str, Any]) -> None:
    """Misspelled keys are told, never ignored."""
    with pytest.raises(InvalidInput, match="colour"):
        Elicitation.from_dict({**answers, "colour": 3})


@every
def test_the_order_of_answers_does_not_matter(answers: dict[str, Any]) -> None:
    """Every table read from its last key to its first gives the same weights."""
    turned = told(answers, str, turned=True)
    assert found(turned) == pytest.approx(found(answers), rel=0, abs=1e-15)


@every
def test_names_do_not_matter(answers: dict[str, Any]) -> None:
    """Criteria that change names take their weights along."""
    weights = found(answers)
    renamed = found(told(answers, lambda word: RENAMED.get(word, word)))
    expected = {RENAMED.get(name, name): weight for name, weight in weights.items()}
    assert renamed == pytest.approx(expected, rel=0, abs=1e-15)


@pytest.mark.parametrize("kind", ALIKE)
def test_equal_answers_give_equal_weights(kind: str) -> None:
    """Who is treated alike weighs alike: a third each."""
    assert found(ALIKE[kind]) == pytest.approx(dict.fromkeys("abc", 1 / 3), abs=1e-12)


@every
def test_anchors_are_kept_and_compared(answers: dict[str, Any]) -> None:
    """Scales recorded with the answers are told when they have changed since."""
    name = Elicitation.from_dict(answers).criteria[0]
    read = Elicitation.from_dict({**answers, "anchors": {name: [1, 5]}})
    assert read.to_dict()["anchors"] == {name: [1, 5]}
    assert read.stale({name: (1, 5)}) == ()
    (sentence,) = read.stale({name: (1, 10)})
    assert name in sentence


@every
def test_same_weights_every_time(answers: dict[str, Any]) -> None:
    """Asking twice gives the same bits."""
    assert found(answers) == found(answers)
