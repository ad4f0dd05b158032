"""The transfers: which fund pays for what is charged to another."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.handmade import FIRST, q, roadmap

from portfolio.domain import Initiative, Quarter, calendar
from portfolio.intake import Backlog, Capacity
from portfolio.planning import Budget, GivenWorth, Once, Problem, Transfer, plan
from portfolio.planning.decisions import Transfers
from portfolio.planning.decisions.transfers import payers_of

BUILD = Budget(payers={"build": ("pool", "spare")})
MONEY: dict[str, tuple[float, float]] = {"build": (4, 0), "pool": (10, 10), "spare": (0, 5)}


def _problem(*rules: Budget, cost: float = 12.0) -> Problem:
    """Return a problem of two quarters: A charges its cost to the fund for building, at once."""
    one = Initiative(id="A", title="A", build_spend={"build": (cost,)})
    capacity = Capacity.of(calendar(FIRST, 2), MONEY)
    worth = GivenWorth({"A": {FIRST: 1.0}})
    return Problem(Backlog((one,)), capacity, (Once(), *rules), worth)


def test_the_payer_pays_and_the_charged_is_spared() -> None:
    """5 in one quarter, and nothing before or after or to anybody else."""
    transfer = Transfer("build", "pool", q(1), 5.0)
    assert [transfer.charge("pool", q(t)) for t in range(3)] == [0, 5, 0]
    assert [transfer.charge("build", q(t)) for t in range(3)] == [0, -5, 0]
    assert transfer.charge("spare", q(1)) == transfer.supply("dev", q(1)) == 0


def test_columns_are_those_of_the_transfers() -> None:
    """One a pair and quarter in which the payer has money; rows build, pool, spare by quarter."""
    columns = Transfers().columns(_problem(BUILD))
    assert [columns.labels.text(k) for k in range(3)] == [
        "build, pool, 2027Q1",
        "build, pool, 2027Q2",
        "build, spare, 2027Q2",
    ]
    assert columns.spend.toarray().T.tolist() == [
        [-1, 0, 1, 0, 0, 0],
        [0, -1, 0, 1, 0, 0],
        [0, -1, 0, 0, 0, 1],
    ]
    assert columns.upper.tolist() == [10, 10, 5]
    assert not columns.integer.any()
    assert not columns.priced


def test_a_payer_that_keeps_money_can_pay_more_later() -> None:
    """Half of what was there before comes on top: 10, then 15; 0, then 5."""
    keeping = Budget({"pool": 0.5, "spare": 0.5}, payers={"build": ("pool", "spare")})
    assert Transfers().columns(_problem(keeping)).upper.tolist() == [10, 15, 5]


def test_every_fund_pays_for_itself_by_default() -> None:
    """No columns without a rule that lets others pay."""
    for rules in ((), (Budget(),)):
        columns = Transfers().columns(_problem(*rules))
        assert len(columns) == 0
        assert columns.spend.shape == (6, 0)


def test_with_several_budgets_all_must_allow_it() -> None:
    """Pool and spare, and spare alone, are spare alone."""
    narrow = Budget(payers={"build": ("spare",), "pool": ("spare",)})
    problem = _problem(BUILD, narrow)
    assert payers_of(problem, "build") == ("spare",)
    assert payers_of(problem, "pool") == ()
    assert payers_of(_problem(BUILD, Budget()), "build") == ()


def test_values_are_transfers() -> None:
    """What is nothing but rounding is nothing."""
    found = Transfers().decided(_problem(BUILD), np.array([1e-12, 0.0, 2.0]))
    assert found == (Transfer("build", "spare", q(1), 2.0),)


@pytest.mark.parametrize(("cost", "done"), [(4, True), (12, True), (14, True), (14.1, False)])
def test_what_a_fund_lacks_another_pays(cost: float, done: bool) -> None:
    """4 are in the fund for building and 10 in the pool: 14 can be paid at once, and no more.

    Not more is moved than is lacking.
    """
    found = plan(_problem(BUILD, cost=cost))
    assert found.includes("A") is done
    paid = found.done(Transfer)
    assert [one.payer for one in paid] == ["pool"] * (done and cost > 4)
    assert sum(one.money for one in paid) == pytest.approx(cost - 4 if done else 0)


def test_nobody_pays_who_may_not() -> None:
    """With the pool left out there is nobody to pay in the first quarter."""
    assert not plan(_problem(Budget(payers={"build": ("spare",)}))).includes("A")


def test_money_cannot_be_kept_by_way_of_another_fund() -> None:
    """What others pay was charged: the pool lapses, and cannot fill a fund that keeps.

    B charges 13 to the fund for building in the second quarter, in which it has 4 kept from the
    first and the pool 8. If the pool could give its first 10 away, B could be paid.
    """
    one = Initiative(id="B", title="B", earliest_start=q(1), build_spend={"build": (13.0,)})
    money: dict[str, tuple[float, float]] = {"build": (4, 0), "pool": (10, 8)}
    capacity = Capacity.of(calendar(FIRST, 2), money)
    rule = Budget({"build": 1.0}, payers={"build": ("pool",)})
    worth = GivenWorth({"B": 1.0})
    assert plan(Problem(Backlog((one,)), capacity, (rule,), worth)).entries == ()
    cheaper = Initiative(id="B", title="B", earliest_start=q(1), build_spend={"build": (12.0,)})
    assert plan(Problem(Backlog((cheaper,)), capacity, (rule,), worth)).includes("B")


def test_the_roadmap_tells_who_paid() -> None:
    """A column in the table of money that adds up, and a table of its own."""
    found = roadmap(_problem(BUILD), {"transfers build>pool@0": 8}, A=0)
    spend = found.spend().set_index(["fund", "quarter"])
    assert spend["transfers"].tolist() == [-8, 0, 8, 0, 0, 0]
    assert spend["total"].tolist() == [4, 0, 8, 0, 0, 0]
    assert spend["free"].tolist() == [0, 0, 2, 10, 0, 5]
    assert found.transfers().to_dict("records") == [
        {"charged": "build", "payer": "pool", "quarter": str(Quarter(2027, 1)), "money": 8.0}
    ]


def test_little_money_can_be_paid() -> None:
    """Half a unit that the payer has."""
    one = Initiative(id="A", title="A", build_spend={"build": (1.0,)})
    capacity = Capacity.of(calendar(FIRST, 1), {"build": 0.0, "pool": 0.5})
    rule = Budget(payers={"build": ("pool",)})
    problem = Problem(Backlog((one,)), capacity, (Once(), rule), GivenWorth({}))
    assert Transfers().columns(problem).upper.tolist() == [0.5]
