"""Kernel search: as good as the full search where both end, and never without a proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from benchmarks.generator import Family, generate
from tests.planning.solvers.models import block, columns, hard_to_prove, impossible, knapsack
from tests.planning.solvers.scripted import Scripted, ended

from portfolio.planning import Highs, Outcome, Phase, Progress, Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.solvers import kernel
from portfolio.planning.solvers.crossing import Crossing
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.kernel import (
    _begun,
    _better,
    _certified,
    _ended,
    _enough,
    _finish,
    _is_early,
    _kernel,
    _shares,
    _Teller,
    _worth_trying,
    search_kernel,
)
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.neighbourhoods import manner
from portfolio.planning.solvers.solver import ANY_PLAN, ProgressListener


@pytest.fixture(scope="module")
def portfolio() -> Model:
    """Give twenty invented initiatives."""
    return generate(20, Family.BASE, seed=3).problem().model


@pytest.mark.parametrize("model", [knapsack(), hard_to_prove(40, 3)], ids=["knapsack", "forty"])
def test_the_optimum_is_that_of_the_full_search(model: Model) -> None:
    """Both prove it, so both have the same worth."""
    ours = Highs(gap=0.0).solve(model)
    full = Highs(gap=0.0, strategy=Strategy.FULL).solve(model)
    assert ours.status is full.status is Status.OPTIMAL
    assert ours.objective == pytest.approx(full.objective, rel=1e-9)
    assert ours.bound == pytest.approx(ours.objective, rel=1e-9)


def test_a_gap_is_certified(portfolio: Model) -> None:
    """The bound is one: no plan that the full search finds is worth more; the rows hold."""
    ours = Highs(gap=0.05, node_limit=40).solve(portfolio)
    full = Highs(gap=0.05, node_limit=40, strategy=Strategy.FULL).solve(portfolio)
    assert ours.values is not None
    assert max(ours.objective, full.objective) <= min(ours.bound, full.bound) * (1 + 1e-9)
    assert ours.objective == pytest.approx(portfolio.worth @ ours.values)
    assert (portfolio.row_excess(ours.values) <= 1e-6).all()


def test_nodes_make_it_repeatable(portfolio: Model) -> None:
    """The same nodes, the same plan."""
    first, second = (Highs(gap=0.0, node_limit=20).solve(portfolio) for _ in range(2))
    assert first.values is not None
    assert second.values is not None
    assert first.values.tolist() == second.values.tolist()
    assert first.stopped is StopReason.NODE_LIMIT
    assert first.effort.nodes >= 20


def test_large_models_are_searched_as_exactly(
    portfolio: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where twenty initiatives count as many, too, plans keep the rows and are repeatable."""
    monkeypatch.setattr(kernel, "_LARGE", 50)
    monkeypatch.setattr(manner, "_MANY", 50)
    first, second = (Highs(gap=0.0, node_limit=60).solve(portfolio) for _ in range(2))
    assert first.values is not None
    assert second.values is not None
    assert first.values.tolist() == second.values.tolist()
    assert (portfolio.row_excess(first.values) <= 1e-6).all()
    assert first.bound >= Highs(gap=0.05, node_limit=40).solve(portfolio).objective * (1 - 1e-9)


def test_no_plan() -> None:
    """What cannot be had in parts cannot be had whole."""
    assert Highs().solve(impossible()).status is Status.INFEASIBLE


def test_no_plan_in_whole_things() -> None:
    """Half of two things would do, no whole ones will: only the search to the end can say so."""
    model = Model((columns([1, 1]),), (block([[1, 1]], lower=0.5, upper=0.5),), np.ones(2))
    found = Highs(gap=0.0).solve(model)
    assert (found.status, found.stopped) == (Status.INFEASIBLE, StopReason.PROVEN)


def test_nothing_to_choose() -> None:
    """A model without a yes or no is searched as it is."""
    model = Model((columns([9], integer=False),), (block([[2]], upper=5),), np.array([2.0]))
    assert search_kernel(Session(model), Limits(0.0)).objective == pytest.approx(5)
    told = list[Progress]().append
    session = Scripted(model, [ended(StopReason.PROVEN, [2.5], 5.0)])
    search_kernel(session, Limits(0.0), told)
    assert [one.told for one in session.asked] == [told]


