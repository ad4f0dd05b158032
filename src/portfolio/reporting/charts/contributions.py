"""What each criterion adds to the value and the feasibility of an initiative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from portfolio.reporting.amounts import counted
from portfolio.reporting.charts.criterion_bars import AxisBars, axis_bars
from portfolio.reporting.charts.criterion_keys import draw_keys, keys_height
from portfolio.reporting.charts.palette import INK, MUTED, RULE
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.wording import shorten
from portfolio.scoring import Axis, Scorecard

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW = 0.27
"""Inches a row takes."""
_BAR = 0.62
_TIMES = "\N{MULTIPLICATION SIGN}"


def plot_contributions(
    scorecard: Scorecard,
    ids: Sequence[str] | None = None,
    ax: Axes | None = None,
    *,
    most: int = 20,
) -> Axes:
    """Draw what each criterion adds to the value and to the feasibility of initiatives.

    A part of a bar is weight x value; the parts of a bar add up to the value or the feasibility.
    Whiskers reach from the least to the greatest total that the ranges of the scores leave open.

    Parameters
    ----------
    scorecard
        What was scored.
    ids
        Initiatives from above; None for the first ones by priority.
    ax
        Drawn on; None for axes on a figure of their own.
    most
        How many are drawn if `ids` is None, at least 1.

    Raises
    ------
    KeyError
        For an id that was not scored.
    ValueError
        If `most` is below 1, or nothing was scored or named.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 initiative, not {most}")
    shown = scorecard.ranking[:most] if ids is None else tuple(ids)
    if not shown:
        raise ValueError("contributions need at least one scored initiative, there is none")
    bars = axis_bars(scorecard, shown)
    sheet = Sheet.of(ax, 0.75 + _ROW * len(shown) + keys_height(bars))
    _set_axes(sheet.ax, scorecard, shown, bars)
    for each in bars:
        _draw(sheet.ax, each)
        _draw_bounds(sheet.ax, each)
    draw_keys(sheet.ax, bars)
    _write_priorities(sheet.ax, scorecard, shown, bars[-1].end + 0.05)
    return sheet.finish(_finding(scorecard, shown), _detail(scorecard, shown, bars))


def _set_axes(
    ax: Axes, scorecard: Scorecard, shown: Sequence[str], bars: Sequence[AxisBars]
) -> None:
    dress(ax)
    ax.spines["bottom"].set_visible(False)
    titles = [scorecard[name].title for name in shown]
    words = [
        f"{_TIMES} {shorten(title, 36)}" if name in scorecard.knock_outs else shorten(title, 38)
        for name, title in zip(shown, titles, strict=True)
    ]
    row_labels(ax, words)
    for name, label in zip(shown, ax.get_yticklabels(), strict=True):
        label.set_color(MUTED if name in scorecard.knock_outs else INK)
    ticks = {each.start + at / 4: f"{25 * at}" for each in bars for at in range(5)}
    ax.set_xticks(list(ticks), list(ticks.values()))
    ax.vlines(list(ticks), -0.5, len(shown) - 0.5, color=RULE, linewidth=0.6, zorder=0.5)
    ax.set_xlim(bars[0].start + bars[0].reach[0], bars[-1].end + 0.2)
    ax.set_ylim(len(shown) - 0.5, -1.3)
    for each in bars:
        _head(ax, each.start, f"{each.axis.title()}, 0 to 100")


def _head(ax: Axes, x: float, words: str) -> None:
    ax.text(x, -0.9, words, fontsize=9, fontweight="bold", color=INK, va="center")


def _draw(ax: Axes, bars: AxisBars) -> None:
    """Stack what adds to the right, and what takes away to the left."""
    ends = {sign: np.full(len(bars.likely), bars.start) for sign in (1, -1)}
    for segment in bars.segments:
        for sign, end in ends.items():
            here = np.flatnonzero(sign * segment.lengths > 0)
            if not here.size:
                continue
            ax.barh(
                here,
                segment.lengths[here],
                left=end[here],
                height=_BAR,
                color=segment.look.colour,
                edgecolor="white",
                linewidth=0.7,
                hatch=segment.look.hatch or None,
                hatch_linewidth=0.6,
                zorder=2,
            )
            end[here] += segment.lengths[here]


def _draw_bounds(ax: Axes, bars: AxisBars) -> None:
    from matplotlib.patheffects import AbstractPathEffect, withStroke

    wide = np.flatnonzero(bars.low < bars.high)
    if not wide.size:
        return
    halo: list[AbstractPathEffect] = [withStroke(linewidth=2.6, foreground="white")]
    ends = bars.start + bars.low[wide], bars.start + bars.high[wide]
    lines = ax.hlines(wide, *ends, color=INK, linewidth=1.1, zorder=3, label="bounds")
    lines.set_path_effects(halo)
    for end in ends:
        caps = ax.vlines(end, wide - 0.16, wide + 0.16, color=INK, linewidth=1.1, zorder=3)
        caps.set_path_effects(halo)


def _write_priorities(ax: Axes, scorecard: Scorecard, shown: Sequence[str], x: float) -> None:
    _head(ax, x, "Priority")
    for y, name in enumerate(shown):
        words = f"{100 * scorecard[name].priority:.0f}"
        ax.text(x + 0.14, y, words, ha="right", va="center", fontsize=9, color=INK)


def _finding(scorecard: Scorecard, shown: Sequence[str]) -> str:
    best = max(shown, key=lambda name: scorecard[name].priority)
    explained = scorecard.explain(best)
    told = []
    for axis in Axis:
        steps = [step for step in explained.steps if step.criterion.axis is axis]
        top = max(steps, key=lambda step: step.contribution, default=None)
        if top is not None and top.contribution > 0:
            name = top.criterion.title.lower()
            told.append(f"{name} (+{100 * top.contribution:.0f} {axis.value})")
    title = shorten(explained.verdict.title, 44)
    finding = f"{title} comes first with priority {100 * explained.verdict.priority:.0f}"
    return f"{finding}, resting most on {' and '.join(told)}" if told else finding


def _detail(scorecard: Scorecard, shown: Sequence[str], bars: Sequence[AxisBars]) -> str:
    parts = [f"A part of a bar is weight {_TIMES} value."]
    if any(np.any(each.low < each.high) for each in bars):
        parts.append("Whiskers: what ranges of scores leave open.")
    if grouped := sum(each.grouped for each in bars):
        parts.append(
            f"Drawn as one: the {counted(grouped, 'lightest criterion', 'lightest criteria')}."
        )
    if any(name in scorecard.knock_outs for name in shown):
        parts.append(f"{_TIMES}: knocked out.")
    if hidden := len(scorecard) - len(set(shown)):
        parts.append(f"Not shown: {counted(hidden, 'other')}.")
    return " ".join(parts)
