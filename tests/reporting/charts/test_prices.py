"""What changes are worth, and what they cost."""

from __future__ import annotations

import math

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import FUND, q
from tests.reporting.charts.answers import (
    along,
    detail,
    finding,
    heights,
    in_money,
    legend,
    made,
    rows,
    whole,
    words,
)

from portfolio.explaining import (
    Change,
    Interval,
    MoreMoney,
    MorePeople,
    Price,
    Prices,
    WithoutRule,
    prices,
)
from portfolio.planning import Exclude, plan
from portfolio.reporting import Style
from portfolio.reporting.charts import plot_prices

PLAN = in_money(made("BD"))
K = 1000.0


def price(
    worth: float, most: float | None = None, cost: float | None = None, change: Change | None = None
) -> Price:
    """Return what a change is worth, exactly unless a most is given."""
    interval = Interval(worth, worth if most is None else most)
    return Price(change or MorePeople(f"role {worth:,.0f}", 1.0), PLAN, interval, cost)


def of(*given: Price) -> Prices:
    """Return prices in money."""
    return Prices(PLAN, given)


HIRE = price(310 * K, cost=150 * K, change=MorePeople("data_engineer", 1.0, q(1)))


def bars(ax: Axes) -> dict[int, float]:
    """Return the length of the bar in each row."""
    found = [patch for patch in ax.patches if isinstance(patch, Rectangle)]
    return {round(bar.get_y() + bar.get_height() / 2): bar.get_width() for bar in found}


def marks(ax: Axes, marker: str) -> dict[int, float]:
    """Return where marks of one kind stand, by row."""
    found = [line for line in ax.lines if line.get_marker() == marker]
    return {round(heights(line)[0]): along(line)[0] for line in found}


def test_worth_and_cost_are_read_at_a_glance() -> None:
    """The hiring case: a bar to 310 k, a diamond at 150 k, and both in words, bold as it pays."""
    ax = plot_prices(of(HIRE))
    assert bars(ax) == {0: 310 * K}
    assert marks(ax, "D") == {0: 150 * K}
    assert words(ax) == ["worth €310 k, costs €150 k"]
    assert ax.texts[0].get_fontweight() == "bold"
    assert finding(ax) == "1 FTE more of data_engineer from 2027Q2 on: worth €310 k, costs €150 k"


def test_the_dearest_is_on_top() -> None:
    """By what they are worth at least, then at most; unknown ones last."""
    unknown = price(math.nan, math.nan, change=MorePeople("nobody", 1.0))
    ax = plot_prices(of(unknown, price(5), price(0, 3), price(7), price(0, 9)))
    assert bars(ax) == {0: 7, 1: 5, 2: 0, 3: 0}
    assert marks(ax, "|") == {2: 9, 3: 3}
    assert rows(ax)[-1] == "1 FTE more of nobody"
    assert words(ax)[-1] == "worth unknown"


def test_whiskers_reach_to_the_most() -> None:
    """Worth 120 to 260 k: the bar ends at 120 k, the whisker at 260 k."""
    ax = plot_prices(of(price(120 * K, 260 * K), HIRE))
    assert bars(ax)[1] == 120 * K
    assert marks(ax, "|") == {1: 260 * K}
    assert words(ax)[1] == "worth €120 k to €260 k"
    assert "worth at most" in legend(ax)
    assert "a whisker at the most" in detail(ax)


def test_without_a_bound_an_arrow_points_beyond() -> None:
    """Of what is worth nobody knows how much the least is told."""
    ax = plot_prices(of(price(20 * K, math.inf), HIRE))
    assert marks(ax, ">")[1] > 20 * K
    assert words(ax)[1] == "worth at least €20 k"
    whole(ax).draw_without_rendering()


