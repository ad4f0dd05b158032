"""More money, or more people: the least in sum over all quarters."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.explaining.changes import MoreMoney, MorePeople
from portfolio.explaining.relief import Widest
from portfolio.explaining.suggestions import StepSizes
from portfolio.explaining.ways_out.repair import Repair
from portfolio.explaining.ways_out.sums import least_in_sum
from portfolio.planning import Problem
from portfolio.planning.solvers import Solver

_MOST_STEPS = 10_000


def by_money(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the least more money in sum."""
    limit = problem.capacity
    steps = [MoreMoney(f, sizes.money, q, q) for f in problem.funds for q in limit.calendar]
    widest = Widest(problem, steps, _MOST_STEPS)
    yield from least_in_sum(widest, "money", widest.reliefs(1.0), sizes.money, solver)


def by_people(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the fewest more FTE-quarters in sum."""
    limit = problem.capacity
    steps = [MorePeople(r, sizes.fte, q, q) for r in limit.people for q in limit.calendar]
    widest = Widest(problem, steps, _MOST_STEPS)
    yield from least_in_sum(widest, "people", widest.reliefs(1.0), sizes.fte, solver)
