"""How full each limit is."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from tests.planning.handmade import Setting, initiative, q
from tests.planning.handmade import roadmap as planned
from tests.reporting.charts.answers import detail, finding, legend, rows, whole

from portfolio.explaining import Limits, LimitUse, limits
from portfolio.explaining.limits import Resource
from portfolio.reporting.charts import plot_bottlenecks

MONEY, PEOPLE = Resource.MONEY, Resource.PEOPLE


def of(*uses: LimitUse, quarters: int = 2) -> Limits:
    """Return uses of a plan over so many quarters."""
    problem = Setting(quarters=quarters).problem(initiative("A"))
    return Limits(planned(problem), uses)


def use(name: str, *shares: float, resource: Resource = PEOPLE) -> tuple[LimitUse, ...]:
    """Return shares used of 10 by quarter."""
    return tuple(LimitUse(resource, name, q(k), 10 * s, 10.0) for k, s in enumerate(shares))


SAMPLE = of(
    *use("it", 0.2, 0.4, resource=MONEY),
    *use("change", 0.95, 0.5, resource=MONEY),
    *use("dev", 0.3, 0.6),
    *use("ops", 1.0, 0.9),
)


def cells(ax: Axes) -> dict[tuple[int, int], str]:
    """Return what stands in each cell, by row and quarter."""
    inside = [text for text in ax.texts if text.get_transform() is ax.transData]
    return {(round(t.get_position()[1]), round(t.get_position()[0])): t.get_text() for t in inside}


def framed(ax: Axes) -> set[tuple[int, int]]:
    """Return the cells with a frame, by row and quarter."""
    frames = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    return {(round(each.get_y() + 0.5), round(each.get_x() + 0.5)) for each in frames}


def test_funds_then_roles_the_fullest_first() -> None:
    """Ops is scarce in two quarters, change in one, the others never; funds come first."""
    assert rows(plot_bottlenecks(SAMPLE)) == ["change · fund", "it · fund", "ops", "dev"]


def test_cells_tell_the_share() -> None:
    """95 and 50 % of change, 20 and 40 % of it, 100 and 90 % of ops, 30 and 60 % of dev."""
    told = cells(plot_bottlenecks(SAMPLE))
    expected = [["95", "50"], ["20", "40"], ["100", "90"], ["30", "60"]]
    assert told == {(y, x): expected[y][x] for y in range(4) for x in range(2)}


def test_scarce_cells_are_framed_and_bold() -> None:
    """From nine tenths on, and no others: seen without colour."""
    ax = plot_bottlenecks(SAMPLE)
    assert framed(ax) == {(0, 0), (2, 0), (2, 1)}
    bold = {text.get_text() for text in ax.texts if text.get_fontweight() == "bold"}
    assert bold == {"95", "100", "90"}
    assert "scarce" in legend(ax)


def test_shades_follow_the_share() -> None:
    """The mesh holds the shares, at most 1."""
    ax = plot_bottlenecks(of(*use("dev", 0.5, 1.4)))
    (mesh,) = ax.collections
    assert np.asarray(mesh.get_array()).ravel().tolist() == [0.5, 1.0]
    assert cells(ax)[0, 1] == "140"


def test_use_of_the_whole_calendar_stands_beside() -> None:
    """19 of 20 of ops are used: 95 %; of change 14.5 of 20: 72 %."""
    texts = [text.get_text() for text in plot_bottlenecks(SAMPLE).texts]
    assert [each for each in texts if each.endswith("%")] == ["72%", "30%", "95%", "45%"]


def test_finding() -> None:
    """The title tells how many are scarce and which most often."""
    assert finding(plot_bottlenecks(SAMPLE)) == (
        "2 of 4 limits are scarce in some quarter, most often ops, in 2 of 2 quarters"
    )
    one = of(*use("dev", 0.95, 0.1))
    assert finding(plot_bottlenecks(one)) == (
        "1 of 1 limit is scarce in some quarter: dev, in 1 of 2 quarters"
    )


def test_nothing_is_scarce() -> None:
    """The title says so, and how full the fullest is."""
    ax = plot_bottlenecks(of(*use("dev", 0.5, 0.8), *use("ops", 0.1, 0.2)))
    assert finding(ax) == (
        "No limit is scarce in any quarter; at most 80% of dev in 2027Q2 is used"
    )
    assert not framed(ax)


def test_nothing_there() -> None:
    """Nothing used of nothing is a dash; something used of nothing is scarce."""
    empty = LimitUse(MONEY, "it", q(0), 0.0, 0.0)
    over = LimitUse(MONEY, "it", q(1), 5.0, 0.0)
    ax = plot_bottlenecks(of(empty, over))
    assert cells(ax) == {(0, 0): "\N{EN DASH}", (0, 1): "100"}
    assert framed(ax) == {(0, 1)}


def test_no_limits() -> None:
    """A plan without any limit is told in a sentence."""
    ax = plot_bottlenecks(of())
    assert finding(ax) == "The plan knows no limit of money or people"
    whole(ax).draw_without_rendering()


def test_number_of_rows() -> None:
    """The fullest are drawn, the others counted; names are cut."""
    long = "a role of a very long name that no chart has the room to write in full"
    many = of(*(each for k in range(40) for each in use(f"{k} {long}", 0.01 * k, 0.91)))
    ax = plot_bottlenecks(many, most=5)
    assert [name[:2] for name in rows(ax)] == ["39", "38", "37", "36", "35"]
    assert all(len(name) <= 32 for name in rows(ax))
    assert detail(ax).endswith("Not shown: 35 limits, 35 of them scarce in some quarter.")
    calm = of(*use("dev", 0.5), *use("ops", 0.4))
    assert detail(plot_bottlenecks(calm, most=1)).endswith("1 limit, none of them scarce.")


def test_long_calendars_have_no_numbers() -> None:
    """Beyond 28 quarters shades and frames remain."""
    ax = plot_bottlenecks(of(*use("dev", *([0.95] * 30)), quarters=30))
    assert cells(ax) == {}
    assert len(framed(ax)) == 30
    assert "Numbers" not in detail(ax)


def test_of_a_plan() -> None:
    """A costs 500 of 1000 in the first of two quarters and needs 95 of 100 people."""
    problem = Setting(quarters=2).problem(initiative("A", cost=500, people=95))
    ax = plot_bottlenecks(limits(planned(problem, A=0)))
    assert cells(ax) == {(0, 0): "50", (0, 1): "0", (1, 0): "95", (1, 1): "0"}


def test_given_axes_are_used() -> None:
    """The caller's axes are drawn on, and nothing is added to their figure."""
    figure = Figure(figsize=(9, 4))
    ax = figure.add_subplot()
    assert plot_bottlenecks(SAMPLE, ax) is ax
    assert figure.axes == [ax]
    figure.draw_without_rendering()


def test_refuses_no_rows() -> None:
    """A chart without limits is refused."""
    with pytest.raises(ValueError, match="most must be at least 1 limit"):
        plot_bottlenecks(SAMPLE, most=0)