def test_progress_is_of_the_whole(portfolio: Model) -> None:
    """Seconds and nodes only grow, the best plan never gets worse, the bound stays above it."""
    told: list[Progress] = []
    Highs(gap=0.01, node_limit=40).solve(portfolio, told.append)
    assert told
    for before, after in pairwise(told):
        assert after.seconds >= before.seconds
        assert after.objective >= before.objective
        assert after.nodes >= before.nodes
    assert all(each.bound >= each.objective * (1 - 1e-9) for each in told)


def test_the_relaxation_is_told(portfolio: Model) -> None:
    """From the first step on somebody sees that work is done, though nothing is known yet."""
    told: list[Progress] = []
    Highs(gap=0.01, node_limit=40).solve(portfolio, told.append)
    first = told[0]
    assert (first.phase, first.objective, first.bound) == (Phase.RELAXATION, -np.inf, np.inf)


def test_phases_follow_one_another(portfolio: Model) -> None:
    """Relaxation, kernel, neighbourhoods, proof: in the order of their definition, none twice."""
    told: list[Progress] = []
    Highs(gap=0.0, node_limit=400).solve(portfolio, told.append)
    order = [list(Phase).index(each.phase) for each in told]
    assert order == sorted(order)
    assert {told[0].phase, told[-1].phase} == {Phase.RELAXATION, Phase.PROOF}


@pytest.mark.parametrize(("bound", "worth"), [(110.0, 100.0), (-90.0, -100.0), (0.0, 0.0)])
def test_enough_is_just_within_the_gap(bound: float, worth: float) -> None:
    """A gap of a tenth is 10 of a plan worth 100, whether the plan earns or loses."""
    assert _enough(bound, 0.1) == pytest.approx(worth)


def test_a_gap_of_all_is_enough() -> None:
    """Where a plan may be worse by all it loses, any is enough; so is less than 1."""
    assert _enough(-90.0, 1.0) == _enough(-90.0, 2.0) == -np.inf
    assert _enough(0.0, 1.0) == 0
    assert _enough(0.55, 0.1) == pytest.approx(0.5)


def test_what_is_no_plan_begins_nothing() -> None:
    """Where nothing goes with any choices of the plan to begin with, the kernel begins anew."""
    none = Outcome(Status.INFEASIBLE, StopReason.PROVEN)
    session = Scripted(
        replace(knapsack(), start=np.ones(4)),
        [none, none, ended(StopReason.GAP, [0, 1, 0, 1], 21)],
    )
    found = search_kernel(session, Limits(0.5))
    assert found.objective == 21
    assert [one.start for one in session.asked] == [None, None, None]


def test_of_what_fits_no_more_as_much_is_begun_with_as_does() -> None:
    """The second and third do not fit together: each may go, but none of the others may come."""
    session = Scripted(
        replace(knapsack(), start=np.array([0, 1, 1, 0.0])),
        [
            Outcome(Status.INFEASIBLE, StopReason.PROVEN),
            ended(StopReason.PROVEN, [0, 1, 0, 0], 13),
            ended(StopReason.GAP, [0, 1, 0, 1], 21),
        ],
    )
    assert search_kernel(session, Limits(0.5)).objective == 21
    whole, less, after = session.asked
    assert not whole.open.any()
    assert less.open.tolist() == [False, True, True, False]
    assert after.start is not None
    assert after.start.tolist() == [0, 1, 0, 0]


@pytest.mark.parametrize(
    ("limits", "interrupted", "stopped"),
    [
        (Limits(0.0, nodes=0), False, StopReason.NODE_LIMIT),
        (Limits(0.0, seconds=0.0), False, StopReason.TIME_LIMIT),
        (Limits(0.0, seconds=0.0, nodes=1), False, StopReason.TIME_LIMIT),
        (Limits(0.0, nodes=0), True, StopReason.INTERRUPTED),
        (Limits(0.0), True, StopReason.INTERRUPTED),
    ],
)
def test_without_anything_left_the_plan_is_returned(
    limits: Limits, interrupted: bool, stopped: StopReason
) -> None:
    """With the relaxation's bound and the reason, without a further search."""
    session, best = Scripted(knapsack(), [WORSE]), plan_of(0, 1, 0, 0, objective=13.0)
    session.interrupted = interrupted
    found = _finish(session, RELAXED, best, limits, _Teller(limits, 30.0, None))
    assert (found.objective, found.bound, found.stopped) == (13, 30, stopped)
    assert session.asked == []


