"""The same rankings by this library and by others: the pairs that `bench_scoring` times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.methods import Method, Normalisation, Promethee, Topsis, Vikor, WeightedSum
from portfolio.scoring.methods.preference import LinearPreference
from portfolio.scoring.stability import smaa
from portfolio.scoring.value_matrix import ValueMatrix

Floats = NDArray[np.float64]
Q, P = 0.05, 0.4
"""Thresholds of the linear preference, as shares of the scale."""


@dataclass(frozen=True, slots=True)
class Contest:
    """The same numbers both ways.

    Attributes
    ----------
    name
        As the table calls it.
    matrix
        What is ranked.
    ours, theirs
        Calls that return them; `theirs` is None where the other library is not installed.
    """

    name: str
    matrix: ValueMatrix
    ours: Callable[[], Floats]
    theirs: Callable[[], Floats] | None

    def alone(self) -> Contest:
        """Return the contest without the other."""
        return Contest(self.name, self.matrix, self.ours, None)


def random_matrix(rows: int, columns: int, seed: int) -> ValueMatrix:
    """Return uniform values in [0, 1] with random weights."""
    rng = np.random.default_rng(seed)
    values, weights = rng.random((rows, columns)), rng.dirichlet(np.ones(columns))
    ids = tuple(f"I{row}" for row in range(rows))
    criteria = tuple(f"C{column}" for column in range(columns))
    return ValueMatrix(ids, criteria, values, values, values, weights)


def by_column(matrix: ValueMatrix) -> tuple[Contest, ...]:
    """Return the methods that go through a table column by column.

    pymcdm is told not to normalise where our method does not.
    """

    def value() -> Floats:
        vars(matrix).pop("totals", None)  # it is kept once computed
        return matrix.totals

    min_max, vector = Normalisation.MIN_MAX, Normalisation.VECTOR
    return (
        Contest("weighted value", matrix, value, _pymcdm(matrix, "WSM", _as_they_are)),
        _contest("weighted sum, min-max", matrix, WeightedSum(min_max), "WSM", "minmax"),
        _contest("TOPSIS", matrix, Topsis(), "TOPSIS", _as_they_are),
        _contest("TOPSIS, min-max", matrix, Topsis(min_max), "TOPSIS", "minmax"),
        _contest("TOPSIS, vector", matrix, Topsis(vector), "TOPSIS", "vector"),
        _contest("VIKOR", matrix, Vikor(), "VIKOR"),
    )


def by_pair(matrix: ValueMatrix) -> tuple[Contest, ...]:
    """Return the methods for which pymcdm builds tables of all pairs."""
    linear = Promethee(LinearPreference(Q, P))
    p, q = (np.full(len(matrix.criteria), threshold) for threshold in (P, Q))
    kind = "PROMETHEE_II"
    return (
        _contest("PROMETHEE II, usual", matrix, Promethee(), kind, "usual"),
        _contest("PROMETHEE II, linear", matrix, linear, kind, "vshape_2", p, q),
    )


def by_weights(matrix: ValueMatrix, samples: int, seed: int) -> Contest:
    """Return SMAA, and a plain loop that counts ranks and adds up the weights of winners.

    Ours also splits ties, which the loop gives to whoever comes first.
    """

    def ours() -> Floats:
        return smaa(matrix, samples=samples, rng=seed).shares

    def loop() -> Floats:
        rng = np.random.default_rng(seed)
        rows, columns = matrix.likely.shape
        counts, central = np.zeros((rows, rows)), np.zeros((rows, columns))
        for weights in rng.dirichlet(np.ones(columns), size=samples):
            order = np.argsort(-(matrix.likely @ weights))
            counts[order, np.arange(rows)] += 1
            central[order[0]] += weights
        return counts / samples

    return Contest(f"SMAA, {samples:,} weights", matrix, ours, loop)


def _contest(
    name: str, matrix: ValueMatrix, method: Method, theirs: str, *arguments: object
) -> Contest:
    return Contest(
        name, matrix, lambda: method.rank(matrix).scores, _pymcdm(matrix, theirs, *arguments)
    )


def _pymcdm(matrix: ValueMatrix, name: str, *arguments: object) -> Callable[[], Floats] | None:
    """Return the call of a method of pymcdm with its checks off, None where it is not there."""
    if find_spec("pymcdm") is None:
        return None
    from pymcdm import methods, normalizations

    known: dict[object, Any] = {
        "minmax": normalizations.minmax_normalization,
        "vector": normalizations.vector_normalization,
    }
    given = [known.get(each, each) if isinstance(each, str) else each for each in arguments]
    kind, types = getattr(methods, name), np.ones(len(matrix.criteria))
    # Its preference functions are used up by one call, so each call makes the method anew.
    return lambda: kind(*given)(matrix.likely, matrix.weights, types, validation=False)


def _as_they_are(column: Floats, cost: bool = False) -> Floats:
    return column
