"""Names beside rows."""

from __future__ import annotations

from matplotlib.figure import Figure

from portfolio.reporting.charts.row_labels import row_labels


def test_the_first_is_on_top() -> None:
    """Row 0 is above row 1, and each has half a row of room around it."""
    ax = Figure().add_subplot()
    row_labels(ax, ["first", "second"])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["first", "second"]
    assert ax.get_ylim() == (1.5, -0.5)


def test_no_rows() -> None:
    """Without rows the axes are as high as one."""
    ax = Figure().add_subplot()
    row_labels(ax, [])
    assert ax.get_ylim() == (0.5, -0.5)


def test_signs_of_mathematics_are_drawn_as_they_are() -> None:
    """A name that is no valid formula is drawn, not typeset."""
    figure = Figure()
    row_labels(figure.add_subplot(), ["$x_{1$"])
    figure.draw_without_rendering()
