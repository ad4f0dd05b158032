"""Crossing: never worse, better where a point shows the way, and not at every point."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from tests.planning.solvers.bounding.timed import staffed
from tests.planning.solvers.models import columns
from tests.planning.solvers.scripted import Scripted, ended

from portfolio.planning import Outcome, Status, StopReason
from portfolio.planning.model import Floats, Model
from portfolio.planning.solvers import crossing as module
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


def test_searches_in_vain_get_rarer_and_others_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand, of 40 choices, 10 open at first, and a search at every point.

    After one in vain it is every 1.5 points, then every 2.25, so at the 1st, 3rd and 6th; what is
    better makes it a third of that, but never less than one point: at the 7th. Open are 10, then
    11.5 for the first one ended, then 10.35 for the second one did not; the third found something.
    """
    monkeypatch.setattr(module, "_SHOWN", 40)
    monkeypatch.setattr(module, "_FIRST", 10)
    model = staffed([1.0] * 40, [[0.0] * 40], [1.0], [], 1)
    nothing, better = np.zeros(40), np.eye(40)[0]
    ends = [
        ended(StopReason.PROVEN, nothing, 4.0),
        ended(StopReason.NODE_LIMIT, nothing, 4.0 + 1e-7),
        ended(StopReason.NODE_LIMIT, better, 5.0),
        ended(StopReason.GAP, nothing, 4.0),
    ]
    session = Scripted(model, ends)
    crossing, best = Crossing(session), ended(StopReason.GAP, nothing, 4.0)
    point = Point(5.0, nothing, np.arange(40.0), None)
    searched: list[tuple[int, float]] = []
    for number in range(1, 8):
        before, known = len(session.asked), best
        best = crossing.meet(point, best, 4.0, Limits(0.1, seconds=100.0))
        if len(session.asked) > before:
            searched.append((number, best.objective))
            assert session.asked[-1].start is known.values
    assert searched == [(1, 4.0), (3, 4.0), (6, 5.0), (7, 5.0)]
    # The plan's own start is open as well, and the cheapest anyway.
    assert [one.open.sum() for one in session.asked] == [10, 11, 10, 10]
    limits = [one.limits for one in session.asked]
    assert {(one.seconds, one.nodes) for one in limits} == {(0.7, 150)}
    # A fortieth of what is missing, 4 of 4 and then of 5.
    assert [one.gap for one in limits] == pytest.approx([0.025, 0.025, 0.025, 0.02])


def test_half_of_all_choices_is_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: of 40 choices 19 are open at first, then 20, however often a search ends.

    At first it is searched at every other point, at last at every fortieth.
    """
    monkeypatch.setattr(module, "_SHOWN", 80)
    monkeypatch.setattr(module, "_FIRST", 19)
    model, nothing = staffed([1.0] * 40, [[0.0] * 40], [1.0], [], 1), np.zeros(40)
    best = ended(StopReason.GAP, nothing, 4.0)
    session = Scripted(model, [best])
    crossing, point = Crossing(session), Point(5.0, nothing, np.arange(40.0), None)
    searched: list[int] = []
    for number in range(1, 400):
        crossing.meet(point, best, 4.0, Limits(0.001))
        searched += [number] * (len(session.asked) - len(searched))
    assert searched[0] == 2
    assert [one.open.sum() for one in session.asked[:3]] == [19, 20, 20]
    assert set(np.diff(searched[-4:]).tolist()) == {40}
    # Half the gap asked for is less than a fortieth of what is missing.
    assert session.asked[0].limits.gap == pytest.approx(0.0005)


def test_what_is_found_brings_searches_back() -> None:
    """By hand: every 9 points, after a better plan every 3; a plan worth less than 1 counts, too.

    Missing are 0.02 of 0.5, a fortieth of which is 0.001.
    """
    model, nothing = staffed([1.0] * 4, [[0.0] * 4], [1.0], [], 1), np.zeros(4)
    session = Scripted(model, [ended(StopReason.GAP, nothing, 0.6)])
    crossing, point = Crossing(session), Point(5.0, nothing, np.arange(4.0), None)
    crossing._often, crossing._every = 1.0, 9.0
    known = ended(StopReason.GAP, nothing, 0.5)
    met = [crossing.meet(point, known, 0.02, Limits(0.1)) is not known for _ in range(12)]
    assert [number for number, found in enumerate(met, 1) if found] == [9, 12]
    assert session.asked[0].limits.gap == pytest.approx(0.001)


def test_what_the_plan_and_the_point_lack_is_held() -> None:
    """By hand, with one choice open beside: the point has the first, the plan the second.

    The third costs the point 0.1, the fourth 0.2. Two are open for it, one of them the third.
    """
    model = staffed([5, 4, 3, 2], [[1.0] * 4], [2.0], [], 1)
    session = Session(model)
    crossing = Crossing(session)
    crossing._size = 2.0
    point = Point(5.0, np.array([1, 0, 0, 0.0]), np.array([-9, -9, -0.1, -0.2]), None)
    crossing._open(point, np.array([0, 1, 0, 0.0]))
    assert session._held[1].tolist() == [1, 1, 1, 0]


def test_a_plan_found_makes_it_three_times_as_often() -> None:
    """By hand: after 12 points, then after 4 more, then after the next one and a third."""
    model, nothing = staffed([1.0] * 4, [[0.0] * 4], [1.0], [], 1), np.zeros(4)
    ends = [ended(StopReason.GAP, nothing, worth) for worth in (5.0, 6.0, 7.0)]
    session = Scripted(model, ends)
    crossing, point = Crossing(session), Point(5.0, nothing, np.arange(4.0), None)
    crossing._often, crossing._every = 1.0, 12.0
    best, found = ended(StopReason.GAP, nothing, 4.0), list[int]()
    for number in range(1, 20):
        before, best = best, crossing.meet(point, best, 1.0, Limits(0.1))
        found += [number] * (best is not before)
    assert found == [12, 16, 18]


def test_what_is_no_choice_stays_open() -> None:
    """By hand, with room for one choice: that of the point; hires are not counted among them."""
    model = staffed([5, 4, 3], [[1.0] * 3], [2.0], [2], 1)
    session = Session(model)
    crossing = Crossing(session)
    crossing._size = 1.0
    point = Point(5.0, np.array([0, 1, 0, 1.0]), np.array([-9, -9, -9, 0.0]), None)
    crossing._open(point, np.zeros(4))
    assert session._held[1].tolist() == [0, 1, 0, 2]


def test_one_choice_is_searched_for_most_rarely() -> None:
    """2,500 points by the number of choices."""
    for size, often in ((1, 2_500), (2, 1_250), (5, 500)):
        model = staffed([1.0] * size, [[0.0] * size], [1.0], [], 1)
        assert Crossing(Session(model))._every == often


def test_of_equal_choices_the_first_are_open() -> None:
    """Of a thousand every third costs the point nothing: the first fifty of these."""
    session = Session(Model((columns([1] * 1000),), (), np.zeros(1000)))
    crossing, cost = Crossing(session), np.arange(1000) % 3.0
    crossing._size = 50.0
    crossing._open(Point(0.0, np.zeros(1000), cost, None), np.zeros(1000))
    assert np.flatnonzero(session._held[1]).tolist() == list(range(0, 150, 3))
