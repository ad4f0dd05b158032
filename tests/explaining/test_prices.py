"""What one more of something is worth, by hand; see `four_candidates`."""

from __future__ import annotations

import math
from typing import ClassVar

import pytest
from tests.explaining.four_candidates import COST, EXACT, WORTH, best_worth, four
from tests.planning.handmade import FUND, ROLE, Setting, initiative, q

from portfolio.explaining.changes import MoreMoney, MorePeople, WithoutRule, WithRule
from portfolio.explaining.prices import prices
from portfolio.intake import HiringTerms
from portfolio.planning import (
    Budget,
    Exclude,
    GivenWorth,
    Highs,
    Mandate,
    Measure,
    Npv,
    Once,
    Outcome,
    Share,
    Staffing,
    Status,
    StopReason,
    plan,
)
from portfolio.planning.model import Model


def test_money_is_priced_by_planning_anew() -> None:
    """For 10 the best is worth 21, for 11 it is 23, for 13 it is 28."""
    roadmap = plan(four(), solver=EXACT)
    found = prices(roadmap, [MoreMoney(FUND, 1), MoreMoney(FUND, 3)], solver=EXACT)
    assert [(price.worth.low, price.worth.high) for price in found.prices] == [(2, 2), (7, 7)]
    assert [price.change for price in found.ranked] == [MoreMoney(FUND, 3), MoreMoney(FUND, 1)]


def test_a_rule_and_an_override_have_a_price() -> None:
    """B was ruled out: without that the best is 21 instead of A and D for 18."""
    rule = Exclude("B", reason="said so")
    roadmap = plan(four().requiring(rule), solver=EXACT)
    assert roadmap.objective == best_worth(10, "ACD") == 18
    found = prices(roadmap, solver=EXACT)
    dropped = next(price for price in found.prices if price.change == WithoutRule(rule))
    assert (dropped.worth.low, dropped.worth.high) == (3, 3)


def test_the_case_for_a_hire() -> None:
    """One person more from the second quarter on costs 2 to find, and 3 for 3 quarters: 11."""
    terms = HiringTerms(lead=9, cost=3, recruiting_cost=2, fund=FUND)
    ones = [initiative(name, people=1, earliest_start=q(1)) for name in "AB"]
    worth = GivenWorth({"A": 10.0, "B": 13.0})
    problem = Setting(people=0.5, hiring=terms, objective=worth).problem(*ones)
    found = prices(plan(problem, solver=EXACT), [MorePeople(ROLE, 1, q(1))], solver=EXACT)
    (price,) = found.prices
    assert (price.worth.low, price.cost) == (23, 11)
    assert str(price) == "1 FTE more of dev from 2027Q2 on: worth 23; it costs 11"


def test_a_hire_costs_what_it_is_worth_today() -> None:
    """At 100 % a year a quarter costs a fourth root of 2 less than the one before.

    12 to find and 100 a quarter: 112 + 100 / 2 ** 0.25, joining in the first of two quarters.
    """
    terms = HiringTerms(lead=9, cost=100, recruiting_cost=12, fund=FUND)
    setting = Setting(quarters=2, hiring=terms, objective=Npv(discount_rate=1.0))
    roadmap = plan(setting.problem(initiative("A", people=1)), solver=EXACT)
    stays, goes = MorePeople(ROLE, 1), MorePeople(ROLE, 1, q(0), q(0))
    found = prices(roadmap, [stays, goes], solver=EXACT).prices
    assert found[0].cost == pytest.approx(112 + 100 / 2**0.25)
    assert found[1].cost is None


def test_what_is_not_scarce_is_asked_about_at_once() -> None:
    """In the second quarter nobody may work: more money and people there are worth nothing.

    The first holds 10 of money, all of which is used; people are 100 in each.
    """
    ones = [initiative(n, cost=c, people=1, latest_finish=q(0)) for n, c in COST.items()]
    problem = Setting(quarters=2, money=10, objective=GivenWorth(WORTH)).problem(*ones)
    found = prices(plan(problem, solver=EXACT), solver=EXACT)
    at_once = {price.change: price for price in found.prices if price.others}
    assert list(at_once) == [
        MoreMoney(FUND, 100_000, q(1), q(1)),
        MorePeople(ROLE, 1, q(0), q(0)),
        MorePeople(ROLE, 1, q(1), q(1)),
    ]
    assert {(one.worth.low, one.worth.high, one.others) for one in at_once.values()} == {(0, 0, 2)}
    assert str(found).splitlines()[-1] == (
        "Each of 3 others, all at once: worth 0 (100,000 more in fund money in 2027Q2, "
        "1 FTE more of dev in 2027Q1 and 1 more)"
    )
    (scarce,) = (price for price in found.prices if not price.others)
    assert (scarce.change, scarce.worth.low) == (MoreMoney(FUND, 100_000, q(0), q(0)), 17)


