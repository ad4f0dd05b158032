"""What solvers share: settling values, and measuring rows by their size."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csc_array
from tests.planning.solvers.models import block, columns

from portfolio.planning.model import Model
from portfolio.planning.solvers import Highs
from portfolio.planning.solvers.solver import (
    ANY_PLAN,
    check_limits,
    impossible,
    pieces,
    row_scale,
    settle,
)


def test_settled_values_are_whole_and_within_bounds() -> None:
    """Almost one is one, a whisker below nothing is nothing; slack keeps its digits."""
    model = Model(
        (columns([1, 1, 2]), columns([3, 3], family="slack", integer=False)), (), np.zeros(5)
    )
    found = np.array([0.9999999, -1e-9, 2.0000001, 1.25, 3.0000001])
    assert settle(model, found).tolist() == [1, 0, 2, 1.25, 3]


def test_rows_are_scaled_by_powers_of_two() -> None:
    """The largest number of a row, 2 ** 10 or a bound of 2 ** 4, comes to 2 ** 8; counts stay."""
    model = Model(
        (columns([1, 1]),),
        (
            block([[2.0**10, 3]], upper=1),
            block([[0.5, 0.25]], upper=2.0**4),
            block([[1, -1], [0, 0]], upper=1),
        ),
        np.zeros(2),
    )
    assert np.log2(row_scale(model, model.by_column)).tolist() == [
        -2,
        4,
        0,
        0,
    ]


def test_rows_of_small_numbers_are_scaled_as_well() -> None:
    """By hand: 1 with a half is no plain count and 1 is brought to 256; a half is, too, by 512."""
    rows = block([[1.0, 0.5], [0.25, 0.5]], upper=[1.0, 0.25])
    model = Model((columns([1, 1]),), (rows,), np.zeros(2))
    assert row_scale(model, model.by_column).tolist() == [256, 512]


def test_a_column_that_breaks_a_limit_by_itself_is_impossible() -> None:
    """5 alone exceeds 4; 6 less up to 3 of relief does not; relief itself is never impossible."""
    model = Model(
        (columns([1, 1, 3]),),
        (block([[5, 2, 0]], upper=4), block([[0, 6, -1]], upper=4)),
        np.zeros(3),
    )
    assert impossible(model, model.by_column).tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("budget", "over", "dear"),
    [(1e5, 0.15, 1e8), (1.0, 0.04, 1e12), (1e6, 1.0, 0.0), (1e12, 1e6, 0.0), (1e15, 1e9, 0.0)],
)
def test_a_budget_is_kept_whatever_its_size(budget: float, over: float, dear: float) -> None:
    """Two halves, one a little dearer, never fit together, whatever else is on offer."""
    costs = [budget / 2 + over, budget / 2, dear or budget / 2 + 2 * over]
    model = Model((columns([1] * 3),), (block([costs], upper=budget),), np.ones(3))
    assert Highs(gap=0).solve(model).objective == 1


def test_no_rows_have_no_scale() -> None:
    """Nothing to measure."""
    empty = Model((columns([1]),), (), np.zeros(1))
    assert row_scale(empty, empty.by_column).tolist() == []


def test_limits_are_numbers_from_zero_on() -> None:
    """None is no limit; nothing else is forgiven."""
    check_limits("any", 0.0, None, node_limit=3)
    for wrong in (-1e-9, math.nan, -math.inf):
        with pytest.raises(ValueError, match=f"any: time_limit must be at least 0, not {wrong}"):
            check_limits("any", 0.0, wrong)


@pytest.mark.parametrize("wrong", [-1e-9, 1.01, 5, math.nan, math.inf])
def test_a_gap_is_a_share(wrong: float) -> None:
    """Five is hardly meant as 500 %; the gap that any plan is within is no accident."""
    with pytest.raises(ValueError, match=rf"any: gap must be a share .*for 1 %\), not {wrong}"):
        check_limits("any", wrong, None)
    for right in (0, 0.01, 1, ANY_PLAN):
        check_limits("any", right, None)


def test_limits_are_of_a_kind() -> None:
    """Texts are no numbers, and halves of nodes or threads there are none."""
    with pytest.raises(ValueError, match="any: gap: expected a number, such as"):
        check_limits("any", "1 %", None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="any: time_limit: expected a number"):
        check_limits("any", 0.0, "1 min")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="any: node_limit: expected a whole number"):
        check_limits("any", 0.0, None, node_limit=1.5)  # type: ignore[arg-type]


def test_a_ruinous_candidate_hides_no_plan() -> None:
    """Beside a loss of 1e12 that nobody takes, 60 is still better than 50, and than nothing."""
    worth = np.array([60.0, 50.0, -1e12])
    model = Model((columns([1] * 3),), (block([[3.0, 3.0, 2.0]], upper=5),), worth)
    assert Highs(gap=0).solve(model).objective == 60


def test_what_can_be_used_in_part_or_is_there_in_any_case_is_not_impossible() -> None:
    """5 exceeds 4: a fifth of it would not, and one that must be there proves the row wrong."""
    row = (block([[5]], upper=4),)
    whole = Model((columns([1]),), row, np.zeros(1))
    assert impossible(whole, whole.by_column).tolist() == [True]
    in_part = Model((columns([1], integer=False),), row, np.zeros(1))
    assert impossible(in_part, in_part.by_column).tolist() == [False]
    there = replace(in_part, columns=(replace(columns([1]), lower=np.ones(1)),))
    assert impossible(there, there.by_column).tolist() == [False]


@pytest.mark.parametrize(("beyond", "out"), [(500.0, False), (2000.0, True)])
def test_a_millionth_of_a_limit_is_nothing(beyond: float, out: bool) -> None:
    """Of a billion a thousand may be missed."""
    model = Model((columns([1]),), (block([[1e9 + beyond]], upper=1e9),), np.zeros(1))
    assert impossible(model, model.by_column).tolist() == [out]


@pytest.mark.parametrize(("relief", "out"), [(1, True), (2, False)])
def test_relief_must_be_enough(relief: float, out: bool) -> None:
    """6 less 1 still exceeds 4, 6 less 2 does not."""
    model = Model((columns([1, relief]),), (block([[6, -1]], upper=4),), np.zeros(2))
    assert impossible(model, model.by_column).tolist() == [out, False]


def test_slack_is_never_less_than_nothing() -> None:
    """A solver's whisker below nothing is nothing, also of what is not whole."""
    model = Model((columns([3], family="slack", integer=False),), (), np.zeros(1))
    assert settle(model, np.array([-1e-9])).tolist() == [0.0]


def test_coefficients_come_in_pieces() -> None:
    """Of 40,000 in two rows each once, at most 16,384 at a time, and none twice."""
    numbers = np.arange(1.0, 40_001.0)
    matrix = csc_array(numbers.reshape(2, -1))
    found = list(pieces(matrix))
    assert [len(value) for _, value in found] == [16_384, 16_384, 40_000 - 2 * 16_384]
    assert np.concatenate([value for _, value in found]).tolist() == matrix.data.tolist()
    assert np.concatenate([row for row, _ in found]).tolist() == [0, 1] * 20_000


def test_what_is_above_is_more_than_the_limit_and_than_one() -> None:
    """1.5 of 1 spoils the row; 1 of a half does not, for most rows hold nothing but ones.

    Who is held at 0 anyway is not looked at.
    """
    for upper, value, limit, out in [
        (1, 1.5, 1.0, True),
        (1, 1.5, 0.5, True),
        (1, 1.0, 0.5, False),
        (0, 5.0, 4.0, False),
    ]:
        model = Model((columns([upper]),), (block([[value]], upper=limit),), np.zeros(1))
        assert impossible(model, model.by_column).tolist() == [out]