WORSE = Outcome(Status.FEASIBLE, StopReason.NODE_LIMIT, np.array([1, 0, 0, 0.0]), 10.0, 25.0)
RELAXED = Relaxation(np.zeros(4), np.zeros(4), 30.0)


@pytest.mark.parametrize(
    ("bound", "nodes", "searched", "expected", "stopped"),
    [
        (13.0, 9, 0, 13, StopReason.PROVEN),
        (22.0, 0, 0, 22, StopReason.NODE_LIMIT),
        (22.0, 9, 1, 22, StopReason.NODE_LIMIT),
        (99.0, 9, 1, 25, StopReason.NODE_LIMIT),  # the last search knows better
    ],
)
def test_where_it_pays_boxes_are_split_first(
    monkeypatch: pytest.MonkeyPatch,
    bound: float,
    nodes: int,
    searched: int,
    expected: float,
    stopped: StopReason,
) -> None:
    """By hand: 13 is known, 17 can be gained; what costs more is held, also in the last search."""
    session, limits = Scripted(knapsack(), [WORSE]), Limits(0.0, nodes=nodes)
    relaxed = Relaxation(np.zeros(4), np.array([0.0, 16, 18, 0]), 30.0)
    best, told = plan_of(0, 1, 0, 0, objective=13.0), list[Progress]()

    def prove(
        asked: Session, known: Outcome, left: Limits, tell: ProgressListener, crossing: Crossing
    ) -> Outcome:
        assert (asked, known, left, crossing._session) == (session, best, limits, session)
        assert session._held[1].tolist() == [1, 1, 0, 1]
        session.hold(np.zeros(4), np.zeros(4))
        tell(Progress(0.0, 12.0, 24.0, 1))
        return replace(best, bound=bound)

    monkeypatch.setattr(kernel, "pays", lambda _: True)
    monkeypatch.setattr(kernel, "is_timed", lambda _: True)
    monkeypatch.setattr(kernel, "prove", prove)
    found = _finish(session, relaxed, best, limits, _Teller(limits, 30.0, told.append))
    assert (found.objective, found.bound, found.stopped) == (13, expected, stopped)
    assert session._held[1].tolist() == [1, 1, 0, 1]
    assert [(one.objective, one.bound, one.phase) for one in told] == [(13, 24, Phase.PROOF)]
    assert len(session.asked) == searched
    assert all(one.told is not None and one.start is best.values for one in session.asked)


@pytest.mark.parametrize(
    ("last", "worth", "bound", "stopped"),
    [
        (WORSE, 13, 25, StopReason.NODE_LIMIT),
        (replace(WORSE, objective=21.0), 21, 25, StopReason.NODE_LIMIT),
        (replace(WORSE, bound=40.0), 13, 30, StopReason.NODE_LIMIT),
        (replace(WORSE, objective=21.0, bound=21.0), 21, 21, StopReason.PROVEN),
        (Outcome(Status.INFEASIBLE, StopReason.PROVEN), 13, 13, StopReason.PROVEN),
        (
            Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT, bound=1.0),
            13,
            30,
            StopReason.TIME_LIMIT,
        ),
    ],
)
def test_the_last_search_tells_how_good_the_best_is(
    last: Outcome, worth: float, bound: float, stopped: StopReason
) -> None:
    """By hand: 13 is known, the relaxation is worth 30; where nothing is left, 13 is best."""
    session, limits = Scripted(knapsack(), [last]), Limits(0.0)
    best = plan_of(0, 1, 0, 0, objective=13.0)
    found = _finish(session, RELAXED, best, limits, _Teller(limits, 30.0, None))
    assert (found.objective, found.bound, found.stopped) == (worth, bound, stopped)
    nothing = _finish(session, RELAXED, None, limits, _Teller(limits, 30.0, None))
    assert nothing.stopped is stopped


