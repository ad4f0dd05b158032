"""How far each input, moved alone, moves the priority of one initiative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.reporting.amounts import counted, percent
from portfolio.reporting.charts.names import Names, NameSource
from portfolio.reporting.charts.palette import INK, MUTED, USE_LOOKS
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import Sheet, dress, legend_of
from portfolio.reporting.charts.words_beside import write_beside
from portfolio.scoring.stability import InputSwing, Tornado
from portfolio.scoring.stability.input_swing import Moved

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW = 0.3
"""Inches a row takes."""
_LOW, _HIGH = USE_LOOKS["run"], USE_LOOKS["build"]


def plot_tornado(
    tornado: Tornado, ax: Axes | None = None, *, most: int = 15, names: NameSource = None
) -> Axes:
    """Draw how far each input moves the priority of an initiative, the widest bar on top.

    A bar reaches from the priority with the input at its low end to that at its high end; beside
    its ends stand the input and the rank there.

    Parameters
    ----------
    tornado
        What was moved.
    ax
        Drawn on; None for axes on a figure of their own.
    most
        How many inputs are drawn, at least 1.
    names
        Where names for people come from.

    Raises
    ------
    ValueError
        If `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 input, not {most}")
    moving = [swing for swing in tornado.swings if swing.width > 0]
    shown, called = moving[:most], Names.of(names)
    sheet = Sheet.of(ax, 0.8 + _ROW * max(1, len(shown)))
    dress(sheet.ax, grid="x")
    row_labels(sheet.ax, [_named(swing, called) for swing in shown])
    sheet.ax.set_ylim(max(1, len(shown)) - 0.4, -1.0)
    for y, swing in enumerate(shown):
        _draw(sheet.ax, y, swing, tornado)
    _draw_base(sheet.ax, tornado, shown)
    handles = sorted(legend_of(sheet.panels), key=lambda each: str(each.get_label()), reverse=True)
    return sheet.finish(_finding(tornado, moving, called), _detail(tornado, moving, most), handles)


def _named(swing: InputSwing, called: Names) -> str:
    return f"{swing.moved.value.capitalize()} of {called.short(swing.criterion, 32).lower()}"


def _draw(ax: Axes, y: int, swing: InputSwing, tornado: Tornado) -> None:
    base = 100 * tornado.priority
    ends = [
        (100 * swing.priority_low, swing.low, swing.rank_low, _LOW),
        (100 * swing.priority_high, swing.high, swing.rank_high, _HIGH),
    ]
    # Where both ends lie on one side, the shorter bar is drawn over the longer one.
    for end, _, _, look in sorted(ends, key=lambda each: -abs(each[0] - base)):
        words = "input low" if look is _LOW else "input high"
        ax.barh(
            y,
            end - base,
            left=base,
            height=0.58,
            color=look.colour,
            edgecolor="white",
            linewidth=0,
            hatch=look.hatch or None,
            label=words if y == 0 else "_",
            zorder=2,
        )
    left, right = sorted(ends, key=lambda each: each[0])
    for side, (end, level, rank, _) in ((-1, left), (1, right)):
        words = f"{_told(swing.moved, level)} · rank {rank:,}"
        new = rank != tornado.rank
        write_beside(ax, (end, y), words, 4 * side, colour=INK if new else MUTED, bold=new)


def _told(moved: Moved, level: float) -> str:
    return percent(level) if moved is Moved.WEIGHT else f"{100 * level:.0f}"


def _draw_base(ax: Axes, tornado: Tornado, shown: Sequence[InputSwing]) -> None:
    base = 100 * tornado.priority
    ends = [100 * end for each in shown for end in (each.priority_low, each.priority_high)]
    low, high = min([base, *ends]), max([base, *ends])
    room = 0.34 * max(high - low, 1.0)
    ax.set_xlim(*((low - room, high + room) if shown else (0, 100)))
    ax.axvline(base, color=INK, linewidth=1.2, zorder=3)
    words = f"as stated: {base:.1f}, rank {tornado.rank:,}"
    ax.text(
        base, -0.72, f" {words}", ha="left", va="center", fontsize=8.5, fontweight="bold", color=INK
    )
    ax.set_xlabel("Priority, 0 to 100", fontsize=9, color=INK)


def _finding(tornado: Tornado, moving: Sequence[InputSwing], called: Names) -> str:
    name = called.short(tornado.initiative, 44)
    if not moving:
        return f"No input, moved alone, moves {name}: rank {tornado.rank:,} in any case"
    ranks = [rank for each in moving for rank in (each.rank_low, each.rank_high)]
    best, worst = min(ranks), max(ranks)
    place = f"rank {best:,}" if best == worst else f"rank {best:,} to {worst:,}"
    first = moving[0]
    low, high = sorted((100 * first.priority_low, 100 * first.priority_high))
    mover = f"the {first.moved.value} of {called.short(first.criterion, 40).lower()}"
    return (
        f"{name} takes {place} as single inputs move; "
        f"{mover} moves it most, from priority {low:.0f} to {high:.0f}"
    )


def _detail(tornado: Tornado, moving: Sequence[InputSwing], most: int) -> str:
    parts = ["At the ends: weight in %, or worth of the score, 0 to 100; the rank, bold if new."]
    if hidden := len(moving) - min(most, len(moving)):
        parts.append(f"Not shown: {counted(hidden, 'input')} with less effect.")
    if still := len(tornado.swings) - len(moving):
        parts.append(f"{counted(still, 'input')} without any effect.")
    return " ".join(parts)
