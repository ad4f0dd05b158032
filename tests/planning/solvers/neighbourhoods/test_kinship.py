"""Kinship: who needs the same people at the same time is alike, whatever it is worth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.solvers.bounding.timed import staffed

from portfolio.planning.model import Model
from portfolio.planning.solvers.choices import choices_of, subjects
from portfolio.planning.solvers.neighbourhoods.kinship import Kinship


def kinship(model: Model) -> Kinship:
    """Return the kinship of what a model decides on."""
    return Kinship(model, subjects(model), choices_of(model))


def test_the_same_needs_are_alike() -> None:
    """By hand: the first two need people of the first row, the third of the second one.

    Rows are counted as shares of their largest number. The first needs (1, 0), the second (1/3, 0),
    the third (0, 1): cosines 1, 1 and 0.
    """
    model = staffed([5, 4, 3], [[1.5, 0.5, 0.0], [0.0, 0.0, 2.0]], [2.0, 2.0], [], 1)
    found = kinship(model).likeness(0, np.array([1, 0, 0.0]))
    assert found == pytest.approx([1, 1, 0])


def test_needs_are_shares_of_the_largest_one() -> None:
    """By hand: 0.5 and 0.25 of row one are 1 and 1/2, 2 of row two is 1; the cosine is 1/sqrt 5.

    The first needs (1, 0), the second (1/2, 1): 1/2 by a length of sqrt 5/4.
    """
    alike = kinship(staffed([5, 4], [[0.5, 0.25], [0.0, 2.0]], [1.0, 2.0], [], 1))
    for plan in ([1, 1.0], [1, 0.0]):
        assert alike.likeness(0, np.array(plan)) == pytest.approx([1, 0.2**0.5])
    assert alike.likeness(1, np.array([1, 1.0])) == pytest.approx([0.2**0.5, 1])
    assert alike.likeness(0, np.array([0, 1.0])) == pytest.approx([0.2**0.5, 1])


def test_what_is_done_counts_as_it_is_done() -> None:
    """By hand: the second initiative needs row one if it starts early, row two if late.

    Not done it needs (1/2, 1/2), at 45 degrees to the first; done late it has nothing in common.
    """
    demand = [[2.0, 2.0, 2.0, 0.0], [0.0, 0.0, 0.0, 2.0]]
    model = staffed([5, 5, 4, 4], demand, [4.0, 4.0], [], 2)
    alike = kinship(model)
    assert alike.likeness(0, np.array([1, 0, 0, 0.0])) == pytest.approx([1, np.sqrt(0.5)])
    assert alike.likeness(0, np.array([1, 0, 0, 1.0])) == pytest.approx([1, 0])
    assert alike.likeness(1, np.array([1, 0, 0, 1.0])) == pytest.approx([0, 1])


def test_who_makes_room_is_near_who_takes_it() -> None:
    """By hand: the first takes people of row one, the second brings some, the third takes of row 2.

    The cosine of (1, 0) and (-1/2, 0) is -1, which counts as 1.
    """
    model = staffed([5, 4, 3], [[2.0, -1.0, 0.0], [0.0, 0.0, 2.0]], [2.0, 2.0], [], 1)
    for plan in ([1, 0, 0.0], [1, 1, 0.0]):
        assert kinship(model).likeness(0, np.array(plan)) == pytest.approx([1, 1, 0])


def test_rows_that_count_say_nothing() -> None:
    """By hand: one person each in a row of nothing but ones is no need that tells."""
    model = staffed([5, 4], [[1.0, 1.0]], [2.0], [], 1)
    assert kinship(model).likeness(0, np.array([1, 0.0])) == pytest.approx([0, 0])


def test_what_a_plan_does_is_counted() -> None:
    """Columns that are no choices, such as hires, do not count."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [3], 1)
    assert kinship(model).done(np.array([1, 0, 2.0])) == 1
    assert kinship(model).done(np.array([0, 0, 2.0])) == 0


def test_zeros_that_are_written_down_are_no_needs() -> None:
    """By hand: a row of ones is a count, also where it says of a third thing that it takes none."""
    plain = staffed([5, 4, 3], [[1.0, 1.0, 0.0]], [2.0], [], 1)
    once, needs = plain.blocks
    written = replace(
        needs,
        row=np.append(needs.row, 0),
        column=np.append(needs.column, 2),
        value=np.append(needs.value, 0.0),
    )
    model = replace(plain, blocks=(once, written))
    assert model.matrix.nnz == plain.matrix.nnz + 1
    assert kinship(model).likeness(0, np.array([1, 0, 0.0])) == pytest.approx([0, 0, 0])


def test_subjects_without_a_choice_are_like_nobody() -> None:
    """By hand: both need the same people, and two kinds of hires are no choices."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [3, 3], 1)
    assert kinship(model).likeness(0, np.array([1, 0, 0, 0.0])) == pytest.approx([1, 1, 0, 0])
