"""Worth of money by the quarter it flows in."""

from __future__ import annotations

import math

import pytest

from portfolio.planning.objectives.discounting import annuity, discount_factors, quarterly_factor


def test_four_quarters_make_a_year() -> None:
    """1.08 a year: after four quarters 1 / 1.08 is left."""
    assert quarterly_factor(0.08) ** 4 == pytest.approx(1 / 1.08)
    assert discount_factors(0.08, 5)[4] == pytest.approx(1 / 1.08)


def test_the_first_quarter_is_not_discounted() -> None:
    """1500 % a year halve in every quarter, as 2 to the fourth is 16: 1, 1/2, 1/4."""
    assert discount_factors(15.0, 3).tolist() == [1, 0.5, 0.25]


def test_an_annuity_is_the_sum_of_the_factors() -> None:
    """1 + 1/2 + 1/4 = 1.75; without discounting the number of quarters; a negative rate grows."""
    assert annuity(0.5, 3) == 1.75
    assert annuity(1.0, 3) == 3
    assert annuity(2.0, 3) == 7


@pytest.mark.parametrize("rate", [0.0, 0.05, 0.3])
def test_annuity_and_factors_agree(rate: float) -> None:
    """The closed form against the sum."""
    total = discount_factors(rate, 12).sum()
    assert annuity(quarterly_factor(rate), 12) == pytest.approx(total)


@pytest.mark.parametrize("rate", [-1.0, -2.0, 100.0, math.nan, math.inf])
def test_a_rate_is_a_share(rate: float) -> None:
    """8 for 8 % would still pass, 100 and more is no rate; the message shows the number."""
    with pytest.raises(ValueError, match=f"such as 0.08, not {rate}"):
        quarterly_factor(rate)
