"""Which rows of a model are knapsacks in whole units."""

from __future__ import annotations

from tests.planning.solvers.bounding.timed import staffed

from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.strengthening.knapsack import knapsacks


def test_rows_that_are_no_knapsacks_are_left_alone() -> None:
    """Thirds have no common unit here; one initiative alone says nothing new."""
    thirds = staffed([5, 4], [[1 / 3, 2 / 3]], [0.8], [], 1)
    assert list(knapsacks(thirds, Shape.of(thirds))) == []
    alone = staffed([5, 4], [[1, 0]], [0.5], [], 1)
    assert list(knapsacks(alone, Shape.of(alone))) == []


def test_people_to_hire_leave_their_room_when_not_hired() -> None:
    """By hand: 1.5 people are there and two can join, at half strength in the first row.

    In halves the first row has room for 3 + 2 * 1, of which each who is not hired takes 1; in the
    second row, where they are at full strength, 3 + 2 * 2, of which each takes 2.
    """
    model = staffed([5, 4], [[1, 0.5], [1.5, 1]], [1.5, 1.5], [2], 1)
    first, second = knapsacks(model, Shape.of(model))
    assert (first.room, [item.weight for item in first.items]) == (5, [2, 1])
    assert (second.room, [item.weight for item in second.items]) == (7, [3, 2])
    assert [(count.weight, count.most, count.offset) for count in first.counts] == [(1, 2, 2)]
    assert [(count.weight, count.most, count.offset) for count in second.counts] == [(2, 2, 2)]
