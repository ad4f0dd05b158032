"""What each criterion adds."""

from __future__ import annotations

import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from portfolio.domain import Initiative, Range
from portfolio.intake import Backlog
from portfolio.reporting.charts import plot_contributions
from portfolio.reporting.charts.criterion_bars import axis_bars
from portfolio.scoring import Axis, Criterion, OutOfRange, Rubric, Scorecard, score


def whole(ax: Axes) -> Figure:
    """Return the figure axes are on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def bars(ax: Axes, row: int) -> list[tuple[float, float]]:
    """Return start and length of the parts of a row, from the left."""
    boxes = [patch.get_bbox() for patch in ax.patches if isinstance(patch, Rectangle)]
    return sorted((box.x0, box.width) for box in boxes if box.y0 < row < box.y1)


def bounds(ax: Axes) -> list[list[list[float]]]:
    """Return the whiskers: points from low to high."""
    (lines,) = (
        each
        for each in ax.collections
        if isinstance(each, LineCollection) and each.get_label() == "bounds"
    )
    return [segment.tolist() for segment in lines.get_segments()]


def test_lengths_are_contributions(card: Scorecard) -> None:
    """Value of A is .6 + .1, its feasibility .5; C has no part for its fit of 0."""
    ax = plot_contributions(card, ["A", "C"])
    start = axis_bars(card, ["A", "C"])[1].start
    assert bars(ax, 0) == [
        pytest.approx((0, 0.6)),
        pytest.approx((0.6, 0.1)),
        pytest.approx((start, 0.5)),
    ]
    assert bars(ax, 1) == [pytest.approx((0, 0.3)), pytest.approx((start, 0.4))]


def test_whiskers_are_the_bounds(card: Scorecard) -> None:
    """Only A has a range, on value: .55 to .85."""
    (whisker,) = bounds(plot_contributions(card))
    assert [point[0] for point in whisker] == pytest.approx([0.55, 0.85])
    assert [point[1] for point in whisker] == [0, 0]


def test_rows_are_ranked_and_the_excluded_marked(card: Scorecard) -> None:
    """By priority: A, C, B; the one knocked out has a cross, and the detail says what it means."""
    ax = plot_contributions(card)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[:2] == ["Advice", "Claims"]
    assert labels[2].startswith("\N{MULTIPLICATION SIGN} Quote $x_{1$")
    assert "knocked out" in whole(ax).texts[1].get_text()


def test_named_ids_keep_their_order(card: Scorecard) -> None:
    """The rows are those that were asked for, and the others are counted."""
    ax = plot_contributions(card, ["C", "A"])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Claims", "Advice"]
    detail = whole(ax).texts[1].get_text().replace("\xa0", " ")
    assert "Not shown: 1 other." in detail


def test_finding(card: Scorecard) -> None:
    """Priority of A is sqrt(.35) = .59; gain carries .6 of its value, ease .5."""
    wanted = (
        "Advice comes first with priority 59, resting most on gain (+60 value) "
        "and ease (+50 feasibility)"
    )
    assert whole(plot_contributions(card)).texts[0].get_text().replace("\n", " ") == wanted


def test_priorities_stand_beside(card: Scorecard) -> None:
    """sqrt(.35), sqrt(.12) and sqrt(.1) are 59, 35 and 32 of 100."""
    words = [text.get_text() for text in plot_contributions(card).texts]
    assert words == [
        "Value, 0 to 100",
        "Feasibility, 0 to 100",
        "Priority",
        "59",
        "35",
        "32",
    ]


def test_what_takes_away_goes_to_the_left() -> None:
    """Contributions of -.5 x 1 and .5 x 1 lie on both sides of 0."""
    criteria = tuple(
        Criterion(
            id=name,
            title=name,
            axis=Axis.VALUE,
            weight=0.5,
            worst=0,
            best=1,
            out_of_range=OutOfRange.EXTRAPOLATE,
        )
        for name in "ab"
    )
    scores = {"a": Range.exactly(-1), "b": Range.exactly(1)}
    given = Initiative(id="I", title="I", scores=scores)
    scored = score(Backlog(initiatives=(given,)), Rubric(name="two", criteria=criteria))
    assert bars(plot_contributions(scored), 0) == [(0, -0.5), (0, 0.5)]


def test_given_axes_are_used(card: Scorecard) -> None:
    """On the caller's axes both axes stand side by side, and nothing is added to the figure."""
    figure = Figure(figsize=(12, 4))
    ax = figure.add_subplot()
    assert plot_contributions(card, None, ax) is ax
    assert figure.axes == [ax]
    figure.draw_without_rendering()


def test_keys_are_on_the_sheet(card: Scorecard) -> None:
    """No key is cut off at the bottom."""
    figure = whole(plot_contributions(card))
    figure.draw_without_rendering()
    box = figure.axes[0].get_tightbbox()
    assert box is not None
    assert box.y0 >= 0


def test_number_of_rows(card: Scorecard) -> None:
    """The first ones by priority are shown, as many as asked for."""
    labels = plot_contributions(card, most=1).get_yticklabels()
    assert [label.get_text() for label in labels] == ["Advice"]


def test_refuses(card: Scorecard) -> None:
    """No row, no id and an unknown id are refused with what is wrong."""
    with pytest.raises(ValueError, match="most must be at least 1"):
        plot_contributions(card, most=0)
    with pytest.raises(ValueError, match="at least one scored initiative"):
        plot_contributions(card, [])
    with pytest.raises(KeyError, match="'D' was not scored"):
        plot_contributions(card, ["D"])


def test_grouped_criteria_are_told() -> None:
    """Of nine criteria the lightest is drawn as the rest, and the detail says so."""
    weights = [0.12] * 8 + [0.04]
    criteria = tuple(
        Criterion(id=f"c{at}", title=f"C{at}", axis=Axis.VALUE, weight=weight, worst=0, best=1)
        for at, weight in enumerate(weights)
    )
    scores = {each.id: Range.exactly(1) for each in criteria}
    given = Initiative(id="I", title="I", scores=scores)
    scored = score(Backlog(initiatives=(given,)), Rubric(name="nine", criteria=criteria))
    detail = whole(plot_contributions(scored)).texts[1].get_text().replace("\xa0", " ")
    assert "Drawn as one: the 1 lightest criterion." in detail
