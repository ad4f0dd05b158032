"""Splits: no plan is lost between the halves, and the point is in neither."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.solvers.bounding.timed import models, plans, staffed, timed
from tests.planning.solvers.models import block

from portfolio.planning.model import Floats, Labels, Model
from portfolio.planning.solvers.bounding.linear import Box, Linear
from portfolio.planning.solvers.bounding.splits import Change, Shape
from portfolio.planning.solvers.highs_session import Session


def holds(box: Box, model: Model, point: Floats) -> bool:
    """Whether a point lies in a box; rows held tight are those of one choice out of several."""
    inside = (box.lower - 1e-9 <= point).all() and (point <= box.upper + 1e-9).all()
    tight = np.isclose((model.matrix @ point)[box.tight], model.row_upper[box.tight])
    return bool(inside and tight.all())


@given(model=models())
def test_every_plan_is_in_one_half_and_the_point_in_none(model: Model) -> None:
    """All plans, enumerated, against all splits that the relaxation asks for."""
    linear = Linear(Session(model))
    point = linear.solve(linear.box)
    assert point is not None
    for split in Shape.of(model).splits(point.values):
        halves = [change.within(linear.box) for change in split.halves]
        assert not any(holds(half, model, point.values) for half in halves)
        assert all(any(holds(half, model, plan) for half in halves) for plan in plans(model))


@given(model=models(), data=st.data())
def test_whole_points_ask_for_no_split(model: Model, data: st.DataObject) -> None:
    """A plan need not be split."""
    plan = data.draw(st.sampled_from(list(plans(model))))
    assert list(Shape.of(model).splits(plan)) == []


def test_groups_are_found() -> None:
    """Two initiatives of two starts, columns 0, 1 and 2, 3, in rows 0 and 1; 4 is a hire."""
    shape = Shape.of(staffed([1, 1, 1, 1], [[1, 1, 1, 1]], [1], [3], 2))
    assert [(group.columns.tolist(), group.row) for group in shape.groups] == [
        ([0, 1], 0),
        ([2, 3], 1),
    ]
    assert shape.single.tolist() == [4]


def test_one_start_is_a_group_too() -> None:
    """Each of two initiatives of one start is done or not."""
    shape = Shape.of(staffed([1, 1], [[1, 1]], [1], [], 1))
    assert [group.columns.tolist() for group in shape.groups] == [[0], [1]]
    assert shape.single.tolist() == []


def test_half_done_half_late() -> None:
    """By hand: an initiative at 0.25 + 0.25 is half done, and half of what is done is late."""
    shape = Shape.of(staffed([1, 1, 1, 1], [[1, 1, 1, 1]], [1], [3], 2))
    splits = list(shape.splits(np.array([0.25, 0.25, 0, 0, 1.75])))
    assert [(split.kind, split.subject, split.misses) for split in splits] == [
        ("selection", 0, (0.5, 0.5)),
        ("timing", 0, (0.25, 0.25)),
        ("count", 4, (0.75, 0.25)),
    ]


def test_choices_stand_in_the_order_of_time() -> None:
    """The last column of three begins first, then the first one, then the second."""
    starts = replace(
        timed(1, 3), labels=Labels({"start": [0, 1, 2]}, {"start": np.array([1, 2, 0])})
    )
    shape = Shape.of(Model((starts,), (block([[1, 1, 1]], upper=1),), np.zeros(3)))
    (group,) = shape.groups
    assert group.columns.tolist() == [2, 0, 1]
    # By hand: 0.3, 0.2, 0.4 in the order of time; cut before the last, 0.5 are early and 0.4 late.
    _, timing = shape.splits(np.array([0.2, 0.4, 0.3]))
    assert timing.misses == pytest.approx((0.5, 0.4))
    assert [half.columns.tolist() for half in timing.halves] == [[2, 0], [1]]


@pytest.mark.parametrize(
    ("row", "upper"), [([1, 1], 2), ([1, 2], 1), ([2, 2], 1), ([1, -1], 1), ([1, 1], 0)]
)
def test_other_rows_make_no_group(row: list[float], upper: float) -> None:
    """Only a plain sum of at most one does; choices of two subjects are none either."""
    shape = Shape.of(Model((timed(1, 2),), (block([row], upper=upper),), np.zeros(2)))
    assert (shape.groups, shape.single.tolist()) == ((), [0, 1])
    both = Shape.of(Model((timed(2, 1),), (block([[1, 1]], upper=1),), np.zeros(2)))
    assert (both.groups, both.single.tolist()) == ((), [0, 1])


def test_an_empty_row_makes_no_group() -> None:
    """A last row that says nothing is none; the two before it are found all the same."""
    rows = block([[1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0]], upper=1)
    shape = Shape.of(Model((timed(2, 2),), (rows,), np.zeros(4)))
    assert [group.columns.tolist() for group in shape.groups] == [[0, 1], [2, 3]]
    assert [group.row for group in shape.groups] == [0, 1]


def test_a_half_only_narrows() -> None:
    """Bounds that are narrower already stay; others and the box itself do too."""
    box = Box(np.array([0.0, 2.0, 0.0]), np.array([1.0, 3.0, 9.0]), np.array([False, True, False]))
    low = Change(np.array([0, 1]), lower=1.0, row=2).within(box)
    assert (low.lower.tolist(), low.upper.tolist()) == ([1, 2, 0], [1, 3, 9])
    assert low.tight.tolist() == [False, True, True]
    high = Change(np.array([0, 2]), upper=4.0).within(box)
    assert (high.lower.tolist(), high.upper.tolist()) == ([0, 2, 0], [1, 3, 4])
    assert high.tight.tolist() == [False, True, False]
    first = Change(np.array([], dtype=np.int64), row=0).within(box)
    assert first.tight.tolist() == [True, True, False]
    assert box.tight.tolist() == [False, True, False]


def test_halves_narrow_what_is_split() -> None:
    """By hand: the second of two initiatives is 0.25 early and 0.5 late; 1.75 are hired."""
    shape = Shape.of(staffed([1, 1, 1, 1], [[1, 1, 1, 1]], [1], [3], 2))
    box = Box(np.zeros(5), np.array([1, 1, 1, 1, 3.0]), np.zeros(3, dtype=bool))
    halves = [
        (half.lower.tolist(), half.upper.tolist(), half.tight.tolist())
        for split in shape.splits(np.array([1, 0, 0.25, 0.5, 1.75]))
        for half in (change.within(box) for change in split.halves)
    ]
    free = [False] * 3
    assert halves == [
        ([0] * 5, [1, 1, 0, 0, 3], free),  # not done
        ([0] * 5, [1, 1, 1, 1, 3], [False, True, False]),  # done
        ([0] * 5, [1, 1, 0, 1, 3], free),  # late
        ([0] * 5, [1, 1, 1, 0, 3], free),  # early
        ([0] * 5, [1, 1, 1, 1, 1], free),  # one at most
        ([0, 0, 0, 0, 2], [1, 1, 1, 1, 3], free),  # two at least
    ]


def test_nearly_whole_is_whole() -> None:
    """Two and a ten-millionth, and two less as much, are two people; three tenths are none."""
    shape = Shape.of(staffed([1, 1], [[1, 1]], [1], [3, 3, 3], 1))
    found = list(shape.splits(np.array([1e-7, 1 - 1e-7, 2 - 1e-7, 2 + 1e-7, 2.3])))
    assert [(split.kind, split.subject) for split in found] == [("count", 4)]
    assert found[0].misses == pytest.approx((0.3, 0.7))
    down, up = found[0].halves
    assert (down.columns.tolist(), down.upper, up.columns.tolist(), up.lower) == ([4], 2, [4], 3)


def test_what_is_done_bounds_no_column() -> None:
    """The second half of a selection asks for one of the choices, by their row alone."""
    shape = Shape.of(staffed([1, 1, 1, 1], [[1, 1, 1, 1]], [1], [3], 2))
    (selection, *_) = shape.splits(np.array([0.25, 0.25, 0, 0, 1.75]))
    none, one = selection.halves
    assert (none.columns.tolist(), none.row) == ([0, 1], -1)
    assert (one.columns.tolist(), one.row) == ([], 0)


def test_each_number_is_split_for_itself() -> None:
    """Two kinds of hires at 1.75 and 0.5: at most 1 or at least 2 of one, none or one of other."""
    shape = Shape.of(staffed([1, 1], [[1, 1]], [1], [3, 3], 1))
    splits = list(shape.splits(np.array([1, 0, 1.75, 0.5])))
    halves = [
        [(half.columns.tolist(), half.lower, half.upper) for half in s.halves] for s in splits
    ]
    assert halves == [
        [([2], -np.inf, 1), ([2], 2, np.inf)],
        [([3], -np.inf, 0), ([3], 1, np.inf)],
    ]
