"""More money, or more people: the least in sum over all quarters."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from portfolio.explaining.changes import MoreMoney, MorePeople
from portfolio.explaining.relief import Widest
from portfolio.explaining.suggestions import StepSizes
from portfolio.explaining.ways_out.repair import Repair
from portfolio.explaining.ways_out.sums import least_in_sum
from portfolio.planning import Problem
from portfolio.planning.model import Floats
from portfolio.planning.solvers import Solver


def by_money(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the least more money in sum."""
    limit = problem.capacity
    steps = [MoreMoney(f, sizes.money, q, q) for f in problem.funds for q in limit.calendar]
    widest = Widest(problem, steps, _most(problem, problem.starts.total_spend, sizes.money))
    yield from least_in_sum(widest, "money", widest.reliefs(1.0), sizes.money, solver)


def by_people(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the fewest more FTE-quarters in sum."""
    limit = problem.capacity
    steps = [MorePeople(r, sizes.fte, q, q) for r in limit.people for q in limit.calendar]
    taken = np.asarray(problem.starts.people.sum(axis=0), dtype=np.float64).ravel()
    widest = Widest(problem, steps, _most(problem, taken, sizes.fte))
    yield from least_in_sum(widest, "people", widest.reliefs(1.0), sizes.fte, solver)


def _most(problem: Problem, taken: Floats, step: float) -> int:
    """Return so many steps that everything at once, all of it in one quarter, has enough.

    Parameters
    ----------
    taken
        Of money or people, by column of the starts, shape (starts,).
    step
        Of money or people.
    """
    spans = problem.starts.span.values()
    total = sum(float(taken[first:after].max(initial=0.0)) for first, after in spans)
    return max(1, math.ceil(total / step))
