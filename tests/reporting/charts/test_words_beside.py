"""Words beside a point."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from portfolio.reporting.charts.words_beside import write_beside


@pytest.mark.parametrize(("gap", "align"), [(5.0, "left"), (-5.0, "right")])
def test_sides(gap: float, align: str) -> None:
    """Words to the right of a point begin there, words to the left end there."""
    text = write_beside(Figure().add_subplot(), (2, 3), "here", gap)
    assert text.get_horizontalalignment() == align
    assert (text.xy, text.get_position()) == ((2, 3), (gap, 0))


def test_no_formula() -> None:
    """Words that are no valid formula are drawn as they are."""
    figure = Figure()
    write_beside(figure.add_subplot(), (0, 0), "$_$ $x_{1$", bold=True)
    figure.draw_without_rendering()