def test_begins_with_a_plan(portfolio: Model) -> None:
    """A plan that is good enough is taken without a search, and a plan is never made worse."""
    good = Highs(gap=0.05, node_limit=40).solve(portfolio)
    told: list[Progress] = []
    again = Highs(gap=ANY_PLAN).solve(replace(portfolio, start=good.values), told.append)
    least = good.objective - 1e-9 * abs(good.objective)
    assert again.objective >= least
    assert {one.phase for one in told} <= {Phase.RELAXATION}
    assert (
        Highs(gap=0.0, node_limit=60).solve(replace(portfolio, start=good.values)).objective
        >= least
    )


def test_begins_with_what_is_no_plan(portfolio: Model) -> None:
    """Values that break rows are no start: what is found keeps them, as good as without."""
    everything = replace(knapsack(), start=knapsack().upper)
    assert Highs(gap=0.0).solve(everything).objective == Highs(gap=0.0).solve(knapsack()).objective
    asked = replace(portfolio, start=portfolio.upper)
    found = Highs(gap=0.05, node_limit=40).solve(asked)
    assert found.values is not None
    assert (portfolio.row_excess(found.values) <= 1e-6).all()


@pytest.mark.parametrize(
    ("small", "medium", "large", "alike"), [(5, 8, 9, True), (1, 4, 9, False), (1, 2, 3, True)]
)
def test_what_begins_with_nothing_gets_less_of_a_kernel(
    monkeypatch: pytest.MonkeyPatch, small: int, medium: int, large: int, alike: bool
) -> None:
    """Of medium size a tenth of the time; neighbourhoods have more to add to what it finds."""
    for name, bound in (("_SMALL", small), ("_MEDIUM", medium), ("_LARGE", large)):
        monkeypatch.setattr(kernel, name, bound)
    with_nothing, begun = (_shares(knapsack(), is_begun=is_begun) for is_begun in (False, True))
    assert (with_nothing == begun) is alike
    if not alike:
        assert with_nothing == (0.1, 400, 0.8)


