"""Kendall's W and its company: hand calculations, published data, an independent oracle."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.domain import Range
from portfolio.intake.backlog import Assessment
from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.groups.concordance import Concordance
from portfolio.scoring.groups.ratings import Ratings
from portfolio.scoring.rubric import Rubric

Table = Sequence[Sequence[float | None]]


def compare(table: Table, worst: float = 1, best: float = 5) -> Concordance:
    """Compare assessors (rows, P1, P2 ...) on initiatives (columns, A, B ...)."""
    criterion = Criterion(
        id="data", title="Data readiness", axis=Axis.VALUE, weight=1, worst=worst, best=best
    )
    assessments = [
        Assessment(f"{chr(ord('A') + column)}", "data", f"P{row + 1}", Range.exactly(score))
        for row, scores in enumerate(table)
        for column, score in enumerate(scores)
        if score is not None
    ]
    rubric = Rubric(name="one", criteria=(criterion,))
    return Concordance.of(Ratings.of(assessments, rubric), "data")


# Rank sums 4, 6, 8, 12 around 7.5: S = 12.25 + 2.25 + 0.25 + 20.25 = 35.
THREE = [[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4]]


def test_w_by_hand() -> None:
    """Three orders of four: W = 12 x 35 / (9 x (64 - 4)) = 7/9."""
    assert compare(THREE).w == pytest.approx(7 / 9, abs=1e-15)


def test_correlation_is_the_mean_of_the_pairs() -> None:
    """Spearman of the pairs by hand: .8, .8 and .4; their mean is 2/3 = (3 x 7/9 - 1) / 2."""
    assert compare(THREE).correlation == pytest.approx(2 / 3, abs=1e-15)


def test_w_with_ties_by_hand() -> None:
    """Ranks 1.5 1.5 3 4 and 1 2 3 4: S = 18.5, T = 2^3 - 2 = 6, W = 222 / (240 - 12)."""
    assert compare([[1, 1, 3, 4], [1, 2, 3, 4]]).w == pytest.approx(222 / 228, abs=1e-15)


def test_chi_square_and_its_probability() -> None:
    """M (n - 1) W = 3 x 3 x 7/9 = 7, with 3 degrees of freedom p = .0719 in any table."""
    found = compare(THREE)
    assert found.chi_square == pytest.approx(7.0, abs=1e-12)
    assert found.p_value == pytest.approx(0.0719, abs=5e-5)


def test_one_order_is_full_agreement() -> None:
    """Levels differ freely: W = 1 for an assessor a point below the other."""
    assert compare([[2, 3, 4, 5], [1, 2, 3, 4]]).w == pytest.approx(1.0, abs=1e-15)


def test_opposite_orders_cancel() -> None:
    """Equal rank sums: W = 0, and the correlation of the two is -1."""
    found = compare([[1, 2, 3], [3, 2, 1]])
    assert found.w == 0
    assert found.correlation == -1


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.integers(3, 8).flatmap(
        lambda n: st.lists(
            st.lists(st.integers(1, 5), min_size=n, max_size=n), min_size=3, max_size=6
        )
    )
)
def test_w_is_friedmans_statistic(table: list[list[float]]) -> None:
    """Scipy's Friedman test, written by others, gives the same chi-square and probability."""
    from scipy.stats import friedmanchisquare

    found = compare(table)
    if not found.judged:
        assert all(len(set(scores)) == 1 for scores in table)
        return
    oracle = friedmanchisquare(*np.array(table, dtype=float).T)
    assert found.chi_square == pytest.approx(oracle.statistic, abs=1e-9)
    assert found.p_value == pytest.approx(oracle.pvalue, abs=1e-9)
    assert -1e-12 <= found.w <= 1 + 1e-12


def test_icc_of_shrout_and_fleiss() -> None:
    """Their six targets and four judges: ICC(2,4) is printed as .62 (1979, table 4).

    From their mean squares 11.24, 32.49 and 1.02: (11.24 - 1.02) / (11.24 + 31.47 / 6) = .620.
    """
    judges = [[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]]
    assert compare(judges, worst=0, best=10).icc == pytest.approx(0.6200, abs=5e-4)


def test_icc_counts_levels_against_agreement() -> None:
    """One order a point apart: MSR = 2/16, MSC = 1.5/16, MSE = 0, so ICC = 2 / (2 + 1.5/3) = .8.

    Scores 1 2 3 and 2 3 4 in steps of value 1/4: row means spread by 1, MSR = 2 x 2/2 x 1/16;
    column means differ by 1, MSC = 3 x (.25 + .25) x 1/16.
    """
    assert compare([[1, 2, 3], [2, 3, 4]]).icc == pytest.approx(0.8, abs=1e-12)


@pytest.mark.parametrize("direction", [(1, 5), (5, 1)])
def test_direction_does_not_matter(direction: tuple[float, float]) -> None:
    """A scale whose best end is the lesser number has the same W and ICC."""
    found, other = compare(THREE, *direction), compare(THREE)
    assert found.w == other.w
    assert found.icc == pytest.approx(other.icc, abs=1e-12)


