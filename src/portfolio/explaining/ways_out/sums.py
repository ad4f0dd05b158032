"""The least of one kind in sum, by elastic programming."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from portfolio.explaining.elastic import Elastic
from portfolio.explaining.relief import Relief, Widest
from portfolio.explaining.ways_out.repair import Repair
from portfolio.planning import plan
from portfolio.planning.solvers import Solver


def least_in_sum(
    widest: Widest, kind: str, reliefs: Sequence[Relief], size: float, solver: Solver
) -> Iterator[Repair]:
    """Yield the cheapest set of reliefs, if one makes a plan.

    Parameters
    ----------
    widest
        The problem with all that reliefs may make possible.
    kind
        A key of ``WAYS_OUT``.
    reliefs
        Of the problem; as many as it takes are used, each as often as it takes.
    size
        Of one step.
    solver
        Who is asked.
    """
    if not reliefs:
        return
    elastic = Elastic(widest, tuple(reliefs))
    outcome, steps = elastic.cheapest(solver)
    if not outcome.has_plan:
        return
    made = zip(reliefs, steps.tolist(), strict=True)
    changes = tuple(relief.made(times) for relief, times in made if times)
    if not changes:
        return
    changed = reduce(lambda asked, change: change.applied(asked), changes, widest.problem)
    roadmap = plan(changed, solver=solver)
    if roadmap.outcome.has_plan:
        least = elastic.is_least(outcome)
        yield Repair(kind, changes, size * float(steps.sum()), roadmap, proven=least)
