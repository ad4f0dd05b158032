"""What follows from bounds: no plan is lost, and what fits nowhere goes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csc_array
from tests.planning.solvers.bounding.timed import models, plans, staffed, timed
from tests.planning.solvers.models import block, columns

from portfolio.planning.model import Floats, Model
from portfolio.planning.solvers.bounding.following import Following
from portfolio.planning.solvers.bounding.linear import Box, Linear
from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.highs_session import Session


def following(model: Model) -> Following:
    """Return what follows in a model."""
    rows = Linear(Session(model)).rows()
    return Following(*rows, Shape.of(model), model.integer)


def box(model: Model, tight: list[int], closed: list[int] | None = None) -> Box:
    """Return a box in which some rows are tight and some columns are 0."""
    upper, rows = model.upper.astype(float), np.zeros(len(model.row_upper), dtype=bool)
    upper[closed or []] = 0.0
    rows[tight] = True
    return Box(model.lower.astype(float), upper, rows)


def inside(values: Floats, within: Box, model: Model) -> bool:
    """Tell whether a plan is in a box."""
    full = (model.matrix @ values)[within.tight] >= 1
    return bool((values >= within.lower).all() and (values <= within.upper).all() and full.all())


def test_what_does_not_fit_beside_what_must_be_goes() -> None:
    """By hand: the first needs 1.5 of 2 people, so nobody is there for the 1.5 of the second."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)
    assert following(model).narrowed(box(model, [0])).upper.tolist() == [1, 0]
    assert following(model).narrowed(box(model, [])).upper.tolist() == [1, 1]


def test_a_choice_that_is_made_takes_its_room() -> None:
    """By hand: the same where the column itself is held at 1."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)
    held = Box(np.array([1.0, 0.0]), np.ones(2), np.zeros(3, dtype=bool))
    assert following(model).narrowed(held).upper.tolist() == [1, 0]


def test_who_is_needed_is_hired() -> None:
    """By hand: 1.5 people are needed and 1 is there; one hired gives the half that is missing."""
    model = staffed([5], [[1.5]], [1.0], [3], 1)
    found = following(model).narrowed(box(model, [0]))
    assert found.lower.tolist() == [0, 1]
    assert following(model).narrowed(box(model, [])).lower.tolist() == [0, 0]


def test_the_least_of_the_choices_left_counts() -> None:
    """By hand: early the first takes 1 of 2 people, late 2; the other needs 1 at the same time.

    Both starts need their people in the same quarter here. As long as the first may start early,
    the second fits; once it must be late, it does not.
    """
    model = staffed([5, 5, 4, 4], [[1.0, 2.0, 1.0, 1.0]], [2.0], [], 2)
    assert following(model).narrowed(box(model, [0])).upper.tolist() == [1, 1, 1, 1]
    assert following(model).narrowed(box(model, [0], [0])).upper.tolist() == [0, 1, 0, 0]


def test_one_thing_follows_from_another() -> None:
    """By hand: the second must be done too, so of the first only the small start is left."""
    model = staffed([5, 5, 4, 4], [[1.0, 2.0, 1.0, 1.0]], [2.0], [], 2)
    assert following(model).narrowed(box(model, [0, 1])).upper.tolist() == [1, 0, 1, 1]


def test_an_empty_box_stays_as_it_is() -> None:
    """By hand: both must be done and do not fit; the linear program is to tell."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)
    both = box(model, [0, 1])
    assert following(model).narrowed(both) is both
    none = box(model, [0], [0])
    assert following(model).narrowed(none) is none


def test_nothing_lumpy_says_nothing() -> None:
    """Where all coefficients are ones the relaxation knows it all."""
    model = staffed([5, 4], [[0.0, 0.0]], [2.0], [], 1)
    same = box(model, [0])
    assert following(model).narrowed(same) is same


def test_what_is_short_of_a_least_goes() -> None:
    """By hand: at least 2 of something; the early start gives 1, the late one 2."""
    rows = (block([[1.0, 1.0]], upper=1), block([[1.0, 2.0]], lower=2))
    model = Model((timed(1, 2),), rows, np.ones(2))
    assert following(model).narrowed(box(model, [])).upper.tolist() == [0, 1]


