"""What prices are asked of when nobody says what."""

from __future__ import annotations

from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import FUND, ROLE, Setting, initiative, q

from portfolio.explaining.changes import LooserRule, MoreMoney, MorePeople, WithoutRule
from portfolio.explaining.units_more import (
    more_of_what_is_left,
    more_of_what_is_scarce,
    rules_dropped,
)
from portfolio.intake import HiringTerms
from portfolio.planning import Budget, Exclude, GivenWorth, Once, Problem, Staffing, plan


def test_all_the_money_of_a_quarter_is_used() -> None:
    """All 10 of the money are used and 2 of 100 people: money is scarce, people are left."""
    roadmap = plan(four(), solver=EXACT)
    assert [*more_of_what_is_scarce(roadmap, money=5)] == [MoreMoney(FUND, 5, q(0), q(0))]
    assert [*more_of_what_is_left(roadmap, people=2)] == [MorePeople(ROLE, 2, q(0), q(0))]


def _busy(hiring: HiringTerms | None = None) -> Problem:
    """Return a problem in which both people work in the second and third of four quarters."""
    one = initiative("A", 2, people=2, earliest_start=q(1), latest_finish=q(2))
    worth = GivenWorth({"A": 1.0})
    return Setting(money=0, people=2, hiring=hiring, objective=worth).problem(one)


def test_people_are_asked_for_by_quarter_and_to_stay() -> None:
    """In each quarter that is scarce, and from the first of them on."""
    asked = [*more_of_what_is_scarce(plan(_busy(), solver=EXACT))]
    assert asked == [
        MorePeople(ROLE, 1, q(1), q(1)),
        MorePeople(ROLE, 1, q(2), q(2)),
        MorePeople(ROLE, 1, q(1)),
    ]


def test_nobody_is_there_before_the_lead_time() -> None:
    """Who is recruited for two quarters stays from the third on; after three there is no case."""
    terms = HiringTerms(lead=2, cost=9, fund=FUND)
    asked = [*more_of_what_is_scarce(plan(_busy(terms), solver=EXACT))]
    assert asked[-1] == MorePeople(ROLE, 1, q(2))
    late = HiringTerms(lead=3, cost=9, fund=FUND)
    assert len([*more_of_what_is_scarce(plan(_busy(late), solver=EXACT))]) == 2


def test_every_limit_is_asked_about_once() -> None:
    """Money and people of four quarters are eight limits; two of them are scarce."""
    roadmap = plan(_busy(), solver=EXACT)
    single = [*more_of_what_is_scarce(roadmap)][:2]
    assert len({*single, *more_of_what_is_left(roadmap)}) == 8


def test_rules_and_buffers() -> None:
    """What a person ruled out is waived, and people kept free are there to be used."""
    rule, kept = Exclude("A"), Staffing(buffer=0.25)
    problem = Setting().under((Once(), Budget(), kept, rule), initiative("A"))
    assert [*rules_dropped(problem)] == [WithoutRule(rule), LooserRule(kept, 25)]
