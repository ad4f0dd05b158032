"""Roadmap or Problem in, reasons out."""

from portfolio.explaining.conflict import Conflict, explain_conflict

__all__ = ["Conflict", "explain_conflict"]
