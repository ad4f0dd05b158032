"""How good the plan is by now, while a search goes on."""

from portfolio.reporting.progress.line import ProgressLine

__all__ = ["ProgressLine"]
