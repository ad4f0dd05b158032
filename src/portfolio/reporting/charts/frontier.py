"""What the best plan is worth against the level of one limit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from portfolio.explaining import Difference, Frontier, FrontierPoint
from portfolio.explaining.levels import LevelUnit
from portfolio.reporting.amounts import percent
from portfolio.reporting.charts.frontier_shape import gains_of, plateaus_of, rounding_of, worth_of
from portfolio.reporting.charts.frontier_words import FrontierWords
from portfolio.reporting.charts.names import Names, NameSource
from portfolio.reporting.charts.palette import INK, WARNING
from portfolio.reporting.charts.sheet import Sheet, dress, legend_of
from portfolio.reporting.charts.swap_list import SWAP_ROW, swap_words, write_list, write_numbers
from portfolio.reporting.charts.worth_words import set_worth_ticks
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HEIGHT = 3.1
"""Inches of the curve."""
_LINE, _BAND, _FLAT = "#0072B2", "#D6E6F2", "#E69F00"


def plot_frontier(
    frontier: Frontier,
    ax: Axes | None = None,
    *,
    today: float | None = None,
    style: Style = DEFAULT_STYLE,
    most: int = 5,
    names: NameSource = None,
) -> Axes:
    """Draw what the best plan is worth against the level, and the swaps that bring most.

    The line is what is sure: a plan that fits one level fits all looser ones, so between two
    levels it stays where it is. The band reaches up to what no plan exceeds. Where several levels
    have the same worth, the line is underlaid. Numbers lead to the swaps, listed below the line.

    Parameters
    ----------
    frontier
        Worth at the levels of a limit.
    ax
        Drawn on; None for axes on a figure of their own.
    today
        Level as it is, if it is to be marked.
    style
        The currency.
    most
        How many swaps are told, at least 1: those that bring most.
    names
        Where names for people come from.

    Raises
    ------
    ValueError
        If `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 swap, not {most}")
    told, foot = FrontierWords.of(frontier, style), 0.0
    there, gains = told.there, gains_of(told.there)
    shown = sorted(sorted(gains, key=lambda k: (-gains[k], k))[:most])
    sheet = Sheet.of(ax, _HEIGHT + SWAP_ROW * len(shown) if there else 0.9)
    _set_axes(sheet.ax, told, today)
    if there:
        _draw(sheet.ax, there)
        foot = _make_room(sheet.ax, there, len(shown), title_inside=sheet.figure is None)
        write_numbers(sheet.ax, [(there[k].level, worth_of(there[k])) for k in shown])
        write_list(sheet.ax, _swaps(told, {k: gains[k] for k in shown}, Names.of(names)))
    else:
        sheet.ax.set_yticks([])
    _draw_none(sheet.ax, frontier, foot + 0.05 if there else 0.4)
    _draw_today(sheet.ax, today, foot)
    return sheet.finish(told.finding(), told.detail(len(gains), most), legend_of(sheet.panels))


def _swaps(told: FrontierWords, gains: Mapping[int, float], called: Names) -> list[str]:
    lines = []
    for k, gain in gains.items():
        point = told.there[k]
        swap = swap_words(point.swap or Difference((), (), {}), called)
        lines.append(f"{told.level(point.level)}, {told.words.change(gain)}: {swap}")
    return lines


def _set_axes(ax: Axes, told: FrontierWords, today: float | None) -> None:
    points, unit = told.frontier.points, told.frontier.levels.unit
    dress(ax, grid="y")
    shown = [*(point.level for point in points), *([] if today is None else [today])]
    low, high = (min(shown), max(shown)) if shown else (0.0, 1.0)
    room = 0.04 * (high - low) or 0.1 * abs(high) or 1.0
    ax.set_xlim(low - room, high + room)
    set_worth_ticks(ax.yaxis)
    if unit is LevelUnit.SHARE:
        ax.xaxis.set_major_formatter(lambda level, _: percent(level))
    elif unit is LevelUnit.MONEY:
        set_worth_ticks(ax.xaxis)
    ax.set_xlabel(told.axis, fontsize=9, color=INK)
    if told.there:
        ax.set_ylabel(told.words.axis, fontsize=9, color=INK)


def _draw(ax: Axes, there: Sequence[FrontierPoint]) -> None:
    levels, worths = [point.level for point in there], [worth_of(point) for point in there]
    bounds = [point.roadmap.bound for point in there]
    for k, bound in enumerate(bounds):
        if not math.isfinite(bound):
            continue
        if k:
            # Between two levels no plan exceeds the bound of the looser one.
            span = levels[k - 1 : k + 1]
            ax.fill_between(span, worths[k - 1], bound, color=_BAND, lw=0, label="not ruled out")
        elif bound > worths[0]:
            ax.plot([levels[0]] * 2, [worths[0], bound], color=_BAND, linewidth=4, zorder=1)
    ax.step(levels, worths, where="post", color=_LINE, linewidth=2.0, zorder=3, label="best plan")
    ax.plot(levels, worths, "o", color=_LINE, ms=5, zorder=4)
    for first, last in plateaus_of(there):
        ax.plot(
            [first.level, last.level],
            [worth_of(first)] * 2,
            color=_FLAT,
            linewidth=8,
            alpha=0.55,
            solid_capstyle="round",
            zorder=2,
            label="no better plan found",
        )


def _make_room(
    ax: Axes, there: Sequence[FrontierPoint], lines: int, *, title_inside: bool
) -> float:
    """Leave room below the line for the list of swaps; return its share of the height."""
    bounds = [point.roadmap.bound for point in there if math.isfinite(point.roadmap.bound)]
    low, high = worth_of(there[0]), max([worth_of(there[-1]), *bounds])
    if high - low <= rounding_of(there[-1]):
        low, high = low - 0.05 * abs(low) - 0.5, high + 0.05 * abs(high) + 0.5
    span = high - low
    # Above the caller's axes a title takes some of the height later on.
    kept = 0.82 if title_inside else 1.0
    height = kept * ax.get_window_extent().height / ax.figure.dpi
    share = min(0.6, (SWAP_ROW * lines + 0.2) / height) if lines else 0.06
    bottom = low - span * 1.08 * share / (1 - share) - 0.03 * span
    ax.set_ylim(bottom, high + 0.08 * span)
    ax.set_yticks([tick for tick in ax.get_yticks() if low - 0.05 * span <= tick <= high])
    return share if lines else 0.0


def _draw_none(ax: Axes, frontier: Frontier, height: float) -> None:
    """Mark the levels without a plan, at a share of the height."""
    none = [point.level for point in frontier.points if not point.roadmap.outcome.has_plan]
    if none:
        foot = ax.get_xaxis_transform()
        ax.plot(
            none,
            [height] * len(none),
            "X",
            color=WARNING,
            mec="white",
            ms=9,
            transform=foot,
            clip_on=False,
            label="no plan",
            zorder=6,
        )


def _draw_today(ax: Axes, today: float | None, foot: float) -> None:
    if today is None:
        return
    ax.axvline(today, foot, color=INK, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1.5)
    ax.annotate(
        "today",
        (today, 1),
        (4, -2),
        xycoords=ax.get_xaxis_transform(),
        textcoords="offset points",
        va="top",
        fontsize=8.5,
        fontweight="bold",
        color=INK,
    )
