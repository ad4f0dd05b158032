"""How often each initiative takes each rank, over all weights and scores held possible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from portfolio.reporting.amounts import counted, percent
from portfolio.reporting.charts.names import Names, NameSource
from portfolio.reporting.charts.palette import INK, MUTED, SHADES
from portfolio.reporting.charts.rank_bins import RankBin, rank_bins
from portfolio.reporting.charts.row_labels import row_labels
from portfolio.reporting.charts.sheet import Sheet, dress
from portfolio.scoring.stability import RankAcceptability, Stability
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_ROW = 0.25
"""Inches a row takes."""
_SURE = 0.95
_TOLD = 0.25
_KEYS = (0.05, 0.25, 0.5, 1.0)


def plot_rank_acceptability(
    result: RankAcceptability | Stability,
    ax: Axes | None = None,
    *,
    top: int | None = None,
    most: int = 20,
    names: NameSource = None,
) -> Axes:
    """Draw which share of the draws gives each initiative each rank, as a heat map.

    Rows are the first initiatives by priority, columns are ranks; far ranks share a column. A
    line shows where the top ends, and beside a row stands how often it is in the top.

    Parameters
    ----------
    result
        Shares of ranks, or the stability they are part of.
    ax
        Drawn on; None for axes on a figure of their own.
    top
        How many are the first that matter, at least 1; None for those of a stability, else 10.
    most
        How many initiatives are drawn, at least 1.
    names
        Where names for people come from.

    Raises
    ------
    ValueError
        If `top` or `most` is below 1.
    """
    if most < 1:
        raise ValueError(f"most must be at least 1 initiative, not {most}")
    if isinstance(result, Stability):
        top, result = top or result.top, result.acceptability
    first = 10 if top is None else top
    within, count = result.within(first), len(result.model)
    bins, order = rank_bins(count, first), list(result.model.order[:most])
    cells = np.column_stack([each.share(result.shares[order]) for each in bins])
    sheet = Sheet.of(ax, 0.75 + _ROW * len(order))
    called = Names.of(names)
    words = [called.short(result.model.initiatives[at], 34) for at in order]
    _set_axes(sheet.ax, bins, words)
    _draw(sheet.ax, cells)
    _mark_top(sheet.ax, bins, len(order), first)
    if first < count:
        _write_within(sheet.ax, within[order], f"top {first:,}")
    finding = _finding(result, within, first, called)
    return sheet.finish(finding, _detail(result, within, first, most), _legend())


def _set_axes(ax: Axes, bins: Sequence[RankBin], words: Sequence[str]) -> None:
    dress(ax)
    ax.spines["bottom"].set_visible(False)
    numbered = [f"{word}  {rank}" for rank, word in enumerate(words, 1)]
    row_labels(ax, numbered)
    ax.set_xticks(np.arange(len(bins)), [each.words for each in bins])
    for label, each in zip(ax.get_xticklabels(), bins, strict=True):
        label.set_fontsize(8.5 if each.first == each.last else 7)
    ax.set_xlim(-0.5, len(bins) - 0.5)
    ax.annotate(
        "Rank",
        (0, 0),
        (-7, -6),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="right",
        va="top",
        fontsize=8.5,
        color=MUTED,
    )


def _draw(ax: Axes, cells: Floats) -> None:
    """Shade the cells, and write the share where one rank takes much of the draws."""
    from matplotlib.colors import LinearSegmentedColormap

    rows, columns = cells.shape
    ax.pcolormesh(
        np.arange(columns + 1) - 0.5,
        np.arange(rows + 1) - 0.5,
        cells,
        cmap=LinearSegmentedColormap.from_list("shares", _stops()),
        vmin=0,
        vmax=1,
        edgecolors="white",
        linewidth=0.5,
        zorder=1,
    )
    for row, column in zip(*np.nonzero(cells >= _TOLD), strict=True):
        share = cells[row, column]
        ax.text(
            column,
            row,
            f"{100 * share:.0f}",
            ha="center",
            va="center",
            fontsize=7.5,
            color="white" if share > 0.4 else INK,
            zorder=2,
        )


def _stops() -> list[tuple[float, str]]:
    """Spend most shades on small shares: of many ranks each takes little."""
    return list(zip((0.0, 0.05, 0.25, 0.55, 1.0), SHADES, strict=True))


def _mark_top(ax: Axes, bins: Sequence[RankBin], rows: int, top: int) -> None:
    ends = [each.last for each in bins]
    if top not in ends[:-1]:
        return
    x = ends.index(top) + 0.5
    ax.plot([x, x], [-0.5, rows - 0.5], color=INK, linewidth=1.4, zorder=3, label="top ends")
    if top < rows:
        y = top - 0.5
        dashes = (0, (4, 3))
        ax.plot([-0.5, len(bins) - 0.5], [y, y], color=INK, linewidth=0.9, ls=dashes, zorder=3)


def _write_within(ax: Axes, within: Floats, words: str) -> None:
    side = ax.get_yaxis_transform()
    ax.text(1.06, -0.75, f"In {words}", transform=side, ha="right", fontsize=8, color=MUTED)
    for y, share in enumerate(within.tolist()):
        ax.text(
            1.06,
            y,
            percent(share),
            transform=side,
            ha="right",
            va="center",
            fontsize=8.5,
            color=INK,
            fontweight="bold" if share >= _SURE else "normal",
        )


def _finding(result: RankAcceptability, within: Floats, top: int, called: Names) -> str:
    model = result.model
    if top >= len(model):
        leader = int(np.argmax(result.first))
        name, share = called.short(model.initiatives[leader], 44), percent(result.first[leader])
        return f"{name} is first in {share} of the draws"
    sure = int(np.count_nonzero(within[list(model.order[:top])] >= _SURE))
    if top == 1:
        leader = model.order[0]
        name, share = called.short(model.initiatives[leader], 44), percent(within[leader])
        return f"{name} stays first in {share} of the draws"
    return (
        f"{sure:,} of the first {top:,} by priority stay in the top {top:,} "
        f"in at least {percent(_SURE)} of the draws"
    )


def _detail(result: RankAcceptability, within: Floats, top: int, most: int) -> str:
    hidden = list(result.model.order[most:])
    draws = result.draws
    parts = [f"{draws.samples:,} draws; weights: {draws.scope.meaning}. Numbers: % of draws."]
    if hidden:
        told = f"Not shown: {counted(len(hidden), 'other')}"
        near = int(np.count_nonzero(within[hidden] > 1 - _SURE))
        get = "gets" if near == 1 else "get"
        told += f", of which {near:,} {get} into the top {top:,} in more than 5%" if near else ""
        parts.append(f"{told}.")
    return " ".join(parts)


def _legend() -> list[Artist]:
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.patches import Patch

    shade = LinearSegmentedColormap.from_list("shares", _stops())
    return [Patch(facecolor=shade(key), label=f"{percent(key)} of draws") for key in _KEYS]
