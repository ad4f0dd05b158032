"""Shaded squares count what lies where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure

from portfolio.planning import Roadmap
from portfolio.reporting.charts import plot_value_map
from portfolio.reporting.charts.bubbles import Bubble
from portfolio.reporting.charts.crowd import draw_crowd
from portfolio.scoring import Quadrant


def at(feasibility: float, value: float) -> Bubble:
    """Return an initiative at a place."""
    return Bubble(
        id="A",
        title="A",
        feasibility=feasibility,
        value=value,
        cost=0.0,
        area=24.0,
        horizon=None,
        eligible=True,
        planned=None,
        quadrant=Quadrant.ACCELERATE,
    )


def counts(bubbles: Sequence[Bubble]) -> tuple[int, dict[tuple[int, int], float]]:
    """Return the fullest square's count, and the count by square that is shaded."""
    ax = Figure().subplots()
    fullest = draw_crowd(ax, bubbles)
    (mesh,) = (one for one in ax.collections if isinstance(one, QuadMesh))
    found = np.ma.asarray(mesh.get_array())
    rows, columns = np.nonzero(~np.ma.getmaskarray(found))
    squares = zip(columns.tolist(), rows.tolist(), strict=True)
    return fullest, {(x, y): float(found[y, x]) for x, y in squares}


def test_each_is_counted_once() -> None:
    """Two at 12, 33 share the square from 10 and 30; one on the line 15 belongs to the next.

    100 and 100 lies in the last square; 14.999999999999998 is 15, however it is stored.
    """
    fullest, found = counts(
        [at(12, 33), at(13, 34), at(15, 33), at(14.999999999999998, 33), at(100, 100), at(0, 0)]
    )
    assert found == {(2, 6): 2, (3, 6): 2, (19, 19): 1, (0, 0): 1}
    assert fullest == 2


def test_thousands_are_shaded(large: Callable[[int, int], Roadmap]) -> None:
    """Of 3,000 forty are bubbles and 2,960 shaded, none is lost; of 300 the rest are dots."""
    ax = plot_value_map(large(3000, 8))
    (mesh,) = (one for one in ax.collections if isinstance(one, QuadMesh))
    assert np.ma.sum(mesh.get_array()) == 2960
    figure = ax.get_figure(root=True)
    assert figure is not None
    assert any("Shaded: 2,960 more" in text.get_text() for text in figure.texts)
    few = plot_value_map(large(300, 8))
    assert not any(isinstance(one, QuadMesh) for one in few.collections)


@pytest.mark.parametrize("count", [1, 5])
def test_one_square(count: int) -> None:
    """All in one place are one square of so many."""
    assert counts([at(50, 50)] * count) == (count, {(10, 10): count})
