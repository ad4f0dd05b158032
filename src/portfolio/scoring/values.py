"""What the scores are worth: values by initiative and criterion, with their bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from portfolio.scoring.missing import Missing
from portfolio.scoring.pooling import pool
from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scores import Scores
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """Values by initiative (rows) and criterion (columns), in [0, 1] on the scales.

    Each opinion is valued before several are pooled: on a bent value function the value of a mean
    score is not the mean value, and levels have no mean at all.

    Attributes
    ----------
    low, likely, high
        Least, pooled and greatest value over the assessors and the ranges they gave.
    """

    low: Floats
    likely: Floats
    high: Floats

    def __post_init__(self) -> None:
        for array in (self.low, self.likely, self.high):
            array.setflags(write=False)

    @classmethod
    def of(cls, scores: Scores, rubric: Rubric, missing: Missing) -> Values:
        """Value the opinions behind `scores`.

        Where nobody spoke, the value is 0 for `Missing.WORST`; for `Missing.INTERVAL` it may be
        anything from 0 to 1, and 0.5 is the likely one.
        """
        shape = scores.unknown.shape
        opinions = _valued(scores, rubric)
        pooled = pool(opinions, scores.cells, shape[0] * shape[1], scores.pooling)
        stands = (0.0, 0.5, 1.0) if missing is Missing.INTERVAL else (0.0, 0.0, 0.0)
        known = ~scores.unknown
        parts = zip(pooled, stands, strict=True)
        return cls(*(np.where(known, part.reshape(shape), other) for part, other in parts))


def _valued(scores: Scores, rubric: Rubric) -> tuple[Floats, Floats, Floats]:
    """Least, likely and greatest value of every opinion."""
    ends = ("low", "likely", "high")
    low, likely, high = (
        np.array([getattr(each.score, end) for each in scores.given], dtype=np.float64)
        for end in ends
    )
    least, value, most = np.empty_like(low), np.empty_like(low), np.empty_like(low)
    columns = scores.cells % max(len(scores.criteria), 1)
    for column, criterion in enumerate(rubric.criteria):
        at = columns == column
        least[at], most[at] = criterion.bounds(low[at], high[at])
        value[at] = criterion.values(likely[at])
    return least, value, most
