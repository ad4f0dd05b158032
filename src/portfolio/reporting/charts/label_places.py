"""Labels beside points, put where they cover neither each other nor another point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from portfolio.reporting.charts.palette import INK
from portfolio.reporting.charts.wording import fonts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation
    from matplotlib.transforms import Bbox

_ACROSS: dict[int, Literal["left", "right", "center"]] = {1: "left", -1: "right", 0: "center"}
_UP: dict[int, Literal["bottom", "top", "center"]] = {1: "bottom", -1: "top", 0: "center"}
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))


@dataclass(frozen=True, slots=True)
class Label:
    """What is written beside a point.

    Attributes
    ----------
    text
        Written as it is.
    x, y
        The point, in data.
    radius
        Of the point, in points.
    """

    text: str
    x: float
    y: float
    radius: float


def place_labels(ax: Axes, labels: Sequence[Label], most: int) -> int:
    """Write labels, the first ones first, and leave out those without a free place.

    The layout must be final: places are found on the sheet as it is.

    Parameters
    ----------
    ax
        Drawn on.
    labels
        In order of importance; no label covers a point of any of them.
    most
        How many are written at most.

    Returns
    -------
    How many were written.
    """
    taken = [box for label in labels for box in [_around(ax, label)]]
    inside, written = ax.get_window_extent(), 0
    for label in labels:
        if written == most:
            break
        box = _write(ax, label, [*taken], inside)
        if box is not None:
            taken.append(box)
            written += 1
    return written


def _write(ax: Axes, label: Label, taken: Sequence[Bbox], inside: Bbox) -> Bbox | None:
    text = ax.annotate(
        label.text,
        (label.x, label.y),
        (0, 0),
        textcoords="offset points",
        fontsize=8,
        color=INK,
        parse_math=False,
        fontfamily=fonts(),
        zorder=6,
    )
    for side in _SIDES:
        box = _put(text, label, side)
        fits = box.x0 >= inside.x0 and box.x1 <= inside.x1
        fits = fits and box.y0 >= inside.y0 and box.y1 <= inside.y1
        if fits and not any(box.overlaps(other) for other in taken):
            return box
    text.remove()
    return None


def _put(text: Annotation, label: Label, side: tuple[int, int]) -> Bbox:
    across, up = side
    away = label.radius * (0.75 if across and up else 1.0) + 2.5
    text.set_position((across * away, up * away))
    text.set_horizontalalignment(_ACROSS[across])
    text.set_verticalalignment(_UP[up])
    return text.get_window_extent()


def _around(ax: Axes, label: Label) -> Bbox:
    from matplotlib.transforms import Bbox

    x, y = ax.transData.transform((label.x, label.y))
    radius = label.radius * ax.figure.dpi / 72
    return Bbox([[x - radius, y - radius], [x + radius, y + radius]])
