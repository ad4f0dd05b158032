"""Priorities over the weight of a criterion."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from tests.reporting.charts.conftest import many

from portfolio.reporting.charts import plot_weight_sensitivity
from portfolio.scoring import Scorecard, ValueMatrix
from portfolio.scoring.stability import stability


def whole(ax: Axes) -> Figure:
    """Return the figure axes are on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def line(ax: Axes, name: str) -> Line2D:
    """Return the line of an initiative."""
    return next(each for each in ax.lines if each.get_label() == name)


def marks(ax: Axes) -> list[tuple[str, float, float]]:
    """Return marker, weight and priority of the marked crossings."""
    found = [each for each in ax.lines if each.get_marker() in ("o", "D")]
    return [(str(m.get_marker()), *map(float, m.get_xydata()[0])) for m in found]


def words(ax: Axes) -> list[str]:
    """Return what is written on the chart."""
    return [text.get_text() for text in ax.texts]


def test_lines_are_priorities(three: ValueMatrix) -> None:
    """A rises from 0 to 100, B falls from 100 to 0, C stays at 40."""
    ax = plot_weight_sensitivity(three, "x", top=2)
    for name, ends in {"A": (0, 100), "B": (100, 0), "C": (40, 40)}.items():
        heights = np.asarray(line(ax, name).get_ydata())
        assert (heights[0], heights[-1]) == (pytest.approx(ends[0]), pytest.approx(ends[1]))


def test_crossings_are_marked(three: ValueMatrix) -> None:
    """B passes C at .6 and 40 points, A at .5 and 50 points: a circle, then a diamond."""
    found = sorted(marks(plot_weight_sensitivity(three, "x", top=2)))
    assert found == [
        ("D", pytest.approx(0.5), pytest.approx(50)),
        ("o", pytest.approx(0.6), pytest.approx(40)),
    ]


def test_crossings_name_the_pair(three: ValueMatrix) -> None:
    """Beside each mark stands from where who takes whose place."""
    told = words(plot_weight_sensitivity(three, "x", top=2))
    assert "below 60.0%: B replaces C" in told
    assert "below 50.0%: B leads instead of A" in told


def test_the_interval_is_shaded_and_the_stated_weight_drawn(three: ValueMatrix) -> None:
    """The shade reaches from .6 to 1, the line stands at .7."""
    ax = plot_weight_sensitivity(three, "x", top=2)
    (shade,) = (patch for patch in ax.patches if isinstance(patch, Rectangle))
    assert (shade.get_x(), shade.get_x() + shade.get_width()) == (pytest.approx(0.6), 1)
    assert list(line(ax, "stated").get_xdata()) == [0.7, 0.7]
    assert "stated: 70.0%" in words(ax)


def test_finding(three: ValueMatrix) -> None:
    """The title says between which weights the first ones stay."""
    ax = plot_weight_sensitivity(three, "x", top=2, names={"x": "Reach"})
    wanted = "The first 2 stay while reach weighs 60.0% to 100.0% (stated: 70.0%)"
    assert whole(ax).texts[0].get_text() == wanted
    assert ax.get_xlabel() == "Weight of Reach"
    assert ax.get_ylabel() == "Priority, 0 to 100"


def test_nothing_can_change(three: ValueMatrix) -> None:
    """All three are among the first three under every weight."""
    ax = plot_weight_sensitivity(three, "x", top=3)
    assert whole(ax).texts[0].get_text() == "Whatever the weight of x, the first 3 stay"
    assert [marker for marker, _, _ in marks(ax)] == ["D"]


def test_one_place(three: ValueMatrix) -> None:
    """With one place that matters the title speaks of the leader."""
    told = whole(plot_weight_sensitivity(three, "x", top=1)).texts[0].get_text()
    assert told == "The leader stays while x weighs 50.0% to 100.0% (stated: 70.0%)"


def test_a_stability_brings_its_top(card: Scorecard) -> None:
    """Names come from the scorecard; A leads at any weight, as gain and fit are 8 and 4."""
    stable = stability(card, rng=1, samples=10, top=1)
    ax = plot_weight_sensitivity(stable, "gain", names=card)
    assert whole(ax).texts[0].get_text() == "Whatever the weight of gain, the leader stays"
    assert {"Advice", "Claims"} <= set(words(ax))


def test_labels_do_not_overlap() -> None:
    """Of two hundred initiatives a dozen and the marked are drawn, with labels apart."""
    ax = plot_weight_sensitivity(many(200), "c3", names={"I000": "x" * 90})
    figure = whole(ax)
    figure.draw_without_rendering()
    named = [text for text in ax.texts if text.get_text().startswith("I")]
    assert 12 <= len(named) <= 24
    boxes = sorted((text.get_window_extent() for text in named), key=lambda box: box.y0)
    middles = [(box.y0 + box.y1) / 2 for box in boxes]
    least = min(after - before for before, after in pairwise(middles))
    assert least > 0.75 * boxes[0].height


def test_few_crossings_are_marked() -> None:
    """However many there are, at most six are marked."""
    assert len(marks(plot_weight_sensitivity(many(200), "c3"))) <= 6


def test_ties() -> None:
    """Initiatives that are level everywhere are drawn on each other, and nothing swaps."""
    values = np.array([[0.5, 0.5], [0.5, 0.5]])
    alike = ValueMatrix(("A", "B"), ("x", "y"), values, values, values, np.array([0.5, 0.5]))
    ax = plot_weight_sensitivity(alike, "x", top=1)
    whole(ax).draw_without_rendering()
    assert marks(ax) == []


def test_given_axes_are_used(three: ValueMatrix) -> None:
    """The caller's axes are drawn on, and nothing is added to their figure."""
    figure = Figure(figsize=(9, 5))
    ax = figure.add_subplot()
    assert plot_weight_sensitivity(three, "x", ax) is ax
    assert figure.axes == [ax]


def test_refuses(three: ValueMatrix, card: Scorecard) -> None:
    """An unknown criterion, one alone on its axis and a chart of nobody are refused."""
    with pytest.raises(KeyError, match="'z' is not a criterion"):
        plot_weight_sensitivity(three, "z")
    with pytest.raises(ValueError, match="cannot move"):
        plot_weight_sensitivity(stability(card, rng=1, samples=1), "ease")
    with pytest.raises(ValueError, match="most must be at least 1"):
        plot_weight_sensitivity(three, "x", most=0)
    with pytest.raises(ValueError, match="top must be at least 1"):
        plot_weight_sensitivity(three, "x", top=0)


def test_names_that_look_alike_when_cut(three: ValueMatrix) -> None:
    """Where a pair cannot be told apart by what is left of the names, ids are written."""
    names = {name: f"The same long beginning of a name {name}" for name in "ABC"}
    told = words(plot_weight_sensitivity(three, "x", top=1, names=names))
    assert "below 50.0%: B leads instead of A" in told