def test_where_all_at_once_are_worth_something_halves_are_asked() -> None:
    """A for 5 may only work in the first quarter, where 4.4 of 5 are needed by what must be done.

    88 % is not scarce, and 100,000 more there let A in for 10, as would M if it need not be done;
    nothing else is worth anything.
    """
    ones = [
        initiative("M", cost=4.4, mandatory=True, latest_finish=q(0)),
        initiative("A", cost=5, latest_finish=q(0)),
    ]
    problem = Setting(quarters=2, money=5, objective=GivenWorth({"A": 10.0})).problem(*ones)
    found = prices(plan(problem, solver=EXACT), solver=EXACT)
    worth = {price.change: (price.worth.low, price.worth.high) for price in found.prices}
    assert worth.pop(MoreMoney(FUND, 100_000, q(0), q(0))) == (10, 10)
    assert [worth.pop(one) for one in [*worth] if isinstance(one, WithoutRule)] == [(10, 10)]
    assert [*worth.values()] == [(0, 0)] * 3


def test_table() -> None:
    """An analyst gets one row a change, the dearest first, with what is swapped."""
    roadmap = plan(four(), solver=EXACT)
    frame = prices(roadmap, [MoreMoney(FUND, 1), MoreMoney(FUND, 3)], solver=EXACT).to_frame()
    assert frame["at_least"].tolist() == [7, 2]
    assert frame["adds"].tolist() == ["C", "A"]
    assert frame["drops"].tolist() == ["", "D"]


def test_less_of_something_has_a_price_below_0() -> None:
    """For 3 less of 10 the best is worth 15 instead of 21."""
    (price,) = prices(plan(four(), solver=EXACT), [MoreMoney(FUND, -3)], solver=EXACT).prices
    assert (price.worth.low, price.worth.high) == (-6, -6)


def test_what_makes_a_soft_rule_miss_more_has_a_price_below_0() -> None:
    """All four for 38 need four people: two fewer cost 5 each.

    For 10 the best is B and D for 21. If 9 in 10 things should be A, at 10 each, they miss it by
    1.8 and are worth 3; A and D for 18 miss it by 0.8 and are worth 10, as much as A alone.
    """
    setting = Setting(quarters=1, money=20.0, people=4.0, objective=GivenWorth(WORTH))
    ones = [initiative(name, cost=cost, people=1) for name, cost in COST.items()]
    soft = setting.under((Once(), Budget(), Staffing(soft={ROLE: 5.0})), *ones)
    fewer = prices(plan(soft, solver=EXACT), [MorePeople(ROLE, -2.0)], solver=EXACT)
    assert fewer.prices[0].worth.low == pytest.approx(-10)
    assert fewer.prices[0].worth.high == pytest.approx(-10)
    share = Share("A", ("A",), of=Measure.COUNT, at_least=0.9, penalty=10.0)
    asked = prices(plan(four(), solver=EXACT), [WithRule(share)], solver=EXACT)
    assert asked.prices[0].worth.low == pytest.approx(-11)
    assert asked.prices[0].worth.high == pytest.approx(-11)


def test_a_search_that_ends_too_soon_makes_nobody_poorer() -> None:
    """With 1 more everything can be done that could be done before, whatever was found then."""
    worse = plan(four(money=7), solver=EXACT)
    values = worse.outcome.values

    class Hasty:
        name: ClassVar[str] = "hasty"

        def solve(self, model: Model, on_progress: object = None) -> Outcome:
            """Return 15 points, though 21 were there."""
            return Outcome(Status.FEASIBLE, StopReason.GAP, values, 15.0, 23.0)

    (price,) = prices(plan(four(), solver=EXACT), [MoreMoney(FUND, 1)], solver=Hasty()).prices
    assert (price.worth.low, price.worth.high) == (0, 2)


def test_nothing_asked() -> None:
    """An empty list is answered by an empty one."""
    found = prices(plan(four(), solver=EXACT), [], solver=EXACT)
    assert (found.prices, str(found)) == ((), "Nothing was asked.")
    assert found.to_frame().empty


@pytest.mark.parametrize("amount", [1, 2, 4, 8])
def test_a_price_is_the_difference_of_two_optima(amount: int) -> None:
    """Listing all sets at both budgets gives the same difference."""
    found = prices(plan(four(), solver=EXACT), [MoreMoney(FUND, amount)], solver=EXACT)
    assert found.prices[0].worth.low == best_worth(10 + amount) - best_worth(10)


def test_a_change_that_leaves_no_plan_is_told() -> None:
    """A must be done and costs 5 of 10: without 6 there is none, and that comes last."""
    roadmap = plan(four().requiring(Mandate("A")), solver=EXACT)
    found = prices(roadmap, [MoreMoney(FUND, -6.0), MoreMoney(FUND, -1.0)], solver=EXACT)
    first, last = str(found).splitlines()
    assert first == "1 less in fund money a quarter: worth 0"
    assert last == "6 less in fund money a quarter: no plan is possible"
    assert found.to_frame()["drops"].tolist()[-1] == ""


def test_where_nothing_was_found_for_all_at_once_nothing_is_known_of_each() -> None:
    """With 100,000 more B for 250,000 fits beside A; who has no time to see that says nothing."""
    ones = [initiative("A", cost=800_000), initiative("B", cost=250_000)]
    setting = Setting(quarters=1, money=1e6, objective=GivenWorth({"A": 10.0, "B": 4.0}))
    roadmap = plan(setting.problem(*ones), solver=EXACT)
    exact = prices(roadmap, solver=EXACT).prices
    hasty = prices(roadmap, solver=Highs(time_limit=1e-9)).prices
    assert [price.worth.low for price in exact] == [4, 0]
    assert [price.worth.high for price in hasty] == [math.inf, math.inf]
