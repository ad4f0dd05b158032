"""Answers made by hand from the four candidates, and what a chart of them says.

A, B, C, D are worth 10, 13, 7, 8 points at 5, 6, 3, 4; see `tests.explaining.four_candidates`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from tests.explaining.four_candidates import COST, WORTH, four
from tests.planning.handmade import Setting, initiative
from tests.planning.handmade import roadmap as planned

from portfolio.planning import (
    GivenWorth,
    Npv,
    Outcome,
    Problem,
    Roadmap,
    Status,
    StopReason,
)

TITLES = {
    "A": "Advice $x_{1$ <b>of an endless name that no chart has the room to write in full</b>",
    "B": "Broker copilot",
}


def made(ids: str, money: float = 10, more: float = 0.0, problem: Problem | None = None) -> Roadmap:
    """Return the plan that starts these at once, worth at most so much less than the best one."""
    found = planned(problem or four(money), None, **dict.fromkeys(ids, 0))
    outcome = replace(found.outcome, bound=found.outcome.objective + more)
    return Roadmap(found.problem, outcome)


def none(status: Status = Status.INFEASIBLE) -> Roadmap:
    """Return an answer without a plan."""
    return Roadmap(four(), Outcome(status, StopReason.PROVEN))


def later(quarters: int = 3, worth: dict[str, Any] | None = None) -> Problem:
    """Return the problem with more quarters, 100 each, so that candidates can move."""
    ones = [initiative(name, cost=COST[name], people=1) for name in "ABCD"]
    objective = GivenWorth(worth or WORTH)
    return Setting(quarters=quarters, money=100, objective=objective).problem(*ones)


def in_money(roadmap: Roadmap) -> Roadmap:
    """Return the same plan, of a problem whose worth is counted in money."""
    return Roadmap(replace(roadmap.problem, objective=Npv()), roadmap.outcome)


def whole(ax: Axes) -> Figure:
    """Return the figure axes are on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def finding(ax: Axes) -> str:
    """Return the sentence above a chart on a figure of its own."""
    return _line(whole(ax).texts[0].get_text())


def detail(ax: Axes) -> str:
    """Return what stands below the finding."""
    return _line(whole(ax).texts[1].get_text())


def along(line: Line2D) -> list[float]:
    """Return where the points of a line lie along the horizontal axis."""
    return [float(x) for x in np.asarray(line.get_xdata()).tolist()]


def heights(line: Line2D) -> list[float]:
    """Return the heights of the points of a line."""
    return [float(y) for y in np.asarray(line.get_ydata()).tolist()]


def words(ax: Axes) -> list[str]:
    """Return what is written on the chart."""
    return [_line(text.get_text()) for text in ax.texts]


def rows(ax: Axes) -> list[str]:
    """Return the names of the rows."""
    return [_line(label.get_text()) for label in ax.get_yticklabels()]


def legend(ax: Axes) -> list[str]:
    """Return the entries of the legend of a figure of its own."""
    return [text.get_text() for each in whole(ax).legends for text in each.get_texts()]


def _line(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
