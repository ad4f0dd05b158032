"""Results in; charts, tables, a workbook and a brief for the board out."""

from portfolio.reporting.brief import brief_html
from portfolio.reporting.charts import (
    CHARTS,
    EXPLAINING_CHARTS,
    SCORING_CHARTS,
    charts_of,
    plot_bottlenecks,
    plot_budget,
    plot_contributions,
    plot_disagreement,
    plot_frontier,
    plot_horizon_mix,
    plot_prices,
    plot_rank_acceptability,
    plot_roadmap,
    plot_scenarios,
    plot_staffing,
    plot_tornado,
    plot_value_map,
    plot_weight_sensitivity,
    plot_why_not,
)
from portfolio.reporting.manifest import RunRecord
from portfolio.reporting.model_file import write_model
from portfolio.reporting.pictures import PictureFormat, write_charts
from portfolio.reporting.progress import ProgressLine
from portfolio.reporting.report import write_report
from portfolio.reporting.run_folder import RunFolder
from portfolio.reporting.snapshot import take_snapshot
from portfolio.reporting.style import DEFAULT_STYLE, Style
from portfolio.reporting.tables import write_tables
from portfolio.reporting.workbook import write_workbook

__all__ = [
    "CHARTS",
    "DEFAULT_STYLE",
    "EXPLAINING_CHARTS",
    "SCORING_CHARTS",
    "PictureFormat",
    "ProgressLine",
    "RunFolder",
    "RunRecord",
    "Style",
    "brief_html",
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
    "take_snapshot",
    "write_charts",
    "write_model",
    "write_report",
    "write_tables",
    "write_workbook",
]
