"""Ways of finding weights by kind; a new one is one file here and one line below."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.scoring.weights.direct import DirectPoints
from portfolio.scoring.weights.elicitation import Elicitation, Single
from portfolio.scoring.weights.hierarchy import Hierarchy
from portfolio.scoring.weights.ranked import Ranked, RankFormula
from portfolio.scoring.weights.statement import Statement
from portfolio.scoring.weights.statements import Ratio, Statements
from portfolio.scoring.weights.swing import Swing
from portfolio.scoring.weights.weight_set import WeightSet
from portfolio.scoring.weights.weights import Weights

WEIGHT_METHODS: Mapping[str, type[Elicitation]] = {
    "direct": DirectPoints,
    "swing": Swing,
    "ranked": Ranked,
    "statements": Statements,
    "hierarchy": Hierarchy,
}
"""Kind, as a settings file names it, to class."""

__all__ = [
    "WEIGHT_METHODS",
    "DirectPoints",
    "Elicitation",
    "Hierarchy",
    "RankFormula",
    "Ranked",
    "Ratio",
    "Single",
    "Statement",
    "Statements",
    "Swing",
    "WeightSet",
    "Weights",
]
