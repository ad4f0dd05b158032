"""Worth against the level of a limit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Annotation
from tests.reporting.charts.answers import (
    along,
    detail,
    finding,
    heights,
    legend,
    made,
    none,
    whole,
    words,
)

from portfolio.explaining import Frontier, Levels
from portfolio.explaining.changes import ScaledMoney
from portfolio.explaining.levels import LevelUnit
from portfolio.planning import Roadmap, Status
from portfolio.reporting import Style
from portfolio.reporting.charts import plot_frontier


def of(plans: dict[float, Roadmap], unit: LevelUnit = LevelUnit.MONEY) -> Frontier:
    """Return a frontier from plans by level."""
    levels = Levels("budget", tuple(plans), ScaledMoney, unit)
    return Frontier(levels, tuple(plans.values()))


STEPS = {5.0: made("A"), 8.0: made("AC"), 10.0: made("BD"), 11.0: made("BD")}
"""Worth 10, 17, 21, 21: C is added for 7, then B and D replace A and C for 4."""


def curve(ax: Axes) -> list[tuple[float, float]]:
    """Return the points of the line of the best plan."""
    line = next(line for line in ax.lines if line.get_label() == "best plan")
    return list(zip(along(line), heights(line), strict=True))


def listed(ax: Axes) -> Sequence[str]:
    """Return the lines on swaps."""
    return [text for text in words(ax) if ":" in text]


def test_line_steps_at_each_level() -> None:
    """Worth 10 at 5, 17 at 8, 21 at 10 and at 11, and the line stays until the next level."""
    ax = plot_frontier(of(STEPS))
    assert curve(ax) == [(5, 10), (8, 17), (10, 21), (11, 21)]
    line = next(line for line in ax.lines if line.get_label() == "best plan")
    assert line.get_drawstyle() == "steps-post"


def test_band_reaches_to_the_bound_of_the_looser_level() -> None:
    """Between 5 and 8 a plan is worth 10 to 17 + 2: what fits there fits at 8 as well.

    1 of 10 is 10 %, 2 of 17 is 11.8 %, which is told as at most 12 %.
    """
    ax = plot_frontier(of({5.0: made("A", more=1), 8.0: made("AC", more=2)}))
    (band,) = ax.collections
    box = band.get_datalim(ax.transData)
    assert (box.x0, box.x1, box.y0, box.y1) == (5, 8, 10, 19)
    assert "within 12% of the best; the band is what is not ruled out." in detail(ax)
    assert "not ruled out" in legend(ax)


def test_swaps_are_listed_by_level() -> None:
    """Each line tells the level, the gain, what is in and what is out."""
    ax = plot_frontier(of(STEPS))
    assert listed(ax) == [
        "1 €8, +7 points: +C",
        "2 €10, +4 points: +B +D \N{MINUS SIGN}A \N{MINUS SIGN}C",
    ]
    notes = [text for text in ax.texts if isinstance(text, Annotation)]
    numbers = {note.get_text(): note.xy for note in notes if note.get_text() in "12"}
    assert numbers == {"1": (8, 17), "2": (10, 21)}


def test_largest_gains_are_told_and_the_others_counted() -> None:
    """The swap for 7 is told, that for 4 counted."""
    ax = plot_frontier(of(STEPS), most=1)
    assert listed(ax) == ["1 €8, +7 points: +C"]
    assert "Not told: 1 swap" in detail(ax)


def test_long_swaps_are_counted() -> None:
    """Of three that come in two are named; names for people are used."""
    plans = {1.0: made(""), 2.0: made("ABC")}
    ax = plot_frontier(of(plans), names={"A": "Advice", "B": "Brokers"})
    assert listed(ax) == ["1 €2, +30 points: +Advice +Brokers +1 more"]


def test_plateau() -> None:
    """From 10 on worth is 21; as that is proven, nothing is gained beyond."""
    ax = plot_frontier(of(STEPS))
    flat = next(line for line in ax.lines if line.get_label() == "no better plan found")
    assert along(flat) == [10, 11]
    assert heights(flat) == [21, 21]
    assert finding(ax) == (
        "Budget from €5 to €11: worth rises from 10 points to 21 points; "
        "beyond €10 nothing is gained"
    )


def test_unproven_plateau() -> None:
    """Where a better plan is not ruled out, the title claims less."""
    ax = plot_frontier(of({**STEPS, 11.0: made("BD", more=3)}))
    assert finding(ax).endswith("beyond €10 no better plan was found")


def test_two_plateaus_apart() -> None:
    """Worth 10, 10, 17, 17, 17 is flat from 1 to 2 and from 3 to 5."""
    plans = {1.0: made("A"), 2.0: made("A"), 3.0: made("AC"), 4.0: made("AC"), 5.0: made("AC")}
    ax = plot_frontier(of(plans))
    flat = [line for line in ax.lines if line.get_label() == "no better plan found"]
    assert [along(line) for line in flat] == [[1, 2], [3, 5]]
    assert legend(ax).count("no better plan found") == 1


def test_a_moved_plan_of_the_same_worth_is_no_gain() -> None:
    """Where worth stays, nothing is listed, whatever is swapped."""
    ax = plot_frontier(of({9.0: made("AD"), 12.0: made("AD")}))
    assert listed(ax) == []
    assert finding(ax) == "Budget from €9 to €12: worth stays at 18 points"


def test_levels_without_a_plan() -> None:
    """They are marked, counted, and the line begins after them."""
    ax = plot_frontier(of({1.0: none(), 2.0: none(), 5.0: made("A"), 8.0: made("AC")}))
    marks = next(line for line in ax.lines if line.get_label() == "no plan")
    assert along(marks) == [1, 2]
    assert curve(ax) == [(5, 10), (8, 17)]
    assert detail(ax).endswith("At 2 levels no plan exists.")


def test_no_plan_at_all() -> None:
    """The title says so; what was not proven is not claimed."""
    ax = plot_frontier(of({1.0: none(), 2.0: none(Status.NO_SOLUTION)}))
    assert finding(ax) == "At none of 2 levels is there a plan"
    assert detail(ax) == "At 2 levels no plan was found."
    whole(ax).draw_without_rendering()


def test_interrupted_before_the_end() -> None:
    """Levels that were not reached are counted, also if none was."""
    levels = of(STEPS).levels
    ax = plot_frontier(Frontier(levels, tuple(STEPS.values())[:2]))
    assert detail(ax).endswith("Interrupted: 2 levels not reached.")
    assert finding(plot_frontier(Frontier(levels, ()))).startswith("At none of 0 levels")


def test_one_point() -> None:
    """One level is a point with its worth in the title."""
    ax = plot_frontier(of({10.0: made("BD")}))
    assert finding(ax) == "At €10 the best plan is worth 21 points"
    low, high = ax.get_ylim()
    assert low < 21 < high


def test_today_is_marked() -> None:
    """A line stands at today's level, also beyond the levels asked."""
    ax = plot_frontier(of(STEPS), today=14)
    assert "today" in words(ax)
    assert [14, 14] in [along(line) for line in ax.lines]
    assert ax.get_xlim()[1] > 14


