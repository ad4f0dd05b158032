"""Ways out of a conflict, by hand; each makes a plan, and less of it does not."""

from __future__ import annotations

import pytest
from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import FUND, ROLE, Setting, initiative, q

from portfolio.domain import Relation, RelationKind
from portfolio.explaining.changes import LooserRule, MoreMoney, MorePeople, WiderWindow, WithoutRule
from portfolio.explaining.repairs import Repair, Repairs, repairs
from portfolio.explaining.suggestions import StepSizes
from portfolio.explaining.ways_out import WAYS_OUT
from portfolio.planning import (
    Budget,
    Choose,
    Exclude,
    Mandate,
    Once,
    Problem,
    Staffing,
    StartLimit,
    Status,
    plan,
)

SIZES = StepSizes(points=1.0, money=1.0, fte=0.5)


def _found(problem: Problem) -> dict[str, Repair]:
    assert plan(problem, solver=EXACT).outcome.status is Status.INFEASIBLE
    found = repairs(problem, sizes=SIZES, solver=EXACT)
    for one in found.repairs:
        assert one.proven
        assert not one.roadmap.violations()
    return {one.kind: one for one in found.repairs}


def test_money_or_a_wish() -> None:
    """A and B must be done and cost 11; there are 10: one more, or one wish less."""
    found = _found(four().requiring(Mandate("A"), Mandate("B")))
    assert found.keys() == {"money", "rules"}
    assert found["money"].changes == (MoreMoney(FUND, 1, q(0), q(0)),)
    assert found["money"].roadmap.objective == 23
    assert found["rules"].size == 1
    (dropped,) = found["rules"].changes
    assert dropped in (WithoutRule(Mandate("A")), WithoutRule(Mandate("B")))


def test_people_in_steps() -> None:
    """Three who must work at once where two and a quarter are: half a person more is not enough."""
    problem = four(money=100, people=2.25).requiring(*map(Mandate, "ABC"))
    found = _found(problem)
    assert found["people"].changes == (MorePeople(ROLE, 1.0, q(0), q(0)),)
    assert found["people"].size == 1.0


def test_sums_over_quarters() -> None:
    """A of two quarters at 6 where 5 and 3 are: 1 and 3 more, 4 in sum."""
    problem = Setting(quarters=2, money=(5, 3)).problem(initiative("A", 2, cost=(6, 6)))
    found = _found(problem.requiring(Mandate("A")))
    assert found["money"].changes == (
        MoreMoney(FUND, 1, q(0), q(0)),
        MoreMoney(FUND, 3, q(1), q(1)),
    )
    assert found["money"].size == 4


def test_a_wider_window() -> None:
    """A must end in the first quarter, where B is done for all the money; later there is room."""
    ones = [
        initiative("A", cost=5, latest_finish=q(0)),
        initiative("B", cost=5, latest_finish=q(0)),
    ]
    problem = Setting(quarters=3, money=5).problem(*ones).requiring(Mandate("A"), Mandate("B"))
    found = _found(problem)
    assert found["windows"].changes == (WiderWindow("A", later=1),)
    assert found["windows"].size == 1


def test_logic_is_mended_by_rules_alone() -> None:
    """Two that exclude each other must both be done: no money helps, the fewest rules are one."""
    rules = (Mandate("A"), Mandate("B"), Choose("either", ("A", "B"), at_most=1))
    found = _found(four(money=100).requiring(*rules))
    assert found.keys() == {"rules", "looser rules"}
    assert found["rules"].size == 1
    assert found["looser rules"].changes == (LooserRule(rules[2], 1),)


def test_a_rule_gives_way_by_as_little_as_will_do() -> None:
    """Three must be done where one may start: two starts more, and less does not do."""
    limit = StartLimit(1)
    found = _found(four(money=100).requiring(*map(Mandate, "ABC"), limit))
    assert found["looser rules"].changes == (LooserRule(limit, 2),)
    assert found["looser rules"].size == 2
    short = LooserRule(limit, 1).applied(four(money=100).requiring(*map(Mandate, "ABC"), limit))
    assert plan(short, solver=EXACT).outcome.status is Status.INFEASIBLE


def test_people_kept_free() -> None:
    """Two must work at once; of 2.5 people 40 % are kept free: 20 hundredths less is enough."""
    ones = [initiative(name, people=1) for name in "AB"]
    rule = Staffing(buffer=0.4)
    rules = (Once(), Budget(), rule, *map(Mandate, "AB"))
    found = _found(Setting(quarters=1, people=2.5).under(rules, *ones))
    assert found["looser rules"].changes == (LooserRule(rule, 20),)


def test_the_window_of_what_is_needed() -> None:
    """A must be done by the second quarter and needs B live, which may not start before that."""
    link = Relation(RelationKind.NEEDS_FIRST, "A", "B", 0)
    ones = [initiative("A", latest_finish=q(1)), initiative("B", earliest_start=q(1))]
    problem = Setting(quarters=3, relations=(link,)).problem(*ones).requiring(Mandate("A"))
    found = _found(problem)
    assert found["windows"].changes == (WiderWindow("A", later=1),)
    at_last = [initiative("A"), initiative("B", earliest_start=q(2))]
    problem = Setting(quarters=3, relations=(link,)).problem(*at_last).requiring(Mandate("A"))
    assert _found(problem)["windows"].changes == (WiderWindow("B", earlier=1),)


def test_an_order_of_a_person() -> None:
    """What a person ruled out and another ordered: one of both must give way."""
    found = _found(four().requiring(Mandate("A", by="CEO"), Exclude("A", by="CIO")))
    assert found["rules"].size == 1


def test_the_one_whose_plan_is_worth_most_comes_first() -> None:
    """One more makes A and B for 23; without A, B and D are worth 21, without B, A and D 18."""
    problem = four().requiring(Mandate("A"), Mandate("B"))
    found = repairs(problem, sizes=SIZES, solver=EXACT)
    assert [one.kind for one in found.repairs] == ["money", "rules", "rules"]
    assert [one.roadmap.objective for one in found.repairs] == [23, 21, 18]
    assert str(found).splitlines()[:2] == [
        "Any one of these makes a plan:",
        "  - 1 more in fund money in 2027Q1; the best plan is then worth 23",
    ]
    assert found.to_frame()["size"].tolist() == [1, 1, 1]
    assert "<pre>" in found._repr_html_()


def test_default_steps_are_of_the_budget() -> None:
    """One hundredth of 1,000 is 10, so a shortage of 4 is mended by 10."""
    problem = four(money=1000).requiring(Mandate("A"))
    ones = Setting(quarters=1, money=1000).problem(initiative("A", cost=1004))
    found = repairs(ones.requiring(Mandate("A")), solver=EXACT)
    assert found.repairs[0].size == 10
    assert plan(problem, solver=EXACT).outcome.has_plan


def test_nothing_to_tell() -> None:
    """Words for a conflict that no single kind of change resolves."""
    assert str(Repairs(four(), ())) == "No change of a single kind makes a plan."
    assert list(WAYS_OUT) == ["money", "people", "rules", "looser rules", "windows"]


@pytest.mark.parametrize("kind", ["money"])
def test_one_step_less_does_not_do(kind: str) -> None:
    """The amount told is the least: half a step below it there is no plan."""
    problem = four().requiring(Mandate("A"), Mandate("B"))
    (change,) = _found(problem)[kind].changes
    assert isinstance(change, MoreMoney)
    less = MoreMoney(FUND, change.amount - 0.5, q(0), q(0))
    assert plan(less.applied(problem), solver=EXACT).outcome.status is Status.INFEASIBLE
