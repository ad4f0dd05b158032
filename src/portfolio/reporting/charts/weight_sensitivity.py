"""How priorities move with the weight of one criterion, and where that changes who is first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from portfolio.reporting.amounts import percent
from portfolio.reporting.charts.end_labels import EndLabel, write_end_labels
from portfolio.reporting.charts.names import Names, NameSource
from portfolio.reporting.charts.palette import CATEGORY_LOOKS, INK, MUTED, SHADES
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.reporting.charts.weight_lines import Swap, WeightLines
from portfolio.reporting.charts.wording import plain
from portfolio.reporting.charts.words_beside import write_beside
from portfolio.scoring.stability import PriorityModel, Stability
from portfolio.scoring.stability.priority_model import Matrices

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_STEPS = 101
_MOST_SWAPS = 6
_MIDDLE = 0.6
"""Weight from which words stand to the left; on the right the names of the lines give room."""
_CALLOUT = 0.062
"""Height of a line of words, as a share of the height of the chart."""
_PALE = "#A9B9C9"
_DASHES = ("-", (0, (5, 1.5)), (0, (1, 1)), (0, (4, 1, 1, 1)))


def plot_weight_sensitivity(
    result: Stability | Matrices,
    criterion: str,
    ax: Axes | None = None,
    *,
    top: int | None = None,
    most: int = 12,
    names: NameSource = None,
) -> Axes:
    """Draw the priorities of the leading initiatives over the weight of a criterion.

    The other weights of its axis keep their proportions. The shade holds the weights at which
    the first so many stay; marks show who replaces whom at its ends, and where the leader
    changes.

    Parameters
    ----------
    result
        A stability, or what is ranked.
    criterion
        Id.
    ax
        Drawn on; None for axes on a figure of their own.
    top
        How many are the first that matter, at least 1; None for those of a stability, else 10.
    most
        How many initiatives are drawn besides those that are marked, at least 1.
    names
        Where names for people come from.

    Raises
    ------
    KeyError
        For an unknown criterion.
    ValueError
        If the criterion is alone on its axis, or `top` or `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 initiative, not {most}")
    if isinstance(result, Stability):
        top, result = top or result.top, result.model
    lines = WeightLines(PriorityModel.of(result), criterion, 10 if top is None else top)
    called, swaps = Names.of(names), lines.swaps[:_MOST_SWAPS]
    sheet = Sheet.of(ax, 4.8)
    _draw(sheet.ax, lines, swaps, called, most)
    _draw_stated(sheet.ax, lines)
    _mark(sheet.ax, lines, swaps, called)
    sheet.ax.set_xlabel(f"Weight of {called.short(criterion, 40)}", fontsize=9, color=INK)
    sheet.ax.set_ylabel("Priority, 0 to 100", fontsize=9, color=INK)
    return sheet.finish(_finding(lines, called), _detail(lines))


def _draw(ax: Axes, lines: WeightLines, swaps: Sequence[Swap], called: Names, most: int) -> None:
    dress(ax, grid="y")
    marked = list(dict.fromkeys(name for each in swaps for name in (each.comes, each.goes)))
    shown = [*marked, *(name for name in lines.model.ranking[:most] if name not in marked)]
    weights = np.linspace(0, 1, _STEPS)
    curves = 100 * np.array([lines.priorities(weight) for weight in weights.tolist()]).T
    labels = []
    for at, name in enumerate(shown):
        curve = curves[lines.model.position(name)]
        if name in marked:
            colour = CATEGORY_LOOKS[at % len(CATEGORY_LOOKS)].colour
            dash = _DASHES[at % len(_DASHES)]
            ax.plot(weights, curve, color=colour, lw=2, ls=dash, label=name, zorder=3)
        else:
            colour = _PALE
            ax.plot(weights, curve, color=colour, lw=0.9, label=name, zorder=2)
        text = called.short(name, 30)
        labels.append(EndLabel(text, float(curve[-1]), colour, bold=name in marked))
    rows = [lines.model.position(name) for name in shown]
    room = _set_limits(ax, curves[rows], len(swaps) + 1)
    write_end_labels(ax, labels, gap=0.042 * room)


def _set_limits(ax: Axes, curves: np.ndarray, callouts: int) -> float:
    """Leave room above the lines for the callouts; return the height of all."""
    low, high = float(curves.min()), float(curves.max())
    pad = max(0.04 * (high - low), 0.5)
    height = (high - low + 2 * pad) / (1 - _CALLOUT * callouts)
    ax.set_ylim(low - pad, low - pad + height)
    ax.set_xlim(0, 1)
    ax.set_xticks(np.linspace(0, 1, 6))
    ax.xaxis.set_major_formatter(lambda weight, _: percent(weight))
    ax.set_yticks([tick for tick in ax.get_yticks() if low - pad <= tick <= high + pad])
    return height


def _draw_stated(ax: Axes, lines: WeightLines) -> None:
    interval, stated = lines.interval, lines.path.stated
    ax.axvspan(interval.low, interval.high, color=SHADES[1], alpha=0.7, linewidth=0, zorder=0)
    ax.axvline(stated, color=INK, linewidth=1.2, label="stated", zorder=2.5)
    _call_out(ax, stated, 0, f"stated: {stated:.1%}")


def _mark(ax: Axes, lines: WeightLines, swaps: Sequence[Swap], called: Names) -> None:
    # From above, so that lines that lead down from the words pass beside the words below.
    rising = sorted(swaps, key=lambda each: each.weight)
    leftward = [each for each in reversed(rising) if each.weight >= _MIDDLE]
    rightward = [each for each in rising if each.weight < _MIDDLE]
    for row, each in enumerate([*leftward, *rightward], 1):
        y = 100 * float(lines.priorities(each.weight)[lines.model.position(each.comes)])
        top = _call_out(ax, each.weight, row, _words(each, called))
        ax.plot([each.weight] * 2, [y, top], color=MUTED, lw=0.8, ls=(0, (2, 2)), zorder=2.4)
        marker = "D" if each.leads else "o"
        ax.plot(each.weight, y, marker, color="white", mec=INK, mew=1.4, ms=6, zorder=5)


def _words(swap: Swap, called: Names) -> str:
    side = "above" if swap.up else "below"
    comes, goes = called.short(swap.comes, 21), called.short(swap.goes, 21)
    if comes == goes:
        comes, goes = plain(swap.comes), plain(swap.goes)
    verb = "leads instead of" if swap.leads else "replaces"
    return f"{side} {swap.weight:.1%}: {comes} {verb} {goes}"


def _call_out(ax: Axes, x: float, row: int, words: str) -> float:
    """Write words in a row above the lines, beside their weight; return where they stand."""
    low, high = ax.get_ylim()
    y = high - (row + 0.5) * _CALLOUT * (high - low)
    text = write_beside(ax, (x, y), words, 5 if x < _MIDDLE else -5)
    text.set_bbox({"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 0.8})
    return y


def _finding(lines: WeightLines, called: Names) -> str:
    interval, kept = lines.interval, f"first {lines.top:,}"
    name = called.short(lines.criterion, 40).lower()
    kept, stay = ("leader", "stays") if lines.top == 1 else (kept, "stay")
    if not interval.at_low and not interval.at_high:
        return f"Whatever the weight of {name}, the {kept} {stay}"
    return (
        f"The {kept} {stay} while {name} weighs {interval.low:.1%} to "
        f"{interval.high:.1%} (stated: {interval.stated:.1%})"
    )


def _detail(lines: WeightLines) -> str:
    parts = ["The other weights of the axis keep their proportions."]
    if lines.swaps:
        parts.append("Circles: ends of the shaded interval; diamonds: the leader changes.")
    if hidden := len(lines.swaps) - _MOST_SWAPS:
        parts.append(f"Not marked: {hidden:,} changes of the leader farther away." * (hidden > 0))
    return " ".join(parts).strip()
