"""Complete enumeration: the referee of the solvers."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from tests.planning.solvers.models import block, columns, hard_to_prove, impossible, knapsack

from portfolio.planning import Enumeration, Highs, Status, StopReason
from portfolio.planning.model import Model


def test_the_knapsack() -> None:
    """21 by hand, and by trying all 16 subsets here."""
    weight, worth = (5, 6, 3, 4), (10, 13, 7, 8)
    subsets = product((0, 1), repeat=4)
    fits = [s for s in subsets if sum(a * b for a, b in zip(s, weight, strict=True)) <= 10]
    assert max(sum(a * b for a, b in zip(s, worth, strict=True)) for s in fits) == 21
    outcome = Enumeration().solve(knapsack())
    assert (outcome.status, outcome.stopped) == (Status.OPTIMAL, StopReason.PROVEN)
    assert outcome.values is not None
    assert outcome.values.tolist() == [0, 1, 0, 1]
    assert outcome.objective == outcome.bound == 21


def test_no_plan() -> None:
    """Three of two."""
    outcome = Enumeration().solve(impossible())
    assert (outcome.status, outcome.has_plan) == (Status.INFEASIBLE, False)
    assert outcome.stopped is StopReason.PROVEN


@pytest.mark.parametrize("model", [knapsack(), impossible()], ids=["plan", "no plan"])
def test_who_it_was_and_how_long_it_took(model: Model) -> None:
    """By name, and in seconds."""
    effort = Enumeration().solve(model).effort
    assert effort.solver == "enumeration"
    assert 0 < effort.seconds < 60


def test_no_columns() -> None:
    """Nothing to decide: 0 points, unless a row asks for more than nothing."""
    nothing = Model((columns([]),), (), np.empty(0))
    assert Enumeration().solve(nothing).objective == 0
    asking = replace(nothing, blocks=(block([[]], lower=1),))
    assert Enumeration().solve(asking).status is Status.INFEASIBLE


def test_integers_beyond_one() -> None:
    """Up to three of one and two of another: 3 * 2 + 1 * 5 weigh 5 and are worth 11."""
    model = Model((columns([3, 2]),), (block([[1, 2]], lower=1, upper=5),), np.array([2.0, 5.0]))
    outcome = Enumeration().solve(model)
    # All pairs: (1, 2) weighs 5 and is worth 12, (3, 1) is worth 11.
    assert outcome.values is not None
    assert (outcome.values.tolist(), outcome.objective) == ([1, 2], 12)


def test_fixed_columns_stay() -> None:
    """With the first thing held there is room for 5: 8 come on top, 18 in all."""
    assert Enumeration().solve(replace(knapsack(), fixed={0: 1.0})).objective == 18


def test_slack_takes_its_least_value() -> None:
    """Two rows need 3 and 5 of it when the thing is taken: 5 at 2 each leave 20 - 10."""
    model = Model(
        (columns([1]), columns([9], family="slack", integer=False)),
        (block([[-3, 1], [-5, 1]], lower=0),),
        np.array([20.0, -2.0]),
    )
    outcome = Enumeration().solve(model)
    assert outcome.values is not None
    assert (outcome.values.tolist(), outcome.objective) == ([1, 5], 10)


def test_slack_may_relax_a_limit() -> None:
    """3 x - v <= 1 needs 2 of it; too dear at 6 each for a thing of worth 10."""
    model = Model(
        (columns([1]), columns([9], family="slack", integer=False)),
        (block([[3, -1]], upper=1),),
        np.array([10.0, -6.0]),
    )
    assert Enumeration().solve(model).objective == 0
    cheap = replace(model, worth=np.array([10.0, -4.0]))
    assert Enumeration().solve(cheap).objective == 2


def test_slack_that_does_not_suffice_leaves_no_plan() -> None:
    """Five are needed, four are there."""
    model = Model(
        (columns([1]), columns([4], family="slack", integer=False)),
        (block([[1, 0], [-5, 1]], lower=[1, 0]),),
        np.array([20.0, -2.0]),
    )
    assert Enumeration().solve(model).status is Status.INFEASIBLE


def test_columns_that_share_a_row_are_settled_together() -> None:
    """Two helpers serve the thing, at 2 and 3 a unit; of 5 units together 4 may be the cheap one.

    The thing is worth 20 and needs 5: 4 at 2 and 1 at 3 leave 20 - 8 - 3 = 9.
    """
    model = Model(
        (columns([1]), columns([4, 9], family="helpers", integer=False)),
        (block([[-5, 1, 1]], lower=0), block([[0, 1, 1]], upper=5)),
        np.array([20.0, -2.0, -3.0]),
    )
    outcome = Enumeration().solve(model)
    assert outcome.values is not None
    assert outcome.values.tolist() == pytest.approx([1, 4, 1])
    assert outcome.objective == pytest.approx(9)


def test_columns_that_share_a_row_may_not_suffice() -> None:
    """Five units are needed and four are allowed together: without the thing there is 0."""
    model = Model(
        (columns([1]), columns([4, 9], family="helpers", integer=False)),
        (block([[-5, 1, 1]], lower=0), block([[0, 1, 1]], upper=4)),
        np.array([20.0, -2.0, -3.0]),
    )
    assert Enumeration().solve(model).objective == 0
    asking = replace(model, blocks=(*model.blocks, block([[1, 0, 0]], lower=1)))
    assert Enumeration().solve(asking).status is Status.INFEASIBLE


def test_rounding_does_not_leave_a_thing_out() -> None:
    """Three of 110 million fill 330 million, whatever the last digit says."""
    model = Model((columns([1] * 4),), (block([[1.1 * 1e8] * 4], upper=3.3e8),), np.ones(4))
    assert Enumeration().solve(model).objective == 3


def test_what_is_no_slack_is_refused() -> None:
    """A continuous column that earns is no slack, and enumeration cannot choose its value."""
    model = Model((columns([1.0], integer=False),), (), np.ones(1))
    told = "^enumeration: continuous columns must be slack at a price$"
    with pytest.raises(ValueError, match=told):
        Enumeration().solve(model)


def test_what_is_too_large_is_refused() -> None:
    """A thousand combinations are soon exceeded; the message says what else to do."""
    with pytest.raises(ValueError, match="more than 1,000 combinations; use another solver"):
        Enumeration(most=1000).solve(hard_to_prove())


def test_helpers_are_taken_in_order_of_price_not_of_column() -> None:
    """The dear helper comes first in the model; still 4 units at 2 and 1 at 3 leave 9 of 20."""
    model = Model(
        (columns([1]), columns([9, 4], family="helpers", integer=False)),
        (block([[-5, 1, 1]], lower=0),),
        np.array([20.0, -3.0, -2.0]),
    )
    outcome = Enumeration().solve(model)
    assert outcome.values is not None
    assert outcome.values.tolist() == pytest.approx([1, 1, 4])
    assert outcome.objective == pytest.approx(9)


@pytest.mark.parametrize(("most", "objective"), [(8, 26), (7, -2)])
def test_helpers_fill_what_the_thing_leaves_of_a_row(most: float, objective: float) -> None:
    """With the thing 6 units are asked for, and 2 less than `most` allowed; without it 1 is.

    4 at 2 and 2 at 3 leave 40 - 14 = 26; where 5 are allowed only one unit at 2 is taken.
    """
    model = Model(
        (columns([1]), columns([4, 9], family="helpers", integer=False)),
        (block([[-5, 1, 1]], lower=1), block([[2, 1, 1]], upper=most)),
        np.array([40.0, -2.0, -3.0]),
    )
    assert Enumeration().solve(model).objective == pytest.approx(objective)


def test_one_unit_of_slack_may_count_for_several() -> None:
    """4 are lacking and each unit makes up for 2: two units at 3 leave 10 - 6."""
    model = Model(
        (columns([1]), columns([9], family="slack", integer=False)),
        (block([[-4, 2]], lower=0),),
        np.array([10.0, -3.0]),
    )
    outcome = Enumeration().solve(model)
    assert outcome.values is not None
    assert (outcome.values.tolist(), outcome.objective) == ([1, 2], 4)


def test_slack_may_be_free() -> None:
    """A rule that is missed at no price."""
    model = Model(
        (columns([1]), columns([9], family="slack", integer=False)),
        (block([[3, -1]], upper=1),),
        np.array([10.0, 0.0]),
    )
    assert Enumeration().solve(model).objective == 10


def test_a_lower_bound_may_be_met_exactly() -> None:
    """One thing at a loss must be taken where one is asked for."""
    model = Model((columns([1]),), (block([[1]], lower=1),), np.array([-1.0]))
    assert Enumeration().solve(model).objective == -1


def test_as_many_combinations_as_allowed_are_tried() -> None:
    """Two things make four combinations: four may be tried, three are too few."""
    model = Model((columns([1, 1]),), (), np.ones(2))
    assert Enumeration(most=4).solve(model).objective == 2
    with pytest.raises(ValueError, match="more than 3 combinations"):
        Enumeration(most=3).solve(model)


def test_a_continuous_column_that_is_held_stays_held() -> None:
    """Missed by 3 by order, though 2 would do: one thing for 10 less 3 points is 7."""
    parts = (columns([1]), columns([5], integer=False))
    rows = block([[2, -1]], upper=0)
    model = Model(parts, (rows,), np.array([10.0, -1.0]), fixed={1: 3.0})
    for solver in (Enumeration(), Highs(gap=0.0)):
        outcome = solver.solve(model)
        assert outcome.values is not None
        assert (outcome.values.tolist(), outcome.objective) == ([1, 3], 7)


def test_ways_of_equal_worth_do_not_end_the_search() -> None:
    """Nothing, or a thing of no worth, are worth 0; the helped thing leaves 20 - 5 * 2 = 10.

    Helpers share a row. The best is looked at first, so that the others need not be filled in.
    """
    model = Model(
        (columns([1, 1]), columns([9, 9], family="helpers", integer=False)),
        (block([[-5, 0, 1, 1]], lower=0),),
        np.array([20.0, 0.0, -2.0, -3.0]),
    )
    assert Enumeration().solve(model).objective == pytest.approx(10)


def test_slack_of_one_row_each_needs_no_linear_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows with a column of slack each are settled by arithmetic alone, each for itself.

    By hand: the first thing needs 2 at 1 each; 4 are needed in any case, at 2 each, of which the
    second thing gives 1: 15 - 2 - 3 * 2 = 7.
    """
    monkeypatch.setattr("scipy.optimize.linprog", None)
    model = Model(
        (columns([1, 1]), columns([9, 9], family="slack", integer=False)),
        (block([[-2, 0, 1, 0], [0, 1, 0, 1]], lower=[0, 4]),),
        np.array([15.0, 0.0, -1.0, -2.0]),
    )
    outcome = Enumeration().solve(model)
    assert outcome.values is not None
    assert (outcome.values.tolist(), outcome.objective) == ([1, 1, 2, 3], 7)


def test_how_many_must_be_one_or_more() -> None:
    """One will do where there is one combination; the message shows what was given."""
    nothing = Model((columns([0]),), (), np.ones(1))
    assert Enumeration(most=1).solve(nothing).objective == 0
    with pytest.raises(ValueError, match=r"^enumeration: most must be at least 1, not 0$"):
        Enumeration(most=0)
    with pytest.raises(ValueError, match=r"^enumeration: most: expected a whole number"):
        Enumeration(most=1.5)  # type: ignore[arg-type]
