"""Points too many to tell apart, as shaded squares: the darker, the more of them lie there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from portfolio.reporting.charts.bubbles import Bubble

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIDE = 5
"""Points of feasibility and of value that a square spans."""
_LIGHTEST, _DARKEST = "#E9EDF2", "#8796A6"


def draw_crowd(ax: Axes, bubbles: Sequence[Bubble]) -> int:
    """Shade the squares in which initiatives lie; empty ones stay as they are.

    Squares reach from one multiple of `SIDE` up to the next one, which belongs to the next square;
    the last ones hold 100 as well.

    Parameters
    ----------
    ax
        Feasibility to the right, value up, from 0 to 100.
    bubbles
        What is counted, at least one.

    Returns
    -------
    How many lie in the fullest square.
    """
    from matplotlib.colors import LinearSegmentedColormap

    edges = np.arange(0, 100 + SIDE, SIDE)
    # 0.55 is stored a little below or above; a trillionth of a point decides no square.
    x = np.array([round(each.feasibility, 9) for each in bubbles])
    y = np.array([round(each.value, 9) for each in bubbles])
    counts = np.histogram2d(y, x, bins=(edges, edges))[0]
    shades = LinearSegmentedColormap.from_list("crowd", [_LIGHTEST, _DARKEST])
    ax.pcolormesh(
        edges,
        edges,
        np.ma.masked_equal(counts, 0),
        cmap=shades,
        vmin=1,
        vmax=max(2.0, float(counts.max())),
        edgecolor="white",
        linewidth=0.8,
        zorder=0.4,
    )
    return int(counts.max())
