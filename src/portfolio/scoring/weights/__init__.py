"""Ways of finding weights by kind; a new one is one file here and one line below."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.scoring.weights.best_worst import BestWorst, BestWorstModel
from portfolio.scoring.weights.best_worst_consistency import (
    BestWorstConsistency,
    consistency_index,
)
from portfolio.scoring.weights.consistency import Consistency
from portfolio.scoring.weights.direct import DirectPoints
from portfolio.scoring.weights.doubtful_answer import DoubtfulAnswer, PairAnswer
from portfolio.scoring.weights.elicitation import Elicitation, Single
from portfolio.scoring.weights.hierarchy import Hierarchy
from portfolio.scoring.weights.pairwise import Pairwise, PriorityRule
from portfolio.scoring.weights.panel import Panel, PanelRule
from portfolio.scoring.weights.panel_spread import CriterionSpread, PanelSpread
from portfolio.scoring.weights.random_index import RandomIndex, simulate_random_index
from portfolio.scoring.weights.ranked import Ranked, RankFormula
from portfolio.scoring.weights.statement import Statement
from portfolio.scoring.weights.statements import Statements, WeightRatio
from portfolio.scoring.weights.swing import Swing
from portfolio.scoring.weights.weight_set import WeightSet
from portfolio.scoring.weights.weights import Weights

WEIGHT_METHODS: Mapping[str, type[Elicitation]] = {
    "direct": DirectPoints,
    "swing": Swing,
    "ranked": Ranked,
    "statements": Statements,
    "hierarchy": Hierarchy,
    "ahp": Pairwise,
    "best_worst": BestWorst,
    "panel": Panel,
}
"""Kind, as a settings file names it, to class."""

__all__ = [
    "WEIGHT_METHODS",
    "BestWorst",
    "BestWorstConsistency",
    "BestWorstModel",
    "Consistency",
    "CriterionSpread",
    "DirectPoints",
    "DoubtfulAnswer",
    "Elicitation",
    "Hierarchy",
    "PairAnswer",
    "Pairwise",
    "Panel",
    "PanelRule",
    "PanelSpread",
    "PriorityRule",
    "RandomIndex",
    "RankFormula",
    "Ranked",
    "Single",
    "Statement",
    "Statements",
    "Swing",
    "WeightRatio",
    "WeightSet",
    "Weights",
    "consistency_index",
    "simulate_random_index",
]
