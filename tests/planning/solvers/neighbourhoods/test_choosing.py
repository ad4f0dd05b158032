"""Which kind of neighbourhood comes next."""

from __future__ import annotations

import math

import pytest

from portfolio.planning.solvers.neighbourhoods.choosing import ByYield, InTurns


def test_in_turns() -> None:
    """One after the other, whatever they gained."""
    choosing = InTurns(3)
    found = []
    for _ in range(5):
        found.append(choosing.next(1.0))
        choosing.learn(found[-1], 100.0, 1)
    assert found == [0, 1, 2, 0, 1]


def test_what_was_not_tried_is_tried() -> None:
    """Two kinds of which nothing is known: the first, and after it gained nothing the second."""
    choosing = ByYield(2)
    assert choosing.next(9.0) == 0
    choosing.learn(0, 0.0, 6_000)
    assert choosing.next(9.0) == 1


@pytest.mark.parametrize(("gain", "expected"), [(0.021, 0), (0.019, 1)])
def test_the_better_yield_is_chosen(gain: float, expected: int) -> None:
    """By hand: 1 is missing, so 0.02 are hoped for in one unit of effort, 6,000 steps.

    The other kind has yield 0.02 / 1. The first, after one unit, (gain + 0.02) / 2: as much where
    it gained 0.02.
    """
    choosing = ByYield(2)
    choosing.learn(0, gain, 6_000)
    assert choosing.next(1.0) == expected


def test_hope_grows_with_what_is_missing() -> None:
    """By hand: the first gained 1 in two units; the other is hoped for 0.02 of what is missing.

    (1 + 0.02 m) / 3 against 0.02 m: the other where more than 25 are missing.
    """
    choosing = ByYield(2)
    choosing.learn(0, 1.0, 12_000)
    assert (choosing.next(24.0), choosing.next(26.0)) == (0, 1)


def test_what_is_long_past_counts_less() -> None:
    """By hand: 30 units later only 1 / e of the first kind's gain and effort count.

    It gained 1 in one unit; then the second 2 in 30. Nothing is missing, so nothing is hoped for:
    0.368 / 1.368 = 0.27 for 2 / 31 = 0.06. After 180 units of the second that gain nothing, the
    first counts 1 / e^7, 0.0009 in all, the second 2 / e^6 over 180.07: 0.00003.
    """
    choosing = ByYield(2)
    choosing.learn(0, 1.0, 6_000)
    choosing.learn(1, 2.0, 180_000)
    kept = math.exp(-1)
    assert choosing._gain.tolist() == pytest.approx([kept, 2.0])
    assert choosing._effort.tolist() == pytest.approx([kept, 30.0])
    assert choosing.next(0.0) == 0
    choosing.learn(1, 0.0, 1_080_000)
    assert choosing._gain.tolist() == pytest.approx([math.exp(-7), 2 * math.exp(-6)])
    assert choosing.next(0.0) == 0


def test_effort_in_vain_adds_up() -> None:
    """By hand: two units of the first, a little forgotten, are more than one and a half.

    exp(-1/30) + 1 = 1.97 units, and exp(-1.5/30) of these are 1.87: the second took less.
    """
    choosing = ByYield(2)
    for kind, steps in ((0, 6_000), (0, 6_000), (1, 9_000)):
        choosing.learn(kind, 0.0, steps)
    assert choosing.next(1.0) == 1


def test_of_equal_yields_the_first() -> None:
    """So that the same is chosen every time."""
    choosing = ByYield(3)
    for kind in (2, 1):
        choosing.learn(kind, 0.0, 0)
    assert choosing.next(1.0) == 0