def test_only_what_surely_pays_is_bold() -> None:
    """Worth 100 to 300 k at a cost of 200 k may pay or not; worth 100 k at 50 k does."""
    maybe, sure = price(100 * K, 300 * K, cost=200 * K), price(100 * K, cost=50 * K)
    assert plot_prices(of(maybe)).texts[0].get_fontweight() == "normal"
    assert plot_prices(of(sure)).texts[0].get_fontweight() == "bold"


def test_costs_are_not_drawn_beside_points() -> None:
    """Points and money share no axis: the cost is told, not drawn."""
    ax = plot_prices(Prices(made("BD"), (price(3, cost=150 * K),)))
    assert marks(ax, "D") == {}
    assert words(ax) == ["worth 3 points, costs €150 k"]
    assert ax.texts[0].get_fontweight() == "normal"
    assert ax.get_xlim()[1] < 10


def test_changes_in_words() -> None:
    """Money has a currency; a rule stands in quotation marks, at most two lines of it."""
    more = price(2, change=MoreMoney("change", 100 * K, q(1), q(1)))
    rule = price(1, change=WithoutRule(Exclude("B", reason="so said " * 30)))
    ax = plot_prices(of(more, rule), style=Style(currency="CHF"))
    assert rows(ax)[0] == "CHF 100 k more in fund change in 2027Q2"
    assert rows(ax)[1].startswith('Without the rule "B must not be done')
    assert len(ax.get_yticklabels()[1].get_text().split("\n")) == 2
    assert len(rows(ax)[1]) <= 89


def test_lines_of_a_row_are_of_like_length() -> None:
    """No word stands alone on a second line where the first can spare another one."""
    change = MorePeople("mlops_specialist", 1.0, first=q(2))
    (label,) = plot_prices(of(price(1, change=change))).get_yticklabels()
    assert label.get_text() == "1 FTE more of mlops_specialist\nfrom 2027Q3 on"


def test_number_of_rows() -> None:
    """The dearest are drawn, the others counted."""
    ax = plot_prices(of(*map(price, range(1, 41))), most=3)
    assert bars(ax) == {0: 40, 1: 39, 2: 38}
    assert detail(ax).endswith("Not shown: 37 changes further down.")


def test_nothing_is_worth_anything() -> None:
    """Where proven, the title says none is; else that none is known to be."""
    ax = plot_prices(of(price(0), price(0)))
    assert finding(ax) == "None of 2 changes makes the plan worth more"
    assert words(ax) == ["worth nothing"] * 2
    assert finding(plot_prices(of(price(0, 5)))).startswith("No change is known to make")


def test_no_prices() -> None:
    """Nothing asked, nothing drawn."""
    ax = plot_prices(of())
    assert finding(ax) == "No change was priced"
    whole(ax).draw_without_rendering()


def test_of_a_plan() -> None:
    """For 10 the best is worth 21, for 11 it is 23, for 13 it is 28."""
    asked = [MoreMoney(FUND, 1), MoreMoney(FUND, 3)]
    ax = plot_prices(prices(plan(four(), solver=EXACT), asked, solver=EXACT))
    assert bars(ax) == {0: 7, 1: 2}
    assert words(ax) == ["worth 7 points", "worth 2 points"]


def test_given_axes_are_used() -> None:
    """The caller's axes are drawn on, and nothing is added to their figure."""
    figure = Figure(figsize=(9, 4))
    ax = figure.add_subplot()
    assert plot_prices(of(HIRE), ax) is ax
    assert figure.axes == [ax]
    figure.draw_without_rendering()


def test_refuses_no_rows() -> None:
    """A chart without changes is refused."""
    with pytest.raises(ValueError, match="most must be at least 1 change"):
        plot_prices(of(HIRE), most=0)


def test_less_than_nothing_is_drawn_to_the_left() -> None:
    """A change that costs the plan 5 has a bar, and the axis begins left of it."""
    ax = plot_prices(of(price(3), price(-5)))
    assert bars(ax) == {0: 3, 1: -5}
    assert ax.get_xlim()[0] <= -5
    assert words(ax)[1] != "worth nothing"
