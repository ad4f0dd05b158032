"""The parts of a stacked bar: what each criterion adds to an axis, and where the axis lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.reporting.amounts import counted, percent
from portfolio.reporting.charts.palette import CATEGORY_LOOKS, MUTED, Look
from portfolio.reporting.charts.wording import shorten
from portfolio.scoring import Axis, Scorecard
from portfolio.scoring.value_functions.value_function import Floats

_GAP = 0.18


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """What one criterion, or several small ones together, add to the bars of an axis.

    Attributes
    ----------
    words
        Name and weight.
    look
        How it is drawn.
    lengths
        Weight x value by bar, in [0, 1] on the scales; beyond them it may be less than 0.
    """

    words: str
    look: Look
    lengths: Floats

    @property
    def total(self) -> float:
        """What it adds to all bars together."""
        return float(self.lengths.sum())


@dataclass(frozen=True, slots=True, eq=False)
class AxisBars:
    """The stacked bars of one axis.

    Attributes
    ----------
    axis
        Value or feasibility.
    segments
        In the order of the rubric.
    low, likely, high
        Totals with their bounds by bar.
    grouped
        How many criteria the last segment stands for; 0 if each has its own.
    start
        Where the axis is 0 on the chart.
    """

    axis: Axis
    segments: tuple[Segment, ...]
    low: Floats
    likely: Floats
    high: Floats
    grouped: int
    start: float = 0.0

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where anything is drawn, seen from `start`; 0 to 1 at least."""
        below = np.minimum([each.lengths for each in self.segments], 0).sum(axis=0)
        above = np.maximum([each.lengths for each in self.segments], 0).sum(axis=0)
        low, high = min(below.min(), self.low.min()), max(above.max(), self.high.max())
        return min(0.0, float(low)), max(1.0, float(high))

    @property
    def end(self) -> float:
        """Where the drawing of the axis ends on the chart."""
        return self.start + self.reach[1]


def axis_bars(scorecard: Scorecard, ids: Sequence[str]) -> tuple[AxisBars, ...]:
    """Return the bars of initiatives for each axis that is judged, side by side.

    Parameters
    ----------
    scorecard
        What was scored.
    ids
        At least one initiative, from above.
    """
    rows = [scorecard.position(name) for name in ids]
    bars: list[AxisBars] = []
    for axis in Axis:
        if scorecard.rubric.of(axis):
            found = _bars(scorecard, rows, axis, 0.0)
            start = bars[-1].end + _GAP - found.reach[0] if bars else 0.0
            bars.append(_bars(scorecard, rows, axis, start))
    return tuple(bars)


def _bars(scorecard: Scorecard, rows: Sequence[int], axis: Axis, start: float) -> AxisBars:
    is_value = axis is Axis.VALUE
    totals = (
        (scorecard.value_low, scorecard.value, scorecard.value_high)
        if is_value
        else (scorecard.feasibility_low, scorecard.feasibility, scorecard.feasibility_high)
    )
    low, likely, high = (each[rows] for each in totals)
    segments, grouped = _segments(scorecard, rows, axis)
    return AxisBars(axis, segments, low, likely, high, grouped, start)


def _segments(
    scorecard: Scorecard, rows: Sequence[int], axis: Axis
) -> tuple[tuple[Segment, ...], int]:
    """Give the heaviest criteria a look of their own, and put the others together."""
    criteria, parts = scorecard.rubric.criteria, scorecard.contributions[rows]
    columns = [at for at, each in enumerate(criteria) if each.axis is axis]
    most = len(CATEGORY_LOOKS)
    heavy = sorted(columns, key=lambda at: -criteria[at].weight)
    own = sorted(heavy[:most])
    rest = heavy[most:]
    segments = [
        Segment(
            f"{shorten(criteria[at].title, 36)} {percent(criteria[at].weight)}",
            look,
            parts[:, at],
        )
        for at, look in zip(own, CATEGORY_LOOKS, strict=False)
    ]
    if rest:
        weight = percent(sum(criteria[at].weight for at in rest))
        words = f"{counted(len(rest), 'lighter one')} {weight}"
        segments.append(Segment(words, Look(MUTED, hatch="||||"), parts[:, rest].sum(axis=1)))
    return tuple(segments), len(rest)
