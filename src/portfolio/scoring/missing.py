"""What happens to scores that nobody gave."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

import numpy as np

from portfolio.scoring.rubric import Rubric
from portfolio.scoring.scores import Scores


class Missing(StrEnum):
    """What to do about scores that nobody gave; weights are never renormalised.

    ``error``: refuse, listing every gap. ``interval``: the score may be anywhere on its scale,
    so its value lies between 0 and 1, the likely one being 0.5. ``worst``: the score is the worst
    there is, for what nobody knows is no ground to go ahead.
    """

    ERROR = "error"
    INTERVAL = "interval"
    WORST = "worst"


def fill(scores: Scores, rubric: Rubric, missing: Missing) -> Scores:
    """Put something in the place of unknown scores.

    They keep 0 assessors, so they can be told from given ones.

    Raises
    ------
    ValueError
        For `Missing.ERROR`, which fills nothing, if scores are unknown.
    """
    if missing is Missing.ERROR:
        if scores.unknown.any():
            raise ValueError(f"{scores.unknown.sum()} scores are unknown and may not be filled")
        return scores
    if missing is Missing.WORST:
        worst = np.array([criterion.ends[0] for criterion in rubric.criteria])
        low = middle = high = worst
    else:
        low = np.array([criterion.low for criterion in rubric.criteria])
        high = np.array([criterion.high for criterion in rubric.criteria])
        middle = (low + high) / 2
    return replace(
        scores,
        low=np.where(scores.unknown, low, scores.low),
        likely=np.where(scores.unknown, middle, scores.likely),
        high=np.where(scores.unknown, high, scores.high),
    )