def test_what_is_soon_done_is_not_searched_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four choices of what, none of when: the root of the kernel, then all of it, nothing held.

    The relaxation is worth 22. After a plan worth 20, that of taking the first thing would be
    held out by its reduced cost were the model larger.
    """
    monkeypatch.setattr(kernel, "_FIRST", 0)
    monkeypatch.setattr(kernel, "improve", None)
    found, best = (ended(StopReason.GAP, v, w) for v, w in (([0, 1, 1, 0], 20), ([0, 1, 0, 1], 21)))
    session = Scripted(knapsack(), [found, best])
    assert search_kernel(session, Limits(0.0, seconds=1000.0)).objective == 21
    root, whole = session.asked
    assert root.limits.nodes == 1
    assert root.limits.seconds == pytest.approx(200, rel=0.02)
    assert not root.open.all()
    assert whole.limits.nodes is None
    assert whole.open.all()
    assert whole.start is found.values


@pytest.mark.parametrize(
    ("small", "medium", "large", "kernel_share", "share", "nodes"),
    [
        (5, 8, 9, 0.2, 0.15, 400),  # four choices are few
        (4, 8, 9, 0.25, 0.8, 400),
        (1, 4, 9, 0.25, 0.8, 400),
        (1, 3, 9, 0.2, 0.7, 400),
        (1, 3, 4, 0.2, 0.7, 400),
        (1, 2, 3, 0.2, 0.9, 20),  # four choices are many
    ],
)
def test_every_part_has_its_share(
    monkeypatch: pytest.MonkeyPatch,
    small: int,
    medium: int,
    large: int,
    kernel_share: float,
    share: float,
    nodes: int,
) -> None:
    """Of 1,000 seconds 200 for the plan to begin with, for kernel and the rest as the size is.

    The kernel begins with the plan worth 18 that was begun with, which takes nothing as the
    relaxation does, so that all is open; it finds 17, and nothing better is found later.
    """
    monkeypatch.setattr(kernel, "_FIRST", 0)
    monkeypatch.setattr(kernel, "_is_easy", lambda _: False)
    monkeypatch.setattr(kernel, "_SMALL", small)
    monkeypatch.setattr(kernel, "_MEDIUM", medium)
    monkeypatch.setattr(kernel, "_LARGE", large)
    improving: list[Limits] = []
    told: list[Progress] = []
    part = Progress(0.0, 16.0, 99.0, 3)

    def improve(
        _: Session,
        relaxed: Relaxation,
        best: Outcome,
        limits: Limits,
        enough: float,
        listener: Callable[[Outcome], ProgressListener | None],
    ) -> Outcome:
        assert enough == relaxed.bound
        improving.append(limits)
        tell = listener(best)
        assert tell is not None
        tell(part)
        return best

    monkeypatch.setattr(kernel, "improve", improve)
    begun = ended(StopReason.PROVEN, [1, 0, 0, 1], 18.0)
    # Half of the time is over, so nothing is begun anew.
    for half in ("elapsed", "time_left"):
        monkeypatch.setattr(Limits, half, property(lambda one: one.seconds or 1000.0))
    ends = [begun, ended(StopReason.GAP, [0, 1, 0, 0], 17.0), begun]
    session = Scripted(replace(knapsack(), start=np.array([1, 0, 0, 1.0])), ends)
    found = search_kernel(session, Limits(0.0, seconds=1000.0, nodes=5000), told.append)
    first, second, last = session.asked
    assert first.limits.seconds == pytest.approx(200, rel=0.02)
    assert first.limits.nodes == 400
    assert not first.open.any()
    assert first.start is None
    assert second.limits.seconds == pytest.approx(1000 * kernel_share, rel=0.02)
    assert second.limits.nodes == nodes
    assert second.start is last.start is begun.values
    assert second.open.all()
    assert second.enough == session.model.worth @ session.relax(Limits(0.0)).values  # type: ignore[union-attr]
    for one in (second, last):
        assert one.told is not None
        one.told(part)
    told = [one for one in told if one.phase is not Phase.RELAXATION]
    assert [one.phase for one in told] == [Phase.NEIGHBOURHOODS, Phase.KERNEL, Phase.PROOF]
    # The best plan so far and the relaxation's bound, whatever a part among few columns says.
    assert {(one.objective, one.bound) for one in told} == {(18, second.enough)}
    assert improving[0].seconds == pytest.approx(1000 * share, rel=0.02)
    assert improving[0].nodes == 5000
    assert (last.limits.seconds, last.limits.nodes) == (1000, 5000)
    assert found.objective == 18


@pytest.mark.parametrize(
    ("small", "spent", "anew"), [(4, 0.0, True), (5, 0.0, False), (4, 500.0, False)]
)
def test_a_plan_begun_with_may_be_a_dead_end(
    monkeypatch: pytest.MonkeyPatch, small: int, spent: float, anew: bool
) -> None:
    """Four choices, 18 begun with, 20 found anew; not for few, nor once half the time is spent."""
    monkeypatch.setattr(kernel, "_SMALL", small)
    monkeypatch.setattr(kernel, "improve", lambda _1, _2, best, *_: best)
    monkeypatch.setattr(Limits, "elapsed", property(lambda _: spent))
    monkeypatch.setattr(Limits, "time_left", property(lambda one: one.seconds - spent))
    begun = ended(StopReason.PROVEN, [1, 0, 0, 1], 18.0)
    better = ended(StopReason.GAP, [0, 0, 1, 1], 20.0)
    ends = [begun, begun, *[better][:anew], begun]
    session = Scripted(replace(knapsack(), start=np.array([1, 0, 0, 1.0])), ends)
    found = search_kernel(session, Limits(0.0, seconds=999.0))
    assert [one.start is None for one in session.asked] == [True, False, *[True][:anew], False]
    assert found.objective == (20 if anew else 18)


FIVE = Model((columns([1] * 4), columns([9])), (), np.zeros(5))
"""Four choices, and a number up to 9."""


def plan_of(*values: float, objective: float = 0.0) -> Outcome:
    """Return a plan about which nothing is proven."""
    return Outcome(Status.FEASIBLE, StopReason.GAP, np.array(values), objective, np.inf)


@pytest.mark.parametrize(
    ("first", "share", "large", "left_open"),
    [
        (1, 0.0, 4, [1, 2]),
        (1, 0.5, 4, [1, 2, 3]),  # half of four are two
        (1, 0.5, 3, [1, 2]),  # of many a quarter, which is one
        (3, 0.5, 4, [0, 1, 2, 3]),
    ],
)
def test_the_kernel_is_what_is_split_and_what_costs_least(
    monkeypatch: pytest.MonkeyPatch, first: int, share: float, large: int, left_open: list[int]
) -> None:
    """By hand: the third is split; of the others the second costs least, then the fourth."""
    for name, value in {"_FIRST": first, "_SHARE": share, "_LARGE": large}.items():
        monkeypatch.setattr(kernel, name, value)
    monkeypatch.setattr(kernel, "_SHARE_OF_MANY", 0.25)
    relaxed = Relaxation(np.array([1, 0, 0.5, 0, 3]), np.array([5.0, 1, 0, 2, 0]), 10.0)
    lower, upper = _kernel(FIVE, relaxed, None)
    assert np.flatnonzero(lower < upper).tolist() == [*left_open, 4]
    held = [k for k in range(4) if k not in left_open]
    assert lower[held].tolist() == upper[held].tolist() == relaxed.values[held].tolist()
    # A plan to begin with that does without the first one leaves it open too.
    lower, upper = _kernel(FIVE, relaxed, plan_of(0, 0, 0, 0, 0))
    assert np.flatnonzero(lower < upper).tolist() == sorted({0, *left_open, 4})


def test_of_equal_choices_the_first_are_open() -> None:
    """A hundred cost the same: the first sixty."""
    model = Model((columns([1] * 100),), (), np.zeros(100))
    lower, upper = _kernel(model, Relaxation(np.zeros(100), np.ones(100), 0.0), None)
    assert np.flatnonzero(lower < upper).tolist() == list(range(60))


def test_what_costs_more_than_there_is_to_gain_is_not_tried() -> None:
    """By hand: 12 less 10 can be gained; the second costs no more, the third is split."""
    relaxed = Relaxation(np.array([1, 0, 0.5, 0, 3]), np.array([2.1, 2, 3, 3, 3]), 12.0)
    lower, upper = _worth_trying(FIVE, relaxed, plan_of(0, 0, 0, 0, 0, objective=10.0))
    assert lower.tolist() == [1, 0, 0, 0, 0]
    assert upper.tolist() == [1, 1, 1, 0, 9]
    lower, upper = _worth_trying(FIVE, relaxed, None)
    assert (lower.tolist(), upper.tolist()) == ([0] * 5, [1, 1, 1, 1, 9])


@pytest.mark.parametrize(
    ("bound", "status", "stopped"),
    [
        (-100 + 5e-8, Status.OPTIMAL, StopReason.PROVEN),  # a billionth of 100 is 1e-7
        (-100.0, Status.OPTIMAL, StopReason.PROVEN),
        (-91.0, Status.FEASIBLE, StopReason.GAP),  # a tenth of 100 is 10
    ],
)
def test_a_plan_near_enough_to_the_bound_is_certified(
    bound: float, status: Status, stopped: StopReason
) -> None:
    """A plan that loses 100, with a gap of a tenth."""
    limits = Limits(0.1, spent=7)
    done = _certified(plan_of(1, objective=-100.0), bound, limits)
    assert done is not None
    assert (done.status, done.stopped, done.effort.nodes) == (status, stopped, 7)
    assert done.bound == (bound if stopped is StopReason.GAP else -100)
    assert _certified(plan_of(1, objective=-100.0), -89.0, limits) is None
    assert _certified(plan_of(1, objective=-100.0), -100 + 2e-7, Limits(0.0)) is None


def test_what_ends_is_told_as_it_ended() -> None:
    """A bound below the plan is none; where there is no plan only the reason is told."""
    ended = _ended(plan_of(1, objective=5.0), 4.0, StopReason.TIME_LIMIT, Limits(0.0, spent=3))
    assert (ended.bound, ended.status, ended.effort.nodes) == (5, Status.FEASIBLE, 3)
    nothing = Outcome(Status.NO_SOLUTION, StopReason.GAP)
    assert 0 <= ended.effort.seconds < 60
    told = _ended(nothing, 4.0, StopReason.NODE_LIMIT, Limits(0.0))
    assert (told.status, told.stopped) == (Status.NO_SOLUTION, StopReason.NODE_LIMIT)
    assert (told.values, told.bound, told.effort) == (None, nothing.bound, nothing.effort)


def test_the_better_of_two_plans_is_kept() -> None:
    """Of equal ones the first; no plan is never better."""
    one, other = plan_of(1, objective=5.0), plan_of(0, objective=6.0)
    assert _better(one, other) is other
    assert _better(other, one) is other
    assert _better(one, replace(other, objective=5.0)) is one
    assert _better(None, one) is one
    assert _better(one, Outcome(Status.INFEASIBLE, StopReason.PROVEN)) is one


def test_parts_are_told_as_the_whole() -> None:
    """By hand: 5 nodes before, a plan worth 3 and a bound of 20 from the relaxation.

    The bound of a part among few columns is none of the whole; that of the proof is.
    """
    told: list[Progress] = []
    limits = Limits(0.0, spent=5)
    teller = _Teller(limits, 20.0, told.append)
    kernel_told = teller.of(Phase.KERNEL, plan_of(1, objective=3.0))
    assert kernel_told is not None
    kernel_told(Progress(0.0, 2.0, 15.0, 4))
    limits.spend(4)
    proof_told = teller.of(Phase.PROOF, None)
    assert proof_told is not None
    proof_told(Progress(0.0, 7.0, 15.0, 1))
    proof_told(Progress(0.0, 6.0, 6.5, 2))
    assert [(one.objective, one.bound, one.nodes, one.phase) for one in told] == [
        (3, 20, 9, Phase.KERNEL),
        (7, 15, 10, Phase.PROOF),
        (7, 7, 11, Phase.PROOF),
    ]
    assert _Teller(limits, 20.0, None).of(Phase.KERNEL, None) is None


def test_what_is_begun_with_is_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Values of -7 and 7 of choices are none and one; of 0.6 one."""
    model = replace(knapsack(), start=np.array([-7, 7, 0.6, 0.4]))
    session, held = Scripted(model, [ended(StopReason.PROVEN, [0, 1, 1, 0], 20.0)]), list[object]()
    monkeypatch.setattr(session, "hold", lambda *bounds: held.extend(map(list, bounds)))
    _begun(session, Limits(0.0))
    assert held == [[0, 1, 1, 0], [0, 1, 1, 0]]


