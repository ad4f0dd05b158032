"""Tests of PERT as of 1959 and of beta-PERT."""

from __future__ import annotations

import pytest

from portfolio.scoring.finance import BetaPert, Pert


def test_moments_of_1959() -> None:
    """(10 + 80 + 60) / 6 = 25 and (50 / 6)^2 = 69.44."""
    assert Pert(10, 20, 60).mean == 25
    assert Pert(10, 20, 60).variance == pytest.approx(2500 / 36)


def test_moments_of_beta_pert() -> None:
    """The same mean; (25 - 10)(60 - 25) / 7 = 75, not 69.44."""
    assert BetaPert(10, 20, 60).mean == 25
    assert BetaPert(10, 20, 60).variance == pytest.approx(75)


def test_shapes_of_beta_pert() -> None:
    """1 + 4 x 10 / 50 and 1 + 4 x 40 / 50."""
    assert BetaPert(10, 20, 60).shapes == pytest.approx((1.8, 4.2))


def test_shapes_of_1959_have_its_moments() -> None:
    """Mean share 0.3: 36 x 0.21 - 1 = 6.56, so 1.968 and 4.592; their variance is 1 / 36."""
    alpha, beta = Pert(10, 20, 60).shapes
    assert (alpha, beta) == pytest.approx((1.968, 4.592))
    total = alpha + beta
    assert alpha * beta / total**2 / (total + 1) == pytest.approx(1 / 36)


def test_quantiles_of_an_even_beta() -> None:
    """Shapes 3 and 3: F(1/4) = 10 x^3 - 15 x^4 + 6 x^5 = 106 / 1024."""
    even = BetaPert(0, 2, 4)
    assert even.quantile(0.5) == pytest.approx(2)
    assert even.quantile(106 / 1024) == pytest.approx(1)


def test_quantiles_and_samples_between_the_ends() -> None:
    """The same beta from 10 to 14: moved by 10, least and greatest at 0 and 1."""
    even = BetaPert(10, 12, 14)
    assert even.quantile(106 / 1024) == pytest.approx(11)
    assert [even.quantile(p) for p in (0, 1)] == pytest.approx([10, 14])
    drawn = even.sample(2000, 1)
    assert ((drawn > 10) & (drawn < 14)).all()
    # Variance 2 x 2 / 7: four standard errors of the mean are 0.068.
    assert drawn.mean() == pytest.approx(12, abs=0.068)


def test_quantiles_of_1959() -> None:
    """Even points have shapes 4 and 4: F(x) = 35 x^4 - 84 x^5 + 70 x^6 - 20 x^7."""
    assert Pert(0, 2, 4).shapes == pytest.approx((4, 4))
    # At 1/4: (35 x 64 - 84 x 16 + 70 x 4 - 20) / 16384 = (2240 - 1344 + 280 - 20) / 16384.
    assert Pert(0, 2, 4).quantile(1156 / 16384) == pytest.approx(1)


def test_a_mode_at_an_end() -> None:
    """Is legal: mean a sixth of the way, variance as ever."""
    assert Pert(0, 0, 6).mean == BetaPert(0, 0, 6).mean == 1
    assert BetaPert(0, 0, 6).variance == pytest.approx(5 / 7)
    assert BetaPert(0, 0, 6).shapes == pytest.approx((1, 5))
    # Shapes 1 and 5: F = 1 - (1 - x)^5.
    assert BetaPert(0, 0, 6).quantile(1 - 0.5**5) == pytest.approx(3)


def test_the_two_are_not_equal() -> None:
    """Nobody mixes them by accident."""
    assert Pert(1, 2, 3) != BetaPert(1, 2, 3)
