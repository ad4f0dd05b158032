"""Large neighbourhood search: never worse, better where a few things moved make it so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.handmade import GivenWorth, Setting, initiative
from tests.planning.solvers.bounding.timed import staffed, timed
from tests.planning.solvers.drawn import Fixed
from tests.planning.solvers.models import block, columns, hard_to_prove
from tests.planning.solvers.scripted import Scripted, ended

from portfolio.planning import Outcome, Status, StopReason
from portfolio.planning.model import Bools, Model
from portfolio.planning.solvers import neighbourhoods as module
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.neighbourhoods import (
    _by_choice,
    _by_need,
    _by_subject,
    _by_time,
    _cost,
    _distance,
    _Draw,
    _first,
    _gap,
    _Manner,
    _manner,
    _seed,
    choices_of,
    improve,
    means_of,
    subjects,
)


def improved(model: Model, begin: Outcome, enough: float = np.inf, nodes: int | None = None):
    """Improve a plan of a model; stop at a worth."""
    session = Session(model)
    relaxed = session.relax(Limits(0.0))
    assert isinstance(relaxed, Relaxation)
    limits = Limits(0.0, nodes=nodes)
    return improve(session, relaxed, begin, limits, enough, lambda _: None), limits


def nothing(model: Model) -> Outcome:
    """Return the plan that takes nothing."""
    values = np.zeros(len(model.worth))
    return Outcome(Status.FEASIBLE, StopReason.GAP, values, 0.0, np.inf)


def test_better_and_allowed() -> None:
    """From nothing something is made that keeps the rows."""
    model = hard_to_prove(60, 3)
    found, _ = improved(model, nothing(model))
    assert found.values is not None
    assert found.objective == pytest.approx(model.worth @ found.values)
    assert (model.row_excess(found.values) <= 1e-6).all()
    assert found.objective > 0.9 * Session(model).search(Limits(0.02)).objective


def test_good_enough_ends_it() -> None:
    """The first plan that is told to be good enough is the last."""
    model = hard_to_prove(60, 3)
    few, spent = improved(model, nothing(model), enough=1.0)
    best, all_spent = improved(model, nothing(model))
    assert 1.0 <= few.objective <= best.objective
    assert spent.spent <= all_spent.spent


def test_the_seed_is_fixed() -> None:
    """The same model gives the same plan."""
    model = hard_to_prove(60, 3)
    first, second = (improved(model, nothing(model), nodes=40)[0] for _ in range(2))
    assert first.values is not None
    assert second.values is not None
    assert first.values.tolist() == second.values.tolist()


def test_a_plan_to_begin_with_asks_for_other_draws() -> None:
    """What found it is not drawn again where limits differ; the same limits draw the same."""
    model = hard_to_prove(60, 3)
    begun = replace(model, start=nothing(model).values)
    looser = replace(begun, blocks=tuple(replace(b, upper=b.upper + 1) for b in begun.blocks))
    assert _seed(model) == _seed(replace(model, blocks=looser.blocks))
    assert _seed(begun) == _seed(replace(begun, start=np.ones(len(model.worth))))
    assert len({tuple(_seed(one)) for one in (model, begun, looser)}) == 3


def test_choices_mean_yes_or_no() -> None:
    """Counts of more than one and parts are none."""
    parts = (columns([1, 3]), columns([1], family="slack", integer=False))
    assert choices_of(Model(parts, (), np.zeros(3))).tolist() == [True, False, False]


def test_starts_of_one_initiative_belong_together() -> None:
    """In whatever mode; every other column is a subject of its own."""
    fast = initiative("A", 1, mode="fast")
    setting = Setting(quarters=3, objective=GivenWorth({}))
    problem = setting.problem(initiative("A", 2, modes=(fast,)), initiative("B", 3))
    # A in two quarters may start in 2 quarters, in one in 3; B in one.
    assert subjects(problem.model).tolist() == [0, 0, 0, 0, 0, 1]
    more = replace(problem.model, columns=(*problem.model.columns, columns([1, 1])))
    assert subjects(more).tolist() == [0, 0, 0, 0, 0, 1, 2, 3]


def relaxation(costs: list[float], bound: float, values: list[float] | None = None) -> Relaxation:
    """Return a relaxation made by hand; without values it takes nothing."""
    return Relaxation(np.array(values or [0.0] * len(costs)), np.array(costs), bound)


def plan_of(*values: float, objective: float = 0.0) -> Outcome:
    """Return a plan."""
    return Outcome(Status.FEASIBLE, StopReason.GAP, np.array(values), objective, np.inf)


class Drawn:
    """Two kinds of neighbourhoods that hold nothing but the first column, and keep who asked."""

    def __init__(self) -> None:
        self.log: list[tuple[str, float, float]] = []

    def manner(self, size: float, most: float, patience: int) -> _Manner:
        """Return a manner in which both kinds are drawn in turns."""
        draws = self.kind("one"), self.kind("other")
        return _Manner(draws, size, most, 9.0, 70, patience, 0.85)

    def kind(self, kind: str) -> _Draw:
        """Return such a draw, which keeps by what name it was asked."""

        def draw(rng: np.random.Generator, size: float, best: Outcome) -> Bools:
            self.log.append((kind, size, best.objective))
            assert len(self.log) < 50, "no end"
            return np.asarray(np.arange(4) == 0)

        return draw


def improved_by(
    ends: list[Outcome],
    limits: Limits,
    enough: float = np.inf,
    patience: int = 3,
    rounds: int = 1,
) -> tuple[Outcome, Drawn, Scripted, list[Outcome]]:
    """Improve a plan worth 4 by searches that end as told; begun at 100 choices, at most 101."""
    session, drawn, told = Scripted(FOUR, ends), Drawn(), list[Outcome]()
    manner = replace(drawn.manner(100, 101, patience), rounds=rounds)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_manner", lambda *_: manner)
        begin = ended(StopReason.GAP, [1, 0, 0, 0], 4.0)
        relaxed = relaxation([0.0] * 4, 12.0)
        found = improve(session, relaxed, begin, limits, enough, told.append)
    return found, drawn, session, told


FOUR = Model((columns([1] * 4),), (), np.ones(4))
VAIN = ended(StopReason.PROVEN, [1, 0, 0, 0], 4.0)


def test_neighbourhoods_come_in_turns_and_sizes() -> None:
    """By hand: a search in vain that ended makes the next of its kind larger, up to 101 choices.

    One that did not end makes it smaller, 85; one that finds something leaves it, and begins the
    count of those in vain anew: so the third in vain after it is the last.
    """
    ends = [
        VAIN,
        ended(StopReason.NODE_LIMIT, [1, 0, 0, 0], 4.0 + 1e-7),
        ended(StopReason.NODE_LIMIT, [0, 1, 1, 0], 6.0),
        ended(StopReason.GAP, [0, 1, 1, 0], 6.0),
    ]
    found, drawn, session, told = improved_by(ends, Limits(0.1, seconds=100.0))
    assert drawn.log == [
        ("one", 100, 4),
        ("other", 100, 4),
        ("one", 101, 4),
        ("other", 85, 6),
        ("one", 101, 6),
        ("other", 85 * 1.02, 6),
    ]
    assert (found.objective, [one.objective for one in told]) == (6, [4, 4, 4, 6, 6, 6])
    for one in session.asked:
        assert one.open.tolist() == [False, True, True, True]
        assert (one.limits.seconds, one.limits.nodes) == (9, 70)
    # A fortieth of what is missing: 8 of 4, which is half the gap, then 6 of 6.
    gaps = [one.limits.gap for one in session.asked]
    assert gaps == pytest.approx([0.05] * 3 + [0.025] * 3)
    starts = [one.start for one in session.asked]
    assert [start[0] for start in starts if start is not None] == [1, 1, 1, 0, 0, 0]


def test_where_nothing_is_found_it_begins_anew() -> None:
    """By hand: twice from the plan worth 4, one search in vain each, sizes as at first again.

    First a plan worth 6 is found, then one worth 5, which is searched around but is not the best.
    """
    ends = [
        ended(StopReason.PROVEN, [0, 1, 1, 0], 6.0),
        VAIN,
        ended(StopReason.PROVEN, [0, 0, 1, 0], 5.0),
        VAIN,
    ]
    session, drawn, told = Scripted(FOUR, ends), Drawn(), list[Outcome]()
    manner = replace(drawn.manner(100, 200, 1), rounds=2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_manner", lambda *_: manner)
        begin, relaxed = ended(StopReason.GAP, [1, 0, 0, 0], 4.0), relaxation([0.0] * 4, 12.0)
        found = improve(session, relaxed, begin, Limits(0.0), np.inf, told.append)
    assert found is ends[0]
    assert drawn.log == [("one", 100, 4), ("other", 100, 6), ("one", 100, 4), ("other", 100, 5)]
    assert [one.objective for one in told] == [4, 6, 6, 6]
    starts = [one.start.tolist() for one in session.asked if one.start is not None]
    assert starts == [[1, 0, 0, 0], [0, 1, 1, 0], [1, 0, 0, 0], [0, 0, 1, 0]]


def test_every_beginning_has_the_same_patience() -> None:
    """By hand: two beginnings with two searches in vain each are four."""
    _, drawn, _, _ = improved_by([VAIN], Limits(0.0), patience=2, rounds=2)
    assert [size for _, size, _ in drawn.log] == [100] * 4


def test_of_plans_worth_the_same_the_first_is_kept() -> None:
    """Another plan worth 6 that is found from the second beginning is not better."""
    ends = [
        ended(StopReason.PROVEN, [0, 1, 1, 0], 6.0),
        VAIN,
        ended(StopReason.PROVEN, [0, 1, 0, 1], 6.0),
        VAIN,
    ]
    first = ends[0]
    found, drawn, _, _ = improved_by(ends, Limits(0.0), patience=1, rounds=2)
    assert (found is first, len(drawn.log)) == (True, 4)


def test_three_kinds_come_one_after_the_other() -> None:
    """And after the third the first again, in four searches in vain."""
    drawn = Drawn()
    manner = replace(drawn.manner(100, 100, 4), draws=tuple(map(drawn.kind, "abc")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_manner", lambda *_: manner)
        relaxed, begin = relaxation([0.0] * 4, 9.0), ended(StopReason.GAP, [1, 0, 0, 0], 4.0)
        session = Scripted(FOUR, [VAIN])
        improve(session, relaxed, begin, Limits(0.0), np.inf, lambda _: None)
    assert [kind for kind, _, _ in drawn.log] == ["a", "b", "c", "a"]


def test_what_is_enough_ends_it() -> None:
    """A plan worth exactly as much as asked for is the last."""
    ends = [ended(StopReason.GAP, [0, 1, 1, 0], 6.0), VAIN]
    found, drawn, _, _ = improved_by(ends, Limits(0.0), enough=6.0)
    assert (found.objective, len(drawn.log)) == (6, 1)
    found, drawn, _, _ = improved_by(ends, Limits(0.0), enough=6.1)
    assert (found.objective, len(drawn.log)) == (6, 4)


@pytest.mark.parametrize(("worth", "kept"), [(5.0, 5.0), (4.0, 4.0), (3.0, 4.0), (-np.inf, 4.0)])
def test_an_interrupt_keeps_the_better_plan(worth: float, kept: float) -> None:
    """Of the search that was interrupted, or that before it."""
    last = ended(StopReason.INTERRUPTED, [0, 1, 0, 0], worth)
    found, drawn, _, _ = improved_by([last], Limits(0.0))
    assert (found.objective, len(drawn.log)) == (kept, 1)
    assert (found is last) is (worth > 4)


def test_no_time_is_left() -> None:
    """Without time or nodes nothing is searched."""
    for limits in (Limits(0.0, seconds=0.0), Limits(0.0, nodes=0)):
        found, drawn, _, _ = improved_by([VAIN], limits)
        assert (found.objective, drawn.log) == (4, [])


def test_few_are_drawn_by_subject() -> None:
    """Room for five of the six choices: all five starts of A, or the one of B, and never a part."""
    setting = Setting(quarters=3, objective=GivenWorth({}))
    fast = initiative("A", 1, mode="fast")
    model = setting.problem(initiative("A", 2, modes=(fast,)), initiative("B", 3)).model
    draw = _by_subject(model, relaxation([1.0] * 6, 10.0))
    rng, best = np.random.default_rng(1), plan_of(*[0.0] * 6)
    drawn = {tuple((~draw(rng, 5, best)).tolist()) for _ in range(50)}
    assert drawn == {(True,) * 5 + (False,), (False,) * 5 + (True,)}


def often(draw: _Draw, best: Outcome, times: int) -> list[float]:
    """Return how often each of some choices is open, as a share, when there is room for one."""
    rng = np.random.default_rng(1)
    return list(np.mean([~draw(rng, 1, best) for _ in range(times)], axis=0))


def test_what_the_relaxation_is_unsure_of_is_drawn_more_often() -> None:
    """By hand: distances are 0 for the first, which is split, and 1 / 0.5 for the other.

    Keys are drawn up to 0.3 and 2.3, so the other comes first in 0.3 of 2 * 2.3 draws. What columns
    cost that are no choices does not count.
    """
    model = Model((columns([1, 1]), columns([9] * 3)), (), np.zeros(5))
    relaxed = relaxation([0, 1.0, 100, 100, 100], 10.0, [0.5, 0, 0, 0, 0])
    best = plan_of(0, 0, 0, 0, 0)
    first, second, *_ = often(_by_subject(model, relaxed), best, 2000)
    # A column that is no choice is never held.
    assert (first + second, second) == pytest.approx((1, 0.3 / 4.6), abs=0.015)
    first, second, *_ = often(_by_need(model, relaxed), best, 2000)
    assert (first + second, second) == pytest.approx((1, 0.3 / 4.6), abs=0.015)


def test_single_choices_are_drawn_by_what_is_missing() -> None:
    """By hand: 150 are missing, so a cost of 1 counts 1: keys up to 0.3 and up to 1.3.

    So the second comes first in 0.3 of 2 * 1.3 draws.
    """
    model = Model((columns([1, 1]),), (), np.zeros(2))
    draw = _by_choice(model, relaxation([0.0, 1.0], 1650.0))
    shares = often(draw, plan_of(0, 0, objective=1500.0), 2000)
    assert shares == pytest.approx([1 - 0.3 / 2.6, 0.3 / 2.6], abs=0.02)


def test_what_is_whole_costs_what_it_costs() -> None:
    """Only what is split costs nothing."""
    assert _cost(relaxation([5.0, 4, 3], 10.0, [1.0, 0, 0.5])).tolist() == [5, 4, 0]


def test_of_those_that_need_the_same_even_the_unlikely_come_up() -> None:
    """By hand: distances are 1, 10 and 1; 10 counts as 3, so keys are up to 1.3, 3.3 and 1.3.

    The second comes first where its key is the least: 1.3 / 3.3 of a third.
    """
    model = Model((columns([1] * 3),), (), np.zeros(3))
    draw = _by_need(model, relaxation([1.0, 10, 1], 10.0))
    assert often(draw, plan_of(0, 0, 0), 3000)[1] == pytest.approx(1.3 / 3.3 / 3, abs=0.02)


def test_columns_that_are_no_choices_take_no_room() -> None:
    """With room for two choices both are open, whatever else there is."""
    model = Model((columns([1, 1]), columns([9] * 3)), (), np.zeros(5))
    relaxed, best = relaxation([1.0] * 5, 10.0), plan_of(0, 0, 0, 0, 0)
    for kind in (_by_subject, _by_need):
        draw, rng = kind(model, relaxed), np.random.default_rng(1)
        assert not any(draw(rng, 2, best).any() for _ in range(20))


def test_many_are_drawn_one_by_one() -> None:
    """Starts 1 and 2 of A cost nothing; the plan has start 5, which must be free to go."""
    setting = Setting(quarters=3, objective=GivenWorth({}))
    fast = initiative("A", 1, mode="fast")
    model = setting.problem(initiative("A", 2, modes=(fast,)), initiative("B", 3)).model
    draw = _by_choice(model, relaxation([0.0, 0.0, 1e9, 1e9, 1e9, 1e9], 10.0))
    held = draw(np.random.default_rng(1), 2, plan_of(0, 0, 0, 0, 1, 1))
    # B stays as it is: none of its choices was drawn.
    assert held.tolist() == [False, False, True, True, False, True]


def test_a_split_choice_costs_nothing() -> None:
    """What the relaxation has half of is drawn first, whatever its reduced cost is said to be."""
    setting = Setting(quarters=3, objective=GivenWorth({}))
    model = setting.problem(initiative("A", 2), initiative("B", 3)).model
    draw = _by_choice(model, relaxation([1e9] * 3, 10.0, [0.0, 0.5, 0.0]))
    assert draw(np.random.default_rng(1), 1, plan_of(0, 0, 0)).tolist() == [True, False, True]


@pytest.mark.parametrize(("gap", "expected"), [(0.1, 0.0025), (0.002, 0.001), (0.0, 0.0)])
def test_a_neighbourhood_is_searched_for_a_little(gap: float, expected: float) -> None:
    """A tenth is missing: a fortieth of it is 0.0025, unless half the gap asked for is less."""
    found = _gap(Limits(gap), relaxation([0.0], 110.0), plan_of(0.0, objective=100.0))
    assert found == pytest.approx(expected)


def test_a_small_plan_misses_as_much() -> None:
    """Half of 0.5 is missing again: a fortieth of all of it."""
    found = _gap(Limits(9.0), relaxation([0.0], 1.0), plan_of(0.0, objective=0.5))
    assert found == pytest.approx(0.025)


def test_nothing_is_missing() -> None:
    """A plan worth its bound, or by rounding more, leaves no gap at all."""
    assert _gap(Limits(0.1), relaxation([0.0], 100.0), plan_of(0.0, objective=100.1)) == 0


def test_subjects_are_as_far_as_their_cheapest_choice() -> None:
    """By hand: 0 for the first, which is split, 4 and 8 for the next; half of them cost up to 4.

    In fours that is 0, 1 and 2. The last one has no choices, and counts 1.
    """
    subject, choices = np.array([0, 0, 1, 2, 3]), np.array([True, True, True, True, False])
    relaxed = relaxation([3.0, 9, 4, 8, 1], 10.0, [0.0, 0.5, 0, 0, 0])
    assert _distance(relaxed, subject, choices).tolist() == [0, 1, 2, 1]
    free = relaxation([0.0] * 5, 10.0)
    assert _distance(free, subject, choices).tolist() == [0, 0, 0, 1]
    small = relaxation([0.25, 9, 0.5, 1.0, 1], 10.0)
    assert _distance(small, subject, choices).tolist() == [0.5, 1, 2, 1]
    nobody = np.zeros(5, dtype=bool)
    assert _distance(small, subject, nobody).tolist() == [1, 1, 1, 1]


def test_who_needs_the_same_is_drawn_together() -> None:
    """By hand: the first and third need people in row one, the others in row two; two are drawn.

    The plan does the first only, so the key of the third is at most a twentieth of its random
    part, and those of the others at least 1.05 of theirs.
    """
    demand = [[1.5, 0.0, 1.5, 0.0], [0.0, 1.5, 0.0, 1.5]]
    model = staffed([5, 5, 5, 5], demand, [2.0, 2.0], [], 1)
    draw = _by_need(model, relaxation([1.0] * 4, 10.0))
    rng, best = np.random.default_rng(1), plan_of(1, 0, 0, 0)
    drawn = [tuple((~draw(rng, 2, best)).tolist()) for _ in range(100)]
    assert drawn.count((True, False, True, False)) > 80


@pytest.mark.parametrize(("drawn", "opened"), [(0.1, range(5)), (0.9, range(20, 24))])
def test_what_begins_at_the_same_time_is_drawn_together(drawn: float, opened: range) -> None:
    """By hand: the middle is quarter 1.2 or 10.8 of twelve, and there is room for five choices.

    Done in the first and in the last quarter, the initiative that is nearer comes first. Open are
    its quarters 0 to 4, or 8 to 11; the other one has 6 or 5 more, with its own quarter.
    """
    model = Model((timed(2, 12),), (), np.zeros(24))
    values = np.zeros(24)
    values[[0, 23]] = 1
    held = _by_time(model, relaxation([1.0] * 24, 10.0))(Fixed(drawn), 5, plan_of(*values))
    assert np.flatnonzero(~held).tolist() == list(opened)
    # With room for both, the quarter of the other one is open, too.
    held = _by_time(model, relaxation([1.0] * 24, 10.0))(Fixed(drawn), 11, plan_of(*values))
    assert not held[[0, 23]].any()


def test_of_those_that_begin_together_the_unsure_come_up_more_often() -> None:
    """By hand: keys of two that are not done are up to 2.7 and 6.7, and one has room.

    The relaxation splits the first; the other costs twice the median, 1 / 0.5. So the other comes
    first in 2.7 of 2 * 6.7 draws. A column that is no choice is never held.
    """
    model = Model((columns([1, 1]), columns([9] * 3)), (), np.zeros(5))
    relaxed = relaxation([0, 1.0, 100, 100, 100], 10.0, [0.5, 0, 0, 0, 0])
    first, second, *others = often(_by_time(model, relaxed), plan_of(0, 0, 0, 0, 0), 2000)
    assert (first + second, second) == pytest.approx((1, 2.7 / 13.4), abs=0.02)
    assert others == [1, 1, 1]


@pytest.mark.parametrize(
    ("worth", "row", "upper", "expected"),
    [
        (-1.0, -0.5, 2.0, True),
        (0.0, -0.5, 2.0, True),
        (1.0, -0.5, 2.0, False),  # earns
        (-1.0, 0.5, 2.0, False),  # takes room
        (-1.0, -0.5, np.inf, False),  # makes it where there is no end of it
    ],
)
def test_means_cost_and_make_room(worth: float, row: float, upper: float, expected: bool) -> None:
    """A hire is one, whether it costs or not; nothing that earns is, or that takes room."""
    rows = (block([[1.0, row]], upper=upper),)
    assert means_of(Model((columns([1, 1]),), rows, np.array([5, worth]))).tolist() == [
        False,
        expected,
    ]


def test_means_are_single_choices() -> None:
    """An initiative with two starts is none, whatever it makes room for; nor is a number."""
    parts = (timed(1, 2), columns([2, 1]), columns([1], integer=False))
    rows = (block([[1.0] * 5], upper=9), block([[-1.0] * 5], upper=2), block([[1.0] * 5], upper=9))
    assert np.flatnonzero(means_of(Model(parts, rows, -np.ones(5)))).tolist() == [3]


def test_a_choice_is_alone_among_choices() -> None:
    """By hand: the number up to two beside it, on the same subject, is none."""
    part = replace(timed(1, 2), upper=np.array([1, 2.0]))
    model = Model((part,), (block([[-1.0, 0.0]], upper=2),), -np.ones(2))
    assert means_of(model).tolist() == [True, False]


def test_a_zero_that_is_written_down_makes_no_room() -> None:
    """By hand: the row says that the second takes nothing of what the first needs."""
    row = block([[1.0, 1.0]], upper=2)
    model = Model((columns([1, 1]),), (replace(row, value=np.array([1.0, 0])),), -np.ones(2))
    assert model.matrix.nnz == 2
    assert not means_of(model).any()


def test_means_that_the_plan_has_may_go() -> None:
    """By hand: of two hires and two initiatives one is drawn; the hire that is there is open, too.

    The one that is not there is held, as what is not drawn is. In other manners both are.
    """
    model = Model(
        (columns([1] * 4),), (block([[2, 2, -1, -1]], upper=2),), np.array([5, 5, -1, -1.0])
    )
    for frees in (True, False):
        draws = (lambda *_: np.array([False, True, True, True]),)
        manner = _Manner(draws, 1, 4, patience=1, frees_means=frees)
        session = Scripted(model, [ended(StopReason.PROVEN, [0, 1, 1, 0], 4.0)])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "_manner", lambda *_, kept=manner: kept)
            begin = ended(StopReason.GAP, [0, 1, 1, 0], 4.0)
            improve(session, relaxation([0.0] * 4, 9.0), begin, Limits(0.0), np.inf, lambda _: None)
        assert [one.open.tolist() for one in session.asked] == [[True, False, frees, False]]


def test_from_a_plan_of_nothing_anybody_is_drawn() -> None:
    """Nobody is like nothing: each of the four comes up."""
    model = staffed([5, 5, 5, 5], [[1.5] * 4], [2.0], [], 1)
    draw = _by_need(model, relaxation([1.0] * 4, 10.0))
    rng, best = np.random.default_rng(1), plan_of(0, 0, 0, 0)
    drawn = np.array([~draw(rng, 1, best) for _ in range(60)])
    assert drawn.any(axis=0).all()
    assert (drawn.sum(axis=1) == 1).all()


@pytest.mark.parametrize(
    ("choices", "kinds", "size", "seconds", "nodes", "patience"),
    [
        (199, 1, 99.5, 1.5, 60, 4),  # half of all; 1 + 199 // 60
        (200, 1, 100, 3.0, 300, 30),
        (700, 1, 350, 3.0, 300, 30),
        (701, 3, 150, 0.4, 100, 90),
        (2_500, 3, 150, 0.4, 100, 90),
        (2_501, 1, 150, 1.5, 60, 42),  # 1 + 2,501 // 60
        (20_000, 1, 150, 1.5, 60, 60),
        (20_001, 1, 200, 1.5, 60, 60),
    ],
)
def test_the_manner_goes_by_size(
    choices: int, kinds: int, size: float, seconds: float, nodes: int, patience: int
) -> None:
    """At both sides of every limit; at most half of all choices are ever open."""
    part = columns([1] * choices)
    model = Model((part,), (block([[1.0] * choices], upper=1),), np.ones(choices))
    manner = _manner(model, relaxation([1.0] * choices, 10.0))
    assert len(manner.draws) == kinds
    assert (manner.frees_means, manner.rounds) == ((True, 3) if kinds == 3 else (False, 1))
    assert (manner.size, manner.most) == (size, choices / 2)
    assert (manner.seconds, manner.nodes, manner.patience) == (seconds, nodes, patience)


def test_the_more_is_missing_the_less_a_cost_counts() -> None:
    """By hand: 300 are missing, so a cost of 1 counts a half: keys up to 0.3 and up to 0.8.

    A column that is no choice is never drawn, and never held.
    """
    model = Model((columns([1, 1]), columns([9])), (), np.zeros(3))
    draw = _by_choice(model, relaxation([0.0, 1.0, 0.0], 1800.0))
    first, second, other = often(draw, plan_of(0, 0, 0, objective=1500.0), 2000)
    assert (first, second) == pytest.approx((1 - 0.3 / 1.6, 0.3 / 1.6), abs=0.02)
    assert other == 1


def test_of_medium_size_searches_are_brief() -> None:
    """Of 701 choices three kinds are drawn in turns; 0.4 seconds, 100 nodes, then four fifths."""
    model = Model((columns([1] * 701),), (), np.zeros(701))
    manner = _manner(model, relaxation([0.0] * 701, 10.0))
    assert len(manner.draws) == 3
    assert (manner.size, manner.most) == (150, 350.5)
    assert (manner.seconds, manner.nodes, manner.patience) == (0.4, 100, 90)
    assert manner.smaller == 0.8


def test_limits_that_are_the_same_but_for_digits_ask_for_the_same_draws() -> None:
    """Three ten-millionths are no other limit, nor is a nothing with another sign."""
    for limits in ((1.0, 1.0 + 3e-7), (0.0, -0.0)):
        first, second = (
            replace(
                Model((columns([1]),), (block([[1]], upper=limit),), np.ones(1)),
                start=np.zeros(1),
            )
            for limit in limits
        )
        assert _seed(first) == _seed(second)


def test_of_equal_subjects_the_first_come_first() -> None:
    """Of a thousand every third has the least key: the first fifty of these, so repeatable."""
    found = _first(np.arange(1000) % 3.0, np.ones(1000, dtype=np.int64), 50)
    assert np.flatnonzero(found).tolist() == list(range(0, 150, 3))
