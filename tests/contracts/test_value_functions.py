"""What every value function of the registry keeps to, on any scale in either direction."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.criterion import Axis, Criterion, OutOfRange
from portfolio.scoring.value_functions import (
    VALUE_FUNCTIONS,
    Exponential,
    Levels,
    Linear,
    Logistic,
    PiecewiseLinear,
    Target,
    ValueFunction,
)
from portfolio.scoring.value_functions.value_function import Floats

At = Callable[[float], float]
"""The score at a share of the way from the worst end to the best."""


def points(at: At, *pairs: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Put values at shares of the way, by rising score."""
    return tuple(sorted((at(share), value) for share, value in pairs))


EXAMPLES: dict[str, tuple[Callable[[At], ValueFunction], ...]] = {
    "linear": (lambda at: Linear(),),
    "piecewise_linear": (
        lambda at: PiecewiseLinear(points(at, (0, 0), (0.3, 0.7), (0.7, 0.7), (1, 1))),
        lambda at: PiecewiseLinear(points(at, (0, 0), (0.9, 0.1), (1, 1))),
    ),
    "exponential": tuple(
        lambda at, share=share: Exponential(at(share)) for share in (0.1, 0.3, 0.5, 0.8)
    ),
    "logistic": tuple(
        lambda at, share=share, steepness=steepness: Logistic(at(share), steepness)
        for share, steepness in ((0.5, 10), (0.25, 3), (0.9, 0.2))
    ),
    "levels": (
        lambda at: Levels(dict(points(at, (0, 0), (0.2, 0.5), (0.6, 0.5), (0.75, 0.9), (1, 1)))),
    ),
    "target": tuple(lambda at, share=share: Target(at(share)) for share in (0.55, 0.8)),
}
"""By kind, how to make some functions for a scale."""

drawn = settings(max_examples=60, deadline=None, derandomize=True)
each = pytest.mark.parametrize(
    "make",
    [
        pytest.param(make, id=f"{kind}-{number}")
        for kind, makers in EXAMPLES.items()
        for number, make in enumerate(makers)
    ],
)
Make = Callable[[At], ValueFunction]


@dataclass(frozen=True)
class Scale:
    """The two ends of a scale."""

    worst: float
    best: float

    def at(self, share: float) -> float:
        """Return the score at a share of the way; the ends exactly."""
        if share in (0, 1):
            return self.best if share else self.worst
        return self.worst + share * (self.best - self.worst)

    def changed(self, rate: float, offset: float) -> Scale:
        """Return the scale in other units."""
        return Scale(rate * self.worst + offset, rate * self.best + offset)

    def criterion(self, function: ValueFunction, policy: str = "error") -> Criterion:
        """Make a criterion with this scale."""
        return Criterion(
            id="c",
            title="C",
            axis=Axis.VALUE,
            worst=self.worst,
            best=self.best,
            value_function=function,
            out_of_range=OutOfRange(policy),
        )


scales = st.builds(
    lambda worst, length, sign: Scale(worst, worst + sign * length),
    st.floats(-1e3, 1e3),
    st.floats(0.1, 1e3),
    st.sampled_from((1, -1)),
)


def scores_on(scale: Scale, function: ValueFunction, data: st.DataObject) -> Floats:
    """Draw scores that the function admits, with neighbours by the last bit, worst first."""
    if isinstance(function, Levels):
        few = st.lists(st.sampled_from(sorted(function.levels)), min_size=1, max_size=9)
        scores = np.array(data.draw(few))
    else:
        shares = data.draw(st.lists(st.floats(0, 1), min_size=1, max_size=9))
        near = np.array([scale.at(share) for share in shares])
        around = [np.nextafter(near, -np.inf), near, np.nextafter(near, np.inf)]
        ends = sorted((scale.worst, scale.best))
        scores = np.clip(np.concatenate(around), *ends)
    scores = np.sort(scores)
    return scores if scale.best > scale.worst else scores[::-1].copy()


def test_every_function_is_exercised() -> None:
    """A new value function needs a line in `EXAMPLES`, and then the laws hold it to account."""
    assert EXAMPLES.keys() == VALUE_FUNCTIONS.keys()
    for kind, makers in EXAMPLES.items():
        for make in makers:
            assert type(make(Scale(0, 1).at)) is VALUE_FUNCTIONS[kind]


@each
def test_it_is_a_frozen_dataclass_of_its_kind(make: Make) -> None:
    """Nothing in it changes, and it goes by the kind it is registered under."""
    function = make(Scale(0, 1).at)
    assert is_dataclass(function)
    assert VALUE_FUNCTIONS[function.to_dict()["kind"]] is type(function)
    assert type(function).__doc__
    for field in fields(function):
        with pytest.raises(FrozenInstanceError):
            setattr(function, field.name, None)


@each
@drawn
@given(scale=scales)
def test_worst_is_nothing_and_best_is_all(make: Make, scale: Scale) -> None:
    """The worst end is worth exactly 0; the best, or the target, exactly 1."""
    function = make(scale.at)
    top = function.target if isinstance(function, Target) else scale.best
    found = scale.criterion(function).values(np.array([scale.worst, top]))
    assert found.tolist() == [0, 1]


