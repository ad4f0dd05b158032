"""What every cross-check gives back."""

from __future__ import annotations

import numpy as np
import pytest
from tests.scoring.methods.matrices import made

from portfolio.scoring.methods import Topsis, Vikor, WeightedSum, WeightedSumRanking

TIED = made([[0.3], [0.1 + 0.2], [0.9], [0.1]])
"""B has 0.1 + 0.2, which is 0.3 but for its last bit."""


def test_noise_is_a_tie() -> None:
    """A and B share the second place in the order of their ids; the fourth is D."""
    ranking = WeightedSum().rank(TIED)
    assert ranking.places.tolist() == [2, 2, 1, 4]
    assert ranking.ranking == ("C", "A", "B", "D")


def test_scores_are_not_rounded() -> None:
    """Ties are judged to twelve decimals, scores are told to the last bit."""
    assert WeightedSum().rank(TIED).by_initiative["B"] == 0.1 + 0.2
    assert WeightedSum().rank(TIED).by_initiative["A"] == 0.3


def test_a_trillionth_is_a_difference_of_places() -> None:
    """Two in the twelfth decimal still come one after the other."""
    ranking = WeightedSum().rank(made([[0.5], [0.5 + 2e-12]]))
    assert ranking.ranking == ("B", "A")


def test_frame_is_in_order_of_places() -> None:
    """The first place first, with what the method reports, the score last."""
    frame = Vikor().rank(made([[0.0, 0.2], [1.0, 0.4]])).to_frame()
    assert frame.columns.tolist() == ["initiative", "place", "s", "r", "q"]
    assert frame["initiative"].tolist() == ["B", "A"]
    assert frame["place"].tolist() == [1, 2]
    assert frame["q"].tolist() == [0, 1]
    topsis = Topsis().rank(made([[0.0, 0.2]])).to_frame()
    assert topsis.columns.tolist() == ["initiative", "place", "d_plus", "d_minus", "closeness"]


def test_sentence() -> None:
    """The first three with their scores, and how many there were."""
    ranking = WeightedSum().rank(made([[0.25], [1.0], [0.5], [0.0]]))
    expected = (
        "weighted sum of 4 initiatives by 1 criterion, first by total: B 1.000, C 0.500, A 0.250."
    )
    assert ranking.sentence == repr(ranking) == str(ranking) == expected
    alone = WeightedSum().rank(made([[0.25, 0.5]]))
    assert alone.sentence.startswith("weighted sum of 1 initiative by 2 criteria")


def test_html_is_escaped_and_bounded() -> None:
    """Ids are text, not markup; a long table is cut, saying so."""
    matrix = made([[0.5]])
    odd = WeightedSumRanking(
        type(matrix)(("<b>",), ("c",), *(matrix.likely,) * 3, matrix.weights),
        WeightedSum(),
        np.array([0.5]),
    )
    assert "&lt;b&gt;" in odd._repr_html_()
    assert "<b>" not in odd._repr_html_()


def test_rankings_are_frozen() -> None:
    """Nobody moves a score afterwards."""
    ranking = WeightedSum().rank(TIED)
    with pytest.raises(AttributeError, match="cannot assign"):
        ranking.total = np.zeros(4)  # type: ignore[misc]
