"""Tests of weights from rankings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.errors import InvalidInput
from portfolio.scoring.weights.ranked import Ranked, RankFormula, rank_weights


@pytest.mark.parametrize(
    ("formula", "z", "expected"),
    [
        # 1/3 of 1 + 1/2 + 1/3, of 1/2 + 1/3, and of 1/3.
        (RankFormula.ROC, 1, (11 / 18, 5 / 18, 2 / 18)),
        # 3, 2, 1 of 6.
        (RankFormula.RANK_SUM, 1, (3 / 6, 2 / 6, 1 / 6)),
        # 1, 1/2, 1/3 of 11/6.
        (RankFormula.RECIPROCAL, 1, (6 / 11, 3 / 11, 2 / 11)),
        # 9, 4, 1 of 14.
        (RankFormula.EXPONENT, 2, (9 / 14, 4 / 14, 1 / 14)),
        (RankFormula.EXPONENT, 1, (3 / 6, 2 / 6, 1 / 6)),
        (RankFormula.EXPONENT, 0, (1 / 3, 1 / 3, 1 / 3)),
        # So steep that all but the first vanish, and no power is too great for a float.
        (RankFormula.EXPONENT, 5_000, (1, 0, 0)),
    ],
)
def test_formulas_for_three_ranks(
    formula: RankFormula, z: float, expected: tuple[float, ...]
) -> None:
    """Each formula, worked out by hand."""
    assert rank_weights(3, formula, z) == pytest.approx(expected, rel=1e-15)


@given(st.integers(1, 30), st.sampled_from(RankFormula), st.floats(0, 5))
def test_weights_of_ranks_fall_and_add_up_to_one(n: int, formula: RankFormula, z: float) -> None:
    """A later rank never weighs more, whatever the formula."""
    found = rank_weights(n, formula, z)
    assert sum(found) == pytest.approx(1, abs=1e-12)
    assert list(found) == sorted(found, reverse=True)


def test_one_criterion_has_all_weight() -> None:
    """There is nothing to rank it against."""
    assert Ranked(order=("a",)).weights().by_criterion == {"a": 1.0}


def test_roc_unless_told_otherwise() -> None:
    """SMARTER: two criteria weigh three quarters and one quarter."""
    assert Ranked(order=("b", "a")).weights().by_criterion == {"b": 0.75, "a": 0.25}


@pytest.mark.parametrize(("z", "most"), [(0, 1 / 2), (0.5, 2**0.5 / (1 + 2**0.5)), (2, 4 / 5)])
def test_the_exponent_says_how_steep(z: float, most: float) -> None:
    """Two criteria: (2 / 1)^z to 1, from equal weights on."""
    weights = Ranked(order=("a", "b"), formula=RankFormula.EXPONENT, z=z).weights()
    assert weights.by_criterion == pytest.approx({"a": most, "b": 1 - most})


def test_the_exponent_unless_given_is_the_rank_sum() -> None:
    """With z = 1 both are 2/3 and 1/3."""
    assert rank_weights(2, RankFormula.EXPONENT) == pytest.approx((2 / 3, 1 / 3))


def test_ties_share_the_weights_of_their_ranks() -> None:
    """B and c share 5/18 and 2/18: 7/36 each, to the same bits; d after them keeps its rank."""
    found = Ranked(order=("a", ("b", "c"))).weights().by_criterion
    assert found == pytest.approx({"a": 11 / 18, "b": 7 / 36, "c": 7 / 36})
    assert found["b"] == found["c"]
    found = Ranked(order=(("a", "b"), "c"), formula=RankFormula.RANK_SUM).weights().by_criterion
    assert found == pytest.approx({"a": 5 / 12, "b": 5 / 12, "c": 1 / 6})


def test_what_is_left_open_is_all_weights_in_that_order() -> None:
    """The first of three weighs a third at least, the last a third at most."""
    ranges = Ranked(order=("a", "b", "c")).weight_set().ranges()
    assert ranges["a"] == pytest.approx((1 / 3, 1))
    assert ranges["c"] == pytest.approx((0, 1 / 3))


def test_roc_is_the_mean_of_all_weights_in_that_order() -> None:
    """Barron and Barrett (1996); only without ties, which leave fewer corners."""
    ranked = Ranked(order=("a", "b", "c", "d", "e"))
    assert ranked.weight_set().centroid() == pytest.approx(ranked.weights().by_criterion)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"order": ["a", "b", ["a"]]}, "order names a 2 times"),
        ({"order": []}, "at least one criterion"),
        ({"order": ["a", []]}, "nothing at place 2"),
        ({"order": ["a"], "z": 2}, "formula roc, z 2"),
        ({"order": ["a"], "formula": "exponent"}, "formula exponent, z missing"),
        ({"order": ["a"], "formula": "exponent", "z": -1}, "z must be 0 or more, not -1"),
        ({"order": ["a"], "formula": "rank sum"}, "rank_sum"),
    ],
)
def test_faults_are_findings(table: dict[str, object], words: str) -> None:
    """Criteria twice or nowhere and exponents out of place are told in words."""
    with pytest.raises(InvalidInput, match=words):
        Ranked.from_dict(table)
