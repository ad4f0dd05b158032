"""Charts. A new chart is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from portfolio.reporting.charts.bottlenecks import plot_bottlenecks
from portfolio.reporting.charts.budget import plot_budget
from portfolio.reporting.charts.contributions import plot_contributions
from portfolio.reporting.charts.disagreement import plot_disagreement
from portfolio.reporting.charts.frontier import plot_frontier
from portfolio.reporting.charts.horizon_mix import plot_horizon_mix
from portfolio.reporting.charts.prices import plot_prices
from portfolio.reporting.charts.rank_acceptability import plot_rank_acceptability
from portfolio.reporting.charts.roadmap import plot_roadmap
from portfolio.reporting.charts.scenarios import plot_scenarios
from portfolio.reporting.charts.staffing import plot_staffing
from portfolio.reporting.charts.tornado import plot_tornado
from portfolio.reporting.charts.value_map import plot_value_map
from portfolio.reporting.charts.weight_sensitivity import plot_weight_sensitivity
from portfolio.reporting.charts.why_not import plot_why_not

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

SCORING_CHARTS: Mapping[str, Callable[..., Axes]] = {
    "contributions": plot_contributions,
    "rank_acceptability": plot_rank_acceptability,
    "weight_sensitivity": plot_weight_sensitivity,
    "tornado": plot_tornado,
    "disagreement": plot_disagreement,
}
"""Every chart of a result of scoring by its name, each of a result of its own kind.

Each is called as ``plot(result, ..., ax=None, most=...)``.
"""

EXPLAINING_CHARTS: Mapping[str, Callable[..., Axes]] = {
    "frontier": plot_frontier,
    "bottlenecks": plot_bottlenecks,
    "prices": plot_prices,
    "scenarios": plot_scenarios,
    "why_not": plot_why_not,
}
"""Every chart of an answer of `portfolio.explaining` by its name, each of one kind of answer.

Each is called as ``plot(answer, ax=None, most=...)``.
"""


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
    "EXPLAINING_CHARTS",
    "SCORING_CHARTS",
    "charts_of",
    "plot_bottlenecks",
    "plot_budget",
    "plot_contributions",
    "plot_disagreement",
    "plot_frontier",
    "plot_horizon_mix",
    "plot_prices",
    "plot_rank_acceptability",
    "plot_roadmap",
    "plot_scenarios",
    "plot_staffing",
    "plot_tornado",
    "plot_value_map",
    "plot_weight_sensitivity",
    "plot_why_not",
]
