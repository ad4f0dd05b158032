"""The two models of the best-worst method: differences of weights (linear), or of ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, eq=False)
class BestWorstSolution:
    """Weights that deviate least from the answers, aligned with the criteria asked for.

    Attributes
    ----------
    deviation
        Least xi: as a weight in the linear model, as a ratio in the ratio model.
    low, high
        Least and greatest weight of each criterion among all that deviate least.
    weights
        The ones taken, in sum 1.
    """

    deviation: float
    low: Floats
    high: Floats
    weights: Floats


@dataclass(frozen=True, eq=False)
class RatioSolution(BestWorstSolution):
    """Weights whose ratios deviate least from the answers.

    Attributes
    ----------
    least, most
        Bounds of each criterion's ratio to the worst one among all that deviate least.
    """

    least: Floats
    most: Floats


def solve_linear(
    best: int, worst: int, best_to_others: Sequence[float], others_to_worst: Sequence[float]
) -> BestWorstSolution:
    """Return the weights of the linear model.

    ``min xi  s.t.  abs(w_B - a_Bj w_j) <= xi, abs(w_j - a_jW w_W) <= xi, sum w = 1, w >= 0``.
    Source: Rezaei (2016), Omega 64, 126-130.

    Parameters
    ----------
    best, worst
        Positions of the best and of the worst criterion.
    best_to_others, others_to_worst
        Ratios ``a_Bj`` and ``a_jW`` of all criteria, at least 1.
    """
    from scipy.optimize import linprog

    size = len(best_to_others)
    unit = np.eye(size)
    rows = [unit[best] - ratio * unit[j] for j, ratio in enumerate(best_to_others) if j != best]
    rows += [unit[j] - ratio * unit[worst] for j, ratio in enumerate(others_to_worst) if j != worst]
    gaps = np.array([*rows, *(-row for row in rows)])
    found = linprog(
        [*np.zeros(size), 1.0],
        A_ub=np.hstack([gaps, -np.ones((len(gaps), 1))]),
        b_ub=np.zeros(len(gaps)),
        A_eq=[[*np.ones(size), 0.0]],
        b_eq=[1.0],
        method="highs",
    )
    if found.x is None:
        raise RuntimeError(f"the linear program ended without an answer: {found.message}")
    # The solver keeps bounds and sums to its tolerance; weights keep them to the last bit.
    weights = np.maximum(found.x[:-1], 0.0)
    weights = weights / weights.sum()
    deviation = float(np.abs(gaps @ weights).max())
    return BestWorstSolution(deviation, weights, weights, weights)


def solve_ratio(
    best: int, worst: int, best_to_others: Sequence[float], others_to_worst: Sequence[float]
) -> RatioSolution:
    """Return the weights of the ratio model, with the whole interval of equally good ones.

    ``min xi  s.t.  abs(w_B / w_j - a_Bj) <= xi, abs(w_j / w_W - a_jW) <= xi``. For a given xi
    every criterion bounds the ratio of best to worst, by
    ``max(a_Bj - xi, 0) max(a_jW - xi, 0) <= w_B / w_W <= (a_Bj + xi) (a_jW + xi)``; the least xi
    for which all these bounds leave a ratio is found by bisection, to the last bit. At that xi
    the ratio is a single one, and every other weight has an interval of its own. The weights taken
    are the middles of the intervals, divided by their sum; they deviate by xi too.
    Source: Rezaei (2015), Omega 53, 49-57; intervals and their middles: Rezaei (2016).

    Parameters
    ----------
    best, worst
        Positions of the best and of the worst criterion.
    best_to_others, others_to_worst
        Ratios ``a_Bj`` and ``a_jW`` of all criteria, at least 1.
    """
    inner = [j for j in range(len(best_to_others)) if j not in (best, worst)]
    to_best, to_worst = np.array([best_to_others, others_to_worst], dtype=np.float64)[:, inner]
    direct = float(best_to_others[worst])
    deviation = _least_deviation(direct, to_best, to_worst)
    lead = sum(_bounds(deviation, direct, to_best, to_worst)) / 2
    ends = np.ones((2, len(best_to_others)))
    ends[:, best] = lead
    ends[0, inner] = np.maximum(to_worst - deviation, lead / (to_best + deviation))
    # An answer no greater than the deviation bounds the weight from one side only.
    room = to_best - deviation
    most_lent = np.divide(lead, room, out=np.full_like(room, np.inf), where=room > 0)
    ends[1, inner] = np.minimum(to_worst + deviation, most_lent)
    # Where the answers leave one ratio only, rounding may put its two ends in the wrong order.
    least, most = np.sort(ends, axis=0)
    low = least / (least + most.sum() - most)
    high = most / (most + least.sum() - least)
    middle = (low + high) / 2
    return RatioSolution(deviation, low, high, middle / middle.sum(), least, most)


def _least_deviation(direct: float, to_best: Floats, to_worst: Floats) -> float:
    """Return the least xi that leaves a ratio of best to worst, to the last bit."""

    def leaves_a_ratio(deviation: float) -> bool:
        lower, upper = _bounds(deviation, direct, to_best, to_worst)
        return lower <= upper

    # With the greatest ratio for xi every lower bound is 0.
    low, high = 0.0, direct
    if leaves_a_ratio(low):
        return low
    while low < (middle := (low + high) / 2) < high:
        low, high = (low, middle) if leaves_a_ratio(middle) else (middle, high)
    return high


def _bounds(
    deviation: float, direct: float, to_best: Floats, to_worst: Floats
) -> tuple[float, float]:
    """Return the least and the greatest ratio of best to worst that all answers leave."""
    lows = np.maximum(to_best - deviation, 0.0) * np.maximum(to_worst - deviation, 0.0)
    highs = (to_best + deviation) * (to_worst + deviation)
    return (
        float(lows.max(initial=direct - deviation)),
        float(highs.min(initial=direct + deviation)),
    )
