"""Uncertain numbers by three points that people can name."""

from portfolio.scoring.finance.three_point.discrete import PearsonTukey, Swanson
from portfolio.scoring.finance.three_point.estimate import ThreePoint
from portfolio.scoring.finance.three_point.lognormal import Lognormal
from portfolio.scoring.finance.three_point.path import PathDuration
from portfolio.scoring.finance.three_point.pert import BetaPert, Pert
from portfolio.scoring.finance.three_point.triangular import Triangular

__all__ = [
    "BetaPert",
    "Lognormal",
    "PathDuration",
    "PearsonTukey",
    "Pert",
    "Swanson",
    "ThreePoint",
    "Triangular",
]
