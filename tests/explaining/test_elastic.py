"""The least that limits must give way, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.planning.handmade import FUND, ROLE, Setting, initiative, q

from portfolio.explaining.changes import MoreMoney, MorePeople, WithoutRule
from portfolio.explaining.elastic import Elastic
from portfolio.explaining.relief import Widest
from portfolio.intake import ContractTerms
from portfolio.planning import GivenWorth, Highs, Mandate, Problem, Status

EXACT = Highs(gap=0.0)


@pytest.fixture
def problem() -> Problem:
    """Return a problem: A and B must be done in a quarter, 8 and 5 of money where 10 are there.

    C is worth 4 for 2, and may be done as well.
    """
    worth = GivenWorth({"A": 3.0, "B": 2.0, "C": 4.0})
    setting = Setting(quarters=1, money=10, people=3, objective=worth)
    ones = [initiative(name, cost=cost, people=1) for name, cost in (("A", 8), ("B", 5), ("C", 2))]
    return setting.problem(*ones).requiring(Mandate("A"), Mandate("B"))


def _money(problem: Problem, step: float = 1.0) -> Widest:
    return Widest(problem, [MoreMoney(FUND, step, q(0), q(0))], 20)


def test_the_least_money(problem: Problem) -> None:
    """A and B cost 13: three more than there are."""
    money = _money(problem)
    outcome, steps = Elastic(money, money.reliefs(1.0)).cheapest(EXACT)
    assert outcome.status is Status.OPTIMAL
    assert steps.tolist() == [3]


def test_steps_are_whole(problem: Problem) -> None:
    """In steps of 2 it takes two of them."""
    money = _money(problem, step=2.0)
    _, steps = Elastic(money, money.reliefs(1.0)).cheapest(EXACT)
    assert steps.tolist() == [2]


def test_the_cheaper_way(problem: Problem) -> None:
    """Dropping a mandate at 2 beats three steps of money at 1, but not at 4."""
    money = _money(problem)
    for price, expected in ((2.0, [0, 1]), (4.0, [3, 0])):
        drop = money.dropped(WithoutRule(Mandate("B")), price)
        _, steps = Elastic(money, (*money.reliefs(1.0), drop)).cheapest(EXACT)
        assert steps.tolist() == expected


def test_what_does_not_help(problem: Problem) -> None:
    """People are not what is missing: no number of them makes a plan."""
    people = Widest(problem, [MorePeople(ROLE, 1.0)], 20)
    outcome, _ = Elastic(people, people.reliefs(1.0)).cheapest(EXACT)
    assert outcome.status is Status.INFEASIBLE


def test_a_plan_worth_as_much(problem: Problem) -> None:
    """To be worth 9, C must be done as well: 15 of money, five more."""
    money = _money(problem)
    elastic = Elastic(money, money.reliefs(1.0), single=True, worth=(9.0,))
    outcome, steps = elastic.cheapest(EXACT)
    assert steps.tolist() == [5]
    assert outcome.values is not None
    assert problem.model.worth @ outcome.values[: len(problem.model.worth)] == 9


def test_the_worth_asked_for_hangs_on_the_way(problem: Problem) -> None:
    """Money must bring 9, five steps at 1; a dropped mandate for 6 only 7: A and C."""
    money = _money(problem)
    both = (*money.reliefs(1.0), money.dropped(WithoutRule(Mandate("B")), 6.0))
    _, steps = Elastic(money, both, single=True, worth=(9.0, 7.0)).cheapest(EXACT)
    assert steps.tolist() == [5, 0]
    _, steps = Elastic(money, both, single=True, worth=(10.0, 7.0)).cheapest(EXACT)
    assert steps.tolist() == [0, 1]


def test_fewest_steps(problem: Problem) -> None:
    """Where fewer than seven are known not to do, seven are taken."""
    money = _money(problem)
    elastic = Elastic(money, money.reliefs(1.0), single=True, worth=(5.0,), least=(7,))
    assert elastic.cheapest(EXACT)[1].tolist() == [7]


def test_people_who_could_not_be_bought_before() -> None:
    """Nobody is there, so nobody may be bought: half as many as own people, once there are some.

    A needs 3: two of one's own and one from outside, so two more are the fewest.
    """
    terms = ContractTerms(rate=1.0, max_share=0.5, fund=FUND)
    worth = GivenWorth({"A": 1.0})
    setting = Setting(quarters=1, money=100, people=0, contracting=terms, objective=worth)
    problem = setting.problem(initiative("A", people=3)).requiring(Mandate("A"))
    people = Widest(problem, [MorePeople(ROLE, 1.0, q(0), q(0))], 9)
    outcome, steps = Elastic(people, people.reliefs(1.0)).cheapest(EXACT)
    assert outcome.status is Status.OPTIMAL
    assert steps.tolist() == [2]


def test_less_than_a_step_is_proof(problem: Problem) -> None:
    """Three steps with a bound of two and a half are the least; with one of two they may not be."""
    money = _money(problem)
    elastic = Elastic(money, money.reliefs(1.0))
    found, _ = elastic.cheapest(EXACT)
    for bound, proof in ((-2.5, True), (-2.0, False)):
        asked = replace(found, status=Status.FEASIBLE, bound=bound)
        assert elastic.is_least(asked) is proof
