"""Value against feasibility."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure

from portfolio.errors import NoRoadmap
from portfolio.horizons import HorizonMap
from portfolio.planning import Roadmap
from portfolio.reporting.charts import plot_value_map
from portfolio.reporting.style import Style


def drawn(ax: Axes) -> list[PathCollection]:
    """Return the groups of bubbles that look alike."""
    return [group for group in ax.collections if isinstance(group, PathCollection)]


def points(ax: Axes) -> set[tuple[float, float]]:
    """Return where bubbles are: feasibility, value."""
    return {tuple(point) for group in drawn(ax) for point in group.get_offsets().tolist()}


def whole(ax: Axes) -> Figure:
    """Return the figure axes are on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def legend(ax: Axes) -> list[str]:
    """Return the words of the legend."""
    (found,) = whole(ax).legends
    return [text.get_text() for text in found.get_texts()]


def test_every_initiative_has_its_place(roadmap: Roadmap) -> None:
    """Feasibility runs to the right, value up; scores of 1 to 5 lie at 0 to 100."""
    assert points(plot_value_map(roadmap)) == {
        (100, 100),
        (75, 75),
        (25, 100),
        (100, 25),
        (50, 75),
        (100, 0),
        (50, 50),
        (25, 25),
    }


def test_planned_are_filled_and_others_hollow(roadmap: Roadmap) -> None:
    """The two plannable ones that were not planned are rings; five are filled."""
    groups = drawn(plot_value_map(roadmap))
    hollow = [group for group in groups if len(group.get_facecolor()) == 0]
    rings = {tuple(p) for group in hollow for p in group.get_offsets().tolist()}
    assert (25, 25) in rings
    assert (50, 50) in rings
    assert (100, 100) not in rings


def test_area_tells_the_cost(horizon_map: HorizonMap) -> None:
    """The dearest has the largest bubble."""
    areas = {
        tuple(point): area
        for group in drawn(plot_value_map(horizon_map))
        for point, area in zip(group.get_offsets().tolist(), group.get_sizes(), strict=True)
    }
    assert areas[75, 75] == 640
    assert areas[100, 100] == pytest.approx(640 * 100 / 120)


def test_quadrants_have_their_names(roadmap: Roadmap) -> None:
    """Lines at the cut part four quadrants, named as in BXT."""
    ax = plot_value_map(roadmap)
    names = {text.get_text() for text in ax.texts}
    assert names >= {"RESEARCH", "ACCELERATE", "SHELVE", "INCUBATE"}
    straight = [line for line in ax.lines if len(line.get_xdata()) == 2]
    assert sorted((line.get_xdata()[0], line.get_ydata()[0]) for line in straight) == [
        (0, 50),
        (50, 0),
    ]


def test_labels_are_the_titles(roadmap: Roadmap) -> None:
    """With eight initiatives and much room all have a label."""
    names = {text.get_text() for text in plot_value_map(roadmap).texts}
    assert names >= {each.title for each in roadmap.problem.backlog.initiatives}


def test_legend_tells_apart_without_colour(roadmap: Roadmap) -> None:
    """Horizons by marker, planned by fill, knocked out by a cross."""
    assert legend(plot_value_map(roadmap)) == [
        "H1 run",
        "H2 grow",
        "H3 transform",
        "planned",
        "not planned",
        "knocked out",
    ]


def test_a_horizon_map_tells_no_plan(horizon_map: HorizonMap) -> None:
    """Before planning nothing is hollow, and the legend does not speak of a plan."""
    assert "planned" not in legend(plot_value_map(horizon_map))
    finding = whole(plot_value_map(horizon_map)).texts[0].get_text()
    wanted = "2 of 8 initiatives are worth doing and can be done"
    assert finding.replace("\xa0", " ") == wanted


def test_a_scorecard_tells_no_horizons(horizon_map: HorizonMap) -> None:
    """Before classifying all have one marker."""
    assert legend(plot_value_map(horizon_map.scorecard)) == ["knocked out"]


def test_finding_of_a_roadmap(roadmap: Roadmap) -> None:
    """Of the two in the best quadrant, CLAIMS and PRICE, both are planned."""
    ax = Figure(figsize=(12, 6)).add_subplot()
    assert plot_value_map(roadmap, ax) is ax
    title = ax.get_title(loc="left").replace("\xa0", " ")
    assert title == ("2 of 8 initiatives are worth doing and can be done; 2 of these are planned")


def test_axes_say_their_units(roadmap: Roadmap) -> None:
    """Both axes say what they tell and from where to where."""
    ax = plot_value_map(roadmap)
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("Feasibility, 0 to 100", "Value, 0 to 100")


@pytest.mark.parametrize("count", [1, 40, 2040])
def test_any_number_of_initiatives(large: Callable[[int, int], Roadmap], count: int) -> None:
    """At most forty are bubbles; up to 2,000 more are dots, and the detail counts them."""
    ax = plot_value_map(large(count, 8).problem.scorecard)
    assert sum(len(group.get_offsets()) for group in drawn(ax)) == min(count, 40)
    dots = [line for line in ax.lines if line.get_marker() not in ("None", "")]
    assert sum(len(line.get_xdata()) for line in dots) == max(0, count - 40)
    told = whole(ax).texts[1].get_text()
    assert (f"Small dots: {count - 40:,} more." in told) == (count > 40)


def test_labels_are_bounded(large: Callable[[int, int], Roadmap]) -> None:
    """However many there are, no more than eighteen labels are written."""
    ax = plot_value_map(large(300, 8), style=Style(most_initiatives=200))
    assert 4 < len([text for text in ax.texts if text.get_text()]) <= 4 + 18


def test_needs_scores(bare: Roadmap) -> None:
    """Candidates without scores have no place on the map, and the error says what to do."""
    with pytest.raises(ValueError, match="score"):
        plot_value_map(bare)


def test_no_plan(no_plan: Roadmap) -> None:
    """A roadmap without a plan is refused; its horizon map can be drawn."""
    with pytest.raises(NoRoadmap):
        plot_value_map(no_plan)
    assert no_plan.problem.horizon_map is not None
    plot_value_map(no_plan.problem.horizon_map)
