"""Rubrics: weights that add up, rules that fit, settings there and back."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import reduce
from operator import add

import pytest

from portfolio.errors import InvalidInput
from portfolio.scoring import (
    DEFAULT_RUBRIC,
    Axis,
    Criterion,
    Effect,
    KnockOut,
    PiecewiseLinear,
    Rubric,
)

TOML = """
name = "pilot"
cut = 0.4

[[criteria]]
id = "gain"
title = "Gain"
axis = "value"
weight = 1.0
anchors = { 1 = "none", 3 = "some", 5 = "much" }
value_function = { kind = "piecewise_linear", points = [[1, 0], [3, 0.2], [5, 1]] }

[[criteria]]
id = "effort"
title = "Effort in months"
axis = "feasibility"
weight = 1.0
worst = 24
best = 0

[[knock_outs]]
criterion = "effort"
at_most = 18
reason = "it takes too long"
effect = "warn"
except_horizon = "H3"
"""


def weighted(*weights: float, axis: Axis = Axis.VALUE) -> tuple[Criterion, ...]:
    """Criteria a, b, c ... with these weights."""
    return tuple(
        Criterion(id=name, title=name, axis=axis, weight=weight, worst=1, best=5)
        for name, weight in zip("abcdefghij", weights, strict=False)
    )


def test_weights_that_miss_one_are_refused_with_their_sum() -> None:
    """Weights of .5 and .4 are never renormalised; the message says .9 and which axis."""
    with pytest.raises(ValueError, match=r"weights of value add up to 0\.9, they must add up to 1"):
        Rubric(name="r", criteria=weighted(0.5, 0.4))


@pytest.mark.parametrize(("extra", "fits"), [(0.9e-9, True), (1.1e-9, False)])
def test_tolerance_of_the_sum(extra: float, fits: bool) -> None:
    """A sum within 1e-9 of 1 is rounding, beyond it is a fault."""
    criteria = weighted(0.5, 0.5 + extra)
    if fits:
        assert Rubric(name="r", criteria=criteria).criteria == criteria
    else:
        with pytest.raises(ValueError, match="add up to"):
            Rubric(name="r", criteria=criteria)


def test_ten_times_a_tenth_is_one() -> None:
    """Weights whose rounded sum misses 1 by the last bit are fine."""
    weights = [0.1] * 10
    assert reduce(add, weights) < 1
    assert len(Rubric(name="r", criteria=weighted(*weights)).criteria) == 10


def test_each_axis_counts_for_itself() -> None:
    """One axis alone makes a rubric; the other has no criteria and no weights to check."""
    rubric = Rubric(name="r", criteria=weighted(0.6, 0.4))
    assert [each.id for each in rubric.of(Axis.VALUE)] == ["a", "b"]
    assert rubric.of(Axis.FEASIBILITY) == ()


def test_all_faults_are_told_at_once() -> None:
    """Repeated ids, bad sums, homeless and off-scale knock-outs and a bad cut in one message."""
    with pytest.raises(ValueError, match="value add up to") as caught:
        Rubric(
            name="r",
            criteria=(*weighted(0.5), *weighted(0.4)),
            knock_outs=(
                KnockOut(criterion="z", at_most=1, reason="x"),
                KnockOut(criterion="a", at_most=0, reason="x"),
            ),
            cut=1.0,
        )
    told = str(caught.value)
    assert "criterion 'a' stands 2 times" in told
    assert "names the unknown criterion 'z'" in told
    assert "the knock-out on 'a' at 0 is off 1 (worst) to 5 (best)" in told
    assert "the cut must be between 0 and 1, not 1.0" in told


def test_an_empty_rubric_is_refused() -> None:
    """Nothing can be judged by no criteria."""
    with pytest.raises(ValueError, match="at least one criterion"):
        Rubric(name="r", criteria=())


def test_settings_file() -> None:
    """A TOML section gives the rubric it describes, horizon and value function included."""
    rubric = Rubric.from_dict(tomllib.loads(TOML))
    gain, effort = rubric.criteria
    assert gain.anchors == {1: "none", 3: "some", 5: "much"}
    assert gain.value_function == PiecewiseLinear(((1, 0), (3, 0.2), (5, 1)))
    assert effort.ends == (24, 0)
    assert rubric.knock_outs[0].effect is Effect.WARN
    assert rubric.cut == 0.4


@pytest.mark.parametrize(
    "rubric", [DEFAULT_RUBRIC, Rubric.from_dict(tomllib.loads(TOML))], ids=["default", "pilot"]
)
def test_there_and_back(rubric: Rubric) -> None:
    """What is written as plain data is read back equal."""
    assert Rubric.from_dict(rubric.to_dict()) == rubric


def test_faults_of_a_settings_file_are_findings() -> None:
    """Misspelled and wrong entries of several criteria come together, with the nearest name."""
    data = tomllib.loads(TOML.replace("weight = 1.0", "wieght = 1.0").replace('"warn"', '"wran"'))
    with pytest.raises(InvalidInput) as caught:
        Rubric.from_dict(data, "portfolio.toml", "scoring")
    found = {each.column: each for each in caught.value.findings}
    assert found.keys() == {
        "criteria[gain].weight",
        "criteria[gain].wieght",
        "criteria[effort].weight",
        "criteria[effort].wieght",
        "knock_outs[effort].effect",
    }
    assert found["criteria[gain].wieght"].nearest == "weight"
    assert found["knock_outs[effort].effect"].nearest == "warn"


def test_a_wrong_sum_in_a_settings_file_is_a_finding() -> None:
    """Rules over several criteria are findings of the file too."""
    data = replace(DEFAULT_RUBRIC).to_dict()
    data["criteria"][0]["weight"] = 0.4
    with pytest.raises(
        InvalidInput, match=r"p\.toml, scoring: the weights of value add up to 1\.1"
    ):
        Rubric.from_dict(data, "p.toml", "scoring")
