"""Money by quarter against the budget, one panel a fund."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio.planning import Carried, Transfer
from portfolio.reporting.amounts import counted, money, percent, short
from portfolio.reporting.charts.quarter_axis import set_quarters
from portfolio.reporting.charts.sheet import Sheet, dress, legend_of, set_panel_title
from portfolio.reporting.charts.use_bars import draw_limit, draw_uses, mark_full
from portfolio.reporting.fund_use import FundUse, fund_uses
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from portfolio.planning import Roadmap


def plot_budget(roadmap: Roadmap, ax: Axes | None = None, *, style: Style = DEFAULT_STYLE) -> Axes:
    """Draw money spent by quarter, for building, running and people, against the budget.

    Where money is kept for a later quarter or funds pay for each other, a second line shows what
    is there to be spent.

    Parameters
    ----------
    roadmap
        A plan.
    ax
        Drawn on, all funds added up; None for a figure with a panel for each of the largest
        funds, of which the first panel is returned.
    style
        The currency, and how many panels.

    Raises
    ------
    NoRoadmap
        If there is no plan.
    """
    whole, each = FundUse.of(roadmap, *roadmap.problem.funds), fund_uses(roadmap)
    shown = [whole] if ax or len(each) == 1 else each[: style.most_panels]
    height = 2.7 if len(shown) == 1 else 2.0 * -(-len(shown) // 3)
    sheet = Sheet.of(ax, height, len(shown))
    for axes, use in zip(sheet.panels, shown, strict=True):
        _draw(axes, roadmap, use, tight=len(shown) > 1)
    sheet.ax.set_ylabel(f"{style.currency or 'money'} a quarter", fontsize=8.5)
    hidden = 0 if len(shown) == 1 else len(each) - len(shown)
    detail = _detail(roadmap, shown) + _moved(roadmap, style) + _not_shown(hidden)
    return sheet.finish(_finding(whole, style), detail, legend_of(sheet.panels))


def _draw(ax: Axes, roadmap: Roadmap, use: FundUse, *, tight: bool) -> None:
    dress(ax, grid="y")
    set_quarters(ax, roadmap.problem.capacity.calendar, tight=tight)
    draw_uses(ax, use.by_cause)
    moved = any(use.moved)
    draw_limit(ax, use.limit, "budget", dashed=moved)
    if moved:
        draw_limit(ax, use.there, "money there")
    mark_full(ax, use.there, use.full)
    ax.set_ylim(0, 1.12 * max(*use.limit, *use.there, *use.total, 1e-9))
    ax.yaxis.set_major_formatter(lambda amount, _: short(amount).replace(".0", ""))
    ax.locator_params(axis="y", nbins=5)
    if tight:
        set_panel_title(ax, use.name, f"{percent(use.share)} used")


def _finding(whole: FundUse, style: Style) -> str:
    spent, there = money(sum(whole.total), style.currency), money(sum(whole.limit), style.currency)
    return f"The plan spends {spent} of {there}, {percent(whole.share)} of the money there is"


def _detail(roadmap: Roadmap, shown: Sequence[FundUse]) -> str:
    calendar = roadmap.problem.capacity.calendar
    full = [use for use in shown if use.full]
    if not full:
        return "Money is left in every quarter."
    if len(shown) > 1:
        return f"Fully used in some quarter: {len(full):,} of {counted(len(shown), 'fund')}."
    quarters = full[0].full
    return (
        f"The budget is fully used in {len(quarters):,} of {counted(len(calendar), 'quarter')}, "
        f"first in {calendar[quarters[0]]}."
    )


def _moved(roadmap: Roadmap, style: Style) -> str:
    kept = sum(one.money for one in roadmap.done(Carried))
    paid = sum(one.money for one in roadmap.done(Transfer))
    told = [f" Kept for later: {money(kept, style.currency)}."] if kept else []
    told += [f" Paid by other funds: {money(paid, style.currency)}."] if paid else []
    return "".join(told)


def _not_shown(count: int) -> str:
    return f" Not shown: {counted(count, 'smaller fund')}." if count else ""
