"""Results in; charts, tables, a workbook and a brief for the board out."""

from portfolio.reporting.brief import brief_html
from portfolio.reporting.charts import (
    CHARTS,
    charts_of,
    plot_budget,
    plot_horizon_mix,
    plot_roadmap,
    plot_staffing,
    plot_value_map,
)
from portfolio.reporting.manifest import RunRecord
from portfolio.reporting.pictures import PictureFormat, write_charts
from portfolio.reporting.report import write_report
from portfolio.reporting.run_folder import RunFolder
from portfolio.reporting.snapshot import take_snapshot
from portfolio.reporting.style import DEFAULT_STYLE, Style
from portfolio.reporting.tables import write_tables
from portfolio.reporting.workbook import write_workbook

__all__ = [
    "CHARTS",
    "DEFAULT_STYLE",
    "PictureFormat",
    "RunFolder",
    "RunRecord",
    "Style",
    "brief_html",
    "charts_of",
    "plot_budget",
    "plot_horizon_mix",
    "plot_roadmap",
    "plot_staffing",
    "plot_value_map",
    "take_snapshot",
    "write_charts",
    "write_report",
    "write_tables",
    "write_workbook",
]
