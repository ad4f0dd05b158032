"""Priorities under many weights and scores at once, drawn in blocks of bounded size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np

from portfolio.scoring.stability.priority_model import PriorityModel
from portfolio.scoring.stability.spread import Spread
from portfolio.scoring.stability.weight_scope import WeightScope
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.value_matrix import ValueMatrix

_BLOCK, _WIDE_BLOCK = 2**16, 2**18
"""How many priorities are held at once where values are exact, and where they are drawn."""


@dataclass(frozen=True, eq=False)
class PriorityDraws:
    """Priorities under drawn weights and scores, always the same for the same seed.

    Every initiative meets the same weights in a draw. Each draws its values from a stream of its
    own, named by its id, so adding an initiative or changing the order moves nobody else's.

    Attributes
    ----------
    model, scope, spread
        What is ranked, which weights are possible, how values are spread.
    samples
        How many draws, at least 1.
    seed
        At least 0.
    """

    model: PriorityModel
    scope: WeightScope
    spread: Spread
    samples: int
    seed: int

    @cached_property
    def weights(self) -> tuple[Floats, ...]:
        """Drawn weights for each axis, of shape (samples, criteria)."""
        return self.scope.sample(self.samples, self.seed)

    @cached_property
    def greatest(self) -> float:
        """A bound on the size of every product of axis totals; 1 where all values are 0."""
        bound = 1.0
        for matrix in self.model.axes:
            bound *= max(np.abs(matrix.low).max(), np.abs(matrix.high).max())
        return float(bound) or 1.0

    def blocks(self) -> Iterator[tuple[slice, Floats]]:
        """Give, block after block, which draws and their products of axis totals.

        The products have the shape (draws, initiatives).
        """
        values = [
            DrawnValues(matrix, self.spread, (self.seed, 1, axis))
            for axis, matrix in enumerate(self.model.axes)
        ]
        size = _BLOCK if self.model.is_exact else _WIDE_BLOCK
        step = max(len(self.model), size // len(self.model))
        for start in range(0, self.samples, step):
            rows = slice(start, min(start + step, self.samples))
            totals = (
                axis.totals(weights[rows])
                for axis, weights in zip(values, self.weights, strict=True)
            )
            yield rows, reduce(np.multiply, totals)


class DrawnValues:
    """Values of one axis, drawn afresh at each call from one stream an initiative.

    Parameters
    ----------
    matrix
        Low, likely and high values.
    spread
        How they are spread.
    seeds
        Whole numbers of at least 0 that name the streams.
    """

    def __init__(self, matrix: ValueMatrix, spread: Spread, seeds: tuple[int, ...]) -> None:
        self.matrix = matrix
        self.spread = spread
        self._streams = {
            row: np.random.default_rng([*seeds, int.from_bytes(matrix.initiatives[row].encode())])
            for row in np.flatnonzero((matrix.low < matrix.high).any(axis=1)).tolist()
        }

    def totals(self, weights: Floats) -> Floats:
        """Return totals of shape (draws, initiatives) under weights of shape (draws, criteria)."""
        totals = weights @ self.matrix.likely.T
        for row, values in self._drawn(len(weights)):
            totals[:, row] = np.einsum("dk,dk->d", weights, values)
        return totals

    def values(self, draws: int) -> Floats:
        """Return values of shape (initiatives, draws, criteria)."""
        values = np.repeat(self.matrix.likely[:, np.newaxis], draws, axis=1)
        for row, drawn in self._drawn(draws):
            values[row] = drawn
        return values

    def _drawn(self, draws: int) -> Iterator[tuple[int, Floats]]:
        matrix = self.matrix
        for row, stream in self._streams.items():
            ends = matrix.low[row], matrix.likely[row], matrix.high[row]
            yield row, self.spread.draw(ends, draws, stream)
