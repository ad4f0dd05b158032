"""Weights drawn from a set of weights, all parts of it alike."""

from __future__ import annotations

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.enclosure import Enclosure
from portfolio.scoring.weights.hit_and_run import walk

_BATCH = 10_000
_FEWEST_KEPT = 0.02
"""Share of draws that must fall in the set; below it walking is quicker than throwing away."""


def sample_weights(enclosure: Enclosure, n: int, rng: np.random.Generator) -> Floats:
    """Draw from a set of weights, uniformly.

    A simplex is drawn from exactly: weights of its corners from Dirichlet(1, ..., 1), which is the
    sorted draw for a ranking and the shifted draw for least weights. Where rows are left over,
    draws that break them are thrown away, still exactly; where too few would remain, many
    hit-and-run chains walk through the set (Tervonen et al. 2013).

    Parameters
    ----------
    enclosure
        The set and a simplex around it.
    n
        How many.
    rng
        What to draw from.
    """
    corners, checked = enclosure.corners, enclosure.rows[enclosure.left]
    if enclosure.is_exact:
        return _from_simplex(corners, n, rng)
    found = np.zeros((0, corners.shape[1]))
    drawn = 0
    while len(found) < n:
        draws = _from_simplex(corners, _BATCH, rng)
        found = np.vstack([found, draws[(draws @ checked.T >= 0).all(axis=1)]])
        drawn += _BATCH
        if len(found) < _FEWEST_KEPT * drawn:
            return walk(enclosure.rows, n, rng)
    return found[:n]


def _from_simplex(corners: Floats, n: int, rng: np.random.Generator) -> Floats:
    parts = rng.standard_exponential((n, len(corners)))
    return np.asarray((parts / parts.sum(axis=1, keepdims=True)) @ corners)
