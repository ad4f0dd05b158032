"""Strengthen a relaxation in rounds: solve it, add the rows its point breaks, solve it again."""

from __future__ import annotations

from collections.abc import Callable

from portfolio.planning.solvers.bounding.linear import Linear
from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.strengthening.facets import Row, most_broken
from portfolio.planning.solvers.strengthening.knapsack import knapsacks

_ROUNDS = 8


def strengthened(session: Session, shape: Shape, out: Callable[[], bool]) -> Linear:
    """Return the relaxation of what a session holds with all rows added that tell in the end.

    Parameters
    ----------
    session
        The model inside HiGHS.
    shape
        The groups of its choices.
    out
        Whether time is out.
    """
    linear, rows = Linear(session), list[Row]()
    sacks = tuple(knapsacks(session.model, shape))
    point = linear.solve(linear.box)
    for _ in range(_ROUNDS):
        if point is None or not len(point.values) or out():
            break
        values = point.values * session.unit
        found = [row for sack in sacks if not out() and (row := most_broken(sack, values))]
        if not found:
            break
        linear.add(found)
        rows += found
        point = linear.solve(linear.box, point.basis)
    if not rows or point is None or not len(point.values):
        return Linear(session)
    final = point.values * session.unit
    fresh = Linear(session)
    fresh.add([row for row in rows if row.values @ final[row.columns] >= row.limit - 1e-6])
    return fresh
