"""How surely an initiative is first when weighed as those weigh who put it first."""

from __future__ import annotations

from functools import reduce

import numpy as np

from portfolio.scoring.stability.priority_draws import DrawnValues, PriorityDraws
from portfolio.scoring.stability.priority_model import PriorityModel
from portfolio.scoring.stability.ranked import Places
from portfolio.scoring.value_functions.value_function import Floats

_DRAWS, _BLOCK = 1024, 2**18
"""How many draws, and how many priorities, are held at once."""
_TIE = 1e-12


def confidence_factors(draws: PriorityDraws, central: tuple[Floats, ...]) -> Floats:
    """Return how often each initiative is first at its central weights, over fresh scores.

    ``p_i = P(i is first | w = w_i)``; initiatives level at the top share the first place.
    Source: Lahdelma and Salminen (2001), SMAA-2.

    Parameters
    ----------
    draws
        What is drawn; the scores used here are others than those behind the central weights.
    central
        Central weights by initiative (rows) for each axis, NaN where it is never first.

    Returns
    -------
    Floats
        By initiative, in [0, 1]; NaN where it is never first.
    """
    model = draws.model
    tie = _TIE * draws.greatest
    can = np.flatnonzero(~np.isnan(central[0][:, 0]))
    at_stake = np.union1d(can, _rivals(model, [weights[can] for weights in central], tie))
    values = [
        DrawnValues(matrix.at(at_stake.tolist()), draws.spread, (draws.seed, 2, axis))
        for axis, matrix in enumerate(model.axes)
    ]
    samples = 1 if model.is_exact else draws.samples
    shares = np.zeros(len(can))
    for start in range(0, samples, _DRAWS):
        count = min(_DRAWS, samples - start)
        drawn = [axis.values(count) for axis in values]
        step = max(1, _BLOCK // (count * len(at_stake)))
        for first in range(0, len(can), step):
            some = slice(first, first + step)
            totals = (
                each @ weights[can[some]].T for each, weights in zip(drawn, central, strict=True)
            )
            owners = np.searchsorted(at_stake, can[some])
            shares[some] += _first_shares(reduce(np.multiply, totals), owners, tie)
    factors = np.full(len(model), np.nan)
    factors[can] = shares / samples
    return factors


def _rivals(model: PriorityModel, central: list[Floats], tie: float) -> Places:
    """Return positions of all who can be first at some of the weights, if scores are kind."""
    low, high = (
        reduce(np.multiply, (each @ weights.T for each, weights in zip(ends, central, strict=True)))
        for ends in zip(*((matrix.low, matrix.high) for matrix in model.axes), strict=True)
    )
    return np.flatnonzero(np.any(high >= low.max(axis=0) - tie, axis=1))


def _first_shares(products: Floats, owners: Places, tie: float) -> Floats:
    """Sum the shares of the first place over draws, each initiative's under its own weights.

    The products have the shape (initiatives, draws, owners of the weights).
    """
    first = products >= products.max(axis=0) - tie
    own = first[owners, :, np.arange(len(owners))]
    return np.asarray((own / np.count_nonzero(first, axis=0).T).sum(axis=1))