def test_rows_of_ones_are_left_to_the_relaxation() -> None:
    """By hand: one of two at most, or one of two at least; the relaxation follows by itself."""
    at_most = staffed([5, 4], [[1.0, 1.0]], [1.0], [], 1)
    same = box(at_most, [0])
    assert following(at_most).narrowed(same) is same
    once = [[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]]
    rows = (block(once, upper=1), block([[1.0, 0.0, 1.0, 0.0]], lower=1))
    at_least = Model((timed(2, 2),), rows, np.ones(4))
    same = box(at_least, [], [2])
    assert following(at_least).narrowed(same) is same


def test_what_may_be_left_undone_takes_no_room() -> None:
    """By hand: up to three things of 0.5 each may be left, so that 1.5 of 1.5 fit beside them."""
    rows = (block([[1.0, 0.0]], upper=1), block([[1.5, 0.5]], upper=1.5))
    model = Model((timed(1, 1), columns([3])), rows, np.ones(2))
    same = box(model, [])
    assert following(model).narrowed(same) is same


def test_what_must_be_there_takes_room() -> None:
    """By hand: two things of 0.5 are there in any case, so that 1.5 do not fit into 2."""
    rows = (block([[1.0, 0.0]], upper=1), block([[1.5, 0.5]], upper=2))
    there = replace(columns([3]), lower=np.array([2.0]))
    model = Model((timed(1, 1), there), rows, np.ones(2))
    assert following(model).narrowed(box(model, [])).upper.tolist() == [0, 3]


def test_only_who_gives_is_needed() -> None:
    """By hand: 1.5 are needed, one is there; of who gives half two are hired, of others nobody.

    What may be had in part, such as the last column, has no least number.
    """
    rows = (block([[1.0, 0, 0, 0]], upper=1), block([[2.0, -0.5, 0, -0.1]], upper=1))
    part = columns([1], family="slack", integer=False)
    model = Model((timed(1, 1), columns([3, 3]), part), rows, np.ones(4))
    found = following(model).narrowed(box(model, [0]))
    assert found.lower.tolist() == [0, 2, 0, 0]


def test_a_millionth_of_the_largest_number_may_be_missed() -> None:
    """By hand: 1,000.0005 of 1,000 pass, 1.5001 of 1.5 do not; below 1 it is a millionth of 1."""
    needs = np.diag([1000.0005, 1.5001, 0.5000005, 0.5000015])
    model = Model(
        (timed(4, 1),),
        (block([[float(i == k) for k in range(4)] for i in range(4)], upper=1),),
        np.ones(4),
    )
    free, upper = np.full(4, -np.inf), np.array([1000, 1.5, 0.5, 0.5])
    found = Following(
        csc_array(np.vstack([np.eye(4), needs])),
        np.concatenate([free, free]),
        np.concatenate([np.ones(4), upper]),
        Shape.of(model),
        model.integer,
    )
    whole = Box(np.zeros(4), np.ones(4), np.zeros(8, dtype=bool))
    assert found.narrowed(whole).upper.tolist() == [1, 0, 1, 0]


@given(
    model=models(),
    tight=st.lists(st.integers(0, 2), unique=True),
    closed=st.lists(st.integers(0, 8), unique=True),
)
def test_no_plan_is_lost(model: Model, tight: list[int], closed: list[int]) -> None:
    """Every plan that is in a box is in what is left of it."""
    before = box(model, tight, closed)
    after = following(model).narrowed(before)
    assert (after.lower >= before.lower).all()
    assert (after.upper <= before.upper).all()
    for values in plans(model):
        assert inside(values, after, model) is inside(values, before, model)


def test_a_row_that_is_just_full_needs_nobody_more() -> None:
    """By hand: 1.5 of 1.5 people, to the last digit of what may be missed; hires are in no row."""
    once, full = block([[1, 0]], upper=1), block([[1.5, 0]], upper=1.5 - 1e-6 * 1.5)
    model = Model((timed(1, 1), columns([3])), (once, full), np.zeros(2))
    rows = model.by_column, model.row_lower, model.row_upper
    found = Following(*rows, Shape.of(model), model.integer).narrowed(box(model, [0]))
    assert (found.lower.tolist(), found.upper.tolist()) == ([0, 0], [1, 3])
