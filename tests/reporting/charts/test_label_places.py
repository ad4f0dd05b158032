"""Labels beside points."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from portfolio.reporting.charts.label_places import Label, place_labels


@pytest.fixture
def ax() -> Axes:
    """Return axes from 0 to 100 both ways, eight by six inches."""
    ax = Figure(figsize=(8, 6)).add_subplot()
    ax.set_xlim(0, 100)
    ax.set_ylim(0, 100)
    return ax


def test_one_label_stands_to_the_right(ax: Axes) -> None:
    """The first choice is the right side of the point, a radius and a little away."""
    assert place_labels(ax, [Label("A", 50, 50, 6)], most=5) == 1
    (text,) = ax.texts
    assert text.get_position() == (8.5, 0)
    assert text.get_horizontalalignment() == "left"


def test_at_the_right_edge_it_stands_to_the_left(ax: Axes) -> None:
    """A label never leaves the axes."""
    place_labels(ax, [Label("A long label here", 99, 50, 4)], most=5)
    assert ax.texts[0].get_horizontalalignment() == "right"


def test_labels_never_overlap(ax: Axes) -> None:
    """Among sixty points strewn at random no label covers another, or a point, or leaves."""
    draw = np.random.default_rng(7)
    points = [
        Label(f"Initiative {k}", *draw.uniform(2, 98, 2), draw.uniform(2, 12)) for k in range(60)
    ]
    written = place_labels(ax, points, most=60)
    boxes = [text.get_window_extent() for text in ax.texts]
    assert written == len(boxes) >= 20
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    centres = ax.transData.transform([(point.x, point.y) for point in points])
    assert not any(box.contains(x, y) for box in boxes for x, y in centres)
    inside = ax.get_window_extent()
    assert all(inside.x0 <= box.x0 and box.x1 <= inside.x1 for box in boxes)


def test_the_most_important_are_written(ax: Axes) -> None:
    """With room for all but leave for two, the first two are written."""
    points = [Label(name, 10 + 30 * k, 50, 3) for k, name in enumerate("ABC")]
    assert place_labels(ax, points, most=2) == 2
    assert [text.get_text() for text in ax.texts] == ["A", "B"]


def test_no_place_no_label(ax: Axes) -> None:
    """A label longer than the axes are wide is left out, and no trace of it stays."""
    assert place_labels(ax, [Label("x" * 400, 50, 50, 3)], most=1) == 0
    assert len(ax.texts) == 0


def test_signs_of_mathematics_are_measured_as_they_are(ax: Axes) -> None:
    """A title that is no valid formula is placed, not typeset."""
    assert place_labels(ax, [Label("$x_{1$", 50, 50, 3)], most=1) == 1
