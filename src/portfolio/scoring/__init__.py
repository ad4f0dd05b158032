"""Scoring: a Backlog in, a Scorecard out."""

from portfolio.scoring.criterion import Axis, Criterion, OutOfRange
from portfolio.scoring.default_rubric import DEFAULT_RUBRIC
from portfolio.scoring.explanation import Explanation, Step
from portfolio.scoring.judgement import StaleWeights, score
from portfolio.scoring.knock_outs import Effect, KnockOut, Strike
from portfolio.scoring.missing import Missing
from portfolio.scoring.pooling import Pooling
from portfolio.scoring.quadrant import Quadrant
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scorecard import Scorecard
from portfolio.scoring.scores import Evidence, Scores
from portfolio.scoring.value_functions import (
    VALUE_FUNCTIONS,
    Linear,
    PiecewiseLinear,
    ValueFunction,
)
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.values import Values
from portfolio.scoring.verdict import Verdict
from portfolio.scoring.weights import WEIGHT_METHODS, Elicitation, Weights, WeightSet

__all__ = [
    "DEFAULT_RUBRIC",
    "VALUE_FUNCTIONS",
    "WEIGHT_METHODS",
    "Axis",
    "Criterion",
    "Effect",
    "Elicitation",
    "Evidence",
    "Explanation",
    "KnockOut",
    "Linear",
    "Missing",
    "OutOfRange",
    "PiecewiseLinear",
    "Pooling",
    "Quadrant",
    "Rubric",
    "Scorecard",
    "Scores",
    "StaleWeights",
    "Step",
    "Strike",
    "ValueFunction",
    "ValueMatrix",
    "Values",
    "Verdict",
    "WeightSet",
    "Weights",
    "score",
]
