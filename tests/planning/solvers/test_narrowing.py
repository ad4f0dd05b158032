"""What is left of a program when most columns are held: the same plans at the same worth."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csc_array
from tests.planning.solvers.models import block, columns, hard_to_prove, knapsack

from portfolio.planning import Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.narrowing import _HASTY, Narrowed, Program, narrow, trials

# Rows: 2a + 3b <= 7; b + 4c <= 6; c >= 0 (c alone).
PROGRAM = Program(
    matrix=csc_array(np.array([[2.0, 3.0, 0.0], [0.0, 1.0, 4.0], [0.0, 0.0, 1.0]])),
    worth=np.array([5.0, 7.0, 11.0]),
    lower=np.zeros(3),
    upper=np.array([9.0, 9.0, 9.0]),
    integer=np.array([True, False, True]),
    row_lower=np.array([-np.inf, -np.inf, 0.0]),
    row_upper=np.array([7.0, 6.0, np.inf]),
)


def test_held_columns_and_rows_without_others_go() -> None:
    """With c held at 1 the rows 2a + 3b <= 7 and b <= 2 are left, and 11 of worth is sure."""
    left = narrow(PROGRAM, np.array([0.0, 0.0, 1.0]), np.array([9.0, 8.0, 1.0]))
    program = left.program
    assert program.matrix.toarray().tolist() == [[2, 3], [0, 1]]
    assert program.row_upper.tolist() == [7, 2]
    assert (program.worth.tolist(), program.offset) == ([5, 7], 11)
    assert (program.upper.tolist(), program.integer.tolist()) == ([9, 8], [True, False])
    assert left.whole(np.array([3.0, 0.5])).tolist() == [3, 0.5, 1]
    assert not left.unmet


def test_what_is_held_may_break_a_row_alone() -> None:
    """The row b + 4c is 8 where b and c are held at 0 and 2, though 6 is allowed and a is open."""
    left = narrow(PROGRAM, np.array([0.0, 0.0, 2.0]), np.array([9.0, 0.0, 2.0]))
    assert left.unmet
    assert left.columns.tolist() == [0]


def test_offsets_add_up() -> None:
    """A program narrowed twice is worth what it is worth narrowed once."""
    once = narrow(PROGRAM, np.array([1.0, 0.0, 1.0]), np.array([1.0, 9.0, 1.0])).program
    first = narrow(PROGRAM, np.array([0.0, 0.0, 1.0]), np.array([9.0, 9.0, 1.0])).program
    twice = narrow(first, np.array([1.0, 0.0]), np.array([1.0, 9.0])).program
    assert twice.offset == once.offset == 16
    assert twice.row_upper.tolist() == once.row_upper.tolist() == [5, 2]


def test_a_search_among_few_finds_what_one_among_all_does() -> None:
    """Three of forty columns open: all eight combinations are tried by hand."""
    model = hard_to_prove(40, 3)
    session = Session(model)
    begin = session.search(Limits(0.2)).values
    assert begin is not None
    opened = np.array([0, 7, 31])
    lower, upper = begin.copy(), begin.copy()
    lower[opened], upper[opened] = 0, 1
    session.hold(lower, upper)
    found = session.search(Limits(0.0), start=begin)
    tried = []
    for bits in range(8):
        values = begin.copy()
        values[opened] = [bits & 1, bits >> 1 & 1, bits >> 2]
        if not model.row_excess(values).any():
            tried.append(float(model.worth @ values))
    assert found.status is Status.OPTIMAL
    assert found.objective == pytest.approx(max(tried))
    assert found.bound == pytest.approx(max(tried))


def test_enough_counts_what_is_held() -> None:
    """Things of 10, 13, 7, 8: the 13 held, 20 is enough, 13 and 7 or 13 and 8 both are."""
    model, session = knapsack(), Session(knapsack())
    lower, upper = model.lower.copy(), model.upper.copy()
    lower[1], upper[0] = 1, 0
    session.hold(lower, upper)
    found = session.search(Limits(0.0), enough=20.0)
    assert found.objective in (20, 21)
    assert found.stopped in (StopReason.GAP, StopReason.PROVEN)


def test_nothing_left_to_decide() -> None:
    """Everything held is a plan where it breaks no row, and none where it does."""
    session = Session(knapsack())
    session.hold(np.array([0.0, 1, 0, 1]), np.array([0.0, 1, 0, 1]))
    assert session.search(Limits(0.0)).objective == 21
    session.hold(np.ones(4), np.ones(4))
    assert session.search(Limits(0.0)).status is Status.INFEASIBLE


def test_a_row_broken_by_what_is_held_leaves_no_plan() -> None:
    """Two things held that exclude each other, two others open: no plan, whatever is chosen."""
    rows = block([[1, 1, 0, 0, 0]], upper=1), block([[0, 0, 1, 1, 1]], upper=2)
    model = Model((columns([1] * 5),), rows, np.ones(5))
    session = Session(model)
    session.hold(np.array([1.0, 1, 0, 0, 0]), np.array([1.0, 1, 0, 1, 1]))
    assert session.search(Limits(0.0)).status is Status.INFEASIBLE


def part_of(columns: int) -> Narrowed:
    """Return what is left of so many columns: the last one."""
    return Narrowed(PROGRAM, np.array([columns - 1]), np.zeros(columns), unmet=False)


@pytest.mark.parametrize(
    ("columns", "expected"), [(700, 8), (_HASTY[0], 0), (_HASTY[1], 0), (2_501, 8)]
)
def test_a_first_plan_of_medium_size_is_wanted_soon(columns: int, expected: int) -> None:
    """Among few of 701 to 2,500 columns nothing is tried; from a plan on twice, as ever."""
    assert trials(part_of(columns), begun=False) == expected
    assert trials(part_of(columns), begun=True) == 2


def test_the_whole_is_tried_as_ever() -> None:
    """HiGHS tries eight times of itself, and twice from a plan on."""
    assert (trials(None, begun=False), trials(None, begun=True)) == (8, 2)
