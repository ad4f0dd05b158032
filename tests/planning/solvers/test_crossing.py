"""Crossing: never worse, better where a point shows the way, and not at every point."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from tests.planning.solvers.bounding.timed import staffed

from portfolio.planning import Outcome, Status, StopReason
from portfolio.planning.model import Floats, Model
from portfolio.planning.solvers.bounding.linear import Linear, Point
from portfolio.planning.solvers.crossing import Crossing
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits


def plan(model: Model, values: Floats) -> Outcome:
    """Return a plan about whose worth nothing is proven."""
    return Outcome(Status.FEASIBLE, StopReason.GAP, values, float(model.worth @ values), np.inf)


def shown(model: Model, best: Outcome, times: int) -> Iterator[tuple[Outcome, Limits]]:
    """Show the optimum of the relaxation again and again."""
    session, limits = Session(model), Limits(0.0)
    linear = Linear(session)
    point = linear.solve(linear.box)
    assert point is not None
    crossing = Crossing(session)
    for _ in range(times):
        best = crossing.meet(point, best, np.inf, limits)
        yield best, limits


def test_a_better_plan_is_found(portfolio: Model, begin: Outcome) -> None:
    """From a plan of HiGHS' first node, near the optimum of the relaxation."""
    found = [best for best, _ in shown(portfolio, begin, 60)]
    worth = [best.objective for best in found]
    assert worth == sorted(worth)
    assert worth[-1] > begin.objective * (1 + 1e-6)
    assert found[-1].values is not None
    assert portfolio.row_excess(found[-1].values).max() <= 1e-6


def test_the_same_points_the_same_plans(portfolio: Model, begin: Outcome) -> None:
    """Repeatable where no time limit cuts in."""
    first, second = ([best for best, _ in shown(portfolio, begin, 30)] for _ in range(2))
    assert [best.objective for best in first] == [best.objective for best in second]


def test_what_is_in_vain_is_done_more_rarely() -> None:
    """By hand: two choices wait for 2,500 / 2 points, so the second of them is searched for.

    The best plan takes the first, which is worth more; nothing better is near any point.
    """
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)
    best = plan(model, np.array([1, 0.0]))
    assert all(found is best for found, _ in shown(model, best, 1_300))


def test_the_last_of_the_points_waited_for_is_searched() -> None:
    """By hand: from nothing, at the 1,250th point both choices are open; the best is worth 5."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)
    worth = [found.objective for found, _ in shown(model, plan(model, np.zeros(2)), 1_250)]
    assert worth == [0.0] * 1_249 + [5.0]


def test_interrupted_it_keeps_the_plan() -> None:
    """Somebody who has asked to stop gets the plan back."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)
    session = Session(model)
    session.interrupted = True
    crossing, best = Crossing(session), plan(model, np.zeros(2))
    point = Point(5.0, np.ones(2), np.zeros(2), None)
    assert all(crossing.meet(point, best, 1.0, Limits(0.0)) is best for _ in range(1_250))


def test_what_the_plan_and_the_point_lack_is_held() -> None:
    """By hand, with one choice open beside: the point has the first, the plan the second.

    The third costs the point 1, the fourth 2. Two are open for the point, one of them the third.
    """
    model = staffed([5, 4, 3, 2], [[1.0] * 4], [2.0], [], 1)
    session = Session(model)
    crossing = Crossing(session)
    crossing._size = 2.0
    point = Point(5.0, np.array([1, 0, 0, 0.0]), np.array([-9, -9, -1, -2.0]), None)
    crossing._open(point, np.array([0, 1, 0, 0.0]))
    assert session._held[1].tolist() == [1, 1, 1, 0]
