"""What scenarios are worth against the baseline, and which initiatives they change."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.explaining import Comparison
from portfolio.planning import Roadmap, Status
from portfolio.reporting.amounts import at_most, counted, percent
from portfolio.reporting.charts.names import Names, NameSource
from portfolio.reporting.charts.palette import INK, WARNING
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.scenario_matrix import (
    NamedPlan,
    draw_matrix,
    initiatives_that_differ,
    matrix_legend,
)
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.stacked_panels import stacked_panels
from portfolio.reporting.charts.wording import shorten
from portfolio.reporting.charts.words_beside import write_beside
from portfolio.reporting.charts.worth_words import WorthWords, set_worth_ticks
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes


_ROW, _CELL = 0.36, 0.24
"""Inches a scenario and an initiative take."""
_THEY = "start elsewhere, join or leave"


def plot_scenarios(
    comparison: Comparison,
    ax: Axes | None = None,
    *,
    style: Style = DEFAULT_STYLE,
    most: int = 15,
    names: NameSource = None,
) -> Axes:
    """Draw what each scenario is worth against the baseline, and below when initiatives start.

    Of initiatives only those that differ are drawn, those that differ most often first: in, out,
    or moved against the baseline.

    Parameters
    ----------
    comparison
        A baseline and scenarios.
    ax
        Drawn on, worths only; None for a figure with both, of which the first panel is returned.
    style
        The currency.
    most
        How many initiatives are drawn, at least 1.
    names
        Where names for people come from.

    Raises
    ------
    ValueError
        If `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 initiative, not {most}")
    plans = [
        NamedPlan(scenario.name, roadmap)
        for scenario, roadmap in zip(comparison.scenarios, comparison.roadmaps, strict=True)
    ]
    base, words = comparison.baseline, WorthWords.of(comparison.baseline.problem, style)
    first = NamedPlan("Baseline", base)
    differing = initiatives_that_differ(first, plans)
    sheet = _sheet(ax, len(plans), min(most, len(differing)))
    _draw_worths(sheet.ax, base, plans, words)
    for panel in sheet.panels[1:]:
        draw_matrix(panel, [first, *plans], differing[:most], Names.of(names))
    detail = _detail(differing, most, [base, *comparison.roadmaps], whole=ax is None)
    handles = matrix_legend() if len(sheet.panels) > 1 else []
    return sheet.finish(_finding(plans, base, words), detail, handles)


def _sheet(ax: Axes | None, plans: int, rows: int) -> Sheet:
    above = 0.75 + _ROW * max(1, plans)
    if ax is not None:
        return Sheet.of(ax, above)
    return stacked_panels([above, 0.6 + _CELL * rows] if rows else [above])


def _draw_worths(ax: Axes, base: Roadmap, plans: Sequence[NamedPlan], words: WorthWords) -> None:
    dress(ax, grid="x")
    row_labels(ax, [shorten(each.name, 38) for each in plans])
    ax.set_ylim(max(1, len(plans)) - 0.5, -1.1)
    known = [base.objective] + [p.roadmap.objective for p in plans if p.roadmap.outcome.has_plan]
    low, high = min(known), max(known)
    room = max(high - low, 0.02 * abs(high), 1e-9)
    ax.set_xlim(low - (0.5 if low < base.objective else 0.1) * room, high + 0.5 * room)
    ax.axvline(base.objective, color=INK, linewidth=1.2, zorder=2)
    ax.text(
        base.objective,
        -0.75,
        f" baseline: {words.told(base.objective)}",
        va="center",
        fontsize=8.5,
        fontweight="bold",
        color=INK,
        parse_math=False,
    )
    for y, each in enumerate(plans):
        _draw_plan(ax, y, each.roadmap, base, words)
    set_worth_ticks(ax.xaxis)
    ax.set_xlabel(words.axis, fontsize=9, color=INK)


def _draw_plan(ax: Axes, y: int, roadmap: Roadmap, base: Roadmap, words: WorthWords) -> None:
    at = base.objective
    if not roadmap.outcome.has_plan:
        none = roadmap.outcome.status is Status.INFEASIBLE
        told = "no plan keeps all rules" if none else "no plan was found in time"
        ax.plot(at, y, "X", color=WARNING, mec="white", mew=0.8, ms=10, zorder=5)
        write_beside(ax, (at, y), told, 9, colour=INK, bold=True)
        return
    worth = roadmap.objective
    more = worth >= at
    colour = "#0072B2" if more else "#B86E00"
    ax.plot([at, worth], [y, y], color=colour, linewidth=3, zorder=3, solid_capstyle="butt")
    ax.plot(
        worth, y, ">" if worth > at else "<" if worth < at else "o", color=colour, ms=9, zorder=5
    )
    write_beside(ax, (worth, y), _told(worth, at, words), 9 if more else -9)


def _told(worth: float, base: float, words: WorthWords) -> str:
    gain = worth - base
    if words.told(gain) == words.told(0.0):
        return "the same"
    share = f" ({'+' if gain > 0 else ''}{percent(gain / abs(base))})" if base else ""
    return f"{words.change(gain)}{share}"


def _finding(plans: Sequence[NamedPlan], base: Roadmap, words: WorthWords) -> str:
    if not plans:
        return "No scenario was asked"
    there = [each for each in plans if each.roadmap.outcome.has_plan]
    none = len(plans) - len(there)
    if not there:
        return f"None of {counted(len(plans), 'scenario')} has a plan"
    apart = sorted(there, key=lambda each: each.roadmap.objective)
    ends = [apart[-1], apart[0]] if len(apart) > 1 else [apart[0]]
    told = [
        f"{shorten(each.name, 40)}: {_told(each.roadmap.objective, base.objective, words)}"
        for each in ends
    ]
    missing = f"; {counted(none, 'scenario')} without a plan" if none else ""
    return "; ".join(told) + missing


def _detail(differing: Sequence[str], most: int, plans: Sequence[Roadmap], *, whole: bool) -> str:
    hidden, count = len(differing) - most, counted(len(differing), "initiative")
    if len(plans) == 1:
        parts = []
    elif not differing:
        parts = ["All plans hold the same initiatives at the same time."]
    elif whole:
        parts = ["Below: first quarters of work, of initiatives that differ from the baseline."]
        parts += [f"Not shown: {counted(hidden, 'other')} that differ less."] if hidden > 0 else []
    else:
        verb = "starts elsewhere, joins or leaves" if len(differing) == 1 else _THEY
        parts = [f"{count} {verb} in some scenario."]
    gap = max((plan.gap for plan in plans if plan.outcome.has_plan), default=0.0)
    if math.isinf(gap):
        parts.append("How much better plans may exist is unknown for some.")
    elif gap > 0:
        parts.append(f"Each plan is within {at_most(gap)} of the best.")
    return " ".join(parts)