def test_the_best_plan_is_told_from_the_first_word_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last search begins with 13, and the kernel with 18, whatever HiGHS says it has."""
    told, limits, part = list[Progress](), Limits(0.0), Progress(0.0, 10.0, 40.0, 1)
    session = Scripted(knapsack(), [WORSE])
    best = plan_of(0, 1, 0, 0, objective=13.0)
    _finish(session, RELAXED, best, limits, _Teller(limits, 30.0, told.append))
    assert session.asked[0].told is not None
    session.asked[0].told(part)
    assert [(one.objective, one.bound) for one in told] == [(13, 30)]
    monkeypatch.setattr(kernel, "improve", lambda _1, _2, best, *_: best)
    begun = ended(StopReason.PROVEN, [1, 0, 0, 1], 18.0)
    session = Scripted(replace(knapsack(), start=np.array([1, 0, 0, 1.0])), [begun])
    search, told = session.search, list[Progress]()

    def telling(limits: Limits, **asked: Any) -> Outcome:
        if (tell := asked.get("on_progress")) is not None:
            tell(part)
        return search(limits, **asked)

    monkeypatch.setattr(session, "search", telling)
    search_kernel(session, Limits(0.0), told.append)
    assert [one.objective for one in told if one.phase is not Phase.RELAXATION] == [18, 18]


def test_whoever_listens_hears_of_the_relaxation(monkeypatch: pytest.MonkeyPatch) -> None:
    """The listener is handed on; a relaxation that ends it is the outcome."""
    session, told, heard = Session(knapsack()), list[Progress]().append, list[object]()
    end = Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)

    def relax(_: Limits, listener: ProgressListener | None = None) -> Outcome:
        heard.append(listener)
        return end

    monkeypatch.setattr(session, "relax", relax)
    assert search_kernel(session, Limits(0.0), told) is end
    assert heard == [told]


@pytest.mark.parametrize(
    ("first", "anew", "searched", "best"), [(18.0, 20.0, 4, 20), (18.0, 17.0, 4, 18)]
)
def test_what_is_begun_anew_need_not_be_better(
    monkeypatch: pytest.MonkeyPatch, first: float, anew: float, searched: int, best: float
) -> None:
    """Four choices are many here; 18 is begun with, and found again, then 20 or 17 without it."""
    monkeypatch.setattr(kernel, "_SMALL", 4)
    monkeypatch.setattr(kernel, "improve", lambda _1, _2, best, *_: best)
    begun = ended(StopReason.PROVEN, [1, 0, 0, 1], first)
    last = Outcome(Status.NO_SOLUTION, StopReason.NODE_LIMIT)
    ends = [begun, begun, ended(StopReason.GAP, [0, 0, 1, 1], anew), last]
    session = Scripted(replace(knapsack(), start=np.array([1, 0, 0, 1.0])), ends)
    found = search_kernel(session, Limits(0.0))
    assert (len(session.asked), found.objective) == (searched, best)


def test_what_is_enough_is_not_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel finds 21 of at most 21.8, within the gap: nothing else is asked."""
    monkeypatch.setattr(kernel, "_SMALL", 4)
    begun = ended(StopReason.PROVEN, [1, 0, 0, 1], 18.0)
    session = Scripted(
        replace(knapsack(), start=np.array([1, 0, 0, 1.0])),
        [begun, ended(StopReason.GAP, [0, 1, 0, 1], 21.0)],
    )
    found = search_kernel(session, Limits(0.05))
    assert (len(session.asked), found.objective) == (2, 21)


