"""Ways in which limits give way: which rows, by how much."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.handmade import FUND, ROLE, Setting, initiative, q

from portfolio.explaining.changes import Cheaper, MoreMoney, MorePeople, WithoutRule, WorthMore
from portfolio.explaining.relief import Widest, rows_of
from portfolio.planning import Budget, GivenWorth, Mandate, Problem, Staffing


@pytest.fixture
def problem() -> Problem:
    """Let A need 8 and 3 people, in one of two quarters with money for 5 and people for 2."""
    setting = Setting(quarters=2, money=5, people=2, objective=GivenWorth({"A": 1.0}))
    return setting.problem(initiative("A", cost=8, people=3))


def test_rows_of_rules(problem: Problem) -> None:
    """Rules stand one after the other, each with all its rows."""
    rows = rows_of(problem)
    assert np.concatenate(rows).tolist() == list(range(len(problem.model.row_lower)))
    sizes = {type(rule): len(own) for rule, own in zip(problem.constraints, rows, strict=True)}
    assert sizes[Budget] == sizes[Staffing] == 2


def test_a_step_moves_the_rows_of_its_quarter(problem: Problem) -> None:
    """One more in the second quarter moves one row of the budget by 1."""
    (relief,) = Widest(problem, [MoreMoney(FUND, 1, q(1), q(1))], 9).reliefs(1.0)
    budget = rows_of(problem)[[type(rule) for rule in problem.constraints].index(Budget)]
    assert np.flatnonzero(relief.upper).tolist() == [budget[1]]
    assert relief.upper[budget[1]] == 1
    assert not relief.lower.any()
    assert not relief.wider.any()
    assert relief.made(3) == MoreMoney(FUND, 3, q(1), q(1))


def test_a_buffer_takes_its_share(problem: Problem) -> None:
    """Of one person more only 0.8 may be planned where a fifth is kept free."""
    careful = problem.without(Staffing).requiring(Staffing(buffer=0.2))
    (relief,) = Widest(careful, [MorePeople(ROLE, 1.0, q(0), q(0))], 9).reliefs(1.0)
    assert relief.upper[relief.upper > 0].tolist() == pytest.approx([0.8])


def test_what_is_no_relief(problem: Problem) -> None:
    """Another cost is not another limit, less money relieves nothing, a bonus is a rule."""
    with pytest.raises(ValueError, match="more than limits"):
        Widest(problem, [Cheaper("A", 0.5)]).reliefs(1.0)
    with pytest.raises(ValueError, match="tightens"):
        Widest(problem, [MoreMoney(FUND, -1)]).reliefs(1.0)
    with pytest.raises(ValueError, match="makes or removes"):
        Widest(problem, [WorthMore("A", 1)]).reliefs(1.0)


def test_a_rule_goes_whole(problem: Problem) -> None:
    """Without its mandate A need not be done: the row asks for 1, and a plan may do nothing."""
    rule = Mandate("A")
    asked = problem.requiring(rule)
    relief = Widest(asked).dropped(WithoutRule(rule), 1.0)
    assert (relief.lower[-1], relief.upper[-1]) == (1, 1)
    assert not relief.upper[:-1].any()
    assert relief.made(1) == WithoutRule(rule)


def test_a_budget_goes_whole(problem: Problem) -> None:
    """A may be charged 8 where 5 are there: without the budget that is 3 too much."""
    budget = next(rule for rule in problem.constraints if isinstance(rule, Budget))
    relief = Widest(problem).dropped(WithoutRule(budget), 1.0)
    assert relief.upper[relief.upper > 0].tolist() == [3, 3]