def test_unknown_bound() -> None:
    """Where nothing is proven there is no band to infinity."""
    ax = plot_frontier(of({5.0: made("A", more=float("inf")), 8.0: made("AC", more=float("inf"))}))
    assert not ax.collections
    assert ax.get_ylim()[1] < 20


def test_units_of_levels() -> None:
    """Levels are told in money, FTE, percent, or as they are."""
    plans = {0.5: made("A"), 0.8: made("AC")}
    told = {
        LevelUnit.MONEY: "Budget from CHF 0 to CHF 1",
        LevelUnit.PEOPLE: "Budget from 0.5 FTE to 0.8 FTE",
        LevelUnit.SHARE: "Budget from 50% to 80%",
        LevelUnit.NUMBER: "Budget from 0 to 1",
    }
    for unit, begin in told.items():
        ax = plot_frontier(of(plans, unit), style=Style(currency="CHF"))
        assert finding(ax).startswith(f"{begin}:")


def test_given_axes_are_used() -> None:
    """The caller's axes are drawn on, and nothing is added to their figure."""
    figure = Figure(figsize=(9, 4))
    ax = figure.add_subplot()
    assert plot_frontier(of(STEPS), ax) is ax
    assert figure.axes == [ax]
    figure.draw_without_rendering()


def test_refuses_no_swaps() -> None:
    """A chart that tells no swap is refused."""
    with pytest.raises(ValueError, match="most must be at least 1"):
        plot_frontier(of(STEPS), most=0)
