"""Scoring: a Backlog in, a Scorecard out."""

from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.default_rubric import DEFAULT_RUBRIC
from portfolio.scoring.explanation import Explanation, Step
from portfolio.scoring.judgement import score
from portfolio.scoring.knock_outs import Effect, KnockOut, Strike
from portfolio.scoring.missing import Missing
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
from portfolio.scoring.verdict import Verdict

__all__ = [
    "DEFAULT_RUBRIC",
    "VALUE_FUNCTIONS",
    "Axis",
    "Criterion",
    "Effect",
    "Evidence",
    "Explanation",
    "KnockOut",
    "Linear",
    "Missing",
    "PiecewiseLinear",
    "Quadrant",
    "Rubric",
    "Scorecard",
    "Scores",
    "Step",
    "Strike",
    "ValueFunction",
    "Verdict",
    "score",
]
