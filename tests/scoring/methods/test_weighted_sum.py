"""The weighted sum."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.scoring.methods.matrices import made, matrices

from portfolio.scoring.methods import Normalisation, WeightedSum
from portfolio.scoring.value_matrix import ValueMatrix

HAND = made([[1, 0], [0, 1], [0.5, 0.2]], [0.6, 0.4])


def test_anchored_by_hand() -> None:
    """0.6, 0.4, and 0.3 + 0.08."""
    ranking = WeightedSum().rank(HAND)
    assert ranking.total == pytest.approx([0.6, 0.4, 0.38])
    assert ranking.ranking == ("A", "B", "C")


def test_scaled_by_hand() -> None:
    """10, 20, 30 are 0, 1/2, 1 of their range; 3 and 4 and 0 of a length 5: 0.6, 0.8, 0."""
    matrix = made([[10, 3], [20, 4], [30, 0]], [0.75, 0.25])
    by_range = WeightedSum(Normalisation.MIN_MAX).rank(matrix).total
    assert by_range == pytest.approx([0.25 * 0.75, 0.75 * 0.5 + 0.25, 0.75])
    by_length = WeightedSum(Normalisation.VECTOR).rank(made([[3], [4], [0]])).total
    assert by_length == pytest.approx([0.6, 0.8, 0.0])


@settings(deadline=None)
@given(matrices())
def test_anchored_sums_are_the_totals(matrix: ValueMatrix) -> None:
    """Without a normalisation it is the additive value, bit for bit, and reverses no ranks."""
    assert WeightedSum().rank(matrix).total.tolist() == matrix.totals.tolist()


@settings(deadline=None)
@given(matrices(least=2))
def test_pymcdm_says_the_same(matrix: ValueMatrix) -> None:
    """An independent library differs by a constant at most: what a constant column counts."""
    methods = pytest.importorskip("pymcdm.methods")
    normalizations = pytest.importorskip("pymcdm.normalizations")
    theirs = methods.WSM(normalizations.minmax_normalization)(
        matrix.likely, matrix.weights, np.ones(len(matrix.criteria)), validation=False
    )
    gaps = WeightedSum(Normalisation.MIN_MAX).rank(matrix).total - theirs
    assert np.ptp(gaps) == pytest.approx(0, abs=1e-12)
