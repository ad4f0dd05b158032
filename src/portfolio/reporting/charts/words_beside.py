"""Words beside a point of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio.reporting.charts.palette import INK
from portfolio.reporting.charts.wording import fonts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation


def write_beside(
    ax: Axes,
    place: tuple[float, float],
    words: str,
    gap: float = 4.0,
    *,
    colour: str = INK,
    bold: bool = False,
) -> Annotation:
    """Write words beside a point, at the height of its middle.

    Parameters
    ----------
    ax
        Drawn on.
    place
        The point, in data.
    words
        Written as they are.
    gap
        Points between them: above 0 the words stand to the right of the point, below to the left.
    colour
        Of the words.
    bold
        Whether they stand out.
    """
    return ax.annotate(
        words,
        place,
        (gap, 0),
        textcoords="offset points",
        ha="left" if gap > 0 else "right",
        va="center",
        fontsize=8,
        color=colour,
        fontweight="bold" if bold else "normal",
        parse_math=False,
        fontfamily=fonts(),
        zorder=6,
    )
