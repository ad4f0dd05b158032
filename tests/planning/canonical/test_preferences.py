"""Sums that decide between plans of equal worth."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.handmade import FUND, Setting, at, initiative, q

from portfolio.intake import HiringTerms
from portfolio.planning import Budget, FewChanges, Frozen, GivenWorth, Problem
from portfolio.planning.canonical.preferences import (
    NEARLY,
    Preference,
    lost_worth,
    preferences,
    spend_of,
)

TERMS = HiringTerms(lead=0, cost=5.0, recruiting_cost=1.0, max_per_quarter=1, fund=FUND)


def _problem() -> Problem:
    """Return two initiatives over two quarters, with hiring, and money that can be kept."""
    setting = Setting(2, hiring=TERMS, objective=GivenWorth({"A": 3.0, "B": 4.0}))
    ones = [initiative("A", cost=2, run=1), initiative("B", cost=7)]
    return setting.problem(*ones).without(Budget).requiring(Budget({FUND: 1.0}))


def test_spend_is_all_money_but_what_is_moved() -> None:
    """A@0 costs 2 and then 1 to run, B@1 costs 7, a hire in the first quarter 6 and 5."""
    problem = _problem()
    values = at(problem, {"A@0": 1, "B@1": 1, "+dev@0": 1, "carry money@0": 9})
    assert spend_of(problem) @ values == 3 + 7 + 11
    assert lost_worth(problem).of(values) == -7


def test_starts_count_their_quarters_from_one() -> None:
    """A@0 and B@1 begin in the first and in the second quarter: 3."""
    problem = _problem()
    spend, begins = preferences(problem)
    assert (spend.name, begins.name) == ("spend", "begins")
    assert (spend.whole, begins.whole) == (False, True)
    assert begins.of(at(problem, {"A@0": 1, "B@1": 1, "+dev@0": 1})) == 3


def test_changes_are_counted_against_every_last_plan_once() -> None:
    """Last was A@1 alone. Of A@0 and B@1 both are changes, of A@1 none is."""
    last = {"A": q(1)}
    rules = (FewChanges(last, 9), FewChanges(last, 2, price=1.0), Frozen(last, 1))
    problem = _problem().requiring(*rules)
    changes = preferences(problem)[-1]
    assert changes.name == "changes"
    assert changes.whole
    kept, moved = at(problem, {"A@1": 1}), at(problem, {"A@0": 1, "B@1": 1})
    assert changes.of(moved) - changes.of(kept) == 2


def test_every_last_plan_counts() -> None:
    """A stood still in one last plan and was A@1 in another; that is two changes more for A@0.

    By hand: against the first plan A@0 is one change and A@1 one; against the second, one and none.
    """
    rules = (FewChanges({}, 9), FewChanges({"A": q(1)}, 9))
    problem = _problem().requiring(*rules)
    changes = preferences(problem)[-1]
    early, late = (changes.of(at(problem, {name: 1})) for name in ("A@0", "A@1"))
    assert early - late == 1
    nothing = changes.of(at(problem, {}))
    assert (early - nothing, late - nothing) == (2 - 1, 1 - 1)


def test_another_mode_than_in_the_last_plan_is_a_change() -> None:
    """A was begun in its fast mode in the first quarter; its plain mode then is a change more."""
    fast = initiative("A", 1, mode="fast")
    setting = Setting(2, objective=GivenWorth({"A": 1.0}))
    rule = FewChanges({"A": q(0)}, 9, modes={"A": "fast"})
    problem = setting.problem(initiative("A", 1, modes=(fast,))).requiring(rule)
    changes = preferences(problem)[-1]
    numbers, points = problem.column_numbers, np.eye(len(problem.model.worth))
    quick = changes.of(points[numbers["starts_A_fast_2027Q1"]])
    plain = changes.of(points[numbers["starts_A_2027Q1"]])
    assert plain - quick == 1


def test_a_row_is_named() -> None:
    """After the sum that it limits."""
    block = Preference("sum", np.array([1.0, 0.0])).at_most(7.0)
    assert block.name == "least_sum"


def test_what_no_column_adds_to_decides_nothing() -> None:
    """Where nothing costs money, spend is not asked for."""
    problem = Setting(1, money=0).problem(initiative("A"))
    assert [one.name for one in preferences(problem)] == ["begins"]


@pytest.mark.parametrize(("amount", "whole", "room"), [(3e6, False, 3e-3), (0, False, 1e-9)])
def test_a_billionth_is_no_difference(amount: float, whole: bool, room: float) -> None:
    """Nor is it where sums are small; whole numbers differ by a half at least."""
    one = Preference("sum", np.array([1.0, 0.0, 2.0]), whole)
    assert one.room(amount) == pytest.approx(room)
    assert Preference("sum", one.cost, whole=True).room(amount) == 0.5


@pytest.mark.parametrize("amount", [-5e8, -1.0, 0.0, 7.0, 1e6])
def test_the_row_lets_equal_sums_pass_and_no_others(amount: float) -> None:
    """A sum of the amount passes, one of a tenth of a millionth more does not."""
    block = Preference("sum", np.array([1.0, 0.0])).at_most(amount)
    assert block.column.tolist() == [0]
    slack = block.upper[0] - block.value[0] * amount
    scale = block.value[0]
    assert slack == pytest.approx(scale * NEARLY * max(1.0, abs(amount)), rel=1e-3)
    assert 100 < max(scale, abs(block.upper[0])) < 2000
