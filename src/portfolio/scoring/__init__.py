"""Scoring: a Backlog in, a Scorecard out."""

from portfolio.scoring.criterion import Axis, Criterion, OutOfRange
from portfolio.scoring.cross_check import CrossCheck, crosscheck
from portfolio.scoring.default_rubric import DEFAULT_RUBRIC
from portfolio.scoring.diagnosis import Diagnosis, diagnose
from portfolio.scoring.explanation import Explanation, Step
from portfolio.scoring.groups import agreement, assessor_bias
from portfolio.scoring.judgement import StaleWeights, score
from portfolio.scoring.knock_outs import Effect, KnockOut, Strike
from portfolio.scoring.missing import Missing
from portfolio.scoring.pooling import Pooling
from portfolio.scoring.quadrant import Quadrant
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scorecard import Scorecard
from portfolio.scoring.scores import Evidence, Scores
from portfolio.scoring.shrinkage import shrink
from portfolio.scoring.sourcing import suggest_sourcing
from portfolio.scoring.value_functions import (
    VALUE_FUNCTIONS,
    Exponential,
    Levels,
    Linear,
    Logistic,
    PiecewiseLinear,
    Target,
    ValueFunction,
)
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.values import Values
from portfolio.scoring.verdict import Verdict
from portfolio.scoring.weights import (
    WEIGHT_METHODS,
    BestWorst,
    DirectPoints,
    Elicitation,
    Hierarchy,
    Pairwise,
    Panel,
    Ranked,
    Statements,
    Swing,
    Weights,
    WeightSet,
)

__all__ = [
    "DEFAULT_RUBRIC",
    "VALUE_FUNCTIONS",
    "WEIGHT_METHODS",
    "Axis",
    "BestWorst",
    "Criterion",
    "CrossCheck",
    "Diagnosis",
    "DirectPoints",
    "Effect",
    "Elicitation",
    "Evidence",
    "Explanation",
    "Exponential",
    "Hierarchy",
    "KnockOut",
    "Levels",
    "Linear",
    "Logistic",
    "Missing",
    "OutOfRange",
    "Pairwise",
    "Panel",
    "PiecewiseLinear",
    "Pooling",
    "Quadrant",
    "Ranked",
    "Rubric",
    "Scorecard",
    "Scores",
    "StaleWeights",
    "Statements",
    "Step",
    "Strike",
    "Swing",
    "Target",
    "ValueFunction",
    "ValueMatrix",
    "Values",
    "Verdict",
    "WeightSet",
    "Weights",
    "agreement",
    "assessor_bias",
    "crosscheck",
    "diagnose",
    "score",
    "shrink",
    "suggest_sourcing",
]