def test_where_nothing_can_be_gained_whatever_costs_is_held() -> None:
    """By hand: a plan worth its bound; the second costs nothing, the third is split."""
    relaxed = Relaxation(np.array([1, 0, 0.5, 0, 3]), np.array([1e-9, 0, 3, 3, 3]), 12.0)
    lower, upper = _worth_trying(FIVE, relaxed, plan_of(0, 0, 0, 0, 0, objective=12.0))
    assert lower.tolist() == [1, 0, 0, 0, 0]
    assert upper.tolist() == [1, 1, 1, 0, 9]


def test_time_is_that_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an end as of every word: 7 seconds, whatever a part says."""
    monkeypatch.setattr(Limits, "elapsed", property(lambda _: 7.0))
    limits, told = Limits(0.0), list[Progress]()
    assert _ended(plan_of(1), 4.0, StopReason.TIME_LIMIT, limits).effort.seconds == 7
    tell = _Teller(limits, 20.0, told.append).of(Phase.KERNEL, None)
    assert tell is not None
    tell(Progress(1.0, 2.0, 15.0, 4))
    assert [one.seconds for one in told] == [7]


def test_of_many_choices_the_first_of_equal_cost_are_open() -> None:
    """Of a thousand every third costs nothing: the first sixty of these, so repeatable."""
    model, cost = Model((columns([1] * 1000),), (), np.zeros(1000)), np.arange(1000) % 3.0
    lower, upper = _kernel(model, Relaxation(np.zeros(1000), cost, 0.0), None)
    assert np.flatnonzero(lower < upper).tolist() == list(range(0, 180, 3))


def test_early_is_before_half_of_the_time() -> None:
    """Without a limit it is always early; with one the clock has a say, whatever it says."""
    endless, long, short = Limits(0.0), Limits(0.0, seconds=1e6), Limits(0.0, seconds=0.0)
    assert [_is_early(one) for one in (endless, long, short)] == [True, True, False]
    assert [one.timed for one in (endless, long, short)] == [False, True, True]
