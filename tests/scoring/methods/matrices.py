"""Small value matrices made by hand or drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from portfolio.scoring.value_matrix import ValueMatrix

NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def made(rows: Sequence[Sequence[float]], weights: Sequence[float] | None = None) -> ValueMatrix:
    """Return initiatives A, B, ... by criteria a, b, ...; equal weights if None."""
    values = np.array(rows, dtype=np.float64)
    count = values.shape[1]
    shares = np.full(count, 1 / count) if weights is None else np.array(weights, dtype=np.float64)
    ids, criteria = tuple(NAMES[: len(values)]), tuple(NAMES.lower()[:count])
    return ValueMatrix(ids, criteria, values, values.copy(), values.copy(), shares)


@st.composite
def matrices(draw: st.DrawFn, least: int = 1, most: int = 8) -> ValueMatrix:
    """Draw values in steps of a tenth, so that ties and constant columns are common."""
    columns = draw(st.integers(1, 4))
    cell = st.integers(0, 10).map(lambda tenths: tenths / 10)
    row = st.lists(cell, min_size=columns, max_size=columns)
    rows = draw(st.lists(row, min_size=least, max_size=most))
    points = draw(st.lists(st.integers(1, 9), min_size=columns, max_size=columns))
    return made(rows, [point / sum(points) for point in points])


def reordered(
    matrix: ValueMatrix, rows: Sequence[int] | None = None, columns: Sequence[int] | None = None
) -> ValueMatrix:
    """Return the matrix with its rows and columns in another order, labels and all."""
    down = list(range(len(matrix.initiatives)) if rows is None else rows)
    across = list(range(len(matrix.criteria)) if columns is None else columns)
    values = matrix.likely[np.ix_(down, across)]
    return ValueMatrix(
        tuple(matrix.initiatives[row] for row in down),
        tuple(matrix.criteria[column] for column in across),
        values,
        values.copy(),
        values.copy(),
        matrix.weights[across],
    )


def rescaled(matrix: ValueMatrix, factors: Sequence[float], shifts: Sequence[float]) -> ValueMatrix:
    """Return the matrix with every column in another unit with another zero."""
    values = matrix.likely * np.array(factors) + np.array(shifts)
    return ValueMatrix(
        matrix.initiatives, matrix.criteria, values, values.copy(), values.copy(), matrix.weights
    )
