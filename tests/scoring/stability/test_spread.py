"""Tests of how values are spread between their ends."""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import Spread

ENDS = (np.array([0.0, 0.2, 0.5]), np.array([0.3, 0.2, 0.5]), np.array([0.6, 0.8, 0.5]))
"""Peak in the middle, peak at the low end, exact."""
DRAWS = 40_000


@pytest.mark.parametrize(
    ("spread", "means", "variances"),
    [
        # uniform: (a + b) / 2 and (b - a)^2 / 12, whatever is likely
        (Spread.UNIFORM, [0.3, 0.5, 0.5], [0.03, 0.03, 0]),
        # triangular: (a + m + b) / 3 and (a2 + m2 + b2 - am - ab - mb) / 18
        (Spread.TRIANGULAR, [0.3, 0.4, 0.5], [0.27 / 18, 0.36 / 18, 0]),
        # beta-PERT: (a + 4m + b) / 6 and (mu - a)(b - mu) / 7
        (Spread.PERT, [0.3, 0.3, 0.5], [0.09 / 7, 0.05 / 7, 0]),
    ],
)
def test_moments(spread: Spread, means: list[float], variances: list[float]) -> None:
    """Mean and variance are those of the distribution."""
    drawn = spread.draw(ENDS, DRAWS, np.random.default_rng(1))
    assert drawn.shape == (DRAWS, 3)
    assert drawn.mean(axis=0) == pytest.approx(means, abs=0.003)
    assert drawn.var(axis=0) == pytest.approx(variances, abs=0.0005)


@pytest.mark.parametrize(
    ("spread", "above"),
    [(Spread.UNIFORM, 1 / 2), (Spread.TRIANGULAR, 3 / 4), (Spread.PERT, 31 / 32)],
)
def test_shape(spread: Spread, above: float) -> None:
    """On [0, 1] with 1 the likely one, P(above .5) is 1 - .5, 1 - .5^2 and 1 - .5^5."""
    ends = (np.zeros(1), np.ones(1), np.ones(1))
    drawn = spread.draw(ends, DRAWS, np.random.default_rng(1))
    assert (drawn > 0.5).mean() == pytest.approx(above, abs=0.008)


@pytest.mark.parametrize("spread", Spread)
def test_draws_stay_between_the_ends(spread: Spread) -> None:
    """No draw is off its range, and an exact value is itself."""
    drawn = spread.draw(ENDS, 1000, np.random.default_rng(1))
    assert (drawn >= ENDS[0] - 1e-12).all()
    assert (drawn <= ENDS[2] + 1e-12).all()
    assert (drawn[:, 2] == 0.5).all()


@pytest.mark.parametrize("spread", Spread)
def test_blocks_do_not_matter(spread: Spread) -> None:
    """Drawing twice gives the bits that drawing both at once gives."""
    rng = np.random.default_rng(3)
    parts = [spread.draw(ENDS, 10, rng), spread.draw(ENDS, 15, rng)]
    assert np.array_equal(np.vstack(parts), spread.draw(ENDS, 25, np.random.default_rng(3)))


def test_exact_values_use_up_no_chance() -> None:
    """Where nothing is spread, nothing is drawn."""
    rng = np.random.default_rng(3)
    Spread.PERT.draw((ENDS[1], ENDS[1], ENDS[1]), 5, rng)
    assert rng.random() == np.random.default_rng(3).random()
