"""Stacked bars of what is used in each quarter, by cause, under the line of what is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from portfolio.reporting.charts.palette import INK, OTHER_USE, USE_LOOKS, WARNING

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_uses(ax: Axes, uses: Mapping[str, Sequence[float]]) -> None:
    """Draw bars at 0, 1, 2, ..., one on the other; causes that never occur are left out.

    Parameters
    ----------
    ax
        Drawn on.
    uses
        Amount by quarter for each cause; the first stands at the bottom.
    """
    below: list[float] = []
    for cause, amounts in uses.items():
        below = below or [0.0] * len(amounts)
        if not any(amounts):
            continue
        look = USE_LOOKS.get(cause, OTHER_USE)
        used = [k for k, amount in enumerate(amounts) if amount]
        ax.bar(
            used,
            [amounts[k] for k in used],
            bottom=[below[k] for k in used],
            width=0.74,
            color=look.colour,
            edgecolor="white",
            linewidth=0,
            hatch=look.hatch or None,
            hatch_linewidth=0.7,
            label=cause,
            clip_on=False,
            zorder=2,
        )
        below = [low + amount for low, amount in zip(below, amounts, strict=True)]


def draw_limit(ax: Axes, limit: Sequence[float], words: str, *, dashed: bool = False) -> None:
    """Draw a line that steps from quarter to quarter, named so in the legend."""
    ax.stairs(
        limit,
        np.arange(len(limit) + 1) - 0.5,
        baseline=None,
        color=INK,
        linewidth=1.0 if dashed else 1.5,
        linestyle=(0, (3, 2)) if dashed else "-",
        label=words,
        zorder=3,
    )


def mark_full(ax: Axes, height: Sequence[float], quarters: Iterable[int]) -> None:
    """Point from above at the quarters in which nothing to speak of is left."""
    from matplotlib.transforms import ScaledTranslation

    full = list(quarters)
    if full:
        above = ScaledTranslation(0, 5 / 72, ax.figure.dpi_scale_trans)
        ax.plot(
            full,
            [height[k] for k in full],
            "v",
            color=WARNING,
            markeredgecolor="white",
            markeredgewidth=0.5,
            markersize=6,
            transform=ax.transData + above,
            clip_on=False,
            label="fully used",
            zorder=4,
        )
