"""Ways of finding weights by kind; a new one is one file here and one line below."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio.scoring.weights.direct import DirectPoints
from portfolio.scoring.weights.elicitation import Elicitation, Single
from portfolio.scoring.weights.statement import Statement
from portfolio.scoring.weights.weight_set import WeightSet
from portfolio.scoring.weights.weights import Weights

WEIGHT_METHODS: Mapping[str, type[Elicitation]] = {
    "direct": DirectPoints,
}
"""Kind, as a settings file names it, to class."""

__all__ = [
    "WEIGHT_METHODS",
    "DirectPoints",
    "Elicitation",
    "Single",
    "Statement",
    "WeightSet",
    "Weights",
]
