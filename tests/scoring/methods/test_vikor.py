"""VIKOR."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.methods.matrices import made, matrices, rescaled

from portfolio.scoring.methods import Vikor, VikorRanking
from portfolio.scoring.value_matrix import ValueMatrix

HAND = made([[1, 0], [0, 1], [0.5, 0]], [0.6, 0.4])


def told(s: list[float], r: list[float], q: list[float]) -> VikorRanking:
    """Return a ranking with given regrets."""
    matrix = made([[0.0]] * len(q))
    return VikorRanking(matrix, Vikor(), *(np.array(part) for part in (s, r, q)))


def test_regrets_by_hand() -> None:
    """A misses all of the second (0.4), B all of the first (0.6), C half of one and all of one."""
    ranking = Vikor().rank(HAND)
    assert ranking.s == pytest.approx([0.4, 0.6, 0.7])
    assert ranking.r == pytest.approx([0.4, 0.6, 0.4])


@pytest.mark.parametrize(
    ("v", "q"),
    [(0.5, [0, 5 / 6, 0.5]), (0.25, [0, 11 / 12, 0.25]), (1.0, [0, 2 / 3, 1]), (0.0, [0, 1, 0])],
)
def test_compromise_score_by_hand(v: float, q: list[float]) -> None:
    """S runs from 0.4 to 0.7, so B is at 2/3 and C at 1; R from 0.4 to 0.6: B at 1, C at 0."""
    ranking = Vikor(v).rank(HAND)
    assert ranking.q == pytest.approx(q)
    assert ranking.scores is ranking.q


def test_least_score_comes_first() -> None:
    """A has no regret to make good; at v = 0.25 C follows, then B."""
    assert Vikor(0.25).rank(HAND).ranking == ("A", "C", "B")
    assert Vikor(0.25).rank(HAND).places.tolist() == [1, 3, 2]


def test_advantage_is_needed_by_number() -> None:
    """Of three initiatives the first must lead by 1/2, of five by 1/4; exactly that is enough."""
    assert told([0, 1, 1], [0, 1, 1], [0, 0.5, 1]).acceptable_advantage
    assert not told([0, 1, 1], [0, 1, 1], [0, 0.49, 1]).acceptable_advantage
    assert told([0] * 5, [0] * 5, [0.7, 0, 0.25, 1, 1]).acceptable_advantage
    assert not told([0] * 5, [0] * 5, [0.7, 0, 0.24, 1, 1]).acceptable_advantage


def test_of_two_the_first_must_lead_by_the_whole_range() -> None:
    """1 / (2 - 1); a single one has nobody to lead, and is told 1 all the same."""
    assert told([0, 1], [0, 1], [0, 1]).needed_advantage == 1
    assert told([0], [0], [0]).needed_advantage == 1
    assert not told([0, 1], [0, 1], [0, 0.9]).acceptable_advantage


def test_sum_and_worst_count_the_same_by_default() -> None:
    """Half and half, as in the source."""
    assert Vikor() == Vikor(0.5)


@pytest.mark.parametrize(
    ("s", "r", "stable"),
    [
        ([0.1, 0.2], [0.3, 0.2], True),
        ([0.2, 0.1], [0.2, 0.3], True),
        ([0.2, 0.1], [0.3, 0.2], False),
    ],
)
def test_stability_is_being_best_in_sum_or_at_worst(
    s: list[float], r: list[float], stable: bool
) -> None:
    """The first need be best on one of the two only; best on neither is not stable."""
    assert told(s, r, [0.0, 1.0]).acceptable_stability is stable


def test_compromise_of_one() -> None:
    """A lead of 1/2 among three, best in sum: the first stands alone."""
    assert told([0, 1, 1], [0, 1, 1], [0, 0.5, 1]).compromise == ("A",)


def test_compromise_of_two_without_stability() -> None:
    """Enough of a lead, but best in neither regret: the second joins the first."""
    assert told([0.3, 0.2, 0.9], [0.2, 0.1, 0.3], [0, 0.6, 0.9]).compromise == ("A", "B")


def test_compromise_without_advantage() -> None:
    """All that trail by less than 1/4 of five join; at 0.25 it is over, stable or not."""
    ranking = told([0] * 5, [0] * 5, [0.3, 0.1, 0.34, 0.35, 0.9])
    assert ranking.compromise == ("B", "A", "C")


def test_all_alike_have_no_regret() -> None:
    """A criterion that is constant costs nobody anything; nor does a single initiative."""
    ranking = Vikor().rank(made([[0.3, 0.3], [0.3, 0.3]]))
    assert ranking.q.tolist() == ranking.s.tolist() == ranking.r.tolist() == [0, 0]
    single = Vikor().rank(made([[0.3, 0.1]]))
    assert single.q.tolist() == [0]
    assert single.compromise == ("A",)
    assert single.acceptable_advantage


def test_rounding_noise_is_no_regret() -> None:
    """A misses what weighs 0.1 + 0.2, B what weighs 0.3: equal, though not to the last bit."""
    ranking = Vikor(1.0).rank(made([[0, 0, 1, 1], [1, 1, 0, 1]], [0.1, 0.2, 0.3, 0.4]))
    assert ranking.s[0] != ranking.s[1]
    assert ranking.q.tolist() == [0, 0]
    assert ranking.acceptable_stability
    nearly = made([[0.3, 1.0], [0.1 + 0.2, 0.0]])
    assert Vikor().rank(nearly).s.tolist() == [0, 0.5]


@pytest.mark.parametrize("v", [-0.1, 1.1, float("nan")])
def test_v_is_a_share(v: float) -> None:
    """Outside of [0, 1] it is refused with its value."""
    with pytest.raises(ValueError, match=rf"v must be in \[0, 1\], not {v}"):
        Vikor(v)


def test_the_sentence_names_the_compromise() -> None:
    """Whoever is in it is told."""
    assert Vikor(0.25).rank(HAND).sentence.endswith("Compromise: A, C.")


@settings(deadline=None)
@given(
    matrices(),
    st.lists(st.sampled_from([0.5, 2.0, 1000.0]), min_size=4, max_size=4),
    st.lists(st.integers(-50, 50), min_size=4, max_size=4),
)
def test_units_and_zeros_do_not_matter(
    matrix: ValueMatrix, factors: list[float], shifts: list[int]
) -> None:
    """Any column may be stretched and shifted: regrets are shares of its range."""
    count = len(matrix.criteria)
    moved = Vikor().rank(rescaled(matrix, factors[:count], shifts[:count]))
    assert moved.q == pytest.approx(Vikor().rank(matrix).q, abs=1e-9)
    assert moved.s == pytest.approx(Vikor().rank(matrix).s, abs=1e-9)


@settings(deadline=None)
@given(matrices(least=2), st.sampled_from([0.0, 0.3, 0.5, 1.0]))
def test_pymcdm_says_the_same(matrix: ValueMatrix, v: float) -> None:
    """An independent library gives the same scores where it can: not with a constant column."""
    methods = pytest.importorskip("pymcdm.methods")
    ours = Vikor(v).rank(matrix)
    ranges = [np.ptp(matrix.likely, axis=0).min(), np.ptp(ours.s), np.ptp(ours.r)]
    if min(ranges) < 1e-9:
        return
    types = np.ones(len(matrix.criteria))
    theirs = methods.VIKOR(v=v)(matrix.likely, matrix.weights, types, validation=False)
    assert ours.q == pytest.approx(theirs, abs=1e-9)
