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
from portfolio.reporting.pictures import PictureFormat, write_charts
from portfolio.reporting.style import DEFAULT_STYLE, Style
from portfolio.reporting.tables import write_tables
from portfolio.reporting.workbook import write_workbook

__all__ = [
    "CHARTS",
    "DEFAULT_STYLE",
    "PictureFormat",
    "Style",
    "brief_html",
    "charts_of",
    "plot_budget",
    "plot_horizon_mix",
    "plot_roadmap",
    "plot_staffing",
    "plot_value_map",
    "write_charts",
    "write_tables",
    "write_workbook",
]
