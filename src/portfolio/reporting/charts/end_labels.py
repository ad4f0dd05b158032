"""Labels beside the ends of lines, moved apart where lines end close together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from portfolio.reporting.charts.palette import INK, MUTED
from portfolio.reporting.charts.wording import fonts

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What is written beside the end of a line.

    Attributes
    ----------
    text
        Written as it is.
    y
        Where the line ends, in data.
    colour
        Of the line.
    bold
        Whether it stands out.
    """

    text: str
    y: float
    colour: str
    bold: bool = False


def write_end_labels(ax: Axes, labels: Sequence[EndLabel], gap: float) -> None:
    """Write labels to the right of the axes, a thin line leading to each that had to move.

    Parameters
    ----------
    ax
        Drawn on; its limits must be final.
    labels
        In any order.
    gap
        Least distance between two labels, in data.
    """
    ordered = sorted(labels, key=lambda each: each.y)
    side = ax.get_yaxis_transform()
    for label, y in zip(ordered, moved_apart([each.y for each in ordered], gap), strict=True):
        ax.plot(
            [1.0, 1.022],
            [label.y, y],
            color=label.colour,
            linewidth=1.6 if label.bold else 0.6,
            transform=side,
            clip_on=False,
            zorder=1,
        )
        ax.text(
            1.027,
            y,
            label.text,
            transform=side,
            va="center",
            fontsize=8,
            color=INK if label.bold else MUTED,
            fontweight="bold" if label.bold else "normal",
            parse_math=False,
            fontfamily=fonts(),
        )


def moved_apart(places: Sequence[float], gap: float) -> list[float]:
    """Return rising places at least a gap apart, in all as near as can be to the given ones.

    Neighbours that are too close are pooled around their mean, as in isotonic regression.
    """
    pools: list[tuple[float, int]] = []
    for at, place in enumerate(places):
        mean, size = place - at * gap, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, size = (before * many + mean * size) / (many + size), many + size
        pools.append((mean, size))
    level = [mean for mean, size in pools for _ in range(size)]
    return [mean + at * gap for at, mean in enumerate(level)]
