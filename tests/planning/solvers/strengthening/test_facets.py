"""Rows of a knapsack: every plan keeps them, and the point they were made for does not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.solvers.bounding.timed import models, plans, staffed

from portfolio.planning.model import Model
from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.strengthening.facets import _counted, _row, most_broken
from portfolio.planning.solvers.strengthening.knapsack import Count, Item, Knapsack, knapsacks


@given(model=models(), data=st.data())
def test_every_plan_keeps_every_row(model: Model, data: st.DataObject) -> None:
    """All plans, enumerated, against the row made for a drawn point of every knapsack."""
    size = len(model.worth)
    share = st.sampled_from((0.0, 0.2, 0.3, 0.5, 0.7, 1.0))
    point = np.array(data.draw(st.lists(share, min_size=size, max_size=size))) * model.upper
    every = list(plans(model))
    for sack in knapsacks(model, Shape.of(model)):
        row = most_broken(sack, point)
        if row is not None:
            assert row.values @ point[row.columns] > row.limit
            assert all(row.values @ plan[row.columns] <= row.limit + 1e-6 for plan in every)


def test_two_that_do_not_fit_together() -> None:
    """By hand: 1.5 of the 2 people each, so one of both at most.

    In halves 3 z1 + 3 z2 <= 4. The relaxation may take two thirds of each, 4/3 in all; what fits is
    nothing, one or the other, whose tightest row is z1 + z2 <= 1.
    """
    model = staffed([5, 5, 4, 4], [[1.5, 1.5, 1.5, 1.5]], [2.0], [], 2)
    (sack,) = knapsacks(model, Shape.of(model))
    assert (sack.room, [item.weight for item in sack.items]) == (4, [3, 3])
    row = most_broken(sack, np.array([2 / 3, 0, 1 / 3, 1 / 3]))
    assert row is not None
    assert row.columns.tolist() == [0, 1, 2, 3]
    assert row.values == pytest.approx([1, 1, 1, 1])
    assert row.limit == pytest.approx(1)


def test_who_is_hired_makes_room() -> None:
    """By hand: one is needed by each of both, nobody is there, one can join at half strength.

    Whoever joins counts half in this row, so the room is 1 half with him and none without; one
    person in halves is 2, so neither can be done: both are more than all the room there can be.
    With a second one who could join both halves make one, so z1 + z2 <= h / 2, h <= 2: the same as
    the row itself for all whole points, and the point (0.5, 0.5) with h = 2 keeps it.
    """
    one = staffed([5, 4], [[1, 1]], [0], [1], 1)
    (sack,) = knapsacks(one, Shape.of(one))
    assert (sack.room, sack.counts[0].most) == (1, 1)
    two = staffed([5, 4], [[1, 1]], [0], [2], 1)
    (sack,) = knapsacks(two, Shape.of(two))
    assert most_broken(sack, np.array([0.5, 0.5, 2])) is None
    # With h = 1, 0.5 can be done of both in the relaxation, but what fits needs h = 2:
    # z1 + z2 <= h / 2 is broken by nothing less than 0.5 in all.
    row = most_broken(sack, np.array([0.3, 0.3, 1]))
    assert row is not None
    assert row.values @ np.array([0.3, 0.3, 1])[row.columns] > row.limit


def test_what_the_point_leaves_alone_is_lifted() -> None:
    """By hand: room 3; the first two need 2 each, so one of both at most.

    Beside one that needs 1 there is room for one of them, so it counts 0; one that needs 3 leaves
    no room for any of them, and one that needs 4 fits nowhere: both count 1. A second start of the
    first that needs 3 counts 1 too.
    """
    model = staffed([1.0] * 10, [[2, 3, 2, 2, 1, 1, 3, 3, 4, 4]], [3], [], 2)
    (sack,) = knapsacks(model, Shape.of(model))
    row = most_broken(sack, np.array([0.75, 0, 0.5, 0.25, 0, 0, 0, 0, 0, 0]))
    assert row is not None
    assert row.columns.tolist() == [0, 1, 2, 3, 6, 7, 8, 9]
    assert row.values == pytest.approx([1.0] * 8)
    assert row.limit == pytest.approx(1)


def test_what_is_left_alone_is_lifted_in_turn() -> None:
    """By hand: room 4; the first two need 3 each, so one of both at most.

    The third needs 2 and fits beside none of them, so it counts 1; the fourth needs 2 as well, but
    fits beside the third, so it counts 0.
    """
    model = staffed([1.0] * 4, [[3, 3, 2, 2]], [4], [], 1)
    (sack,) = knapsacks(model, Shape.of(model))
    row = most_broken(sack, np.array([2 / 3, 2 / 3, 0, 0]))
    assert row is not None
    assert row.columns.tolist() == [0, 1, 2]
    assert row.values == pytest.approx([1, 1, 1])


def test_so_many_are_counted_as_there_can_be() -> None:
    """By hand: up to three who take 2 each, at 0.5 for each."""
    count = Count(np.array([0]), 1, 0, weight=2, most=3)
    counted = _counted(Knapsack((), (count,), 9), [0.5])
    assert counted == [[(2, 0.5), (4, 1.0), (6, 1.5)]]


def test_one_alone_or_one_that_never_fits_tells_nothing() -> None:
    """By hand: of one initiative, or with one that needs more than all room, no row is made."""
    model = staffed([1.0, 1.0, 1.0], [[2, 2, 4]], [3], [], 1)
    (sack,) = knapsacks(model, Shape.of(model))
    assert most_broken(sack, np.array([0.75, 0, 0])) is None
    assert most_broken(sack, np.array([0.75, 0.75, 0.1])) is None
    assert most_broken(sack, np.array([0.75, 0.75, 0.0])) is not None
    # In all 1: the row z1 + z2 <= 1 is kept.
    assert most_broken(sack, np.array([0.5, 0.5, 0.0])) is None


def test_who_is_hired_is_part_of_the_row() -> None:
    """By hand: both need two, two are there, and one can be hired, at full strength in row two.

    With the one there are three: still one of both at most, whether the one is hired or not.
    When each needs two and one is there, one initiative needs the hire: z1 + z2 <= h.
    """
    model = staffed([5, 4], [[0, 0], [2, 2]], [9, 1], [1], 1)
    (sack,) = knapsacks(model, Shape.of(model))
    point = np.array([0.5, 0.5, 0.5])
    row = most_broken(sack, point)
    assert row is not None
    for done, hired, fits in [(1, 1, True), (0, 0, True), (1, 0, False), (2, 1, False)]:
        plan = np.array([done > 0, done > 1, hired], dtype=float)
        assert (row.values @ plan[row.columns] <= row.limit + 1e-6) == fits


def test_what_fits_together_shares_one() -> None:
    """By hand: room 4; two of 2 fit together, one of 3 alone: a + c <= 1, as b is worth less.

    The point exceeds that by a tenth, and a + b, which fit together, would be 2 for nothing.
    """
    model = staffed([1.0] * 3, [[2, 2, 3]], [4], [], 1)
    (sack,) = knapsacks(model, Shape.of(model))
    point = np.array([0.6, 0.5, 0.5])
    row = most_broken(sack, point)
    assert row is not None
    assert row.values @ point[row.columns] == pytest.approx(1.1)
    assert row.limit == pytest.approx(1)


def test_what_fits_beside_one_that_is_counted() -> None:
    """By hand: room 3 for one of two that need 2, beside up to 2 that need 1 each.

    Two of those and none of the first, or one of both: a / 2 + b / 2 + c / 2 <= 1, which the
    point exceeds by 0.05: 0.3 + 0.15 + 0.6.
    """
    one, other = (Item(np.array([k]), 2, k) for k in range(2))
    sack = Knapsack((one, other), (Count(np.array([2]), 1, 0, weight=1, most=2),), 3)
    row = most_broken(sack, np.array([0.6, 0.3, 1.2]))
    assert row is not None
    assert row.columns.tolist() == [0, 1, 2]
    assert row.values == pytest.approx([0.5, 0.5, 0.5])
    assert row.limit == pytest.approx(1)


def test_who_takes_more_than_there_is_counts_for_nothing() -> None:
    """By hand: room 3 for one of two of 2; who takes 5 is never there."""
    one, other = (Item(np.array([k]), 2, k) for k in range(2))
    sack = Knapsack((one, other), (Count(np.array([2]), 1, 0, weight=5, most=2),), 3)
    row = most_broken(sack, np.array([0.75, 0.75, 0.0]))
    assert row is not None
    assert row.columns.tolist() == [0, 1]
    assert row.values == pytest.approx([1, 1])


def test_one_that_is_counted_may_take_nearly_all() -> None:
    """By hand: room 3; one of 3, or the other, or one of up to two who take 2: in all one."""
    one, other = (Item(np.array([k]), 3, k) for k in range(2))
    sack = Knapsack((one, other), (Count(np.array([2]), 1, 0, weight=2, most=2),), 3)
    row = most_broken(sack, np.array([0.4, 0.3, 0.45]))
    assert row is not None
    assert row.values == pytest.approx([1, 1, 1])
    assert row.limit == pytest.approx(1)


def test_a_column_may_be_counted_twice() -> None:
    """By hand: two kinds of hires, counted together as not there, and the second once more.

    The price of a half for who is not there makes it 0.25 for who is there and gives less: so
    a - c / 2 - d / 2 + d / 4 <= 1 - 2 / 2.
    """
    item = Item(np.array([0]), 2, 0)
    together = Count(np.array([1, 2]), -1, 2, weight=2, most=2)
    weaker = Count(np.array([2]), 1, 0, weight=1, most=2)
    row = _row(Knapsack((item,), (together, weaker), 4), [1.0], np.array([0.5, 0.25]))
    assert row.columns.tolist() == [0, 1, 2]
    assert row.values.tolist() == [1, -0.5, -0.25]
    assert row.limit == 0
