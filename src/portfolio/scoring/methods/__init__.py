"""Cross-checks by kind: other ways to rank, none of which feeds the plan.

A new one is one file here and one line below.
"""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.scoring.methods.method import Method
from portfolio.scoring.methods.method_ranking import MethodRanking
from portfolio.scoring.methods.normalisation import Normalisation
from portfolio.scoring.methods.promethee import Promethee, PrometheeRanking
from portfolio.scoring.methods.raw_data import raw_values
from portfolio.scoring.methods.topsis import Topsis, TopsisRanking
from portfolio.scoring.methods.vikor import Vikor, VikorRanking
from portfolio.scoring.methods.weighted_sum import WeightedSum, WeightedSumRanking

METHODS: Mapping[str, type[Method]] = {
    "topsis": Topsis,
    "vikor": Vikor,
    "promethee": Promethee,
    "weighted_sum": WeightedSum,
}
"""Kind, as a settings file names it, to class."""

__all__ = [
    "METHODS",
    "Method",
    "MethodRanking",
    "Normalisation",
    "Promethee",
    "PrometheeRanking",
    "Topsis",
    "TopsisRanking",
    "Vikor",
    "VikorRanking",
    "WeightedSum",
    "WeightedSumRanking",
    "raw_values",
]
