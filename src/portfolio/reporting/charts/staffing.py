"""People needed and people there by quarter, one panel a role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from portfolio.planning import Contract, Training
from portfolio.reporting.amounts import counted, people, percent
from portfolio.reporting.charts.palette import INK, USE_LOOKS
from portfolio.reporting.charts.quarter_axis import set_quarters
from portfolio.reporting.charts.sheet import Sheet, dress, legend_of, set_panel_title
from portfolio.reporting.charts.use_bars import draw_limit, draw_uses, mark_full
from portfolio.reporting.role_load import RoleLoad, role_loads
from portfolio.reporting.style import DEFAULT_STYLE, Style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from portfolio.planning import Roadmap


def plot_staffing(
    roadmap: Roadmap, ax: Axes | None = None, *, style: Style = DEFAULT_STYLE
) -> Axes:
    """Draw people needed by quarter against own people and those added, scarcest roles first.

    Parameters
    ----------
    roadmap
        A plan.
    ax
        Drawn on, all roles added up (a role may be short though the sum is not); None for a
        figure with a panel for each of the scarcest roles, of which the first is returned.
    style
        How many panels.

    Raises
    ------
    NoRoadmap
        If there is no plan.
    """
    loads = role_loads(roadmap)
    shown = [RoleLoad.of(roadmap, *roadmap.problem.roles)] if ax else loads[: style.most_panels]
    rows = max(1, -(-len(shown) // 3))
    sheet = Sheet.of(ax, 2.7 if len(shown) == 1 else 1.75 * rows, max(1, len(shown)))
    for axes, load in zip(sheet.panels, shown, strict=False):
        _draw(axes, roadmap, load, tight=len(shown) > 1)
    if not shown:
        sheet.ax.set_axis_off()
    sheet.ax.set_ylabel("FTE", fontsize=8.5)
    finding, detail = _finding(roadmap, loads), _detail(roadmap, loads)
    if not ax and (hidden := len(loads) - len(shown)):
        detail += f" Not shown: {counted(hidden, 'role')} with more to spare."
    return sheet.finish(finding, detail, legend_of(sheet.panels))


def _draw(ax: Axes, roadmap: Roadmap, load: RoleLoad, *, tight: bool) -> None:
    dress(ax, grid="y")
    set_quarters(ax, roadmap.problem.capacity.calendar, tight=tight)
    draw_uses(ax, {"build": load.build, "run": load.run})
    top = max(load.demand)
    if load.limited:
        _draw_people(ax, load)
        top = max(top, *load.capacity)
    ax.set_ylim(0, (1.35 if load.joins else 1.2) * top + 1e-9)
    ax.locator_params(axis="y", nbins=4)
    ax.yaxis.set_major_formatter(lambda fte, _: f"{fte:,g}")
    used = f"{percent(load.share)} used" if load.limited else "no limit given"
    if tight or load.title:
        set_panel_title(ax, load.title, used)


def _draw_people(ax: Axes, load: RoleLoad) -> None:
    hired = [a + b for a, b in zip(load.staff, load.hired, strict=True)]
    if load.joins:
        _shade(ax, load.staff, hired, "hiring", "hired")
    if any(load.external):
        _shade(ax, hired, load.capacity, "contractors", "external")
    if load.capacity != load.own:
        draw_limit(ax, load.staff, "own people", dashed=True)
    draw_limit(ax, load.capacity, "people there")
    mark_full(ax, load.capacity, load.full)
    near = 1 + len(load.own) // 12
    for k, joining in load.joins.items():
        around = load.capacity[max(0, k - near) : k + near + 1]
        ax.annotate(
            f"+{joining}",
            (k, max(around)),
            (0, 11 if load.full else 3),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            fontweight="bold",
            color=INK,
        )


def _shade(
    ax: Axes, below: Sequence[float], above: Sequence[float], cause: str, words: str
) -> None:
    ax.stairs(
        above,
        np.arange(len(above) + 1) - 0.5,
        baseline=np.asarray(below),
        fill=True,
        color=USE_LOOKS[cause].colour,
        alpha=0.35,
        label=words,
        zorder=1,
    )


def _finding(roadmap: Roadmap, loads: Sequence[RoleLoad]) -> str:
    if not loads:
        return "The plan needs nobody"
    scarcest = loads[0]
    if not scarcest.limited:
        return f"People are not limited; {scarcest.title} is needed most"
    if not scarcest.full:
        return f"Nobody is short; {scarcest.title} is used most, {percent(scarcest.share)}"
    quarters = counted(roadmap.problem.quarters, "quarter")
    return f"{scarcest.title} is the bottleneck: fully used in {len(scarcest.full)} of {quarters}"


def _detail(roadmap: Roadmap, loads: Sequence[RoleLoad]) -> str:
    full = sum(bool(load.full) for load in loads)
    joining = sum(sum(load.joins.values()) for load in loads)
    hired = f"Hired: {counted(joining, 'person', 'people')}." if joining else "Nobody is hired."
    bought = sum(one.fte for one in roadmap.done(Contract))
    trained = sum(one.people for one in roadmap.done(Training))
    more = f" Bought: {people(bought)} FTE-quarters." if bought else ""
    more += f" Trained: {counted(trained, 'person', 'people')}." if trained else ""
    return f"Fully used in some quarter: {full:,} of {counted(len(loads), 'role')}. {hired}{more}"
