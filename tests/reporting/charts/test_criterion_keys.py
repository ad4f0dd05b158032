"""Keys below stacked bars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.figure import Figure
from matplotlib.legend import Legend

from portfolio.reporting.charts.criterion_bars import axis_bars
from portfolio.reporting.charts.criterion_keys import draw_keys, keys_height
from portfolio.scoring import Scorecard


def test_one_key_an_axis(card: Scorecard) -> None:
    """Each axis has its names below it, and neither stands twice."""
    ax = Figure().add_subplot()
    draw_keys(ax, axis_bars(card, ["A"]))
    keys = [child for child in ax.get_children() if isinstance(child, Legend)]
    words = [[text.get_text() for text in key.get_texts()] for key in keys]
    assert words == [["Gain 75%", "Fit 25%"], ["Ease 100%"]]


def test_long_names_stand_below_each_other(card: Scorecard) -> None:
    """Two short names share a line; where one is long they take two."""
    short = axis_bars(card, ["A"])
    first = replace(short[0].segments[0], words="A name with very many letters")
    long = (replace(short[0], segments=(first, *short[0].segments[1:])), short[1])
    assert keys_height(long) == pytest.approx(2 * keys_height(short))
