"""People by quarter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle, StepPatch

from portfolio.domain import Initiative, Range, calendar
from portfolio.errors import NoRoadmap
from portfolio.intake import Backlog, Capacity
from portfolio.planning import Problem, Roadmap, plan
from portfolio.reporting.charts import plot_staffing
from portfolio.reporting.style import Style


def whole(ax: Axes) -> Figure:
    """Return the figure axes are on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def lines(ax: Axes) -> dict[object, list[float]]:
    """Return the heights of the lines that step, by their label."""
    steps = [patch for patch in ax.patches if isinstance(patch, StepPatch)]
    return {step.get_label(): step.get_data().values.tolist() for step in steps}


def alone(**fields: object) -> Roadmap:
    """Return a plan of one initiative where the capacity tells of no people."""
    one = Initiative(id="A", title="A", benefit=Range.exactly(1.0), **fields)
    return plan(Problem.of(Backlog((one,)), Capacity.of(calendar("2027Q1", 2), {"all": 1.0})))


def test_scarcest_role_first(roadmap: Roadmap) -> None:
    """The engineers come first; the lawyer, whom nobody needs, has no panel."""
    panels = whole(plot_staffing(roadmap)).axes
    assert [ax.get_title(loc="left") for ax in panels] == ["AI engineer", "Data engineer"]
    assert [ax.get_title(loc="right") for ax in panels] == ["45% used", "25% used"]


def test_bars_are_the_people_needed(roadmap: Roadmap) -> None:
    """One, three and one engineer, and none in the last quarter."""
    bars = [patch for patch in plot_staffing(roadmap).patches if isinstance(patch, Rectangle)]
    assert [bar.get_height() for bar in bars] == [1, 3, 1]


def test_lines_are_the_people_there(roadmap: Roadmap) -> None:
    """Two of our own throughout, three with the one hired, and the shade between is the hire."""
    found = lines(plot_staffing(roadmap))
    assert found["own people"] == [2, 2, 2, 2]
    assert found["people there"] == [2, 3, 3, 3]
    assert found["hired"] == [2, 3, 3, 3]


def test_hires_are_labelled(roadmap: Roadmap) -> None:
    """A label says how many join, in the quarter they do."""
    (label,) = plot_staffing(roadmap).texts
    assert label.get_text() == "+1"
    assert label.xy == (1, 3)


def test_full_quarters_are_marked(roadmap: Roadmap) -> None:
    """The second quarter takes all three engineers, the first one the only data engineer."""
    panels = whole(plot_staffing(roadmap)).axes
    marked = [[list(line.get_xdata()) for line in ax.lines] for ax in panels]
    assert marked == [[[1]], [[0]]]


def test_finding(roadmap: Roadmap) -> None:
    """The title names the bottleneck, the detail the rest."""
    finding, detail = (text.get_text() for text in whole(plot_staffing(roadmap)).texts)
    wanted = "AI engineer is the bottleneck: fully used in 1 of 4 quarters"
    assert finding.replace("\xa0", " ") == wanted
    wanted = "Fully used in some quarter: 2 of 2 roles. Hired: 1 person."
    assert detail.replace("\xa0", " ") == wanted


def test_given_axes_show_the_sum(roadmap: Roadmap) -> None:
    """In one panel the roles are added up: two, three and one."""
    ax = Figure().add_subplot()
    assert plot_staffing(roadmap, ax) is ax
    bars = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    assert [bar.get_height() for bar in bars] == [2, 3, 1]
    assert ax.get_title(loc="left").startswith("AI engineer is the bottleneck")


def test_axis_says_its_unit(roadmap: Roadmap) -> None:
    """The first panel says that people are counted in FTE."""
    assert plot_staffing(roadmap).get_ylabel() == "FTE"


def test_panels_are_bounded(large: Callable[[int, int], Roadmap]) -> None:
    """Of fourteen roles nine have a panel, and the others are counted."""
    figure = whole(plot_staffing(large(60, 8)))
    assert len(figure.axes) == 9
    assert "Not shown: 5 roles" in figure.texts[1].get_text().replace("\xa0", " ")
    assert len(whole(plot_staffing(large(60, 8), style=Style(most_panels=2))).axes) == 2


def test_nobody_short(large: Callable[[int, int], Roadmap]) -> None:
    """Where people are left everywhere the title says who is used most."""
    finding = whole(plot_staffing(large(60, 8))).texts[0].get_text()
    assert finding.startswith("Nobody is short; Role ")


def test_no_limit() -> None:
    """Where the capacity tells of no people only what is needed is drawn."""
    ax = plot_staffing(alone(build_people={"lawyer": (0.5,)}))
    assert lines(ax) == {}
    assert ax.get_title(loc="right") == "no limit given"
    assert whole(ax).texts[0].get_text() == "People are not limited; Lawyer is needed most"


def test_nobody_needed() -> None:
    """A plan that needs nobody says so."""
    assert whole(plot_staffing(alone())).texts[0].get_text() == "The plan needs nobody"


def test_no_plan(no_plan: Roadmap) -> None:
    """Without a plan there is nothing to draw, and that is said."""
    with pytest.raises(NoRoadmap):
        plot_staffing(no_plan)


def test_external_people_are_shaded(supplied: Roadmap) -> None:
    """Between the own engineer and the two who are there in the second quarter."""
    figure = whole(plot_staffing(supplied))
    ax = next(ax for ax in figure.axes if ax.get_title(loc="left") == "AI engineer")
    found = lines(ax)
    assert found["own people"] == pytest.approx([1, 1, 1, 1])
    assert found["external"] == found["people there"] == pytest.approx([1, 2, 1, 1])
    detail = figure.texts[1].get_text().replace("\xa0", " ")
    assert detail.endswith("Nobody is hired. Bought: 1.0 FTE-quarters. Trained: 1 person.")


def test_trained_people_are_own_people(supplied: Roadmap) -> None:
    """Whoever is trained moves the line of own people."""
    figure = whole(plot_staffing(supplied))
    ax = next(ax for ax in figure.axes if ax.get_title(loc="left") == "Data engineer")
    assert lines(ax)["own people"] == [0, 0, 0, 1]
