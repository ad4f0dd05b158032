"""How a value is spread between its low, likely and high ends."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats


class Spread(StrEnum):
    """How a value is spread between its low, likely and high ends.

    ``uniform``: all alike between low and high; the likely one is not used. ``triangular``: mean
    ``(low + likely + high) / 3``. ``pert``: the beta-PERT distribution with
    ``alpha = 1 + 4 (likely - low) / (high - low)`` and ``beta = 1 + 4 (high - likely) / (high -
    low)``, mean ``(low + 4 likely + high) / 6``.
    """

    UNIFORM = "uniform"
    TRIANGULAR = "triangular"
    PERT = "pert"

    def draw(
        self, ends: tuple[Floats, Floats, Floats], samples: int, rng: np.random.Generator
    ) -> Floats:
        """Draw values, independently; one without spread is its likely value in every draw.

        Parameters
        ----------
        ends
            Low, likely and high values, each of shape (k,).
        samples
            How many draws.
        rng
            Where chance comes from.

        Returns
        -------
        Floats
            Of shape (samples, k). Drawing twice gives what drawing both at once gives.
        """
        low, likely, high = ends
        values = np.repeat(likely[np.newaxis], samples, axis=0)
        wide = high > low
        size = (samples, int(np.count_nonzero(wide)))
        low, likely, width = low[wide], likely[wide], (high - low)[wide]
        peak = (likely - low) / width
        if self is Spread.PERT:
            share = rng.beta(1 + 4 * peak, 5 - 4 * peak, size)
        elif self is Spread.UNIFORM:
            share = rng.random(size)
        else:
            share = _triangular(rng.random(size), peak)
        values[:, wide] = low + width * share
        return values


def _triangular(chance: Floats, peak: Floats) -> Floats:
    """Inverse of the triangular distribution function on [0, 1]."""
    left = chance < peak
    root = np.sqrt(np.where(left, chance * peak, (1 - chance) * (1 - peak)))
    return np.where(left, root, 1 - root)
