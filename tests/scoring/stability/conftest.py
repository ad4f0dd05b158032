"""Small matrices of values that the tests of stability share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest

from portfolio.scoring.value_matrix import ValueMatrix

Rows = Mapping[str, Sequence[float]]
Build = Callable[..., ValueMatrix]


@pytest.fixture(scope="session")
def matrix_of() -> Build:
    """Build from rows by id and weights by criterion; ends of ranges only where given."""

    def build(
        rows: Rows,
        weights: Mapping[str, float],
        low: Rows | None = None,
        high: Rows | None = None,
    ) -> ValueMatrix:
        likely, least, most = (
            np.array([({**rows, **(each or {})})[name] for name in rows], dtype=np.float64)
            for each in (rows, low, high)
        )
        shares = np.array(list(weights.values()), dtype=np.float64)
        return ValueMatrix(tuple(rows), tuple(weights), least, likely, most, shares)

    return build


@pytest.fixture(scope="session")
def opposites(matrix_of: Build) -> ValueMatrix:
    """Two initiatives, each perfect where the other is nil; x counts .6, y .4."""
    return matrix_of({"A": (1, 0), "B": (0, 1)}, {"x": 0.6, "y": 0.4})


@pytest.fixture(scope="session")
def value_and_ease(matrix_of: Build) -> tuple[ValueMatrix, ValueMatrix]:
    """Two axes: values A .6 (.8, .4) and B .4 (.4, .4), feasibility A .5 and B .7.

    The products are .30 and .28.
    """
    value = matrix_of({"A": (0.8, 0.4), "B": (0.4, 0.4)}, {"gain": 0.5, "reach": 0.5})
    return value, matrix_of({"A": (0.5,), "B": (0.7,)}, {"ease": 1.0})
