"""Pairs of numbers, ours and theirs: who is ahead how often, and by how much on the mean."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

SAME = 1e-6
"""Relative difference up to which two numbers count as equal."""


@dataclass(frozen=True, slots=True)
class Score:
    """How often ours is better, equal or worse, and the geometric mean of ours over theirs.

    Attributes
    ----------
    ratio
        Of the pairs where both numbers are there and above 0; NaN without such pairs.
    counted
        How many pairs those are.
    better, equal, worse
        Of all pairs; who has no number is worse.
    """

    ratio: float
    counted: int
    better: int
    equal: int
    worse: int


def score(pairs: Sequence[tuple[float, ...]], *, more: bool) -> Score:
    """Compare pairs of numbers, ours first; NaN and infinite ones are not there.

    The geometric mean needs numbers above 0. Others are left out of it, and counted all the same.
    """
    fit = [pair for pair in pairs if all(math.isfinite(one) and one > 0 for one in pair)]
    logs = [math.log(ours / theirs) for ours, theirs in fit]
    ratio = math.exp(float(np.mean(logs))) if logs else math.nan
    verdicts = [_verdict(ours, theirs, more=more) for ours, theirs in pairs]
    return Score(ratio, len(fit), verdicts.count(1), verdicts.count(0), verdicts.count(-1))


def _verdict(ours: float, theirs: float, *, more: bool) -> int:
    worst = -math.inf if more else math.inf
    mine, other = (one if math.isfinite(one) else worst for one in (ours, theirs))
    if math.isclose(mine, other, rel_tol=SAME):
        return 0
    return 1 if (mine > other) == more else -1


def geometric_mean(numbers: Iterable[float]) -> float:
    """Return the geometric mean of numbers above 0; NaN of none."""
    logs = [math.log(number) for number in numbers]
    return math.exp(float(np.mean(logs))) if logs else math.nan
