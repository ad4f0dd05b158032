"""The parts of stacked bars."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from portfolio.domain import Initiative, Range
from portfolio.intake import Backlog
from portfolio.reporting.charts.criterion_bars import axis_bars
from portfolio.scoring import Axis, Criterion, OutOfRange, Rubric, Scorecard, score


def test_parts_are_weight_times_value(card: Scorecard) -> None:
    """A: .75 x .8 and .25 x .4 on value, .5 on feasibility; C: .3, 0 and .4."""
    value, feasibility = axis_bars(card, ["A", "C"])
    assert [each.lengths.tolist() for each in value.segments] == [
        pytest.approx([0.6, 0.3]),
        pytest.approx([0.1, 0.0]),
    ]
    assert feasibility.segments[0].lengths.tolist() == pytest.approx([0.5, 0.4])
    assert [each.words for each in value.segments] == ["Gain 75%", "Fit 25%"]


def test_totals_have_bounds(card: Scorecard) -> None:
    """Gain of A is 6 to 10, so that its value is .55 to .85; C is exact."""
    value, _ = axis_bars(card, ["A", "C"])
    assert value.low.tolist() == pytest.approx([0.55, 0.3])
    assert value.likely.tolist() == pytest.approx([0.7, 0.3])
    assert value.high.tolist() == pytest.approx([0.85, 0.3])


def test_axes_stand_side_by_side(card: Scorecard) -> None:
    """The second axis begins beyond the end of the first."""
    value, feasibility = axis_bars(card, ["A"])
    assert (value.axis, feasibility.axis) == (Axis.VALUE, Axis.FEASIBILITY)
    assert value.start == 0
    assert value.end == 1
    assert feasibility.start > 1.1


def test_an_axis_that_is_not_judged_has_no_bars() -> None:
    """A rubric on value alone gives one axis."""
    only = Criterion(id="a", title="A", axis=Axis.VALUE, weight=1, worst=0, best=1)
    given = Initiative(id="I", title="I", scores={"a": Range.exactly(0.5)})
    scored = score(Backlog(initiatives=(given,)), Rubric(name="one", criteria=(only,)))
    assert [each.axis for each in axis_bars(scored, ["I"])] == [Axis.VALUE]


def _wide(count: int) -> Scorecard:
    weights = np.arange(1, count + 1) / sum(range(1, count + 1))
    criteria = tuple(
        Criterion(id=f"c{at}", title=f"C{at}", axis=Axis.VALUE, weight=weight, worst=0, best=1)
        for at, weight in enumerate(weights.tolist())
    )
    scores = {each.id: Range.exactly(1.0) for each in criteria}
    given = Initiative(id="I", title="I", scores=scores)
    return score(Backlog(initiatives=(given,)), Rubric(name="wide", criteria=criteria))


def test_the_lightest_are_put_together() -> None:
    """Of ten criteria at 1/55 to 10/55 the two lightest are one part of 3/55; nothing is lost."""
    (bars,) = axis_bars(_wide(10), ["I"])
    assert bars.grouped == 2
    assert len(bars.segments) == 9
    assert bars.segments[-1].lengths.tolist() == pytest.approx([3 / 55])
    assert sum(each.lengths[0] for each in bars.segments) == pytest.approx(1)


def test_eight_have_a_look_each() -> None:
    """Eight criteria are told apart by colour and, every other one, by hatch."""
    (bars,) = axis_bars(_wide(8), ["I"])
    assert bars.grouped == 0
    assert len({(each.look.colour, each.look.hatch) for each in bars.segments}) == 8


def test_extrapolated_values_reach_further() -> None:
    """A value of -1 with weight 1 reaches from -1, one of 1.5 to 1.5."""
    only = Criterion(
        id="a",
        title="A",
        axis=Axis.VALUE,
        weight=1,
        worst=0,
        best=1,
        out_of_range=OutOfRange.EXTRAPOLATE,
    )
    given = tuple(
        Initiative(id=name, title=name, scores={"a": Range.exactly(at)})
        for name, at in (("I", -1.0), ("J", 1.5))
    )
    scored = score(Backlog(initiatives=given), Rubric(name="one", criteria=(only,)))
    (bars,) = axis_bars(scored, ["I", "J"])
    assert bars.reach == (-1, 1.5)
    assert replace(bars, start=2).end == 3.5
