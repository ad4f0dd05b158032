"""Names beside the rows of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.reporting.charts.palette import INK
from portfolio.reporting.charts.wording import fonts

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def row_labels(ax: Axes, words: Sequence[str]) -> None:
    """Write names to the left of the rows 0, 1, 2, ..., the first one on top.

    Parameters
    ----------
    ax
        Drawn on.
    words
        Written as they are; there may be none.
    """
    ax.set_yticks(
        range(len(words)), words, fontsize=8.5, parse_math=False, fontfamily=fonts(), color=INK
    )
    ax.set_ylim(max(1, len(words)) - 0.5, -0.5)
