"""What a plan uses of money and people, in plain arithmetic."""

from __future__ import annotations

import math

from tests.planning.handmade import (
    FIRST,
    FUND,
    NOTHING_WORTH,
    ROLE,
    FreePlan,
    Setting,
    initiative,
    q,
)

from portfolio.domain import Initiative, calendar
from portfolio.intake import Backlog, Capacity, ContractTerms, HiringTerms
from portfolio.planning import Budget, Entry, Hire, Problem, Share
from portfolio.planning.use import (
    MoneyUse,
    PeopleUse,
    money_causes,
    money_use,
    people_causes,
    people_use,
)

A = initiative("A", 2, cost=(10, 20), run=3, contingency=0.5, people=(1, 2), run_people=0.5)
B = initiative("B", 1, cost=7, people=4, run=1)
TERMS = HiringTerms(lead=1, ramp=1, ramp_productivity=0.5, cost=5.0, recruiting_cost=2.0, fund=FUND)
SETTING = Setting(money=(40, 41, 42, 43), people=(1, 2, 3, 4), hiring=TERMS)
PROBLEM = SETTING.under((), A, B)
ENTRIES = [Entry(A, q(0)), Entry(B, q(1))]
HIRES = [Hire(ROLE, q(2), 2, TERMS)]


def test_causes_are_what_can_move_money_or_people() -> None:
    """Money kept moves no people; external people cost and work; starts count in any case."""
    terms = ContractTerms(rate=1.0, fund=FUND)
    problem = Setting(2, contracting=terms).problem(A).without(Budget)
    problem = problem.requiring(Budget({FUND: 1.0}))
    assert money_causes(problem) == ("contractors", "carry")
    assert people_causes(problem) == ("contractors",)


def test_money_by_cause() -> None:
    """A builds for 15 and 30 and runs for 3; B builds for 7 and runs for 1; two join at 2."""
    assert money_use(FreePlan.of(PROBLEM, ENTRIES, HIRES)) == {
        (FUND, q(0)): MoneyUse({"build": 15, "run": 0}, limit=40),
        (FUND, q(1)): MoneyUse({"build": 37, "run": 0}, limit=41),
        (FUND, q(2)): MoneyUse({"build": 0, "run": 4, "hiring": 14}, limit=42),
        (FUND, q(3)): MoneyUse({"build": 0, "run": 4, "hiring": 10}, limit=43),
    }


def test_people_by_cause() -> None:
    """A needs 1, 2 and half to run; B needs 4 once; two deliver half, then whole."""
    assert people_use(FreePlan.of(PROBLEM, ENTRIES, HIRES)) == {
        (ROLE, q(0)): PeopleUse(build=1, run=0, own=1, added={}),
        (ROLE, q(1)): PeopleUse(build=6, run=0, own=2, added={}),
        (ROLE, q(2)): PeopleUse(build=0, run=0.5, own=3, added={"hiring": 1}),
        (ROLE, q(3)): PeopleUse(build=0, run=0.5, own=4, added={"hiring": 2}),
    }


def test_totals() -> None:
    """Everything charged; everybody needed."""
    assert MoneyUse({"build": 1, "run": 2, "hiring": 4}, limit=0).total == 7
    assert PeopleUse(build=1, run=2, own=9, added={"hiring": 9}).demand == 3


def test_nothing_planned_uses_nothing() -> None:
    """Every fund, role and quarter is told all the same."""
    assert {use.total for use in money_use(FreePlan.of(PROBLEM, [])).values()} == {0}
    assert {use.demand for use in people_use(FreePlan.of(PROBLEM, [])).values()} == {0}
    assert len(money_use(FreePlan.of(PROBLEM, []))) == 4


def test_quarters_beyond_the_calendar_are_not_told() -> None:
    """Work that ends late is counted as far as the calendar goes."""
    use = money_use(FreePlan.of(PROBLEM, [Entry(A, q(3))]))
    assert [use[FUND, quarter].build for quarter in calendar(FIRST, 4)] == [0, 0, 0, 15]


def test_funds_and_roles_are_kept_apart() -> None:
    """Each takes what is charged to it and no more; who is not needed has demand 0."""
    mixed = Initiative(
        id="A",
        title="A",
        build_spend={"x": (1.0,), "y": (2.0,)},
        run_spend={"y": 4.0},
        build_people={"u": (1.0,)},
        run_people={"v": 0.5},
    )
    capacity = Capacity.of(calendar(FIRST, 2), {"x": 9.0, "y": 9.0, "z": 9.0}, {"u": 1.0, "v": 1.0})
    problem = Problem(Backlog((mixed,)), capacity, (), NOTHING_WORTH)
    money = money_use(FreePlan.of(problem, [Entry(mixed, q(0))]))
    assert {(fund, at - q(0)): use.total for (fund, at), use in money.items()} == {
        ("x", 0): 1,
        ("x", 1): 0,
        ("y", 0): 2,
        ("y", 1): 4,
        ("z", 0): 0,
        ("z", 1): 0,
    }
    people = people_use(FreePlan.of(problem, [Entry(mixed, q(0))]))
    assert [people["u", q(0)].demand, people["u", q(1)].demand] == [1, 0]
    assert [people["v", q(0)].demand, people["v", q(1)].demand] == [0, 0.5]


def test_people_unknown_are_not_a_number() -> None:
    """A capacity that tells nothing of people has no roles to tell of."""
    problem = Setting(people=None).under((), Initiative(id="A", title="A"))
    assert people_use(FreePlan.of(problem, [])) == {}
    assert math.isnan(PeopleUse(0, 0, math.nan, 0).own)


def test_work_without_known_people_has_demand() -> None:
    """A needs a developer; how many there are nobody tells."""
    problem = Setting(quarters=1, people=None).under((), B)
    (use,) = people_use(FreePlan.of(problem, [Entry(B, q(0))])).values()
    assert use.demand == 4
    assert math.isnan(use.own)


def test_what_moves_no_money_is_no_cause() -> None:
    """Ways to miss a soft rule are decided, but neither money nor people depend on them."""
    problem = SETTING.under(Share("g", ("A",), at_most=0.5, penalty=1.0), A, B)
    assert len(problem.columns["slack"])
    assert money_causes(problem) == people_causes(problem) == ()


def test_work_that_ends_before_the_calendar_runs_from_its_first_quarter_on() -> None:
    """A began two quarters before and is live in the first: nothing is built, 3 run throughout."""
    found = money_use(FreePlan.of(PROBLEM, [Entry(A, q(-2))]))
    assert [(use.build, use.run) for use in found.values()] == [(0, 3)] * 4
