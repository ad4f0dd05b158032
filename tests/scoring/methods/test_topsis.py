"""TOPSIS."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from tests.scoring.methods.matrices import made, matrices

from portfolio.scoring.methods import Normalisation, Topsis
from portfolio.scoring.value_matrix import ValueMatrix

HAND = made([[1, 0], [0, 1], [0.5, 0]], [0.6, 0.4])


def test_distances_by_hand() -> None:
    """The ideal is (1, 1), the worst point (0, 0), steps weigh 0.6 and 0.4.

    A misses 0.4 of the second and leads the worst by 0.6; B the other way round; C misses 0.3 and
    0.4, which makes 0.5, and leads by 0.3.
    """
    ranking = Topsis().rank(HAND)
    assert ranking.d_plus == pytest.approx([0.4, 0.6, 0.5])
    assert ranking.d_minus == pytest.approx([0.6, 0.4, 0.3])


def test_closeness_by_hand() -> None:
    """0.6 of 1, 0.4 of 1, 0.3 of 0.8; so A comes first, then B, then C."""
    ranking = Topsis().rank(HAND)
    assert ranking.closeness == pytest.approx([0.6, 0.4, 0.375])
    assert ranking.scores is ranking.closeness
    assert ranking.ranking == ("A", "B", "C")


def test_both_legs_count_in_the_distance_to_the_worst() -> None:
    """From (0, 0) to (1, 1) with weights 0.6 and 0.4: sqrt(0.36 + 0.16)."""
    ranking = Topsis().rank(made([[1, 1], [0, 0]], [0.6, 0.4]))
    assert ranking.d_minus == pytest.approx([sqrt(0.52), 0])
    assert ranking.d_plus == pytest.approx([0, sqrt(0.52)])
    assert ranking.closeness == pytest.approx([1, 0])


@pytest.mark.parametrize(
    ("normalisation", "step"),
    [(Normalisation.NONE, 1.0), (Normalisation.VECTOR, 0.2), (Normalisation.MIN_MAX, 1.0)],
)
def test_normalisation_by_hand(normalisation: Normalisation, step: float) -> None:
    """3 and 4 are 1 apart, as vector of length 5 they are 0.2 apart, as a range 1.

    The first column is a cost (3 is better), so the ideal is (-3, 4); weights 0.25 and 0.75.
    """
    matrix = made([[-3, 3], [-4, 4]], [0.25, 0.75])
    ranking = Topsis(normalisation).rank(matrix)
    assert ranking.d_plus == pytest.approx([0.75 * step, 0.25 * step])
    assert ranking.d_minus == pytest.approx([0.25 * step, 0.75 * step])


@pytest.mark.parametrize("best", [30, 12, 11, 10.5])
def test_min_max_divides_by_the_range(best: float) -> None:
    """10 and the best are a range apart, however long: half of the weight is the distance."""
    ranking = Topsis(Normalisation.MIN_MAX).rank(made([[10, 0], [best, 0]]))
    assert ranking.d_plus == pytest.approx([0.5, 0])


def test_all_alike_are_half_way() -> None:
    """Where ideal and worst point are one, everybody is half way between them."""
    for normalisation in Normalisation:
        ranking = Topsis(normalisation).rank(made([[0, 0.3], [0, 0.3]]))
        assert ranking.closeness.tolist() == [0.5, 0.5]
        assert Topsis(normalisation).rank(made([[0.2, 0.0]])).closeness.tolist() == [0.5]


def test_anchors_decide_and_units_do_not() -> None:
    """Months on a scale from 24 to 0, or years from 2 to 0: the same values, the same closeness."""
    months, gains = np.array([6.0, 12.0, 18.0]), np.array([0.2, 0.9, 0.4])

    def closeness(time: np.ndarray, worst: float) -> list[float]:
        values = np.stack([(time - worst) / -worst, gains], axis=1)
        return Topsis().rank(made(values.tolist())).closeness.tolist()

    assert closeness(months, 24.0) == pytest.approx(closeness(months / 12, 2.0), abs=1e-12)


@settings(deadline=None)
@given(matrices(least=2))
def test_pymcdm_says_the_same(matrix: ValueMatrix) -> None:
    """An independent library gives the same closeness, wherever any two differ."""
    methods = pytest.importorskip("pymcdm.methods")
    normalizations = pytest.importorskip("pymcdm.normalizations")
    if (np.ptp(matrix.likely, axis=0) == 0).all():
        return
    theirs = methods.TOPSIS(normalizations.minmax_normalization)(
        matrix.likely, matrix.weights, np.ones(len(matrix.criteria)), validation=False
    )
    ours = Topsis(Normalisation.MIN_MAX).rank(matrix).closeness
    assert ours == pytest.approx(theirs, abs=1e-12)


@settings(deadline=None)
@given(matrices())
def test_closeness_is_a_share(matrix: ValueMatrix) -> None:
    """In [0, 1] for any data, under every normalisation."""
    for normalisation in Normalisation:
        closeness = Topsis(normalisation).rank(matrix).closeness
        assert ((closeness >= 0) & (closeness <= 1)).all()
