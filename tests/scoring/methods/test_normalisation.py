"""What columns are divided by."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.methods.normalisation import Normalisation, span


@pytest.mark.parametrize(
    ("normalisation", "divisor", "column"),
    [
        (Normalisation.NONE, 1.0, [3.0, -4.0]),
        (Normalisation.MIN_MAX, 7.0, [1.0, 0.0]),
        (Normalisation.VECTOR, 5.0, [0.6, -0.8]),
    ],
)
def test_by_hand(normalisation: Normalisation, divisor: float, column: list[float]) -> None:
    """3 and -4: as they are, 7 apart, and of length 5."""
    raw = np.array([3.0, -4.0])
    assert normalisation.divisor(raw) == divisor
    assert normalisation.apply(raw) == pytest.approx(column)
    assert raw.tolist() == [3.0, -4.0]


def test_constant_columns_are_divided_by_one() -> None:
    """Nothing is divided by 0: a constant range, a column of zeros."""
    assert Normalisation.MIN_MAX.divisor(np.array([2.0, 2.0])) == 1.0
    assert Normalisation.MIN_MAX.apply(np.array([2.0, 2.0])).tolist() == [0.0, 0.0]
    assert Normalisation.VECTOR.divisor(np.zeros(3)) == 1.0
    assert Normalisation.VECTOR.apply(np.zeros(3)).tolist() == [0.0, 0.0, 0.0]


def test_span_leaves_noise_out() -> None:
    """0.1 + 0.2 is 0.3; a millionth more is not; small numbers have small spans."""
    assert span(np.array([0.3, 0.1 + 0.2])) == 0.0
    assert span(np.array([0.3, 0.300001])) == pytest.approx(1e-6)
    assert span(np.array([-2e-9, 1e-9])) == pytest.approx(3e-9)
    assert span(np.array([-1e13 - 1, -1e13])) == 0.0