@each
@drawn
@given(scale=scales, data=st.data())
def test_a_better_score_is_never_worth_less(make: Make, scale: Scale, data: st.DataObject) -> None:
    """Values are in [0, 1] and, unless declared otherwise, never turn back, to the last bit."""
    function = make(scale.at)
    found = scale.criterion(function).values(scores_on(scale, function, data))
    assert ((found >= 0) & (found <= 1)).all()
    if function.monotone:
        assert (np.diff(found) >= 0).all()


@each
def test_it_is_declared_monotone_if_it_is(make: Make) -> None:
    """The declaration is right: a score is worth more than the best end, or none is."""
    scale = Scale(0, 1)
    function = make(scale.at)
    inner = np.array(sorted(function.levels) if isinstance(function, Levels) else [0.55, 0.8])
    turns = (function.values(inner, 0, 1) > function.values(np.array([1.0]), 0, 1)).any()
    assert turns != function.monotone


@each
@drawn
@given(
    scale=scales,
    data=st.data(),
    rate=st.floats(0.1, 100),
    offset=st.floats(-1e3, 1e3),
)
def test_units_do_not_matter(
    make: Make, scale: Scale, data: st.DataObject, rate: float, offset: float
) -> None:
    """Scores and anchors in other units, as degrees Fahrenheit for Celsius, are worth the same."""
    function = make(scale.at)
    scores = scores_on(scale, function, data)
    other = scale.changed(rate, offset)
    same = make(lambda share: rate * scale.at(share) + offset)
    # The product may round past the end by the last bit.
    inside = np.clip(rate * scores + offset, *sorted((other.worst, other.best)))
    found = other.criterion(same).values(inside)
    assert found == pytest.approx(scale.criterion(function).values(scores), abs=1e-9)


@each
@drawn
@given(scale=scales, data=st.data())
def test_a_cost_is_a_benefit_turned_round(make: Make, scale: Scale, data: st.DataObject) -> None:
    """Scores x and scores -x on the mirrored scale are worth the same."""
    function = make(scale.at)
    scores = scores_on(scale, function, data)
    mirrored = make(lambda share: -scale.at(share))
    found = scale.changed(-1, 0).criterion(mirrored).values(-scores)
    assert found == pytest.approx(scale.criterion(function).values(scores), abs=1e-12)


@each
@drawn
@given(scale=scales, data=st.data())
def test_bounds_hold_every_score_between(make: Make, scale: Scale, data: st.DataObject) -> None:
    """Whatever the score between low and high is, its value is between the bounds."""
    function = make(scale.at)
    scores = np.sort(scores_on(scale, function, data))
    criterion = scale.criterion(function)
    least, most = criterion.bounds(scores[:1], scores[-1:])
    values = criterion.values(scores)
    assert (least <= values).all()
    assert (values <= most).all()
    exact = criterion.bounds(scores, scores)
    assert exact[0].tolist() == exact[1].tolist() == values.tolist()


@each
@drawn
@given(scale=scales, data=st.data())
def test_no_score_moves_the_value_of_another(make: Make, scale: Scale, data: st.DataObject) -> None:
    """Each score alone, in a table or beside an unknown one is worth the same, bit for bit."""
    function = make(scale.at)
    scores = scores_on(scale, function, data)
    together = function.values(np.append(scores, np.nan), scale.worst, scale.best)
    rows = scores[:, np.newaxis]
    alone = [function.values(row, scale.worst, scale.best)[0] for row in rows]
    assert together[:-1].tolist() == alone
    assert np.isnan(together[-1])
    table = function.values(np.stack([scores, scores]), scale.worst, scale.best)
    assert table.tolist() == [alone, alone]


@each
@drawn
@given(scale=scales)
def test_settings_there_and_back(make: Make, scale: Scale) -> None:
    """A criterion with the function is written as plain data and read back equal."""
    criterion = scale.criterion(make(scale.at))
    text = json.dumps(criterion.to_dict())
    assert Criterion.from_dict(json.loads(text)) == criterion


@each
@drawn
@given(scale=scales, beyond=st.floats(0.01, 10), before=st.booleans())
def test_scores_beyond_the_ends(make: Make, scale: Scale, beyond: float, before: bool) -> None:
    """They are refused with the score; clipped to the end; or the function goes on, or cannot."""
    function = make(scale.at)
    end = scale.worst if before else scale.best
    score = np.array([end + (-beyond if before else beyond) * (scale.best - scale.worst)])
    with pytest.raises(ValueError, match=r"^c: scores off .*: -?[0-9]"):
        scale.criterion(function).values(score)
    at_end = function.values(np.array([end]), scale.worst, scale.best)
    assert scale.criterion(function, "clip").values(score).tolist() == at_end.tolist()
    if not function.extrapolates:
        with pytest.raises(ValueError, match="no values beyond the scale"):
            scale.criterion(function, "extrapolate")
        return
    found = scale.criterion(function, "extrapolate").values(score)
    assert np.isfinite(found).all()
    falls = before or not function.monotone
    assert (found < at_end).all() if falls else (found > at_end).all()


@each
def test_it_says_what_it_does(make: Make) -> None:
    """Scale and worth are phrases that fit into a sentence."""
    scale = Scale(10, 0)
    function = make(scale.at)
    for phrase in (function.scale(10, 0), function.describe(10, 0, "months")):
        assert phrase == phrase.strip(" .")
        assert not phrase[0].isupper()
    assert scale.criterion(function).scale == function.scale(10, 0)
