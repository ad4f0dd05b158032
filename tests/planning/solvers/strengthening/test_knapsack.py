"""Which rows of a model are knapsacks in whole units."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.solvers.bounding.timed import staffed, timed
from tests.planning.solvers.models import block, columns

from portfolio.planning.model import Block, Model
from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.strengthening.knapsack import Knapsack, knapsacks


def hiring(*rows: Block) -> Model:
    """Return two initiatives, columns 0 and 1, and two kinds of hires of two people, 2 and 3."""
    once = block([[1, 0, 0, 0], [0, 1, 0, 0]], upper=1)
    return Model((timed(2, 1), columns([2, 2])), (once, *rows), np.zeros(4))


def sacks(model: Model) -> list[Knapsack]:
    """Return all knapsacks of a model."""
    return list(knapsacks(model, Shape.of(model)))


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


def test_people_who_give_less_take_what_they_lack() -> None:
    """By hand: one person is there; the hires give 1 and, still new, a half; three can be hired.

    In halves the initiatives need 3 and 2, and there are 2. With three full hires there would be
    2 + 3 * 2 = 8; each of the three who is missing takes 2, each of up to two who are new takes 1.
    """
    staff = block([[1.5, 1, -1, -0.5]], upper=1)
    (sack,) = sacks(hiring(staff, block([[0, 0, 1, 1]], upper=3.5)))
    assert sack.room == 8
    found = [(item.columns.tolist(), item.weight, item.group) for item in sack.items]
    assert found == [([0], 3, 0), ([1], 2, 1)]
    missing, new = sack.counts
    assert (missing.columns.tolist(), missing.sign, missing.offset) == ([2, 3], -1, 3)
    assert (missing.weight, missing.most) == (2, 3)
    assert (new.columns.tolist(), new.sign, new.offset) == ([3], 1, 0)
    assert (new.weight, new.most) == (1, 2)
    point = np.array([0, 0, 1, 0.5])
    assert (missing.at(point), new.at(point)) == (1.5, 0.5)
    # Four who are hired are more than can be missing: none is.
    assert (missing.at(np.array([0, 0, 2, 2.0])), new.at(np.array([0, 0, 0, 3.0]))) == (0, 2)


@pytest.mark.parametrize(
    "row",
    [
        block([[0, 0, 1, 2]], upper=3),  # no plain sum
        block([[0, 0, 1, 0]], upper=1),  # of the first kind alone
        block([[0, 0, 1, 1]], lower=1),  # no limit
    ],
)
def test_only_a_limit_on_the_sum_of_all_hires_limits_them(row: Block) -> None:
    """Two and two: four can be hired at most."""
    sack, *_ = sacks(hiring(block([[1, 1, -1, -1]], upper=1), row))
    assert [(count.most, count.offset) for count in sack.counts] == [(4, 4)]


def test_a_sum_that_others_are_part_of_limits_too() -> None:
    """The first initiative and both hires are 3 at most, so the hires are."""
    sack, *_ = sacks(hiring(block([[1, 1, -1, -1]], upper=1), block([[1, 0, 1, 1]], upper=3)))
    assert [count.most for count in sack.counts] == [3]


@pytest.mark.parametrize(
    ("need", "weights"),
    [
        ((3, 2), [3, 2]),
        ((1, 0.5), [2, 1]),
        ((0.75, 0.5), [3, 2]),
        ((0.6, 0.4), [3, 2]),
        ((0.3, 0.2), [3, 2]),
        ((0.35, 0.2), None),
    ],
)
def test_the_largest_unit_counts(need: tuple[float, float], weights: list[int] | None) -> None:
    """Whole, halves, quarters, fifths and tenths of people; a twentieth is too fine."""
    found = sacks(hiring(block([[*need, 0, 0]], upper=need[0])))
    assert [[item.weight for item in sack.items] for sack in found] == (
        [weights] if weights else []
    )
    assert all(sack.room == weights[0] for sack in found if weights)
    assert all(not sack.counts for sack in found)


@pytest.mark.parametrize(("room", "number"), [(200, 1), (201, 0), (0, 1), (-1, 0)])
def test_much_room_is_hardly_lumpy_and_less_than_none_is_none(room: int, number: int) -> None:
    """Up to 200 units; none is room for nothing."""
    assert len(sacks(hiring(block([[100, 150, 0, 0]], upper=room)))) == number


def test_needs_of_what_is_no_choice_are_no_knapsack() -> None:
    """A hire that needs something is none of a group; nor does an initiative supply anything."""
    assert sacks(hiring(block([[1, 1, 1, -1]], upper=1))) == []
    assert sacks(hiring(block([[1, -1, -1, -1]], upper=1))) == []
    assert sacks(hiring(block([[1, 1, -1, -1]], lower=1))) == []


def test_a_limit_on_hires_counts_whatever_rows_come_later() -> None:
    """By hand: two of each kind, three in all; the row of that limit stands before the others."""
    both, work = block([[0, 0, 1, 1]], upper=3), block([[1, 1, -1, -1]], upper=0)
    (sack,) = sacks(hiring(both, work))
    assert [(count.most, count.weight) for count in sack.counts] == [(3, 1)]
