"""A sheet whose panels stand one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio.reporting.charts.sheet import Sheet


def stacked_panels(heights: Sequence[float]) -> Sheet:
    """Return a sheet of its own with a panel of each height, from above.

    Parameters
    ----------
    heights
        In inches, at least one.
    """
    from portfolio.reporting.charts.shown_axes import ShownAxes

    sheet = Sheet.of(None, sum(heights))
    if sheet.figure is None or len(heights) == 1:
        return sheet
    figure = sheet.figure
    sheet.ax.remove()
    grid = figure.add_gridspec(len(heights), 1, height_ratios=list(heights))
    panels = [figure.add_subplot(grid[row, 0], axes_class=ShownAxes) for row in range(len(heights))]
    return Sheet(tuple(panels), figure)
