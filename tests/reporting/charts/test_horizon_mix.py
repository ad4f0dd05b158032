"""The mix of horizons as bars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from portfolio.errors import NoRoadmap
from portfolio.planning import HorizonMix, Measure, Problem, Roadmap, plan
from portfolio.reporting.charts import plot_horizon_mix


def boxes(ax: Axes, height: float) -> list[tuple[float, float]]:
    """Return start and end of the bars of a height, from above."""
    found = [
        bar
        for bar in ax.patches
        if isinstance(bar, Rectangle) and bar.get_height() == pytest.approx(height)
    ]
    return [(bar.get_x(), bar.get_x() + bar.get_width()) for bar in found]


def words(ax: Axes) -> list[str]:
    """Return what is written on the chart."""
    return [text.get_text().replace("\xa0", " ") for text in ax.texts if text.get_text()]


def test_bars_are_shares(roadmap: Roadmap) -> None:
    """Thick bars are shares of 410 k, thin ones shares of five initiatives."""
    ax = plot_horizon_mix(roadmap)
    thick = [end for _, end in boxes(ax, 0.4)]
    assert thick == pytest.approx([200 / 410, 120 / 410, 90 / 410])
    assert [end for _, end in boxes(ax, 0.1)] == pytest.approx([0.6, 0.2, 0.2])


def test_bands_and_targets(roadmap: Roadmap) -> None:
    """A dashed box shows the band, a line in it the target."""
    ax = plot_horizon_mix(roadmap)
    bands = [edge for box in boxes(ax, 0.54) for edge in box]
    assert bands == pytest.approx([0.35, 0.55, 0.3, 0.5, 0.05, 0.25])
    assert [line.get_xdata()[0] for line in ax.lines] == [0.45, 0.40, 0.15]


def test_misses_are_said(roadmap: Roadmap) -> None:
    """The bar of H2 says that it is below the band; every bar tells its share and its amount."""
    assert words(plot_horizon_mix(roadmap)) == [
        "49% · €200 k",
        "60% · 3 initiatives",
        "29%, below the band · €120 k",
        "20% · 1 initiative",
        "22% · €90 k",
        "20% · 1 initiative",
    ]


def test_finding(roadmap: Roadmap) -> None:
    """The title says which band is missed and of what it is a share."""
    ax = Figure(figsize=(12, 3)).add_subplot()
    assert plot_horizon_mix(roadmap, ax) is ax
    wanted = "H2 grow takes 29% of the selected spend, below its band of 30% to 50%"
    assert ax.get_title(loc="left") == wanted


def test_without_a_rule(roadmap: Roadmap) -> None:
    """Without a rule there are only the bars."""
    ax = plot_horizon_mix(replace(roadmap, problem=roadmap.problem.without(HorizonMix)))
    assert boxes(ax, 0.54) == []
    assert len(boxes(ax, 0.4)) == 3
    assert len(ax.lines) == 0


def test_a_rule_on_counts(roadmap: Roadmap) -> None:
    """When the rule counts initiatives, the thick bars do, and the thin ones are the money."""
    counting = HorizonMix(of=Measure.COUNT, penalty=0.0)
    problem = Problem.of(roadmap.problem.candidates, roadmap.problem.capacity, counting)
    ax = plot_horizon_mix(plan(problem))
    assert [end for _, end in boxes(ax, 0.4)] == pytest.approx([0.6, 0.2, 0.2])
    assert words(ax)[0].endswith("3 initiatives")


def test_rows_are_named(roadmap: Roadmap) -> None:
    """The rows are told apart by their names, not by colour alone."""
    labels = [label.get_text() for label in plot_horizon_mix(roadmap).get_yticklabels()]
    assert labels == ["H1 run", "H2 grow", "H3 transform"]


def test_axis_says_its_unit(roadmap: Roadmap) -> None:
    """The axis reaches from 0 to 100 percent."""
    ax = plot_horizon_mix(roadmap)
    formatter = ax.xaxis.get_major_formatter()
    assert [formatter(tick) for tick in ax.get_xticks()] == ["0%", "25%", "50%", "75%", "100%"]


def test_nothing_planned(roadmap: Roadmap) -> None:
    """An empty plan has no shares; the chart says so instead of failing."""
    values = roadmap.outcome.values
    assert values is not None
    empty = replace(roadmap, outcome=replace(roadmap.outcome, values=values * 0))
    ax = plot_horizon_mix(empty)
    assert boxes(ax, 0.4) == [(0, 0)] * 3


def test_needs_horizons(bare: Roadmap) -> None:
    """Candidates that were not classified have no mix, and the error says what to do."""
    with pytest.raises(ValueError, match="classify them first"):
        plot_horizon_mix(bare)


def test_no_plan(no_plan: Roadmap) -> None:
    """Without a plan there is nothing to draw, and that is said."""
    with pytest.raises(NoRoadmap):
        plot_horizon_mix(no_plan)
