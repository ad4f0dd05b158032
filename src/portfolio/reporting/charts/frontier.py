"""What the best plan is worth against the level of one limit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from portfolio.explaining import Difference, Frontier, FrontierPoint
from portfolio.explaining.levels import LevelUnit
from portfolio.planning import Status
from portfolio.reporting.amounts import MINUS, SPACE, counted, money, people, percent, short
from portfolio.reporting.charts.names import Names, NameSource
from portfolio.reporting.charts.palette import INK, WARNING
from portfolio.reporting.charts.sheet import Sheet, dress, legend_of
from portfolio.reporting.charts.wording import fonts, shorten
from portfolio.reporting.charts.worth_words import WorthWords, set_worth_ticks
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HEIGHT, _ROW = 3.1, 0.19
"""Inches of the curve, and of a line of words on a swap."""
_LINE, _BAND, _FLAT = "#0072B2", "#D6E6F2", "#E69F00"
_SAME = 1e-9
_LISTED = 2
"""Initiatives named on each side of a swap."""


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
    asked = _Asked.of(frontier, style)
    there = [point for point in frontier.points if point.roadmap.outcome.has_plan]
    gains = _gains(there)
    told = sorted(sorted(gains, key=lambda k: (-gains[k], k))[:most])
    foot = 0.0
    sheet = Sheet.of(ax, _HEIGHT + _ROW * len(told) if there else 0.9)
    _set_axes(sheet.ax, asked, today)
    if there:
        _draw(sheet.ax, there)
        foot = _make_room(sheet.ax, there, len(told))
        where = [f"{asked.level(there[k].level)}, {asked.words.change(gains[k])}" for k in told]
        _write_swaps(sheet.ax, [there[k] for k in told], where, Names.of(names))
        sheet.ax.set_ylabel(asked.words.axis, fontsize=9, color=INK)
    else:
        sheet.ax.set_yticks([])
    _draw_none(sheet.ax, frontier, foot + 0.05 if there else 0.4)
    _draw_today(sheet.ax, today, foot)
    detail = _detail(there, len(gains), most, asked)
    return sheet.finish(_finding(there, asked), detail, legend_of(sheet.panels))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A frontier with the words for its worth and its levels."""

    frontier: Frontier
    words: WorthWords
    currency: str

    @classmethod
    def of(cls, frontier: Frontier, style: Style) -> _Asked:
        unit = frontier.roadmaps[0].problem.objective.unit if frontier.roadmaps else ""
        return cls(frontier, WorthWords(unit, style.currency), style.currency)

    def level(self, level: float) -> str:
        """Return a level with its unit."""
        unit = self.frontier.levels.unit
        if unit is LevelUnit.MONEY:
            return money(level, self.currency)
        if unit is LevelUnit.SHARE:
            return percent(level)
        return f"{people(level)}{SPACE}FTE" if unit is LevelUnit.PEOPLE else short(level)

    @property
    def name(self) -> str:
        """What the levels are of, as the beginning of a sentence."""
        name = shorten(self.frontier.levels.name, 60)
        return f"{name[:1].upper()}{name[1:]}"

    @property
    def axis(self) -> str:
        """What stands below the axis of levels."""
        in_money = self.frontier.levels.unit is LevelUnit.MONEY and self.currency
        return f"{self.name}, {self.currency}" if in_money else self.name


def _gains(there: Sequence[FrontierPoint]) -> dict[int, float]:
    """Return by how much worth rises at each point where it rises and the plan changes."""
    rises = {k: _worth(there[k]) - _worth(there[k - 1]) for k in range(1, len(there))}
    return {k: g for k, g in rises.items() if g > _same(there[k]) and _swapped(there[k])}


def _swapped(point: FrontierPoint) -> bool:
    swap = point.swap
    return swap is not None and bool(swap.added or swap.dropped or swap.moved)


def _worth(point: FrontierPoint) -> float:
    return point.roadmap.objective


def _same(point: FrontierPoint) -> float:
    return _SAME * max(1.0, abs(_worth(point)))


def _set_axes(ax: Axes, asked: _Asked, today: float | None) -> None:
    points, unit = asked.frontier.points, asked.frontier.levels.unit
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
    ax.set_xlabel(asked.axis, fontsize=9, color=INK)


def _draw(ax: Axes, there: Sequence[FrontierPoint]) -> None:
    levels, worths = [point.level for point in there], [_worth(point) for point in there]
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
    for first, last in _plateaus(there):
        ax.plot(
            [first.level, last.level],
            [_worth(first)] * 2,
            color=_FLAT,
            linewidth=8,
            alpha=0.55,
            solid_capstyle="round",
            zorder=2,
            label="no better plan found",
        )


def _plateaus(there: Sequence[FrontierPoint]) -> list[tuple[FrontierPoint, FrontierPoint]]:
    """Return first and last points of stretches along which worth stays the same."""
    found: list[tuple[FrontierPoint, FrontierPoint]] = []
    for before, after in pairwise(there):
        if _worth(after) - _worth(before) > _same(after):
            continue
        if found and found[-1][1] is before:
            found[-1] = (found[-1][0], after)
        else:
            found.append((before, after))
    return found


