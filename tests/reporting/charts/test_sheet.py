"""The sheet a chart is drawn on."""

from __future__ import annotations

import sys

import pytest
from matplotlib.figure import Figure

from portfolio.reporting.charts.sheet import Sheet, dress, legend_of, set_panel_title
from portfolio.reporting.charts.shown_axes import ShownAxes


def test_own_figure_belongs_to_no_pyplot() -> None:
    """A figure of our own is on nobody's list, so it is freed when it is forgotten."""
    sheet = Sheet.of(None, 2.0)
    assert sheet.figure is not None
    assert isinstance(sheet.ax, ShownAxes)
    if "matplotlib.pyplot" in sys.modules:
        assert sys.modules["matplotlib.pyplot"].get_fignums() == []


@pytest.mark.parametrize(("panels", "rows"), [(1, 1), (3, 1), (4, 2), (9, 3), (10, 4)])
def test_panels_stand_three_in_a_row(panels: int, rows: int) -> None:
    """So many panels are there, three in a row."""
    sheet = Sheet.of(None, 2.0, panels)
    assert len(sheet.panels) == panels
    grid = sheet.ax.get_subplotspec()
    assert grid is not None
    assert grid.get_gridspec().nrows == rows


def test_the_callers_figure_stays() -> None:
    """Given axes, neither the size nor the layout of their figure is touched."""
    figure = Figure(figsize=(5, 4))
    ax = figure.add_subplot()
    before = ax.get_position().bounds
    sheet = Sheet.of(ax, 9.9, panels=7)
    assert sheet.finish("A finding", "A detail", []) is ax
    assert sheet.panels == (ax,)
    assert figure.get_size_inches().tolist() == [5, 4]
    assert figure.get_layout_engine() is None
    assert ax.get_position().bounds == before
    assert figure.texts == []


def test_finding_and_detail_on_our_figure() -> None:
    """The finding stands above the detail, and the axes get the height they asked for."""
    sheet = Sheet.of(None, 2.0)
    sheet.ax.plot([1, 2], label="line")
    sheet.finish("The finding", "The detail", legend_of(sheet.panels))
    assert sheet.figure is not None
    finding, detail = sheet.figure.texts
    assert (finding.get_text(), detail.get_text()) == ("The finding", "The detail")
    assert finding.get_position()[1] > detail.get_position()[1]
    assert sheet.figure.get_figheight() > 2.0 + 0.5
    (legend,) = sheet.figure.legends
    assert [text.get_text() for text in legend.get_texts()] == ["line"]


def test_finding_on_the_callers_axes() -> None:
    """The finding is the title of the axes, and the legend stands on them."""
    ax = Figure().add_subplot()
    ax.plot([1, 2], label="line")
    Sheet.of(ax, 1.0).finish("The finding", "The detail", legend_of([ax]))
    assert ax.get_title(loc="left") == "The finding"
    assert "The detail" in [text.get_text() for text in ax.texts]
    assert ax.get_legend() is not None


def test_long_findings_are_wrapped() -> None:
    """A finding as long as a paragraph stays within the figure."""
    sheet = Sheet.of(None, 2.0)
    sheet.finish("finding " * 60, "detail " * 80)
    assert sheet.figure is not None
    sheet.figure.draw_without_rendering()
    width = sheet.figure.get_window_extent().width
    assert all(text.get_window_extent().x1 <= width for text in sheet.figure.texts)


def test_signs_of_mathematics_are_drawn_as_they_are() -> None:
    """A title that is no valid formula is drawn, not typeset."""
    sheet = Sheet.of(None, 2.0)
    set_panel_title(sheet.ax, "$x_{1$", "$_$")
    sheet.finish("Price $x_{1$ and \\frac{", "$_$")
    assert sheet.figure is not None
    sheet.figure.draw_without_rendering()


def test_legend_names_everything_once() -> None:
    """A label on two panels, or on two lines, has one entry; what has no label has none."""
    sheet = Sheet.of(None, 2.0, 2)
    for ax in sheet.panels:
        ax.plot([1, 2], label="same")
        ax.plot([1, 2], label="_hidden")
    sheet.panels[1].plot([1, 2], label="other")
    assert [artist.get_label() for artist in legend_of(sheet.panels)] == ["same", "other"]


def test_dress_leaves_one_line() -> None:
    """Of the box around the axes only the bottom is left."""
    ax = Figure().add_subplot()
    dress(ax, grid="y")
    assert [side for side, spine in ax.spines.items() if spine.get_visible()] == ["bottom"]
    assert all(line.get_visible() for line in ax.get_ygridlines())
    assert not any(line.get_visible() for line in ax.get_xgridlines())
