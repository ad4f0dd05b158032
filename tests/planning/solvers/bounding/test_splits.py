"""Splits: no plan is lost between the halves, and the point is in neither."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.solvers.bounding.timed import models, plans, staffed

from portfolio.planning.model import Floats, Model
from portfolio.planning.solvers.bounding.linear import Box, Linear
from portfolio.planning.solvers.bounding.splits import Shape
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


def test_half_done_half_late() -> None:
    """By hand: an initiative at 0.25 + 0.25 is half done, and half of what is done is late."""
    shape = Shape.of(staffed([1, 1, 1, 1], [[1, 1, 1, 1]], [1], [3], 2))
    splits = list(shape.splits(np.array([0.25, 0.25, 0, 0, 1.75])))
    assert [(split.kind, split.subject, split.misses) for split in splits] == [
        ("selection", 0, (0.5, 0.5)),
        ("timing", 0, (0.25, 0.25)),
        ("count", 4, (0.75, 0.25)),
    ]
