"""Money by quarter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle, StepPatch

from portfolio.errors import NoRoadmap
from portfolio.planning import Roadmap
from portfolio.reporting.charts import plot_budget
from portfolio.reporting.style import Style

K = 1000.0


def whole(ax: Axes) -> Figure:
    """Return the figure axes are on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def heights(ax: Axes) -> dict[int, float]:
    """Return how high the bars reach by quarter."""
    tops: dict[int, float] = {}
    for bar in ax.patches:
        if isinstance(bar, Rectangle):
            quarter = round(bar.get_x() + bar.get_width() / 2)
            tops[quarter] = max(tops.get(quarter, 0), bar.get_y() + bar.get_height())
    return tops


def test_one_panel_a_fund(roadmap: Roadmap) -> None:
    """The larger fund comes first, each with its share."""
    panels = whole(plot_budget(roadmap)).axes
    assert [ax.get_title(loc="left") for ax in panels] == ["change", "it"]
    assert [ax.get_title(loc="right") for ax in panels] == ["48% used", "15% used"]


def test_bars_reach_what_is_charged(roadmap: Roadmap) -> None:
    """140, then 150 + 10 + 3, then 60 + 10 + 1, then 10 + 1 k."""
    panels = whole(plot_budget(roadmap)).axes
    assert heights(panels[0]) == {0: 140 * K, 1: 163 * K, 2: 71 * K, 3: 11 * K}
    assert heights(panels[1]) == {0: 30 * K}


def test_the_line_is_the_budget(roadmap: Roadmap) -> None:
    """The line stands at 200 k, and the axis leaves room above it."""
    ax = plot_budget(roadmap)
    (line,) = (patch for patch in ax.patches if not isinstance(patch, Rectangle))
    assert line.get_data().values.tolist() == [200 * K] * 4
    assert ax.get_ylim()[1] > 200 * K


def test_given_axes_show_the_sum(roadmap: Roadmap) -> None:
    """In one panel the funds are added up."""
    ax = Figure().add_subplot()
    assert plot_budget(roadmap, ax) is ax
    assert heights(ax) == {0: 170 * K, 1: 163 * K, 2: 71 * K, 3: 11 * K}


def test_finding(roadmap: Roadmap) -> None:
    """The title says how much of the money is spent: 415 of 1,000 k."""
    finding, detail = whole(plot_budget(roadmap)).texts
    wanted = "The plan spends €415 k of €1.0 m, 42% of the money there is"
    assert finding.get_text().replace("\xa0", " ") == wanted
    assert detail.get_text() == "Money is left in every quarter."


def test_full_quarters(bare: Roadmap) -> None:
    """Both quarters in which all money goes are marked, and the detail names the first."""
    ax = plot_budget(bare)
    (marks,) = ax.lines
    assert list(marks.get_xdata()) == [0, 1]
    detail = whole(ax).texts[1].get_text().replace("\xa0", " ")
    assert detail == "The budget is fully used in 2 of 3 quarters, first in 2027Q3."


def test_units(roadmap: Roadmap) -> None:
    """The axis says which money a quarter, in k and m, and speaks of money without a currency."""
    ax = plot_budget(roadmap, style=Style(currency="CHF"))
    assert ax.get_ylabel() == "CHF a quarter"
    assert ax.yaxis.get_major_formatter()(150_000).replace("\xa0", " ") == "150 k"
    assert plot_budget(roadmap, style=Style(currency="")).get_ylabel() == "money a quarter"


def test_panels_are_bounded(hostile: Roadmap) -> None:
    """Of three funds one is shown when there is room for one, and the others are counted."""
    figure = whole(plot_budget(hostile, style=Style(most_panels=2)))
    assert [ax.get_title(loc="left") for ax in figure.axes] == ["change", "it"]
    assert "Not shown: 1 smaller fund." in figure.texts[1].get_text().replace("\xa0", " ")


def test_legend(roadmap: Roadmap) -> None:
    """The legend names what occurs, once."""
    (legend,) = whole(plot_budget(roadmap)).legends
    words = [text.get_text() for text in legend.get_texts()]
    assert sorted(words) == ["budget", "build", "hiring", "run"]


def test_long_calendar(large: Callable[[int, int], Roadmap]) -> None:
    """Forty-eight quarters are drawn, with a label a year."""
    ax = plot_budget(large(102, 48))
    assert len(ax.get_xticklabels()) == 12


def test_no_plan(no_plan: Roadmap) -> None:
    """Without a plan there is nothing to draw, and that is said."""
    with pytest.raises(NoRoadmap):
        plot_budget(no_plan)


def test_moved_money_has_a_line_of_its_own(supplied: Roadmap) -> None:
    """The budget is dashed where money is kept or paid for others; what is there is drawn full."""
    figure = whole(plot_budget(supplied))
    ax = next(ax for ax in figure.axes if ax.get_title(loc="left") == "change")
    steps = {
        patch.get_label(): patch.get_data().values.tolist()
        for patch in ax.patches
        if isinstance(patch, StepPatch)
    }
    assert steps["budget"] == [100 * K] * 4
    assert steps["money there"] == pytest.approx([20 * K, 140 * K, 100 * K, 100 * K])
    detail = figure.texts[1].get_text().replace("\xa0", " ")
    assert "Kept for later: €80 k. Paid by other funds: €20 k." in detail


def test_people_bought_and_trained_have_bars(supplied: Roadmap) -> None:
    """Each cause is named in the legend."""
    (legend,) = whole(plot_budget(supplied)).legends
    words = {text.get_text() for text in legend.get_texts()}
    assert {"contractors", "training", "build"} <= words
