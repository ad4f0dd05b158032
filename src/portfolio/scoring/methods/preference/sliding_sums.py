"""Sums over all pairs without looking at every pair: sorted values and running totals.

Source: Calders and Van Assche (2016), PROMETHEE is not quadratic, arXiv 1603.00091.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats

Wins = Callable[[Floats, Floats], Floats]
"""Distinct rising values and their counts in; by value, the sum of its preferences out."""


def both_ways(wins: Wins, values: Floats, counts: Floats) -> tuple[Floats, Floats]:
    """Return the sums of preferences of every value, and of those of all others against it.

    The others' preferences are the values' own with every sign turned round.
    """
    return wins(values, counts), wins(-values[::-1], counts[::-1])[::-1]


def beaten(values: Floats, threshold: float) -> NDArray[np.intp]:
    """Return how many of the rising `values` each of them leads by more than `threshold`.

    Exactly those with ``x - y > threshold`` in floating point, as if every pair were looked at:
    ``y < x - threshold`` only comes near, for it rounds elsewhere.
    """
    if threshold == 0:
        return np.arange(len(values))
    found = np.searchsorted(values, values - threshold)
    while True:
        # No value leads itself, so there always is one that is not beaten yet.
        more = values - values[found] > threshold
        less = (found > 0) & ~(values - values[found - 1] > threshold)
        if not (more | less).any():
            return found
        found += more.astype(np.intp) - less


def running(amounts: Floats) -> Floats:
    """Return the sums of the first 0, 1, 2, ... amounts."""
    return np.concatenate([[0.0], np.cumsum(amounts)])
