"""The carry: how much unspent money is kept for the next quarter."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.handmade import (
    FIRST,
    FUND,
    NOTHING_WORTH,
    Setting,
    initiative,
    q,
    roadmap,
    under,
)

from portfolio.domain import calendar
from portfolio.intake import Backlog, Capacity
from portfolio.planning import Budget, Carried, GivenWorth, Npv, Problem, plan
from portfolio.planning.decisions import Carry
from portfolio.planning.decisions.carry import most_there, terms_of

HALF = Budget({FUND: 0.5})


def _under(*rules: Budget, money: tuple[float, ...] = (10, 20, 30)) -> Problem:
    return Setting(quarters=len(money), money=money).under(rules)


def test_money_kept_is_out_now_and_back_next() -> None:
    """Of 8 kept back, three quarters are 6 in the next quarter, and nothing later."""
    carried = Carried(FUND, q(1), 8.0, 0.75)
    assert [carried.charge(FUND, q(t)) for t in range(4)] == [0, 8, -6, 0]
    assert carried.charge("another fund", q(1)) == carried.supply("dev", q(1)) == 0
    assert carried.brought == 6


def test_columns_are_those_of_the_money_kept() -> None:
    """One column a quarter but the last; one unit charges 1 now and brings 0.5 next."""
    columns = Carry().columns(_under(HALF))
    assert [columns.labels[k] for k in range(2)] == [(FUND, q(0)), (FUND, q(1))]
    assert columns.spend.toarray().T.tolist() == [[1, -0.5, 0], [0, 1, -0.5]]
    assert columns.people.nnz == 0
    assert not columns.integer.any()
    assert not columns.priced


def test_bounds_are_the_most_there_can_be_to_keep() -> None:
    """10, then 20 and half of 10; a cap of 12 keeps both below."""
    assert Carry().columns(_under(HALF)).upper.tolist() == [10, 25]
    assert Carry().columns(_under(Budget({FUND: 0.5}, {FUND: 12.0}))).upper.tolist() == [10, 12]
    assert most_there(_under(Budget({FUND: 1.0}, {FUND: 12.0})), FUND) == (10, 30, 42)


def test_money_lapses_by_default() -> None:
    """No columns without a rule that keeps some, and none where there is nothing to keep."""
    for rules in ((), (Budget(),), (Budget({FUND: 0.0}),)):
        columns = Carry().columns(_under(*rules))
        assert len(columns) == 0
        assert columns.spend.shape == (3, 0)
    assert len(Carry().columns(_under(HALF, money=(0, 5, 5)))) == 1
    assert terms_of(_under(), FUND) == (0, 0)


def test_with_several_budgets_the_strictest_counts() -> None:
    """Half and three quarters are half; a cap holds for both; one that lets lapse ends it."""
    problem = _under(HALF, Budget({FUND: 0.75}, {FUND: 4.0}))
    assert terms_of(problem, FUND) == (0.5, 4.0)
    assert len(Carry().columns(_under(HALF, Budget()))) == 0


def test_values_are_money_kept() -> None:
    """What is nothing but rounding is nothing."""
    found = Carry().decided(_under(HALF), np.array([3.0, 1e-12]))
    assert found == (Carried(FUND, q(0), 3.0, 0.5),)


@pytest.mark.parametrize(("keep", "done"), [(0.0, False), (0.5, False), (0.75, True), (1.0, True)])
def test_money_is_kept_for_what_one_quarter_cannot_pay(keep: float, done: bool) -> None:
    """A costs 35 in the second of two quarters with 20 each: 15 must come from the first.

    Of 20 kept, half are 10 and three quarters are 15.
    """
    one = initiative("A", cost=35, earliest_start=q(1), latest_finish=q(1))
    setting = Setting(quarters=2, money=20, objective=GivenWorth({"A": 1.0}))
    problem = setting.problem(one).without(Budget).requiring(Budget({FUND: keep}))
    found = plan(problem)
    assert found.includes("A") is done
    assert [one.brought for one in found.done(Carried)] == ([pytest.approx(15)] if done else [])


def test_no_more_is_kept_than_is_needed_and_it_is_worth_nothing() -> None:
    """A costs 12 in the third of three quarters with 10 each: 2 are kept in the second alone.

    Moving money earns and costs nothing: A is worth 100 less 12.
    """
    one = initiative("A", cost=12, benefit=100, earliest_start=q(2), latest_finish=q(2))
    setting = Setting(quarters=3, money=10, objective=Npv(0.0, life=1))
    problem = Problem.of(
        setting.backlog(one), setting.capacity(), Budget({FUND: 1.0}), objective=setting.objective
    )
    found = plan(problem)
    assert found.objective == found.worth == pytest.approx(88)
    (carried,) = found.done(Carried)
    assert (carried.fund, carried.quarter) == (FUND, q(1))
    assert carried.money == pytest.approx(2)


def test_the_roadmap_tells_of_money_kept() -> None:
    """A column in the table of money that adds up to what is free, and a table of its own."""
    found = roadmap(_under(HALF), {"carry money@0": 8})
    assert found.spend()["carry"].tolist() == [8, -4, 0]
    assert found.spend()["free"].tolist() == [2, 24, 30]
    assert found.money_use[FUND, q(0)].spent == 0
    assert found.carried().to_dict("records") == [
        {
            "fund": FUND,
            "quarter": "2027Q1",
            "kept_back": 8.0,
            "next_quarter": "2027Q2",
            "brought": 4.0,
        }
    ]
    assert "carry" not in roadmap(under(())).spend()


def test_little_money_is_money() -> None:
    """Half a unit that is there can be kept."""
    assert Carry().columns(_under(HALF, money=(0.5, 0, 0))).upper.tolist() == [0.5, 0.25]


def test_each_fund_keeps_in_rows_of_its_own() -> None:
    """Rows are capex then opex, three quarters each: opex keeps 3 and 4, capex nothing."""
    capacity = Capacity.of(calendar(FIRST, 3), {"capex": (1, 1, 1), "opex": (3, 4, 5)})
    rule = Budget({"opex": 0.25}, {"opex": 9.0})
    columns = Carry().columns(Problem(Backlog(()), capacity, (rule,), NOTHING_WORTH))
    assert [columns.labels[k] for k in range(2)] == [("opex", q(0)), ("opex", q(1))]
    assert columns.spend.toarray().T.tolist() == [
        [0, 0, 0, 1, -0.25, 0],
        [0, 0, 0, 0, 1, -0.25],
    ]
    assert columns.upper.tolist() == [3, 4.75]
