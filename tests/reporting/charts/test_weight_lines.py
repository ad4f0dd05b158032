"""Priorities over a weight, and the crossings that matter."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.reporting.charts.weight_lines import Swap, WeightLines
from portfolio.scoring import Scorecard, ValueMatrix
from portfolio.scoring.stability import stability
from portfolio.scoring.stability.priority_model import PriorityModel


def _lines(matrix: ValueMatrix, top: int) -> WeightLines:
    return WeightLines(PriorityModel.of(matrix), "x", top)


def test_totals_are_straight(three: ValueMatrix) -> None:
    """At a weight of .25 A has .25, B .75 and C .4."""
    assert _lines(three, 1).priorities(0.25).tolist() == pytest.approx([0.25, 0.75, 0.4])


def test_two_axes_give_roots(card: Scorecard) -> None:
    """With all weight on gain A has sqrt(.8 x .5) and C sqrt(.4 x .4); B is knocked out."""
    lines = WeightLines(stability(card, rng=1, samples=1).model, "gain", 1)
    assert lines.priorities(1.0).tolist() == pytest.approx([sqrt(0.4), 0.4])


def test_swaps_of_the_first_two(three: ValueMatrix) -> None:
    """A and C are the first two; below .6 B passes C (1 - t = .4), below .5 it leads."""
    low, lead = _lines(three, 2).swaps
    assert (low.up, low.comes, low.goes, low.leads) == (False, "B", "C", False)
    assert low.weight == pytest.approx(0.6)
    assert (lead.up, lead.comes, lead.goes, lead.leads) == (False, "B", "A", True)
    assert lead.weight == pytest.approx(0.5)


def test_an_end_that_is_a_change_of_the_leader_stands_once(three: ValueMatrix) -> None:
    """With one place that matters its only swap is at .5, and it is one of leaders."""
    (swap,) = _lines(three, 1).swaps
    assert swap == Swap(swap.weight, up=False, comes="B", goes="A", leads=True)
    assert swap.weight == pytest.approx(0.5)
    interval = _lines(three, 1).interval
    assert (interval.low, interval.high) == (pytest.approx(0.5), 1.0)


def test_leaders_above_the_stated_weight(three: ValueMatrix) -> None:
    """Stated at .3 B leads, and above .5 A takes its place."""
    low = ValueMatrix(
        three.initiatives,
        three.criteria,
        three.low,
        three.likely,
        three.high,
        np.array([0.3, 0.7]),
    )
    (swap,) = _lines(low, 1).swaps
    assert (swap.up, swap.comes, swap.goes) == (True, "A", "B")


def test_who_leads_nowhere_is_never_named(three: ValueMatrix) -> None:
    """C is never the highest of t, 1 - t and .4."""
    leads = [swap for swap in _lines(three, 3).swaps if swap.leads]
    assert {swap.comes for swap in leads} | {swap.goes for swap in leads} == {"A", "B"}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 12))
def test_leaders_are_the_highest(seed: int, count: int) -> None:
    """Whoever leads is highest on a fine grid, and the leader changes only where it is said."""
    chance = np.random.default_rng(seed)
    values = chance.random((count, 3))
    names = tuple(f"I{at}" for at in range(count))
    matrix = ValueMatrix(names, ("x", "y", "z"), values, values, values, np.full(3, 1 / 3))
    lines = _lines(matrix, 1)
    changes = [swap.weight for swap in lines.swaps if swap.leads]
    grid = [
        at for at in np.linspace(0, 1, 401).tolist() if all(abs(at - c) > 1e-6 for c in changes)
    ]
    leaders = [int(np.argmax(lines.priorities(at))) for at in grid]
    seen = sum(one != other for one, other in pairwise(leaders))
    assert seen <= len(changes)
    for swap in lines.swaps:
        there = lines.priorities(swap.weight)
        assert there[names.index(swap.comes)] == pytest.approx(there.max())
        assert there[names.index(swap.goes)] == pytest.approx(there.max())
