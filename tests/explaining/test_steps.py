"""The fewest steps that are enough: what is asked, and what is proven."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.explaining.interval import Interval
from portfolio.explaining.steps import Fewest, fewest_steps


def _exactly(number: float) -> Interval:
    return Interval(number, number)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60), st.integers(0, 60))
def test_it_is_the_first_that_is_enough(gains: list[int], wanted: int) -> None:
    """Looking at every number of steps in turn finds the same."""
    worth = [sum(gains[: k + 1]) / 10 for k in range(len(gains))]
    expected = next((k + 1 for k, found in enumerate(worth) if found >= wanted), None)
    found = fewest_steps(lambda k: _exactly(worth[k - 1]), _exactly(wanted), len(worth))
    assert found == Fewest(expected, proven=True)


@pytest.mark.parametrize("most", [8, 100, 1000])
def test_few_are_asked(most: int) -> None:
    """Of a straight line or a jump at the end no more than twice the logarithm is asked."""
    for worth in (lambda k: k, lambda k: 0 if k < most else 10 * most):
        asked: list[int] = []

        def told(k: int, worth=worth, asked=asked) -> Interval:  # type: ignore[no-untyped-def]
            asked.append(k)
            return _exactly(worth(k))

        fewest_steps(told, _exactly(most * 0.7), most)
        assert len(asked) <= 2 * most.bit_length() + 2


def test_what_is_not_known_is_not_proven() -> None:
    """After two steps it may be enough or not: three are, but two might be."""
    known = {1: _exactly(0), 2: Interval(4, 6), 3: _exactly(9)}
    assert fewest_steps(known.__getitem__, _exactly(5), 3) == Fewest(3, proven=False)


def test_never_enough() -> None:
    """Where the most are known to be too few none are enough; where it is unknown, that is said."""
    assert fewest_steps(lambda _: _exactly(1), _exactly(5), 4) == Fewest(None, proven=True)
    assert fewest_steps(lambda _: Interval(1, 9), _exactly(5), 4) == Fewest(None, proven=False)
