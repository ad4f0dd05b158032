"""Labels beside the ends of lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from portfolio.reporting.charts.end_labels import EndLabel, moved_apart, write_end_labels


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([], []),
        ([1.0, 5.0], [1.0, 5.0]),
        # Two at 3 part by 2 around 3.
        ([3.0, 3.0], [2.0, 4.0]),
        # Three at 0, 1, 2 keep their middle.
        ([0.0, 1.0, 2.0], [-1.0, 1.0, 3.0]),
    ],
)
def test_moved_apart(places: list[float], moved: list[float]) -> None:
    """Places too close part evenly; others stay."""
    assert moved_apart(places, 2.0) == pytest.approx(moved)


@given(st.lists(st.floats(-100, 100), max_size=30).map(sorted))
def test_never_closer_than_the_gap(places: list[float]) -> None:
    """All are a gap apart, and their mean stays."""
    moved = moved_apart(places, 1.5)
    assert all(after - before >= 1.5 - 1e-9 for before, after in pairwise(moved))
    assert sum(moved) == pytest.approx(sum(places), abs=1e-6)


def test_labels_stand_in_the_order_of_the_lines() -> None:
    """The label of the higher line is above, and a line leads to each from where it ends."""
    ax = Figure().add_subplot()
    write_end_labels(ax, [EndLabel("high", 2.0, "red", bold=True), EndLabel("low", 1.9, "grey")], 1)
    places = {text.get_text(): text.get_position()[1] for text in ax.texts}
    assert places == pytest.approx({"low": 1.45, "high": 2.45})
    assert [list(line.get_ydata()) for line in ax.lines] == [[1.9, 1.45], [2.0, 2.45]]