def _make_room(ax: Axes, there: Sequence[FrontierPoint], lines: int) -> float:
    """Leave room below the line for the list of swaps; return its share of the height."""
    bounds = [point.roadmap.bound for point in there if math.isfinite(point.roadmap.bound)]
    low, high = _worth(there[0]), max([_worth(there[-1]), *bounds])
    if high - low <= _same(there[-1]):
        low, high = low - 0.05 * abs(low) - 0.5, high + 0.05 * abs(high) + 0.5
    span = high - low
    # A title above takes some of the height later on.
    height = 0.82 * ax.get_window_extent().height / ax.figure.dpi
    share = min(0.6, (_ROW * lines + 0.2) / height) if lines else 0.06
    bottom = low - span * 1.08 * share / (1 - share) - 0.03 * span
    ax.set_ylim(bottom, high + 0.08 * span)
    ax.set_yticks([tick for tick in ax.get_yticks() if low - 0.05 * span <= tick <= high])
    return share if lines else 0.0


def _write_swaps(
    ax: Axes, told: Sequence[FrontierPoint], gains: Sequence[str], called: Names
) -> None:
    for number, point in enumerate(told, 1):
        place = (point.level, _worth(point))
        ax.plot(*place, "o", color=INK, mec="white", mew=0.8, ms=12, zorder=5)
        ax.annotate(
            str(number),
            place,
            ha="center",
            va="center_baseline",
            fontsize=7.5,
            fontweight="bold",
            color="white",
            zorder=6,
        )
    for row, (point, gain) in enumerate(zip(told, gains, strict=True)):
        up = (len(told) - row - 1) * _ROW * 72 + 8
        ax.annotate(
            f"{row + 1}  {gain}: {_swap(point.swap, called)}",
            (0, 0),
            (8, up),
            xycoords="axes fraction",
            textcoords="offset points",
            fontsize=8,
            color=INK,
            parse_math=False,
            fontfamily=fonts(),
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
            zorder=6,
        )


def _swap(swap: Difference | None, called: Names) -> str:
    if swap is None:
        return ""
    parts = [*_listed("+", swap.added, called), *_listed(MINUS, swap.dropped, called)]
    if swap.moved:
        parts.append(f"{len(swap.moved):,} moved")
    return "  ".join(parts)


def _listed(sign: str, ids: Sequence[str], called: Names) -> list[str]:
    told = [f"{sign}{called.short(name, 20)}" for name in ids[:_LISTED]]
    more = len(ids) - len(told)
    return [*told, f"{sign}{more:,} more"] if more else told


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


def _finding(there: Sequence[FrontierPoint], asked: _Asked) -> str:
    if not there:
        return f"At none of {counted(len(asked.frontier.points), 'level')} is there a plan"
    first, last = there[0], there[-1]
    worth = asked.words.told
    if len(there) == 1:
        return f"At {asked.level(last.level)} the best plan is worth {worth(_worth(last))}"
    if _worth(last) - _worth(first) <= _same(last):
        ends = f"{asked.level(first.level)} to {asked.level(last.level)}"
        return f"{asked.name} from {ends}: worth stays at {worth(_worth(last))}"
    told = (
        f"{asked.name} from {asked.level(first.level)} to {asked.level(last.level)}: worth rises "
        f"from {worth(_worth(first))} to {worth(_worth(last))}"
    )
    flat = [ends for ends in _plateaus(there) if ends[1] is last]
    if not flat:
        return told
    sure = last.roadmap.bound - _worth(flat[0][0]) <= _same(last)
    end = "nothing is gained" if sure else "no better plan was found"
    return f"{told}; beyond {asked.level(flat[0][0].level)} {end}"


def _detail(there: Sequence[FrontierPoint], swaps: int, most: int, asked: _Asked) -> str:
    parts = []
    if any(point.roadmap.bound > _worth(point) + _same(point) for point in there):
        parts.append("Searches ended early: up to the top of the band better plans may exist.")
    elif len(there) > 1:
        parts.append("Every level is solved exactly; the band is what may happen between levels.")
    if swaps:
        parts.append("Numbers: swaps against the level before; + is in, \N{MINUS SIGN} is out.")
    if swaps > most:
        parts.append(f"Not told: {counted(swaps - most, 'swap')} that bring less.")
    none = [p.roadmap.outcome for p in asked.frontier.points if not p.roadmap.outcome.has_plan]
    if none:
        proven = all(outcome.status is Status.INFEASIBLE for outcome in none)
        how = "no plan exists" if proven else "no plan was found"
        parts.append(f"At {counted(len(none), 'level')} {how}.")
    left = len(asked.frontier.levels.levels) - len(asked.frontier.points)
    if left > 0:
        parts.append(f"Interrupted: {counted(left, 'level')} not reached.")
    return " ".join(parts)
