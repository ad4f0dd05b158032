"""The least that limits must give way, by hand."""

from __future__ import annotations

import pytest
from tests.planning.handmade import FUND, ROLE, Setting, initiative, q

from portfolio.explaining.changes import MoreMoney, MorePeople, WithoutRule
from portfolio.explaining.elastic import Elastic
from portfolio.explaining.relief import Relief
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


def _money(problem: Problem, step: float = 1.0, price: float = 1.0) -> Relief:
    return Relief.of_step(problem, MoreMoney(FUND, step, q(0), q(0)), 20, price)


def test_the_least_money(problem: Problem) -> None:
    """A and B cost 13: three more than there are."""
    outcome, steps = Elastic(problem, (_money(problem),)).cheapest(EXACT)
    assert outcome.status is Status.OPTIMAL
    assert steps.tolist() == [3]


def test_steps_are_whole(problem: Problem) -> None:
    """In steps of 2 it takes two of them."""
    _, steps = Elastic(problem, (_money(problem, step=2.0),)).cheapest(EXACT)
    assert steps.tolist() == [2]


def test_the_cheaper_way(problem: Problem) -> None:
    """Dropping a mandate at 2 beats three steps of money at 1, but not at 4."""
    for price, expected in ((2.0, [0, 1]), (4.0, [3, 0])):
        drop = Relief.of_rule(problem, WithoutRule(Mandate("B")), price)
        _, steps = Elastic(problem, (_money(problem), drop)).cheapest(EXACT)
        assert steps.tolist() == expected


def test_what_does_not_help(problem: Problem) -> None:
    """People are not what is missing: no number of them makes a plan."""
    people = Relief.of_step(problem, MorePeople(ROLE, 1.0), 20, 1.0)
    outcome, _ = Elastic(problem, (people,)).cheapest(EXACT)
    assert outcome.status is Status.INFEASIBLE


def test_a_plan_worth_as_much(problem: Problem) -> None:
    """To be worth 9, C must be done as well: 15 of money, five more."""
    elastic = Elastic(problem, (_money(problem),), single=True, worth=(9.0,))
    outcome, steps = elastic.cheapest(EXACT)
    assert steps.tolist() == [5]
    assert outcome.values is not None
    assert problem.model.worth @ outcome.values[: len(problem.model.worth)] == 9


def test_the_worth_asked_for_hangs_on_the_way(problem: Problem) -> None:
    """Money must bring 9, five steps at 1; a dropped mandate for 6 only 7: A and C."""
    drop = Relief.of_rule(problem, WithoutRule(Mandate("B")), 6.0)
    both = (_money(problem), drop)
    _, steps = Elastic(problem, both, single=True, worth=(9.0, 7.0)).cheapest(EXACT)
    assert steps.tolist() == [5, 0]
    _, steps = Elastic(problem, both, single=True, worth=(10.0, 7.0)).cheapest(EXACT)
    assert steps.tolist() == [0, 1]


def test_fewest_steps(problem: Problem) -> None:
    """Where fewer than seven are known not to do, seven are taken."""
    elastic = Elastic(problem, (_money(problem),), single=True, worth=(5.0,), least=(7,))
    assert elastic.cheapest(EXACT)[1].tolist() == [7]
