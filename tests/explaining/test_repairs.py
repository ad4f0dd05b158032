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
    Highs,
    Mandate,
    Measure,
    Once,
    Problem,
    Share,
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


def test_a_kind_that_a_limit_ended_is_left_open() -> None:
    """Without a node nothing but rules is answered: that money would not do is not said.

    8 and 5 of 10: 3 more money is the least, and nobody had the time to find that.
    """
    ones = [initiative("A", cost=8), initiative("B", cost=5)]
    problem = Setting(quarters=2, money=(10, 0)).problem(*ones).requiring(*map(Mandate, "AB"))
    found = repairs(problem, solver=Highs(node_limit=0))
    assert {one.kind for one in found.repairs} == {"rules"}
    assert "money" in found.missing
    assert str(found).splitlines()[-1].startswith("Left open, for want of time: money")


def test_no_time_at_all() -> None:
    """Nothing is claimed."""
    problem = four().requiring(Mandate("A"), Mandate("B"))
    found = repairs(problem, seconds=1e-9)
    assert found.repairs == ()
    assert found.missing == tuple(WAYS_OUT)
    assert str(found).startswith("Left open")


def test_where_no_budget_was_given() -> None:
    """A costs 800,000 where there is no money at all: as much is the least, in steps of 1."""
    problem = Setting(quarters=1, money=0).problem(initiative("A", cost=800_000))
    found = repairs(problem.requiring(Mandate("A")), solver=EXACT)
    by_kind = {one.kind: one for one in found.repairs}
    assert by_kind["money"].changes == (MoreMoney(FUND, 800_000, q(0), q(0)),)


def test_the_window_of_what_a_share_asks_for() -> None:
    """Half of all must be A, who has to end before there is money: two quarters later there is."""
    ones = [initiative("A", 2, cost=(5, 5), latest_finish=q(1)), initiative("B", cost=1)]
    rules = Share("A", ("A",), Measure.COUNT, at_least=0.5, hard=True), Mandate("B")
    problem = Setting(money=(1, 1, 10, 10)).problem(*ones).requiring(*rules)
    assert _found(problem)["windows"].changes == (WiderWindow("A", later=2),)


def test_what_has_a_plan_needs_no_repair() -> None:
    """There is nothing to be mended, and no time without any."""
    with pytest.raises(ValueError, match="has a plan"):
        repairs(four(), solver=EXACT)
    with pytest.raises(ValueError, match="seconds must be above 0"):
        repairs(four(), seconds=0)
    with pytest.raises(ValueError, match="sizes: expected step sizes"):
        repairs(four(), sizes=3)  # type: ignore[arg-type]


def test_watched_and_interrupted() -> None:
    """Somebody who leaves after the first way out keeps it, and reads what is open."""

    def leave(found: Repair) -> None:
        raise KeyboardInterrupt

    problem = four().requiring(Mandate("A"), Mandate("B"))
    found = repairs(problem, sizes=SIZES, solver=EXACT, on_found=leave)
    assert [one.kind for one in found.repairs] == ["money"]
    assert found.missing == tuple(WAYS_OUT)
