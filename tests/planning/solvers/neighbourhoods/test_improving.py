"""Large neighbourhood search: never worse, better where a few things moved make it so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.planning.solvers.models import block, columns, hard_to_prove
from tests.planning.solvers.neighbourhoods.handmade import plan_of, relaxation
from tests.planning.solvers.scripted import Scripted, ended

from portfolio.planning import Outcome, Status, StopReason
from portfolio.planning.model import Bools, Model
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.neighbourhoods import improving as module
from portfolio.planning.solvers.neighbourhoods.draws import (
    Draw,
)
from portfolio.planning.solvers.neighbourhoods.improving import _gap, _seed, improve
from portfolio.planning.solvers.neighbourhoods.manner import Kind, Manner


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


class Drawn:
    """Two kinds of neighbourhoods that hold nothing but the first column, and keep who asked."""

    def __init__(self) -> None:
        self.log: list[tuple[str, float, float]] = []

    def manner(self, size: float, most: float, patience: int) -> Manner:
        """Return a manner in which both kinds are drawn in turns."""
        kinds = tuple(Kind(self.kind(name), size, 9.0) for name in ("one", "other"))
        return Manner(kinds, most, patience, nodes=70)

    def kind(self, kind: str) -> Draw:
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
        patch.setattr(module, "manner_of", lambda *_: manner)
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
        patch.setattr(module, "manner_of", lambda *_: manner)
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
    manner = replace(
        drawn.manner(100, 100, 4), kinds=tuple(Kind(drawn.kind(k), 100) for k in "abc")
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "manner_of", lambda *_: manner)
        relaxed, begin = relaxation([0.0] * 4, 9.0), ended(StopReason.GAP, [1, 0, 0, 0], 4.0)
        session = Scripted(FOUR, [VAIN])
        improve(session, relaxed, begin, Limits(0.0), np.inf, lambda _: None)
    assert [kind for kind, _, _ in drawn.log] == ["a", "b", "c", "a"]


class Remembers:
    """Chooses the second kind always, and keeps what it was asked and told."""

    def __init__(self, kinds: int) -> None:
        self.log: list[tuple[float, ...]] = [(kinds,)]

    def next(self, missing: float) -> int:
        """Return the second."""
        self.log.append((missing,))
        return 1

    def learn(self, kind: int, gain: float, steps: int) -> None:
        """Keep it."""
        self.log.append((kind, gain, steps))


def test_who_chooses_hears_what_is_missing_and_gained() -> None:
    """By hand: 8 are missing of 12, then 6 as 2 were gained; a search without a plan gains none."""
    chosen = Remembers(2)
    drawn = Drawn()
    ends = [
        ended(StopReason.GAP, [0, 1, 0, 0], 6.0),
        ended(StopReason.GAP, [0, 1, 0, 0], 5.0),
        Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT),
    ]
    manner = replace(drawn.manner(100, 100, 2), choosing=lambda kinds: chosen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "manner_of", lambda *_: manner)
        relaxed, begin = relaxation([0.0] * 4, 12.0), ended(StopReason.GAP, [1, 0, 0, 0], 4.0)
        improve(Scripted(FOUR, ends), relaxed, begin, Limits(0.0), np.inf, lambda _: None)
    assert chosen.log == [(2,), (8.0,), (1, 2.0, 0), (6.0,), (1, 0.0, 0), (6.0,), (1, 0.0, 0)]
    assert [kind for kind, _, _ in drawn.log] == ["other"] * 3


class Stepping(Scripted):
    """Takes seven steps in each search."""

    def search(self, *args: Any, **kwargs: Any) -> Outcome:
        """Count them."""
        self.steps += 7
        return super().search(*args, **kwargs)


def test_who_chooses_hears_of_the_steps_of_one_search() -> None:
    """By hand: seven each time, not those of all searches before."""
    chosen, drawn = Remembers(2), Drawn()
    manner = replace(drawn.manner(100, 100, 3), choosing=lambda kinds: chosen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "manner_of", lambda *_: manner)
        relaxed, begin = relaxation([0.0] * 4, 12.0), ended(StopReason.GAP, [1, 0, 0, 0], 4.0)
        improve(Stepping(FOUR, [VAIN]), relaxed, begin, Limits(0.0), np.inf, lambda _: None)
    assert [told for told in chosen.log if len(told) == 3] == [(1, 0.0, 7)] * 3


def test_around_a_plan_worth_nothing_it_is_searched_in_vain() -> None:
    """By hand: another plan worth nothing is no gain, so the third search is the last."""
    drawn, vain = Drawn(), ended(StopReason.GAP, [1, 0, 0, 0], 0.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "manner_of", lambda *_: drawn.manner(100, 100, 3))
        begin, session = ended(StopReason.GAP, [0, 0, 0, 0], 0.0), Scripted(FOUR, [vain])
        relaxed = relaxation([0.0] * 4, 12.0)
        found = improve(session, relaxed, begin, Limits(0.0), np.inf, lambda _: None)
    assert (found is begin, len(drawn.log)) == (True, 3)


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
        assert limits.timed is (limits.nodes is None)


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


def test_means_that_the_plan_has_may_go() -> None:
    """By hand: of two hires and two initiatives one is drawn; the hire that is there is open, too.

    The one that is not there is held, as what is not drawn is. In other manners both are.
    """
    model = Model(
        (columns([1] * 4),), (block([[2, 2, -1, -1]], upper=2),), np.array([5, 5, -1, -1.0])
    )
    for frees in (True, False):
        kind = Kind(lambda *_: np.array([False, True, True, True]), 1)
        manner = Manner((kind,), 4, patience=1, frees_means=frees)
        session = Scripted(model, [ended(StopReason.PROVEN, [0, 1, 1, 0], 4.0)])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "manner_of", lambda *_, kept=manner: kept)
            begin = ended(StopReason.GAP, [0, 1, 1, 0], 4.0)
            improve(session, relaxation([0.0] * 4, 9.0), begin, Limits(0.0), np.inf, lambda _: None)
        assert [one.open.tolist() for one in session.asked] == [[True, False, frees, False]]


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
