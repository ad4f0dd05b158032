"""Swaps along a line: numbers on it, and below what each of them stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.explaining import Difference
from portfolio.reporting.amounts import MINUS
from portfolio.reporting.charts.names import Names
from portfolio.reporting.charts.palette import INK
from portfolio.reporting.charts.wording import fonts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SWAP_ROW = 0.19
"""Inches a line of words takes."""
_LISTED = 2
"""Initiatives named on each side of a swap."""
_LONGEST = 95
"""Signs that fit the width of a sheet after the level and the gain."""


def write_numbers(ax: Axes, places: Sequence[tuple[float, float]]) -> None:
    """Write 1, 2, 3, ... on a line.

    Parameters
    ----------
    ax
        Drawn on.
    places
        In data.
    """
    for number, place in enumerate(places, 1):
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


def write_list(ax: Axes, lines: Sequence[str]) -> None:
    """Write lines of words at the foot of the axes, numbered 1, 2, 3, ..."""
    for row, line in enumerate(lines, 1):
        ax.annotate(
            f"{row}  {line}",
            (0, 0),
            (8, (len(lines) - row) * SWAP_ROW * 72 + 8),
            xycoords="axes fraction",
            textcoords="offset points",
            fontsize=8,
            color=INK,
            parse_math=False,
            fontfamily=fonts(),
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
            zorder=6,
        )


def swap_words(swap: Difference, called: Names) -> str:
    """Return what is in and out, the first ones by name, and how many are done otherwise.

    Two are named on each side, or one where the line would be too long.
    """
    words = _words(swap, _LISTED, called)
    return words if len(words) <= _LONGEST else _words(swap, 1, called)


def _words(swap: Difference, most: int, called: Names) -> str:
    sides = ("+", swap.added), (MINUS, swap.dropped)
    parts = [part for sign, ids in sides for part in _listed(sign, ids, most, called)]
    if swap.moved:
        parts.append(f"{len(swap.moved):,} moved")
    if swap.switched:
        parts.append(f"{len(swap.switched):,} in another mode")
    return "  ".join(parts)


def _listed(sign: str, ids: Sequence[str], most: int, called: Names) -> list[str]:
    told = [f"{sign}{called.short(name, 20)}" for name in ids[:most]]
    more = len(ids) - len(told)
    return [*told, f"{sign}{more:,} more"] if more else told
