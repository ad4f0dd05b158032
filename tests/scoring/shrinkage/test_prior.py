"""Tests of what is believed of a class of initiatives."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.scoring.shrinkage import Prior


def learnt(
    estimates: list[float],
    deviations: list[float],
    mean: float | None = None,
    sd: float | None = None,
) -> Prior:
    """Learn a prior from lists."""
    return Prior.from_estimates(np.array(estimates), np.array(deviations), mean=mean, sd=sd)


def test_equal_errors() -> None:
    """1, 5, 9 with errors of 2: mean 5, variance 16 less 4."""
    # w = 1/4 each, Q = 32/4 = 8, (8 - 2) / (3/4 - (3/16) / (3/4)) = 6 / (1/2) = 12.
    assert learnt([1, 5, 9], [2, 2, 2]).mean == pytest.approx(5)
    assert learnt([1, 5, 9], [2, 2, 2]).sd ** 2 == pytest.approx(12)


def test_unequal_errors() -> None:
    """0 and 10 with errors 1 and 2, by DerSimonian and Laird."""
    # w = 1, 1/4; W = 5/4; mean 2; Q = 4 + 64/4 = 20; (20 - 1) / (5/4 - (17/16) / (5/4)) = 19 / .4.
    # Then weights 1 / 48.5 and 1 / 51.5: mean 10 x 48.5 / 100.
    found = learnt([0, 10], [1, 2])
    assert found.sd**2 == pytest.approx(47.5)
    assert found.mean == pytest.approx(4.85)


def test_estimates_alike_say_that_true_values_are() -> None:
    """Where errors explain the spread the deviation is 0, never less; the mean weighs errors."""
    # w = 1, 1/4: (1 x 1 + 2 / 4) / (5 / 4) = 1.2; Q = .04 + .64 / 4 = .2, below 1.
    found = learnt([1, 2], [1, 2])
    assert found.sd == 0
    assert found.mean == pytest.approx(1.2)


def test_around_a_given_mean() -> None:
    """1, 5, 9 around 3: squares 4, 4, 36; (44 / 4 - 3) / (3 / 4)."""
    found = learnt([1, 5, 9], [2, 2, 2], mean=3)
    assert found.mean == 3
    assert found.sd**2 == pytest.approx(8 / 0.75)
    # One estimate is enough then: 6^2 - 2^2.
    assert learnt([9], [2], mean=3).sd ** 2 == pytest.approx(32)


def test_around_a_given_deviation() -> None:
    """Errors 1 and 2 and a deviation of 3: weights 1 / 10 and 1 / 13, mean 10 x 10 / 23."""
    found = learnt([0, 10], [1, 2], sd=3)
    assert found.sd == 3
    assert found.mean == pytest.approx(100 / 23)


def test_where_nothing_is_known_all_count_alike() -> None:
    """An infinite deviation drowns every error: the plain mean."""
    assert learnt([0, 10], [1, 2], sd=inf) == Prior(5, inf)


def test_a_certain_estimate_among_them() -> None:
    """0 for certain and 10 with error 6: all count alike, 50 - 18 = 32; weights 1/32 and 1/68."""
    found = learnt([0, 10], [0, 6])
    assert found.sd**2 == pytest.approx(32)
    assert found.mean == pytest.approx(10 * 32 / 100)
    # Around 2: (4 + 64) / 2 - 18.
    assert learnt([0, 10], [0, 6], mean=2).sd ** 2 == pytest.approx(16)


def test_certain_estimates_outweigh_all_others() -> None:
    """If true values are all alike, the certain ones say which value it is."""
    assert learnt([4, 9], [0, 8]) == Prior(4, 0)


def test_one_estimate_shows_no_spread() -> None:
    """Nothing is known around it."""
    assert learnt([7], [2]) == Prior(7, inf)


def test_errors_of_very_different_size() -> None:
    """A billionth and 2: (10^2 - 2^2) / 2, as w_1 goes to infinity; nothing cancels."""
    # Q -> 100 / 4, (25 - 1) / (W - sum w^2 / W -> 2 / 4) = 48.
    assert learnt([0, 10], [1e-9, 2]).sd ** 2 == pytest.approx(48)
    assert learnt([0, 10], [1e-200, 6]).sd ** 2 == pytest.approx(32)


@given(
    st.lists(st.tuples(st.floats(-100, 100), st.floats(0.1, 10)), min_size=2, max_size=8),
    st.floats(-1000, 1000),
    st.floats(0.1, 10),
)
def test_shift_and_scale(pairs: list[tuple[float, float]], shift: float, scale: float) -> None:
    """In another unit of money the prior is the same in that unit."""
    values, errors = (np.array(column) for column in zip(*pairs, strict=True))
    one = Prior.from_estimates(values, errors)
    other = Prior.from_estimates(scale * values + shift, scale * errors)
    assert other.mean == pytest.approx(scale * one.mean + shift, abs=1e-6)
    assert other.sd == pytest.approx(scale * one.sd, abs=1e-3, rel=1e-6)
    assert values.min() - 1e-9 <= one.mean <= values.max() + 1e-9


def test_trust() -> None:
    """1 / (1 + s^2 / 4): 4/5, 1/2, 4/13; certain ones wholly, and where nothing is known."""
    assert Prior(0, 2).trust(np.array([1.0, 2, 3, 0])) == pytest.approx([0.8, 0.5, 4 / 13, 1])
    assert Prior(0, 0).trust(np.array([1.0, 0])).tolist() == [0, 1]
    assert Prior(0, inf).trust(np.array([1.0, 0])).tolist() == [1, 1]
    assert Prior(0, 1e-200).trust(np.array([1e200])) == pytest.approx([0])


def test_impossible_priors_are_refused() -> None:
    """The mean is finite, the deviation at least 0."""
    with pytest.raises(ValueError, match="must be finite, not inf"):
        Prior(inf, 1)
    for sd in (-1, float("nan")):
        with pytest.raises(ValueError, match=f"at least 0, not {sd}"):
            Prior(0, sd)
