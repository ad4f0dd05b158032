"""Charts. A new chart is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from portfolio.reporting.charts.budget import plot_budget
from portfolio.reporting.charts.horizon_mix import plot_horizon_mix
from portfolio.reporting.charts.roadmap import plot_roadmap
from portfolio.reporting.charts.staffing import plot_staffing
from portfolio.reporting.charts.value_map import plot_value_map

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from portfolio.planning import Roadmap

CHARTS: Mapping[str, Callable[..., Axes]] = {
    "roadmap": plot_roadmap,
    "budget": plot_budget,
    "staffing": plot_staffing,
    "horizon_mix": plot_horizon_mix,
    "value_map": plot_value_map,
}
"""Every chart of a roadmap by its name; each is called as ``plot(roadmap, ax=None, style=...)``."""


def charts_of(roadmap: Roadmap) -> tuple[str, ...]:
    """Return the names of the charts a roadmap has the data for; none without a plan."""
    problem = roadmap.problem
    has = {
        "roadmap": True,
        "budget": bool(problem.funds),
        "staffing": bool(problem.roles),
        "horizon_mix": problem.horizon_map is not None,
        "value_map": problem.scorecard is not None,
    }
    return tuple(name for name in CHARTS if has[name]) if roadmap.outcome.has_plan else ()


__all__ = [
    "CHARTS",
    "charts_of",
    "plot_budget",
    "plot_horizon_mix",
    "plot_roadmap",
    "plot_staffing",
    "plot_value_map",
]
