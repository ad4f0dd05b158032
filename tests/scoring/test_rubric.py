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
from portfolio.scoring.weights import DirectPoints

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
        "criteria[gain].wieght",
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


ASKED = """
name = "asked"

[[criteria]]
id = "gain"
title = "Gain"
axis = "value"
worst = 1
best = 5

[[criteria]]
id = "reach"
title = "Reach"
axis = "value"
worst = 0
best = 100

[weighting.value]
kind = "direct"
points = { gain = 3, reach = 1 }
"""


def test_weights_may_be_asked_for() -> None:
    """Points of 3 and 1 make weights of .75 and .25, in a settings file that states no weight."""
    rubric = Rubric.from_dict(tomllib.loads(ASKED))
    assert [criterion.weight for criterion in rubric.criteria] == [0.75, 0.25]
    assert rubric.elicited[Axis.VALUE]["gain"] == 0.75
    assert Rubric.from_dict(rubric.to_dict()) == rubric


def test_asked_weights_take_the_place_of_stated_ones() -> None:
    """The default rubric with another weighting of feasibility keeps its weights of value."""
    names = [each.id for each in DEFAULT_RUBRIC.of(Axis.FEASIBILITY)]
    rubric = DEFAULT_RUBRIC.weighted(
        Axis.FEASIBILITY, DirectPoints(points=dict.fromkeys(names, 10.0))
    )
    assert {each.weight for each in rubric.of(Axis.FEASIBILITY)} == {1 / 6}
    assert rubric.of(Axis.VALUE) == DEFAULT_RUBRIC.of(Axis.VALUE)
    assert rubric.knock_outs == DEFAULT_RUBRIC.knock_outs


def test_weights_remember_their_scales() -> None:
    """Weights that a rubric was given notice that an end of a scale is another one now."""
    small = Rubric.from_dict(tomllib.loads(ASKED))
    asked = small.weighted(Axis.VALUE, DirectPoints(points={"gain": 1, "reach": 1}))
    assert asked.stale_weights == ()
    gain, reach = asked.criteria
    wider = replace(asked, criteria=(gain, replace(reach, best=200)))
    (told,) = wider.stale_weights
    assert told.startswith("reach: its weight was asked for on a scale from 0 (worst) to 100 (best")


def test_a_weighting_speaks_of_the_criteria_of_its_axis() -> None:
    """Criteria left out and criteria of elsewhere are both named."""
    small = Rubric.from_dict(tomllib.loads(ASKED))
    with pytest.raises(ValueError, match=r"says nothing of reach; .* speaks of size, no criterion"):
        small.weighted(Axis.VALUE, DirectPoints(points={"gain": 1, "size": 1}))


def test_a_rubric_needs_weights_from_somewhere() -> None:
    """Criteria without weight and without weighting are refused, not weighted equally."""
    with pytest.raises(InvalidInput, match="weights of value add up to 0, they must add up to 1"):
        Rubric.from_dict(tomllib.loads(ASKED.partition("[weighting")[0]))


def test_a_rubric_is_told_by_axis(rubric: Rubric) -> None:
    """Weights beside the criteria; at a prompt one line, not every anchor."""
    assert str(rubric).splitlines() == [
        "'small' of 3 criteria",
        "  value: Gain 0.75, Reach 0.25",
        "  feasibility: Effort 1",
    ]
    assert repr(rubric) == "<Rubric: 'small' of 3 criteria ... 2 lines more with print()>"
