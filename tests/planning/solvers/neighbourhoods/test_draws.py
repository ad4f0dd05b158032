"""What kinds of neighbourhoods leave open."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.handmade import GivenWorth, Setting, initiative
from tests.planning.solvers.bounding.timed import staffed, timed
from tests.planning.solvers.drawn import Fixed
from tests.planning.solvers.models import columns
from tests.planning.solvers.neighbourhoods.handmade import plan_of, relaxation

from portfolio.planning import Outcome
from portfolio.planning.model import Model
from portfolio.planning.solvers.neighbourhoods.draws import (
    Draw,
    _cost,
    _distance,
    _first,
    by_choice,
    by_difference,
    by_need,
    by_subject,
    by_time,
)


def test_few_are_drawn_by_subject() -> None:
    """Room for five of the six choices: all five starts of A, or the one of B, and never a part."""
    setting = Setting(quarters=3, objective=GivenWorth({}))
    fast = initiative("A", 1, mode="fast")
    model = setting.problem(initiative("A", 2, modes=(fast,)), initiative("B", 3)).model
    draw = by_subject(model, relaxation([1.0] * 6, 10.0))
    rng, best = np.random.default_rng(1), plan_of(*[0.0] * 6)
    drawn = {tuple((~draw(rng, 5, best)).tolist()) for _ in range(50)}
    assert drawn == {(True,) * 5 + (False,), (False,) * 5 + (True,)}


def often(draw: Draw, best: Outcome, times: int) -> list[float]:
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
    first, second, *_ = often(by_subject(model, relaxed), best, 2000)
    # A column that is no choice is never held.
    assert (first + second, second) == pytest.approx((1, 0.3 / 4.6), abs=0.015)
    first, second, *_ = often(by_need(model, relaxed), best, 2000)
    assert (first + second, second) == pytest.approx((1, 0.3 / 4.6), abs=0.015)


def test_single_choices_are_drawn_by_what_is_missing() -> None:
    """By hand: 150 are missing, so a cost of 1 counts 1: keys up to 0.3 and up to 1.3.

    So the second comes first in 0.3 of 2 * 1.3 draws.
    """
    model = Model((columns([1, 1]),), (), np.zeros(2))
    draw = by_choice(model, relaxation([0.0, 1.0], 1650.0))
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
    draw = by_need(model, relaxation([1.0, 10, 1], 10.0))
    assert often(draw, plan_of(0, 0, 0), 3000)[1] == pytest.approx(1.3 / 3.3 / 3, abs=0.02)


def test_columns_that_are_no_choices_take_no_room() -> None:
    """With room for two choices both are open, whatever else there is."""
    model = Model((columns([1, 1]), columns([9] * 3)), (), np.zeros(5))
    relaxed, best = relaxation([1.0] * 5, 10.0), plan_of(0, 0, 0, 0, 0)
    for kind in (by_subject, by_need):
        draw, rng = kind(model, relaxed), np.random.default_rng(1)
        assert not any(draw(rng, 2, best).any() for _ in range(20))


def test_many_are_drawn_one_by_one() -> None:
    """Starts 1 and 2 of A cost nothing; the plan has start 5, which must be free to go."""
    setting = Setting(quarters=3, objective=GivenWorth({}))
    fast = initiative("A", 1, mode="fast")
    model = setting.problem(initiative("A", 2, modes=(fast,)), initiative("B", 3)).model
    draw = by_choice(model, relaxation([0.0, 0.0, 1e9, 1e9, 1e9, 1e9], 10.0))
    held = draw(np.random.default_rng(1), 2, plan_of(0, 0, 0, 0, 1, 1))
    # B stays as it is: none of its choices was drawn.
    assert held.tolist() == [False, False, True, True, False, True]


def test_a_split_choice_costs_nothing() -> None:
    """What the relaxation has half of is drawn first, whatever its reduced cost is said to be."""
    setting = Setting(quarters=3, objective=GivenWorth({}))
    model = setting.problem(initiative("A", 2), initiative("B", 3)).model
    draw = by_choice(model, relaxation([1e9] * 3, 10.0, [0.0, 0.5, 0.0]))
    assert draw(np.random.default_rng(1), 1, plan_of(0, 0, 0)).tolist() == [True, False, True]


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
    draw = by_need(model, relaxation([1.0] * 4, 10.0))
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
    held = by_time(model, relaxation([1.0] * 24, 10.0))(Fixed(drawn), 5, plan_of(*values))
    assert np.flatnonzero(~held).tolist() == list(opened)
    # With room for both, the quarter of the other one is open, too.
    held = by_time(model, relaxation([1.0] * 24, 10.0))(Fixed(drawn), 11, plan_of(*values))
    assert not held[[0, 23]].any()


def test_of_those_that_begin_together_the_unsure_come_up_more_often() -> None:
    """By hand: keys of two that are not done are up to 2.7 and 6.7, and one has room.

    The relaxation splits the first; the other costs twice the median, 1 / 0.5. So the other comes
    first in 2.7 of 2 * 6.7 draws. A column that is no choice is never held.
    """
    model = Model((columns([1, 1]), columns([9] * 3)), (), np.zeros(5))
    relaxed = relaxation([0, 1.0, 100, 100, 100], 10.0, [0.5, 0, 0, 0, 0])
    first, second, *others = often(by_time(model, relaxed), plan_of(0, 0, 0, 0, 0), 2000)
    assert (first + second, second) == pytest.approx((1, 2.7 / 13.4), abs=0.02)
    assert others == [1, 1, 1]


def test_from_a_plan_of_nothing_anybody_is_drawn() -> None:
    """Nobody is like nothing: each of the four comes up."""
    model = staffed([5, 5, 5, 5], [[1.5] * 4], [2.0], [], 1)
    draw = by_need(model, relaxation([1.0] * 4, 10.0))
    rng, best = np.random.default_rng(1), plan_of(0, 0, 0, 0)
    drawn = np.array([~draw(rng, 1, best) for _ in range(60)])
    assert drawn.any(axis=0).all()
    assert (drawn.sum(axis=1) == 1).all()


def test_the_more_is_missing_the_less_a_cost_counts() -> None:
    """By hand: 300 are missing, so a cost of 1 counts a half: keys up to 0.3 and up to 0.8.

    A column that is no choice is never drawn, and never held.
    """
    model = Model((columns([1, 1]), columns([9])), (), np.zeros(3))
    draw = by_choice(model, relaxation([0.0, 1.0, 0.0], 1800.0))
    first, second, other = often(draw, plan_of(0, 0, 0, objective=1500.0), 2000)
    assert (first, second) == pytest.approx((1 - 0.3 / 1.6, 0.3 / 1.6), abs=0.02)
    assert other == 1


def test_of_equal_subjects_the_first_come_first() -> None:
    """Of a thousand every third has the least key: the first fifty of these, so repeatable."""
    found = _first(np.arange(1000) % 3.0, np.ones(1000, dtype=np.int64), 50)
    assert np.flatnonzero(found).tolist() == list(range(0, 150, 3))


def test_what_plan_and_relaxation_differ_in_is_open() -> None:
    """By hand: the first is drawn, for it costs nothing.

    Of the others the fourth is done by the plan alone, the fifth by the relaxation alone, the sixth
    by both.
    """
    model = Model((columns([1] * 6),), (), np.zeros(6))
    relaxed = relaxation([0.0, 1e9, 1e9, 1e9, 1e9, 1e9], 10.0, [0, 0, 0, 0, 1, 1])
    held = by_difference(model, relaxed)(np.random.default_rng(1), 1, plan_of(0, 0, 0, 1, 0, 1))
    assert held.tolist() == [False, True, True, False, False, True]


def test_what_the_plan_has_instead_may_go() -> None:
    """By hand: the relaxation starts A in its first quarter, the plan in its third: both are open.

    The second start of A, and B, which both do, are held; a number is never held.
    """
    model = Model((timed(2, 3), columns([9])), (), np.zeros(7))
    relaxed = relaxation([1e9] * 7, 10.0, [1, 0, 0, 0, 1, 0, 3])
    draw = by_difference(model, relaxed)
    held = draw(np.random.default_rng(1), 0, plan_of(0, 0, 1, 0, 1, 0, 5))
    assert held.tolist() == [False, True, False, True, True, True, False]
