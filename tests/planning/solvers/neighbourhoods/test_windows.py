"""Windows of time: what begins in the same few quarters comes first, and is open there only."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.solvers.bounding.timed import timed
from tests.planning.solvers.drawn import Fixed
from tests.planning.solvers.models import columns

from portfolio.planning.model import Labels, Model
from portfolio.planning.solvers.choices import choices_of, subjects
from portfolio.planning.solvers.neighbourhoods.windows import Windows


def windows(model: Model, distance: list[float]) -> Windows:
    """Return the windows of what a model decides on."""
    return Windows(model, subjects(model), choices_of(model), np.array(distance))


def test_only_the_window_is_open() -> None:
    """By hand: half of ten quarters is quarter 5, and 3 quarters around it are 2 to 8.

    The plan does the second initiative in quarter 9, which has to be open for it to go.
    """
    model = Model((timed(2, 10),), (), np.zeros(20))
    plan = np.zeros(20)
    plan[19] = 1
    _, within = windows(model, [1.0, 1.0]).draw(Fixed(0.5), plan)
    assert np.flatnonzero(within).tolist() == [*range(2, 9), *range(12, 20)]


def test_columns_that_are_no_choices_are_in_no_window() -> None:
    """Neither a number up to nine, which the plan has two of, nor its quarters count.

    By hand: of the choices' two quarters half is quarter 1; numbers join up to quarter 9.
    """
    numbers = replace(
        columns([9, 9]), labels=Labels({"joins": range(10)}, {"joins": np.array([1, 9])})
    )
    model = Model((timed(1, 2), numbers), (), np.zeros(4))
    key, within = windows(model, [1.0] * 3).draw(Fixed(0.5), np.array([0, 1, 2, 2.0]))
    assert within.tolist() == [True, True, False, False]
    # Begun in the middle of the window it is 0 away; numbers stay 2 * (1 + 1) away.
    assert key == pytest.approx([0.35, 2.35, 2.35])


def test_who_begins_near_the_window_comes_first() -> None:
    """By hand: the middle is quarter 2 of four, and every key is half of 0.7 and what is away.

    The first begins in quarter 0, two away; the second in quarter 3, one away; the third is not
    done and split by the relaxation, which is as far as two quarters; the fourth is twice as far
    for a distance of 1, the last four times for any above 3.
    """
    model = Model((timed(5, 4),), (), np.zeros(20))
    plan = np.zeros(20)
    plan[[0, 7]] = 1
    key, _ = windows(model, [9, 9, 0, 1, 9]).draw(Fixed(0.5), plan)
    assert key == pytest.approx([1.35, 0.85, 1.35, 2.35, 4.35])
    # Drawn again, nothing of the plan before is left.
    key, _ = windows(model, [9, 9, 0, 1, 9]).draw(Fixed(0.5), np.zeros(20))
    assert key == pytest.approx([4.35, 4.35, 1.35, 2.35, 4.35])


def test_a_plan_before_leaves_no_trace() -> None:
    """The same object tells of another plan what a new one does."""
    model = Model((timed(2, 4),), (), np.zeros(8))
    same, plan = windows(model, [1.0, 1.0]), np.zeros(8)
    plan[0] = 1
    before = same.draw(Fixed(0.5), np.zeros(8))[0]
    same.draw(Fixed(0.5), plan)
    assert same.draw(Fixed(0.5), np.zeros(8))[0].tolist() == before.tolist()


def test_every_quarter_is_once_the_middle() -> None:
    """Of twelve quarters the first and the last are open now and then, and never both."""
    model = Model((timed(1, 12),), (), np.zeros(12))
    rng, drawn = np.random.default_rng(1), windows(model, [1.0])
    opened = np.array([drawn.draw(rng, np.zeros(12))[1] for _ in range(100)])
    assert opened.any(axis=0).all()
    assert not (opened[:, 0] & opened[:, 11]).any()


def test_one_quarter_is_a_window() -> None:
    """By hand: half of one quarter is 0.5 after it begins, where the plan does the first.

    Half of 0.5 + 0.7; the other, which it does not do, is 2 * (1 + 1) away.
    """
    model = Model((timed(2, 1),), (), np.zeros(2))
    key, within = windows(model, [1.0, 1.0]).draw(Fixed(0.5), np.array([1.0, 0]))
    assert key == pytest.approx([0.6, 2.35])
    assert within.all()


def test_without_choices_nothing_is_open() -> None:
    """A model of numbers alone has no window, and no fault."""
    model = Model((columns([9]),), (), np.zeros(1))
    _, within = windows(model, [1.0]).draw(np.random.default_rng(1), np.zeros(1))
    assert within.tolist() == [False]
