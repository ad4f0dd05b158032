"""What the data alone say of the criteria."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from tests.scoring.methods.matrices import made, matrices

from portfolio.scoring.diagnosis import diagnose
from portfolio.scoring.methods import Normalisation
from portfolio.scoring.value_matrix import ValueMatrix

HAND = made([[0.0, 1.0, 0.5], [0.5, 0.5, 0.5], [1.0, 0.0, 0.5], [0.5, 0.5, 0.5]])
"""The second criterion is the first turned round, on the third all are equal."""


def test_deviation_by_hand() -> None:
    """Two of four are half away from the mean: sqrt(2 x 1/4 / 3)."""
    assert diagnose(HAND).deviation == pytest.approx([sqrt(1 / 6), sqrt(1 / 6), 0])


def test_correlation_by_hand() -> None:
    """Turned round is -1; with a constant it is 0; of (0, 1, 2) and (0, 2, 1) it is 1/2."""
    table = diagnose(HAND).correlation
    assert table == pytest.approx(np.array([[1, -1, 0], [-1, 1, 0], [0, 0, 1]]))
    half = diagnose(made([[0, 0], [1, 2], [2, 1]])).correlation
    assert half[0, 1] == pytest.approx(0.5)


def test_critic_by_hand() -> None:
    """Both of the first conflict by 2 with each other and by 1 with the constant: half each."""
    assert diagnose(HAND).critic_share == pytest.approx([0.5, 0.5, 0])
    # Deviations 1 and 2 with r = 1/2 conflict by 1/2 each: shares 1/3 and 2/3.
    uneven = diagnose(made([[0, 0], [1, 4], [2, 2]]))
    assert uneven.critic_share == pytest.approx([1 / 3, 2 / 3])


def test_critic_of_raw_data_is_scaled_first() -> None:
    """Scaled by their ranges, 0 1 2 and 0 4 2 deviate the same."""
    uneven = diagnose(made([[0, 0], [1, 4], [2, 2]]), normalisation=Normalisation.MIN_MAX)
    assert uneven.critic_share == pytest.approx([0.5, 0.5])
    assert uneven.deviation == pytest.approx([0.5, 0.5])


def test_entropy_by_hand() -> None:
    """(1, 0) says everything, entropy 0; (3, 1) is 3/4 and 1/4; (2, 2) says nothing."""
    e = -(0.75 * log(0.75) + 0.25 * log(0.25)) / log(2)
    share = diagnose(made([[1, 3, 2], [0, 1, 2]])).entropy_share
    assert share == pytest.approx([1 / (2 - e), (1 - e) / (2 - e), 0])


def test_entropy_of_four() -> None:
    """(1, 1, 0, 0) has entropy ln 2 / ln 4 = 1/2, (1, 0, 0, 0) has 0: shares 1/3 and 2/3."""
    share = diagnose(made([[1, 1], [1, 0], [0, 0], [0, 0]])).entropy_share
    assert share == pytest.approx([1 / 3, 2 / 3])


def test_entropy_is_for_numbers_of_at_least_nothing() -> None:
    """Below 0 it is not defined; the rest is told all the same."""
    diagnosis = diagnose(made([[-1, 0], [1, 1]]))
    assert diagnosis.entropy_share is None
    assert diagnosis.to_frame()["entropy_share"].isna().all()
    assert diagnosis.deviation == pytest.approx([sqrt(2), sqrt(0.5)])
    assert "<td" in diagnosis._repr_html_()


def test_nothing_is_added_by_what_is_told_already() -> None:
    """Two criteria in the same proportions conflict by nothing: no shares, not those of noise."""
    diagnosis = diagnose(made([[-1, 0], [1, 1]]))
    assert diagnosis.critic_share.tolist() == [0, 0]
    assert diagnosis.sentence.startswith("All criteria put the initiatives in the same proportions")


@pytest.mark.parametrize(
    "rows", [[[0.3, 0.0]], [[0.3, 0.0], [0.3, 0.0]], [[0.1 + 0.2, 1.0], [0.3, 1.0], [0.3, 1.0]]]
)
def test_nothing_is_told_by_equal_values(rows: list[list[float]]) -> None:
    """One initiative, or all alike but for rounding: no shares, and no warning either."""
    diagnosis = diagnose(made(rows))
    assert diagnosis.critic_share.tolist() == [0, 0]
    assert diagnosis.entropy_share is not None
    assert diagnosis.entropy_share.tolist() == [0, 0]
    assert diagnosis.sentence.startswith("No criterion tells the initiatives apart.")


def test_nearest() -> None:
    """The greatest correlation with another one; a single criterion has none."""
    diagnosis = diagnose(made([[0, 0, 0], [1, 2, 3], [2, 1, 2]]))
    # r of (0, 1, 2) with (0, 2, 1) is 1/2, with (0, 3, 2) it is 2 / sqrt(2 x 14/3) = 0.65.
    assert diagnosis.nearest("a") == ("c", pytest.approx(2 / sqrt(2 * 14 / 3)))
    assert diagnose(made([[0], [1]])).nearest("a") is None


def test_sentence() -> None:
    """Who tells most, who nothing, and which pairs say nearly the same."""
    matrix = made([[0.0, 0.1, 0.5], [0.5, 0.3, 0.5], [1.0, 0.5, 0.5]])
    expected = (
        "a tells most apart (CRITIC share 71%). All are equal on c. "
        "Nearly the same: a and b (r = 1.00). None of this says what matters."
    )
    # Deviations 0.5 and 0.2, r = 1, each conflicts by 1 with the constant: 5/7 and 2/7.
    assert diagnose(matrix).sentence == repr(diagnose(matrix)) == expected


def test_frame() -> None:
    """One row a criterion with the documented columns."""
    frame = diagnose(HAND).to_frame()
    assert frame.columns.tolist() == [
        "criterion",
        "weight",
        "least",
        "greatest",
        "deviation",
        "nearest",
        "correlation",
        "entropy_share",
        "critic_share",
    ]
    assert frame["criterion"].tolist() == ["a", "b", "c"]
    assert frame["least"].tolist() == [0, 0, 0.5]
    assert frame["greatest"].tolist() == [1, 1, 0.5]
    assert frame["weight"].tolist() == pytest.approx([1 / 3] * 3)
    assert frame["nearest"].tolist()[:2] == ["c", "c"]
    assert diagnose(HAND)._repr_html_().count("<tr>") == 4
    assert diagnose(made([[0], [1]]))._repr_html_().count("<tr>") == 2


def test_a_newcomer_moves_the_shares() -> None:
    """Why they are no weights: an initiative nobody will choose changes what is said to matter."""
    before = diagnose(made([[1, 0.5], [0, 0.6], [0.5, 0.7]])).critic_share
    after = diagnose(made([[1, 0.5], [0, 0.6], [0.5, 0.7], [0, 0]])).critic_share
    assert abs(before - after).max() > 0.05


@settings(deadline=None)
@given(matrices(least=2))
def test_pymcdm_says_the_same(matrix: ValueMatrix) -> None:
    """An independent library gives the same CRITIC shares of columns that are not constant."""
    weights = pytest.importorskip("pymcdm.weights")
    if (np.ptp(matrix.likely, axis=0) == 0).any() or len(matrix.criteria) < 2:
        return
    ours = diagnose(matrix, normalisation=Normalisation.MIN_MAX).critic_share
    if ours.sum() == 0 or (diagnose(matrix).correlation > 1 - 1e-9).all():
        return
    assert ours == pytest.approx(weights.critic_weights(matrix.likely), abs=1e-9)


@settings(deadline=None)
@given(matrices())
def test_shares_are_shares(matrix: ValueMatrix) -> None:
    """Each at least 0, in sum 1, or all 0."""
    diagnosis = diagnose(matrix)
    assert diagnosis.entropy_share is not None
    for shares in (diagnosis.entropy_share, diagnosis.critic_share):
        assert (shares >= 0).all()
        assert shares.sum() == pytest.approx(1) or shares.tolist() == [0] * len(shares)
