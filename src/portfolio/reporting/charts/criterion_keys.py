"""What the parts of stacked bars stand for, written below the bars of each axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from portfolio.reporting.charts.criterion_bars import AxisBars
from portfolio.reporting.charts.palette import INK
from portfolio.reporting.charts.wording import fonts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LINE = 0.19
"""Inches a line of keys takes."""
_SHORT = 26
"""Letters of a key that fits twice below the bars of an axis."""


def keys_height(bars: Sequence[AxisBars]) -> float:
    """Return how many inches the keys take below the chart."""
    return _LINE * -(-max(len(each.segments) for each in bars) // _columns(bars))


def draw_keys(ax: Axes, bars: Sequence[AxisBars]) -> None:
    """Name the parts of the bars of each axis, below them.

    Parameters
    ----------
    ax
        Drawn on.
    bars
        At least one axis.
    """
    for each in bars:
        _draw_key(ax, each, _columns(bars))


def _columns(bars: Sequence[AxisBars]) -> int:
    longest = max(len(segment.words) for each in bars for segment in each.segments)
    return (2 if longest <= _SHORT else 1) * (1 if len(bars) > 1 else 2)


def _draw_key(ax: Axes, bars: AxisBars, columns: int) -> None:
    from matplotlib.legend import Legend
    from matplotlib.patches import Patch
    from matplotlib.transforms import ScaledTranslation, blended_transform_factory

    patches = [
        Patch(facecolor=each.look.colour, edgecolor="white", hatch=each.look.hatch or None)
        for each in bars.segments
    ]
    shift = ScaledTranslation(0, -22 / 72, ax.figure.dpi_scale_trans)
    key = Legend(
        ax,
        patches,
        [each.words for each in bars.segments],
        loc="upper left",
        bbox_to_anchor=(bars.start, 0),
        bbox_transform=blended_transform_factory(ax.transData, ax.transAxes) + shift,
        ncols=min(columns, len(patches)),
        prop={"family": fonts(), "size": 7.5},
        **_CALM,
    )
    for text in key.get_texts():
        text.set_parse_math(False)
    # Clipped to the axes it would take no room in the layout.
    ax.add_artist(key).set_clip_on(False)


_CALM: dict[str, Any] = {
    "frameon": False,
    "labelcolor": INK,
    "borderaxespad": 0,
    "borderpad": 0,
    "handlelength": 1.2,
    "handletextpad": 0.5,
    "columnspacing": 0.9,
    "labelspacing": 0.35,
}
