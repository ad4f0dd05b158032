"""The straight line."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.value_functions import Linear


def test_ends_and_middle() -> None:
    """On a scale from 1 to 5 the worst is 0, the best 1, and 3 is half way."""
    values = Linear().values(np.array([1.0, 3.0, 5.0]), worst=1, best=5)
    assert values.tolist() == [0.0, 0.5, 1.0]


def test_the_best_end_may_be_the_lesser_number() -> None:
    """A cost from 24 months (worst) to 0 (best): 6 months are three quarters of the way."""
    values = Linear().values(np.array([24.0, 6.0, 0.0]), worst=24, best=0)
    assert values.tolist() == [0.0, 0.75, 1.0]


@settings(deadline=None)
@given(st.floats(-1e3, 1e3), st.floats(0.1, 1e3), st.floats(0, 1))
def test_a_cost_is_a_benefit_turned_round(worst: float, length: float, share: float) -> None:
    """Scores x on a scale and -x on the mirrored scale have the same value, bit for bit."""
    x = np.array([worst + share * length])
    up = Linear().values(x, worst, worst + length)
    down = Linear().values(-x, -worst, -(worst + length))
    assert up.tolist() == down.tolist()


def test_beyond_the_ends_the_line_goes_on() -> None:
    """One step of four before the worst and after the best end: -1/4 and 5/4."""
    assert Linear().values(np.array([0.0, 6.0]), worst=1, best=5).tolist() == [-0.25, 1.25]


def test_in_words() -> None:
    """All steps are alike, and that is all there is to say."""
    assert Linear().describe(1, 5, "months") == "every step is worth the same"
