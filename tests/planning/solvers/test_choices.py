"""Which columns mean yes or no, what they decide on, and which of them make room."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.handmade import GivenWorth, Setting, initiative
from tests.planning.solvers.bounding.timed import timed
from tests.planning.solvers.models import block, columns

from portfolio.planning.model import Labels, Model
from portfolio.planning.solvers.choices import begins, choices_of, means_of, subjects


def test_choices_mean_yes_or_no() -> None:
    """Counts of more than one and parts are none."""
    parts = (columns([1, 3]), columns([1], family="slack", integer=False))
    assert choices_of(Model(parts, (), np.zeros(3))).tolist() == [True, False, False]


def test_starts_of_one_initiative_belong_together() -> None:
    """In whatever mode; every other column is a subject of its own."""
    fast = initiative("A", 1, mode="fast")
    setting = Setting(quarters=3, objective=GivenWorth({}))
    problem = setting.problem(initiative("A", 2, modes=(fast,)), initiative("B", 3))
    # A in two quarters may start in 2 quarters, in one in 3; B in one.
    assert subjects(problem.model).tolist() == [0, 0, 0, 0, 0, 1]
    more = replace(problem.model, columns=(*problem.model.columns, columns([1, 1])))
    assert subjects(more).tolist() == [0, 0, 0, 0, 0, 1, 2, 3]


@pytest.mark.parametrize(
    ("worth", "row", "upper", "expected"),
    [
        (-1.0, -0.5, 2.0, True),
        (0.0, -0.5, 2.0, True),
        (1.0, -0.5, 2.0, False),  # earns
        (-1.0, 0.5, 2.0, False),  # takes room
        (-1.0, -0.5, np.inf, False),  # makes it where there is no end of it
    ],
)
def test_means_cost_and_make_room(worth: float, row: float, upper: float, expected: bool) -> None:
    """A hire is one, whether it costs or not; nothing that earns is, or that takes room."""
    rows = (block([[1.0, row]], upper=upper),)
    assert means_of(Model((columns([1, 1]),), rows, np.array([5, worth]))).tolist() == [
        False,
        expected,
    ]


def test_means_are_single_choices() -> None:
    """An initiative with two starts is none, whatever it makes room for; nor is a number."""
    parts = (timed(1, 2), columns([2, 1]), columns([1], integer=False))
    rows = (block([[1.0] * 5], upper=9), block([[-1.0] * 5], upper=2), block([[1.0] * 5], upper=9))
    assert np.flatnonzero(means_of(Model(parts, rows, -np.ones(5)))).tolist() == [3]


def test_a_choice_is_alone_among_choices() -> None:
    """By hand: the number up to two beside it, on the same subject, is none."""
    part = replace(timed(1, 2), upper=np.array([1, 2.0]))
    model = Model((part,), (block([[-1.0, 0.0]], upper=2),), -np.ones(2))
    assert means_of(model).tolist() == [True, False]


def test_a_zero_that_is_written_down_makes_no_room() -> None:
    """By hand: the row says that the second takes nothing of what the first needs."""
    row = block([[1.0, 1.0]], upper=2)
    model = Model((columns([1, 1]),), (replace(row, value=np.array([1.0, 0])),), -np.ones(2))
    assert model.matrix.nnz == 2
    assert not means_of(model).any()


def test_starts_and_joins_are_begins() -> None:
    """Labels tell in which quarter; a column without either begins in the first one."""
    joins = replace(
        columns([1, 1]), labels=Labels({"joins": [0, 1, 2, 3]}, {"joins": np.array([3, 1])})
    )
    model = Model((timed(2, 3), joins, columns([1])), (), np.zeros(9))
    assert begins(model).tolist() == [0, 1, 2, 0, 1, 2, 3, 1, 0]
    assert begins(model).dtype == np.int64
