"""Panels one below the other."""

from __future__ import annotations

import pytest

from portfolio.reporting.charts.shown_axes import ShownAxes
from portfolio.reporting.charts.stacked_panels import stacked_panels


@pytest.mark.parametrize("heights", [[2.0], [1.0, 3.0], [1.0, 1.0, 2.0]])
def test_one_panel_a_height(heights: list[float]) -> None:
    """So many panels stand on a figure of their heights together, each shown by a notebook."""
    sheet = stacked_panels(heights)
    assert sheet.figure is not None
    assert list(sheet.panels) == sheet.figure.axes
    assert sheet.figure.get_figheight() == sum(heights)
    assert all(isinstance(panel, ShownAxes) for panel in sheet.panels)


def test_heights_are_kept_in_proportion() -> None:
    """The second panel is three times as high as the first and stands below it."""
    above, below = (panel.get_position() for panel in stacked_panels([1.0, 3.0]).panels)
    assert below.height == pytest.approx(3 * above.height)
    assert below.y1 < above.y0
