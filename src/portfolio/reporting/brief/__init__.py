"""A roadmap in, one page for the board out."""

from portfolio.reporting.brief.page import brief_html

__all__ = ["brief_html"]
