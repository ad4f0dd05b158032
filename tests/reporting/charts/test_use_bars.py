"""Stacked bars under a line."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from portfolio.reporting.charts.palette import OTHER_USE, USE_LOOKS
from portfolio.reporting.charts.use_bars import draw_limit, draw_uses, mark_full


@pytest.fixture
def ax() -> Axes:
    """Return axes without anything on them."""
    return Figure().add_subplot()


def boxes(ax: Axes) -> list[tuple[float, float, float]]:
    """Return the middle, bottom and height of every bar."""
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    corners = [bar.get_bbox() for bar in bars]
    return [(round((box.x0 + box.x1) / 2, 9), box.y0, box.height) for box in corners]


def test_bars_stand_on_each_other(ax: Axes) -> None:
    """What is used for running stands on what is used for building."""
    draw_uses(ax, {"build": [2.0, 1.0], "run": [1.0, 3.0]})
    assert boxes(ax) == [(0, 0, 2), (1, 0, 1), (0, 2, 1), (1, 1, 3)]


def test_nothing_is_no_bar(ax: Axes) -> None:
    """Quarters and causes without use have no bar, and such causes no entry in the legend."""
    draw_uses(ax, {"build": [0.0, 1.0], "run": [0.0, 0.0], "hiring": [2.0, 0.0]})
    assert boxes(ax) == [(1, 0, 1), (0, 0, 2)]
    assert ax.get_legend_handles_labels()[1] == ["build", "hiring"]


def test_bars_differ_by_hatch(ax: Axes) -> None:
    """Every cause has the hatch of the palette, and whatever is new one of its own."""
    draw_uses(ax, {cause: [1.0] for cause in (*USE_LOOKS, "a new cause")})
    wanted = [*(look.hatch for look in USE_LOOKS.values()), OTHER_USE.hatch]
    assert [bar.get_hatch() or "" for bar in ax.patches] == wanted
    assert len(set(wanted)) == len(wanted)


def test_limit_steps_between_quarters(ax: Axes) -> None:
    """The line changes where one quarter ends and the next begins."""
    draw_limit(ax, [2.0, 3.0], "budget")
    (line,) = ax.patches
    values, edges, baseline = line.get_data()
    assert (values.tolist(), edges.tolist(), baseline) == ([2, 3], [-0.5, 0.5, 1.5], None)
    assert line.get_label() == "budget"


def test_full_quarters_are_marked(ax: Axes) -> None:
    """A marker points at each full quarter, at the height of the line."""
    mark_full(ax, [2.0, 3.0, 4.0], (0, 2))
    (markers,) = ax.lines
    assert markers.get_xydata().tolist() == [[0, 2], [2, 4]]
    assert markers.get_label() == "fully used"


def test_no_full_quarter_no_mark(ax: Axes) -> None:
    """Where something is left everywhere there is nothing to point at."""
    mark_full(ax, [2.0], ())
    assert len(ax.lines) == 0