def test_nobody_tells_them_apart() -> None:
    """All ties: no order, so no W and no verdict; chance has nothing to say either."""
    found = compare([[3, 3, 3], [2, 2, 2]])
    assert not found.judged
    assert isnan(found.p_value)
    assert found.icc == 0  # the levels differ and nothing else does: MSR = MSE = 0, MSC > 0
    assert found.level == ""
    assert str(found) == "Data readiness: nobody of 2 assessors tells the 3 initiatives apart."


@pytest.mark.parametrize("table", [[[1, 2, 3]], [[1, 2], [2, 1]], [[1, 2, None], [None, 2, 3]]])
def test_too_little_to_compare(table: Table) -> None:
    """One assessor, two initiatives, or no three rated by both: not judged, and said so."""
    found = compare(table)
    assert isnan(found.w)
    assert isnan(found.icc)
    assert isnan(found.correlation) or not found.judged
    assert "cannot be judged" in str(found)


def test_only_complete_initiatives_are_compared() -> None:
    """P3 rated two of five: without P3 all five are complete, 2 x 5 ratings beat 3 x 2."""
    found = compare([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [5, 4, None, None, None]])
    assert found.assessors == ("P1", "P2")
    assert found.initiatives == ("A", "B", "C", "D", "E")
    assert found.left_out == ("P3",)
    assert found.unrated == 0
    assert found.w == pytest.approx(1.0)
    assert str(found).endswith("Not compared: P3.")


def test_an_initiative_some_did_not_rate_is_not_compared() -> None:
    """Three assessors on four of five: 3 x 4 ratings beat 2 x 5, so E is left out and counted."""
    found = compare([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, None]])
    assert found.assessors == ("P1", "P2", "P3")
    assert found.initiatives == ("A", "B", "C", "D")
    assert found.unrated == 1


def test_nobody_differs_at_all() -> None:
    """The same score everywhere: neither an order nor a variance to share out."""
    found = compare([[3, 3, 3], [3, 3, 3]])
    assert isnan(found.w)
    assert isnan(found.icc)


def test_of_two_equal_parts_the_one_with_more_assessors_is_compared() -> None:
    """Three on four initiatives and two on six are twelve ratings each; three people count."""
    everything = [1, 2, 3, 4, 5, 6]
    found = compare([everything, everything, [1, 2, 3, 4, None, None]], 1, 6)
    assert found.assessors == ("P1", "P2", "P3")
    assert found.unrated == 2


def test_teams_without_a_common_initiative() -> None:
    """P1 and P2 rated A to C, P3 and P4 rated D to G: the larger team is compared."""
    gap = [None] * 3
    late = [None, None, None]
    found = compare([[1, 2, 3, *gap], [1, 2, 3, *gap], [*late, 1, 2, 3, 4], [*late, 1, 2, 3, 4]])
    assert found.assessors == ("P3", "P4")
    assert found.initiatives == ("D", "E", "F", "G")


@pytest.mark.parametrize(
    ("table", "level"),
    [
        (THREE, "fairly well"),  # correlation 2/3
        ([[1, 2, 3, 4], [1, 3, 2, 4]], "well"),  # .8
        ([[1, 2, 3, 4], [2, 1, 4, 3]], "fairly well"),  # 1 - 6 x 4 / 60 = .6
        ([[1, 2, 3, 4], [1, 4, 2, 3]], "weakly"),  # 1 - 6 x 6 / 60 = .4
        ([[1, 2, 3, 4], [3, 1, 4, 2]], "hardly"),  # 1 - 6 x 10 / 60 = 0
        # Of seven, 1 - 6 x d2 / 336, on either side of each bound:
        ([range(1, 8), [1, 2, 3, 6, 7, 4, 5]], "well"),  # d2 = 16: .714
        ([range(1, 8), [1, 2, 3, 6, 7, 5, 4]], "fairly well"),  # d2 = 18: .679
        ([range(1, 8), [1, 2, 4, 6, 7, 5, 3]], "fairly well"),  # d2 = 26: .536
        ([range(1, 8), [1, 2, 5, 6, 7, 3, 4]], "weakly"),  # d2 = 30: .464
        ([range(1, 8), [1, 2, 6, 7, 5, 4, 3]], "weakly"),  # d2 = 38: .321
        ([range(1, 8), [1, 2, 7, 6, 5, 4, 3]], "hardly"),  # d2 = 40: .286
    ],
)
def test_levels(table: Table, level: str) -> None:
    """The word follows the correlation, so that two people are not praised for W = 0.5."""
    assert compare(table, 1, 7).level == level


def test_sentence_warns_of_chance() -> None:
    """P = .07 is more than .05: the sentence says that chance alone could give as much."""
    assert str(compare(THREE)) == (
        "Data readiness: 3 assessors agree fairly well on the order of 4 initiatives "
        "(W = 0.78; chance alone could give as much)."
    )
    sure = compare([[1, 2, 3, 4, 5]] * 4)
    assert str(sure).endswith("agree well on the order of 5 initiatives (W = 1.00).")
    assert repr(sure).startswith("<Concordance Data readiness")
