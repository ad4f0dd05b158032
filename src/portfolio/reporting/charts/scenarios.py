"""What scenarios are worth against the baseline, and which initiatives they change."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.explaining import Comparison
from portfolio.planning import Roadmap, Status
from portfolio.reporting.amounts import UNKNOWN, at_most, counted, percent
from portfolio.reporting.charts.names import Names, NameSource
from portfolio.reporting.charts.palette import INK, MUTED, RULE, WARNING, Look
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.stacked_panels import stacked_panels
from portfolio.reporting.charts.wording import fonts, plain, shorten
from portfolio.reporting.charts.words_beside import write_beside
from portfolio.reporting.charts.worth_words import WorthWords, set_worth_ticks
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from portfolio.domain import Quarter

_ROW, _CELL = 0.36, 0.24
"""Inches a scenario and an initiative take."""
_THEY = "start elsewhere, join or leave"
_IN, _OUT, _MOVED = Look("#9CCBE8"), Look("#F3C678", hatch="////"), Look("#E3E8ED")


@dataclass(frozen=True, slots=True)
class _Named:
    """A plan with its name."""

    name: str
    roadmap: Roadmap

    @property
    def starts(self) -> dict[str, Quarter] | None:
        """First quarters by id; None without a plan."""
        if not self.roadmap.outcome.has_plan:
            return None
        return {entry.initiative.id: entry.start for entry in self.roadmap.entries}


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
        _Named(scenario.name, roadmap)
        for scenario, roadmap in zip(comparison.scenarios, comparison.roadmaps, strict=True)
    ]
    base, words = comparison.baseline, WorthWords.of(comparison.baseline.problem, style)
    differing = _differing(_Named("Baseline", base), plans)
    sheet = _sheet(ax, len(plans), min(most, len(differing)))
    _draw_worths(sheet.ax, base, plans, words)
    if len(sheet.panels) > 1:
        _draw_matrix(
            sheet.panels[1], [_Named("Baseline", base), *plans], differing[:most], Names.of(names)
        )
    all_plans = [base, *comparison.roadmaps]
    detail = _detail(differing, most, all_plans, whole=ax is None)
    return sheet.finish(_finding(plans, base, words), detail, _legend(sheet))


def _sheet(ax: Axes | None, plans: int, rows: int) -> Sheet:
    above = 0.75 + _ROW * max(1, plans)
    if ax is not None:
        return Sheet.of(ax, above)
    return stacked_panels([above, 0.6 + _CELL * rows] if rows else [above])


def _differing(base: _Named, plans: Sequence[_Named]) -> list[str]:
    """Return ids that start elsewhere in some plan; first those in or out most often."""
    known = base.starts or {}
    found: dict[str, tuple[int, int]] = {}
    for starts in (each.starts for each in plans):
        for name in {*known, *starts} if starts is not None else ():
            before, now = known.get(name), (starts or {}).get(name)
            switched, moved = found.get(name, (0, 0))
            switches = (before is None) != (now is None)
            found[name] = (switched + switches, moved + (before != now and not switches))
    differing = (name for name, counts in found.items() if any(counts))
    return sorted(differing, key=lambda name: (-found[name][0], -found[name][1], name))


def _draw_worths(ax: Axes, base: Roadmap, plans: Sequence[_Named], words: WorthWords) -> None:
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


def _draw_matrix(ax: Axes, plans: Sequence[_Named], names: Sequence[str], called: Names) -> None:
    dress(ax)
    ax.spines["bottom"].set_visible(False)
    row_labels(ax, [called.short(name, 34) for name in names])
    letters = max(8, 84 // len(plans))
    heads = [textwrap.fill(shorten(plain(each.name), 2 * letters), letters) for each in plans]
    ax.set_xticks(range(len(plans)), heads, fontsize=8, fontfamily=fonts(), parse_math=False)
    ax.xaxis.tick_top()
    ax.set_xlim(-0.5, len(plans) - 0.5)
    base = plans[0].starts or {}
    for x, each in enumerate(plans):
        for y, name in enumerate(names):
            look, told = _cell(base.get(name), each, name)
            _draw_cell(ax, (x, y), told, look)
    ax.hlines([y + 0.5 for y in range(len(names) - 1)], -0.5, len(plans) - 0.5, RULE, lw=0.4)


def _draw_cell(ax: Axes, place: tuple[int, int], told: str, look: Look | None) -> None:
    from matplotlib.patches import Rectangle

    x, y = place
    if look is not None:
        ax.add_patch(
            Rectangle(
                (x - 0.47, y - 0.44),
                0.94,
                0.88,
                facecolor=look.colour,
                edgecolor="white",
                linewidth=0,
                hatch=look.hatch or None,
            )
        )
    behind = look.colour if look is not None else "none"
    ax.text(
        x,
        y,
        told,
        ha="center",
        va="center",
        fontsize=8,
        color=INK if look is not None or x == 0 else MUTED,
        bbox={"facecolor": behind, "edgecolor": "none", "pad": 0.8},
    )


def _cell(before: Quarter | None, plan: _Named, name: str) -> tuple[Look | None, str]:
    """Return how an initiative stands against the baseline, and the words for it."""
    starts = plan.starts
    if starts is None:
        return None, UNKNOWN
    now = starts.get(name)
    if now == before:
        return None, "not in" if now is None else str(now)
    if now is None:
        return _OUT, "out"
    if before is None:
        return _IN, f"in {now}"
    return _MOVED, f"{now} {'later' if now > before else 'earlier'}"


def _finding(plans: Sequence[_Named], base: Roadmap, words: WorthWords) -> str:
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


def _legend(sheet: Sheet) -> list[Artist]:
    from matplotlib.patches import Patch

    if len(sheet.panels) < 2:
        return []
    looks = (("in", _IN), ("out", _OUT), ("moved", _MOVED))
    return [
        Patch(facecolor=look.colour, edgecolor="white", linewidth=0, hatch=look.hatch, label=told)
        for told, look in looks
    ]
