"""Horizons: a Scorecard in, a HorizonMap out."""

from portfolio.horizons.classification import classify
from portfolio.horizons.horizon_map import HorizonMap
from portfolio.horizons.horizon_rule import HorizonRule
from portfolio.horizons.placement import Confidence, Placement
from portfolio.horizons.quick_win import quick_wins
from portfolio.horizons.signals import DEFAULT_SIGNALS, Agreement, Band, Signal

__all__ = [
    "DEFAULT_SIGNALS",
    "Agreement",
    "Band",
    "Confidence",
    "HorizonMap",
    "HorizonRule",
    "Placement",
    "Signal",
    "classify",
    "quick_wins",
]
