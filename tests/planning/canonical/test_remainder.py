"""What is decided besides the starts, in one way only."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.handmade import FUND, ROLE, Setting, at, initiative
from tests.planning.solvers.models import block, columns

from portfolio.intake import Capacity, ContractTerms, HiringTerms, TrainingTerms
from portfolio.planning import Budget, Enumeration, GivenWorth, Highs, Problem, Staffing
from portfolio.planning.canonical import complete
from portfolio.planning.canonical.remainder import _allows, _costs, _left, _primes, _weights
from portfolio.planning.model import Floats, Model
from portfolio.planning.solvers import Solver

SOLVERS = [Highs(gap=0.0), Enumeration()]


def _completed(problem: Problem, solver: Solver, **starts: float) -> Floats | None:
    values = at(problem, {f"{name}@{at:.0f}": 1.0 for name, at in starts.items()})
    return complete(problem, values[: len(problem.starts)], solver)


@pytest.mark.parametrize("solver", SOLVERS)
def test_of_ways_that_cost_the_same_one_is_taken(solver: Solver) -> None:
    """A needs a person of two in both quarters; hires are free, so when the second joins is open.

    Joining in the first quarter is the only way; nobody joins in the second.
    """
    terms = HiringTerms(lead=0, cost=0.0, max_per_quarter=2, fund=FUND)
    setting = Setting(2, people=1, hiring=terms, objective=GivenWorth({"A": 1.0}))
    problem = setting.problem(initiative("A", 2, people=2))
    values = _completed(problem, solver, A=0)
    assert values is not None
    assert values.tolist() == at(problem, {"A@0": 1, "+dev@0": 1}).tolist()


@pytest.mark.parametrize("solver", SOLVERS)
def test_of_roles_trained_at_no_cost_one_is_taken(solver: Solver) -> None:
    """A needs a person who can be trained in either of two quarters: always the same one."""
    terms = TrainingTerms(
        source="ops", target=ROLE, duration=1, cost=0.0, max_per_quarter=1, fund=FUND
    )
    quarters = Setting(4).capacity().calendar
    capacity = Capacity.of(
        quarters, {FUND: 10.0}, {ROLE: [0, 0, 0, 1], "ops": 3.0}, training=(terms,)
    )
    plain = Setting(4, objective=GivenWorth({"A": 1.0})).problem(initiative("A", people=2))
    problem = replace(plain, capacity=capacity)
    found = {tuple(_completed(problem, solver, A=3)) for solver in SOLVERS}  # type: ignore[arg-type]
    (values,) = found
    assert sum(values) == 2


@pytest.mark.parametrize("solver", SOLVERS)
def test_least_is_spent_and_moved(solver: Solver) -> None:
    """A costs 3 in the second quarter, where 2 are given: 1 is kept, though 2 could be."""
    setting = Setting(2, money=[2, 2], objective=GivenWorth({"A": 1.0}))
    problem = setting.problem(initiative("A", cost=3)).without(Budget)
    problem = problem.requiring(Budget({FUND: 1.0}))
    values = _completed(problem, solver, A=1)
    assert values == pytest.approx(at(problem, {"A@1": 1, "carry money@0": 1}))


@pytest.mark.parametrize("solver", SOLVERS)
def test_free_slack_is_not_used_in_vain(solver: Solver) -> None:
    """A lacks one person, at no price; nobody else is missed, and external people come first."""
    setting = Setting(1, people=2, objective=GivenWorth({"A": 1.0}))
    problem = setting.problem(initiative("A", people=3)).without(Staffing)
    problem = problem.requiring(Staffing(soft={ROLE: 0.0}))
    values = _completed(problem, solver, A=0)
    assert values is not None
    assert values[len(problem.starts) :].tolist() == pytest.approx([1])


@pytest.mark.parametrize("solver", SOLVERS)
def test_starts_that_nothing_goes_with_are_refused(solver: Solver) -> None:
    """A needs ten people, and at most two can be bought."""
    terms = ContractTerms(rate=1.0, max_share=1.0, fund=FUND)
    setting = Setting(1, people=2, contracting=terms, objective=GivenWorth({"A": 1.0}))
    problem = setting.problem(initiative("A", people=10))
    assert _completed(problem, solver, A=0) is None


def test_where_only_starts_are_decided_they_are_all() -> None:
    """Nobody is asked."""
    problem = Setting(1).problem(initiative("A"))
    starts = np.ones(1)
    assert complete(problem, starts, None) is starts  # type: ignore[arg-type]


def test_rounding_of_full_rows_breaks_nothing() -> None:
    """0.1 + 0.2 of people are there and needed; what is left is a last digit, and so nothing."""
    terms = ContractTerms(rate=1.0, max_share=1.0, fund=FUND)
    setting = Setting(1, people=0.3, contracting=terms, objective=GivenWorth({"A": 1.0, "B": 1.0}))
    problem = setting.problem(initiative("A", people=0.1), initiative("B", people=0.2))
    values = _completed(problem, Highs(gap=0.0), A=0, B=0)
    assert values is not None
    assert values.tolist() == [1, 1, 0]


def test_primes() -> None:
    """The first ten, and the thousandth, which is 7919."""
    assert _primes(10).tolist() == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    assert _primes(1).tolist() == [2]
    assert _primes(0).tolist() == []
    assert [len(_primes(k)) for k in (5, 6, 7, 1000)] == [5, 6, 7, 1000]
    assert _primes(1000)[-1] == 7919


@pytest.mark.parametrize(
    ("bound", "done", "left"),
    [
        (5.0, 2.0, 3.0),
        (2.0, 5.0, -3.0),
        (np.inf, 2.0, np.inf),
        (-np.inf, 2.0, -np.inf),
        (0.3, 0.1 + 0.2, 0.0),  # 4e-17 less than nothing
        (0.5, 0.5 - 2e-12, 2e-12),  # more than a trillionth of 1, so it counts
        (1e6, 1e6 - 5e-7, 0.0),  # less than a trillionth of a million
        (-1e6, -1e6 - 5e-7, 0.0),
        (1e6, 1e6 - 2e-6, 2e-6),
    ],
)
def test_what_is_left_of_a_bound(bound: float, done: float, left: float) -> None:
    """By hand; a trillionth of the bound, or of 1 if it is less, is a last digit."""
    found = float(_left(np.array([bound]), np.array([done]))[0])
    assert found == pytest.approx(left, rel=1e-3, abs=0)


def test_nothing_is_allowed_outside_bounds_and_rows() -> None:
    """By hand: from 0 to 1 and 0 to 2, together at most 2."""
    model = Model((columns([1, 2]),), (block([[1, 1]], upper=2),), np.zeros(2))
    for values, allowed in [
        ((0, 0), True),
        ((1, 1), True),
        ((0, 2), True),
        ((1, 2), False),
        ((2, 0), False),
        ((0, -1), False),
    ]:
        assert _allows(model, np.array(values, dtype=float)) is allowed


def test_weights_are_roots_of_primes_a_share() -> None:
    """By hand: names in order of family, then of label; of the third, 4 at most are taken.

    "money 0" and "money 1" come before "things 0", which stands first.
    """
    parts = (columns([4], family="things"), columns([1, 0.5], family="money", integer=False))
    found = _weights(Model(parts, (), np.zeros(3)))
    assert found == pytest.approx([np.sqrt(5) / 4, np.sqrt(2), np.sqrt(3)])


def test_what_is_made_small_in_turn() -> None:
    """By hand: worth lost, money, what rules are missed by, money kept, then weights."""
    setting = Setting(2, people=2, objective=GivenWorth({"A": 1.0}))
    problem = setting.problem(initiative("A", people=3)).without(Staffing, Budget)
    problem = problem.requiring(Staffing(soft={ROLE: 0.0}), Budget({FUND: 1.0}))
    rest = Model(problem.model.columns[1:], (), problem.model.worth[len(problem.starts) :])
    families = [part.family for part in rest.columns for _ in range(len(part))]
    lost, spend, missed, moved, weights = _costs(problem, rest)
    assert {"slack", "carry"} <= set(families)
    assert missed.tolist() == [float(family == "slack") for family in families]
    assert moved.tolist() == [float(family == "carry") for family in families]
    assert not lost.any()
    assert not spend.any()
    assert weights.all()


def test_what_comes_first_is_held_while_the_rest_is_settled() -> None:
    """A lacks a person, bought for 5 or trained for 1: cheap training is kept to the last question.

    Weights alone would have external people, whose family has the smaller name and so the smaller
    prime: one of them weighs less than one in training, for one at most can be had of either.
    """
    trained = TrainingTerms(
        source="ops", target=ROLE, duration=1, cost=1.0, max_per_quarter=1, fund=FUND
    )
    bought = ContractTerms(rate=5.0, max_fte=1.0, max_share=1.0, unit=1.0, fund=FUND)
    quarters = Setting(2).capacity().calendar
    capacity = Capacity.of(
        quarters,
        {FUND: 10.0},
        {ROLE: 1.0, "ops": 1.0},
        contracting={ROLE: bought},
        training=(trained,),
    )
    plain = Setting(2, objective=GivenWorth({"A": 1.0})).problem(initiative("A", people=2))
    problem = replace(plain, capacity=capacity)
    values = _completed(problem, Highs(gap=0.0), A=1)
    assert values is not None
    expected = at(problem, {"A@1": 1, "training ops>dev@0": 1})
    assert values == pytest.approx(expected)
