"""The fewest steps that are enough: what is asked, and what is proven."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.explaining.steps import Fewest, Tried, fewest_steps


def _from(least: int, found: Callable[[int], int]) -> Callable[[int, bool], Tried]:
    """Ask where `least` steps are enough, and what is found for more will do for some of these."""

    def ask(steps: int, expected: bool) -> Tried:
        return Tried(max(least, found(steps))) if steps >= least else Tried(None, too_few=True)

    return ask


@given(st.integers(1, 70), st.integers(1, 60), st.integers(0, 9))
def test_it_is_the_first_that_is_enough(least: int, most: int, saved: int) -> None:
    """However many steps what is found saves, the fewest are found, and proven."""
    expected = least if least <= most else None
    found = fewest_steps(_from(least, lambda k: k - saved), most)
    assert found == Fewest(expected, proven=True, too_few=min(least - 1, most))


@given(st.integers(1, 70), st.integers(0, 9))
def test_it_begins_with_what_is_known(least: int, more: int) -> None:
    """Where so many are known to be enough, no more are asked about."""
    asked: list[int] = []
    ask = _from(least, lambda k: k)

    def told(steps: int, expected: bool) -> Tried:
        asked.append(steps)
        return ask(steps, expected)

    found = fewest_steps(told, 100, known=least + more)
    assert found == Fewest(least, proven=True, too_few=least - 1)
    assert all(steps < least + more for steps in asked)


@pytest.mark.parametrize("most", [8, 100, 1000])
@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_few_are_asked(most: int, share: float) -> None:
    """Where nothing is saved, no more than twice the logarithm is asked."""
    asked: list[int] = []
    ask = _from(max(1, round(share * most)), lambda k: k)

    def told(steps: int, expected: bool) -> Tried:
        asked.append(steps)
        return ask(steps, expected)

    fewest_steps(told, most)
    assert len(asked) <= 2 * most.bit_length() + 2


def test_the_middle_comes_before_one_less() -> None:
    """What is found for the most does for 7: the middle of 0 and 7 is 3, one less than 7 is 6."""
    asked: list[tuple[int, bool]] = []

    def ask(steps: int, expected: bool) -> Tried:
        asked.append((steps, expected))
        return Tried(7) if steps >= 7 else Tried(None, too_few=True)

    assert fewest_steps(ask, 50) == Fewest(7, proven=True, too_few=6)
    assert asked == [(50, True), (3, True), (6, False)]


def test_what_is_not_known_is_not_proven() -> None:
    """After two steps it may be enough or not: three are, one is too few, but two might be."""
    known = {1: Tried(None, too_few=True), 2: Tried(None), 3: Tried(3)}
    assert fewest_steps(lambda k, _: known[k], 3) == Fewest(3, proven=False, too_few=1)


def test_never_enough() -> None:
    """Where the most are known to be too few none are enough; where it is unknown, that is said."""
    never = fewest_steps(lambda *_: Tried(None, too_few=True), 4)
    assert never == Fewest(None, proven=True, too_few=4)
    assert fewest_steps(lambda *_: Tried(None), 4) == Fewest(None, proven=False)
