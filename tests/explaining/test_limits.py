"""Use of limits, by hand; see `four_candidates`."""

from __future__ import annotations

from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import FUND, ROLE, Setting, initiative, q, roadmap

from portfolio.explaining.limits import LimitUse, Resource, limits, uses_of
from portfolio.planning import Staffing, plan


def test_use_and_slack() -> None:
    """B and D use all of the money, and 2 of 100 people."""
    found = limits(plan(four(), solver=EXACT))
    money, people = found.uses
    assert (money.used, money.limit, money.free, money.share) == (10, 10, 0, 1)
    assert (people.used, people.limit, people.share) == (2, 100, 0.02)
    assert found.bottlenecks == (money,)
    assert found.to_frame()["free"].tolist() == [0, 98]


def test_what_one_initiative_uses() -> None:
    """Half of its spend in each quarter of work, a quarter more for contingency, then run cost."""
    one = initiative("A", 2, cost=(4, 4), run=1, people=(3, 0), contingency=0.25)
    made = roadmap(Setting(quarters=4, money=10, people=3).problem(one), A=1)
    entry = made.entry("A")
    assert entry is not None
    found = {(use.name, use.quarter): use.used for use in uses_of(made, entry)}
    assert found == {(FUND, q(1)): 5, (FUND, q(2)): 5, (FUND, q(3)): 1, (ROLE, q(1)): 3}


def test_words() -> None:
    """The fullest come first; where nothing is scarce that is said."""
    found = limits(plan(four(), solver=EXACT))
    assert str(found).splitlines() == [
        "1 of 2 limits are used to 90% or more:",
        "  - 100% of money in 2027Q1 (10 of 10)",
    ]
    free = limits(plan(four(money=1000), solver=EXACT))
    assert str(free) == "No limit is used to 90% or more."
    assert "<pre>" in free._repr_html_()


def test_shares_of_nothing() -> None:
    """Nothing of nothing is no use; something of nothing is all of it."""
    assert LimitUse(Resource.PEOPLE, ROLE, q(0), 0.0, 0.0).share == 0
    assert LimitUse(Resource.PEOPLE, ROLE, q(0), 1.0, 0.0).share == 1
    use = LimitUse(Resource.PEOPLE, ROLE, q(0), 1.0, 2.0)
    assert str(use) == "50% of dev in 2027Q1 (1.0 of 2.0 FTE)"


def test_people_kept_free_are_not_there_to_be_used() -> None:
    """Of 2.5 people a fifth is kept free, so that two who are at work are all there are."""
    setting = Setting(quarters=1, people=2.5)
    problem = setting.problem(initiative("A", people=2)).without(Staffing)
    found = limits(roadmap(problem.requiring(Staffing(buffer=0.2)), A=0))
    assert [str(use) for use in found.bottlenecks] == ["100% of dev in 2027Q1 (2.0 of 2.0 FTE)"]


def test_without_a_rule_on_staffing_all_are_there() -> None:
    """Nobody keeps anybody free."""
    problem = Setting(quarters=1, people=2).problem(initiative("A", people=1)).without(Staffing)
    people = limits(roadmap(problem, A=0)).uses[-1]
    assert (people.used, people.limit) == (1, 2)
