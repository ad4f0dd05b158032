"""The frontier of a budget, by hand: every step, none twice, never falling."""

from __future__ import annotations

import pickle
import sys
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.explaining.four_candidates import COST, EXACT, WORTH, best_worth, four
from tests.planning.handmade import FUND, ROLE, Setting, initiative

from portfolio.explaining.changes import ScaledMoney
from portfolio.explaining.frontier import Frontier, frontier
from portfolio.explaining.frontier_point import FrontierPoint
from portfolio.explaining.levels import Levels, money_levels, people_levels, share_levels
from portfolio.intake import ContractTerms
from portfolio.planning import (
    Budget,
    GivenWorth,
    Highs,
    Mandate,
    Once,
    Outcome,
    Share,
    Staffing,
    Status,
    StopReason,
    plan,
)
from portfolio.planning.model import Model
from portfolio.planning.outcome import Effort
from portfolio.planning.solvers import ProgressListener

STEPS = {
    3: 7,
    4: 8,
    5: 10,
    6: 13,
    7: 15,
    8: 17,
    9: 20,
    10: 21,
    11: 23,
    12: 25,
    13: 28,
    14: 30,
    15: 31,
    18: 38,
}


def _worth(found: Frontier) -> list[float]:
    return [point.roadmap.objective for point in found.points]


def test_the_list_above_is_that_of_all_sets() -> None:
    """What the other tests expect holds for the sixteen sets."""
    assert all(best_worth(money) == worth for money, worth in STEPS.items())


def test_every_level() -> None:
    """At budgets of 10, 11 and 15 the best plans are worth 21, 23 and 31."""
    problem = four(money=10)
    found = frontier(problem, money_levels(problem, (1.0, 1.1, 1.5)), solver=EXACT)
    assert _worth(found) == [21, 23, 31]
    assert [point.level for point in found.points] == pytest.approx([10, 11, 15])
    swap = found.points[1].swap
    assert swap is not None
    assert (swap.added, swap.dropped) == (("A",), ("D",))


def test_every_step_is_found_between_two_levels() -> None:
    """Asked from 3 to 19 to the nearest 1, it finds each of the fourteen steps."""
    problem = four(money=1)
    found = frontier(problem, money_levels(problem, (3, 19)), finest=1.0, solver=EXACT)
    reached = dict(zip([point.level for point in found.points], _worth(found), strict=True))
    assert {level: reached[level] for level in STEPS} == STEPS
    assert set(_worth(found)) == set(STEPS.values())


def test_steps_are_where_plans_cease_to_fit() -> None:
    """To the nearest 0.001, with 26 searches for 14 steps: each level is a whole number.

    At each of them a plan is looked up that just fits; just below it, another one is searched.
    """
    problem, asked = four(money=1), list[float]()
    found = frontier(
        problem,
        money_levels(problem, (3, 19)),
        finest=0.001,
        solver=EXACT,
        on_point=lambda point: asked.append(point.level),
    )
    for point in found.points:
        assert point.roadmap.objective == best_worth(point.level + 1e-9)
    at = [after.level for before, after in pairwise(found.points) if _rises(before, after)]
    assert at == pytest.approx([*STEPS][1:])
    assert len(found.points) == len(asked) == 28


def _rises(before: FrontierPoint, after: FrontierPoint) -> bool:
    return after.roadmap.objective > before.roadmap.objective


def test_what_is_bought_as_needed_takes_no_search_for_each_level() -> None:
    """One person does one of two; half as many again can be bought, for next to nothing.

    A needs two thirds of a person of one's own, both need four thirds. A plan buys what lacks, so
    it fits just where it was found: between the steps halves of the way are asked, not all of it.
    """
    terms = ContractTerms(rate=0.001, premium=0.0, unit=0.0, max_share=0.5, max_fte=None, fund=FUND)
    ones = [initiative(name, people=1) for name in "AB"]
    worth = GivenWorth({"A": 5.0, "B": 4.0})
    setting = Setting(quarters=1, money=9, people=2, contracting=terms, objective=worth)
    asked: list[float] = []
    found = frontier(
        setting.problem(*ones),
        people_levels(setting.problem(*ones), ROLE, (-2, 1)),
        finest=0.001,
        solver=EXACT,
        on_point=lambda point: asked.append(point.level),
    )
    steps = [after.level for before, after in pairwise(found.points) if _rises(before, after)]
    assert steps == pytest.approx([2 / 3, 4 / 3], abs=0.001)
    assert len(asked) < 60


def test_steps_of_a_share() -> None:
    """B for 6 of 10: with A, C or D for 5, 3, 4 it is 6 of 11, 9 or 10, alone all there is.

    Worth, at 10: of the rest A and D for 18; with half of it B fits beside nothing, from 6 in 10
    beside D for 21.
    """
    problem = four(money=10)
    share = Share("B", ("B",), at_most=1.0)
    found = frontier(problem, share_levels(share, (0.1, 1.0)), finest=0.01, solver=EXACT)
    assert _worth(found)[0] == 18
    (step,) = (after for before, after in pairwise(found.points) if _rises(before, after))
    assert (step.level, step.roadmap.objective) == (pytest.approx(0.6), 21)


def test_nothing_is_asked_where_nothing_changes() -> None:
    """From 15 to 17 the plan is worth 31 throughout: no level is put between."""
    problem = four(money=1)
    found = frontier(problem, money_levels(problem, (15, 17)), finest=0.1, solver=EXACT)
    assert [point.level for point in found.points] == [15, 17]


def test_people() -> None:
    """With money for 14, one person does B for 13, two A and B for 23, three all but D for 30."""
    problem = four(money=14, people=2)
    found = frontier(problem, people_levels(problem, ROLE, (-1, 0, 1)), solver=EXACT)
    assert _worth(found) == [13, 23, 30]
    assert [point.level for point in found.points] == [1, 2, 3]


def test_a_share() -> None:
    """B may take half of what is spent, or two thirds, or all; money is 10.

    Half: B needs 6 of others, too much. So A and D for 18; at six tenths of 10 B and D fit.
    """
    problem = four(money=10)
    share = Share("B", ("B",), at_most=1.0)
    found = frontier(problem, share_levels(share, (0.5, 0.6, 1.0)), solver=EXACT)
    assert _worth(found) == [18, 21, 21]


def test_bounds_never_fall_below_those_of_tighter_levels() -> None:
    """What bounds a looser level bounds the tighter ones."""
    problem = four(money=10)
    found = frontier(problem, money_levels(problem, (0.5, 1.0, 1.5)), solver=EXACT)
    bounds = [point.roadmap.bound for point in found.points]
    assert bounds == sorted(bounds)


def test_it_can_be_watched() -> None:
    """Whoever watches hears of every level when it is done: the loosest one first."""
    told: list[FrontierPoint] = []
    problem = four(money=10)
    frontier(problem, money_levels(problem, (0.5, 0.7, 1.0)), solver=EXACT, on_point=told.append)
    assert [point.level for point in told] == [10, 5, 7]


def test_words_and_table() -> None:
    """Each level tells what is swapped there."""
    problem = four(money=10)
    found = frontier(problem, money_levels(problem, (1.0, 1.1)), solver=EXACT)
    assert str(found) == "Worth against budget:\n  10: 21\n  11: 23 (adds A, drops D)"
    frame = found.to_frame()
    assert frame["worth"].tolist() == [21, 23]
    assert frame["adds"].tolist() == ["", "A"]
    assert "<pre>" in found._repr_html_()


def test_wrong_levels() -> None:
    """Levels ascend, name what is there, and are refined by something above 0."""
    problem = four()
    with pytest.raises(ValueError, match="ascend"):
        money_levels(problem, (1.0, 0.5))
    with pytest.raises(ValueError, match="unknown fund"):
        money_levels(problem, (1.0,), fund="x")
    with pytest.raises(ValueError, match="unknown role"):
        people_levels(problem, "x")
    with pytest.raises(ValueError, match="finest"):
        frontier(problem, money_levels(problem, (1.0,)), finest=0)
    with pytest.raises(ValueError, match="no money"):
        money_levels(four(money=0))


def test_default_levels_are_twenty() -> None:
    """From half to nearly one and a half times the budget."""
    levels: Levels = money_levels(four(money=100))
    assert len(levels.levels) == 20
    assert (levels.levels[0], levels.levels[-1]) == (50, 145)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 20), min_size=1, max_size=5, unique=True))
def test_it_agrees_with_planning_at_each_level(budgets: list[int]) -> None:
    """At each budget the frontier is what planning there gives, and what listing all sets gives."""
    problem = four(money=1)
    levels = money_levels(problem, tuple(sorted(budgets)))
    worth = _worth(frontier(problem, levels, solver=EXACT))
    assert worth == [best_worth(budget) for budget in sorted(budgets)]
    alone = [plan(levels.at(level).applied(problem), solver=EXACT) for level in levels.levels]
    assert worth == [one.objective for one in alone]
    assert all(np.diff(worth) >= 0)
    assert all(low <= high for low, high in pairwise(worth))


def test_levels_of_one_set_and_other_worth_are_told_apart() -> None:
    """A is done at both levels, and what it buys besides makes it worth less at the first."""
    problem = Setting(quarters=1, money=20, people=3, objective=GivenWorth(WORTH))
    ones = [initiative("A", people=3)]
    soft = problem.under((Once(), Budget(), Staffing(soft={ROLE: 1.0})), *ones)
    found = frontier(soft, people_levels(soft, ROLE, (-2, -1, 0, 1)), solver=EXACT)
    assert str(found).splitlines()[1:] == [
        "  1: 8",
        "  2: 9 (the same initiatives)",
        "  3 to 4: 10 (the same initiatives)",
    ]


def test_large_levels_are_written_out() -> None:
    """A million is no 1e+06, and one and a half people are no 2."""
    problem = four()
    levels = Levels("money", (1.5, 1_000_000.0), lambda _: ScaledMoney(1.0))
    lines = str(Frontier(levels, (plan(problem, solver=EXACT),) * 2)).splitlines()
    assert [line.split(":")[0].strip() for line in lines[1:]] == ["1.5 to 1,000,000"]


@dataclass
class Tired:
    """A solver that takes the first thing it sees, A, the first time that there is money for 20."""

    rested: bool = True
    name: ClassVar[str] = "tired"

    def solve(self, model: Model, on_progress: object = None) -> Outcome:
        """Look for the best plan, but that once."""
        if not (self.rested and 20.0 in model.row_upper):
            return EXACT.solve(model)
        self.rested = False
        values = np.eye(1, len(model.worth))[0]
        return Outcome(Status.FEASIBLE, StopReason.GAP, values, float(model.worth[0]), 99.0)


def test_a_level_that_was_searched_badly_is_searched_again() -> None:
    """For 4 there are 8 points, for 20 only 10 were found; for 12 there are 25, so 20 is due again.

    Begun from the plan for 12, the search for 20 finds all there is: 38.
    """
    problem = four(money=1)
    found = frontier(problem, money_levels(problem, (4, 20)), finest=8.0, solver=Tired())
    assert _worth(found) == [8, 25, 38]


@dataclass
class Lucky:
    """A solver that stops at doing nothing wherever there is more money than for 10."""

    name: ClassVar[str] = "lucky"
    starts: list[object] = field(default_factory=list)

    def solve(self, model: Model, on_progress: object = None) -> Outcome:
        """Look for the best plan only where little money is."""
        if not {11.0, 20.0} & set(model.row_upper.tolist()):
            return EXACT.solve(model)
        self.starts.append(model.start)
        values = np.zeros(len(model.worth))
        return Outcome(Status.FEASIBLE, StopReason.GAP, values, 0.0, 50.0)


def test_worth_never_falls_whatever_is_found() -> None:
    """For 10 there are 21 points; for 11 and 20 nothing is found, so both have the plan for 10.

    The bound for 8 is 17, above the 0 found for 20 before: from there on levels are searched
    downwards, each from a looser one's plan; what was found for 8 and 10 still lifts the others.
    """
    problem, solver = four(money=1), Lucky()
    found = frontier(problem, money_levels(problem, (8, 10, 11, 20)), solver=solver)
    assert _worth(found) == [17, 21, 21, 21]
    assert [r.bound for r in found.roadmaps] == [17, 21, 50, 50]
    assert not any(r.violations() for r in found.roadmaps)
    first, second = solver.starts
    assert first is None
    assert second is not None


def test_what_no_looser_level_exceeds_is_not_searched() -> None:
    """For 18 all there is is worth 38; for 19 and 20 that is known without a search."""
    asked: list[float] = []

    class Counted:
        name: ClassVar[str] = "counted"

        def solve(self, model: Model, on_progress: object = None) -> Outcome:
            asked.extend({18.0, 19.0, 20.0} & set(model.row_upper.tolist()))
            return EXACT.solve(model)

    problem = four(money=1)
    found = frontier(problem, money_levels(problem, (18, 19, 20)), solver=Counted())
    assert _worth(found) == [38, 38, 38]
    assert all(r.outcome.status is Status.OPTIMAL for r in found.roadmaps)
    assert set(asked) == {20.0}


@dataclass(frozen=True)
class Content(Highs):
    """HiGHS that is content with A, worth 10, of at most 14 wherever there is money for 20."""

    stopped: StopReason = StopReason.GAP

    def solve(self, model: Model, on_progress: object = None) -> Outcome:
        """Take A for 20; find the best plan for less."""
        if 20.0 not in model.row_upper:
            return EXACT.solve(model)
        values, timed = np.eye(1, len(model.worth))[0], self.stopped is StopReason.TIME_LIMIT
        return Outcome(Status.FEASIBLE, self.stopped, values, 10.0, 14.0, timed=timed)


@pytest.mark.parametrize(
    ("gap", "stopped", "worth"),
    [
        (0.4, StopReason.GAP, 10),  # 14 is two fifths more than 10
        (0.39, StopReason.GAP, 13),  # searched, and B is affordable for 6
        (0.4, StopReason.TIME_LIMIT, 10),
    ],
)
def test_what_is_near_enough_to_a_looser_bound_is_not_searched(
    gap: float, stopped: StopReason, worth: float
) -> None:
    """A fits 6 as well and no plan there is worth more than 14; a clock's bound is chance."""
    problem = four(money=1)
    found = frontier(problem, money_levels(problem, (6, 20)), solver=Content(gap, stopped=stopped))
    first = found.roadmaps[0]
    assert first.objective == worth
    if worth == 10:
        assert (first.bound, first.outcome.stopped) == (14, StopReason.GAP)
        assert first.outcome.repeatable is (stopped is StopReason.GAP)


def test_soft_rules_are_missed_by_more_where_there_is_less() -> None:
    """Each of three people who are not there costs 5 of the 33 points of what needs them."""
    setting = Setting(quarters=1, money=20.0, people=3.0, objective=GivenWorth(WORTH))
    ones = [initiative(name, cost=cost, people=1) for name, cost in COST.items()]
    problem = setting.under((Once(), Budget(), Staffing(soft={ROLE: 5.0})), *ones)
    found = frontier(problem, people_levels(problem, ROLE, (-3, -2, -1, 0)), solver=EXACT)
    assert _worth(found) == [18, 23, 28, 33]


def test_what_began_with_chance_goes_on_by_chance() -> None:
    """The loosest search was ended by the clock, with A: whatever A fits is begun with that."""

    class Hasty:
        name: ClassVar[str] = "hasty"

        def solve(self, model: Model, on_progress: object = None) -> Outcome:
            if 20.0 not in model.row_upper:
                return Highs(gap=1.0).solve(model)
            values = np.eye(1, len(model.worth))[0]
            worth = float(model.worth[0])
            return Outcome(Status.FEASIBLE, StopReason.TIME_LIMIT, values, worth, 38.0, timed=True)

    problem = four(money=1)
    found = frontier(problem, money_levels(problem, (4, 10, 20)), solver=Hasty())
    assert [r.outcome.repeatable for r in found.roadmaps] == [True, False, False]


def test_levels_that_rounding_cannot_tell_apart_are_not_asked() -> None:
    """Rows hold but for a billionth: nothing finer than a millionth of the way is looked for."""
    found = frontier(four(), Levels("money", (7.9, 8.0), _budget), finest=1e-20, solver=EXACT)
    assert _worth(found)[0] == 15
    assert _worth(found)[-1] == 17
    assert [point.level for point in found.points] == pytest.approx([7.9, 8.0, 8.0], rel=1e-5)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"start": 0}, "frontier: start: expected a roadmap"),
        ({"solver": 0}, "frontier: solver: expected a solver"),
        ({"on_point": 5}, "frontier: on_point: expected a function"),
    ],
)
def test_wrong_arguments_are_told_first(given: dict[str, int], told: str) -> None:
    """Before anything is searched."""
    with pytest.raises(ValueError, match=told):
        frontier(four(), Levels("money", (8,), _budget), **given)  # type: ignore[arg-type]


def test_where_nothing_was_found_what_fits_counts() -> None:
    """For 20 no time is left for any plan; the one for 10 fits, and is told with its search."""

    class Hurried:
        name: ClassVar[str] = "hurried"

        def solve(self, model: Model, on_progress: object = None) -> Outcome:
            if 20.0 not in model.row_upper:
                return EXACT.solve(model)
            effort = Effort("hurried", nodes=7)
            return Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT, effort=effort, timed=True)

    problem = four(money=1)
    found = frontier(problem, money_levels(problem, (8, 10, 20)), solver=Hurried())
    assert _worth(found) == [17, 21, 21]
    loosest = found.roadmaps[-1].outcome
    assert (loosest.status, loosest.stopped) == (Status.FEASIBLE, StopReason.TIME_LIMIT)
    assert (loosest.effort.nodes, loosest.timed, loosest.bound) == (7, True, np.inf)


def test_where_no_plan_exists_the_limit_is_known_to_bind() -> None:
    """B must be done for 6: nothing fits 3 to 5, and still all is searched upwards."""
    problem, order = four().requiring(Mandate("B")), list[float]()
    found = frontier(
        problem,
        Levels("money", (3, 4, 8, 9, 20), _budget),
        solver=EXACT,
        on_point=lambda point: order.append(point.level),
    )
    assert order == [20, 3, 4, 8, 9]
    assert [r.outcome.status for r in found.roadmaps[:2]] == [Status.INFEASIBLE] * 2


def test_a_bound_that_is_reached_proves() -> None:
    """38 is proven for 20 and found for 19, by a search that knows no bound: so it is proven."""

    class Bound:
        name: ClassVar[str] = "bound"

        def solve(self, model: Model, on_progress: object = None) -> Outcome:
            found = EXACT.solve(model)
            if 20.0 in model.row_upper:
                return found
            return replace(found, bound=99.0, status=Status.FEASIBLE, stopped=StopReason.TIME_LIMIT)

    problem = four(money=1)
    found = frontier(problem, money_levels(problem, (10, 19, 20)), solver=Bound())
    told = [(r.outcome.status, r.outcome.stopped, r.bound) for r in found.roadmaps]
    assert told[0] == (Status.FEASIBLE, StopReason.TIME_LIMIT, 38)
    assert told[1] == told[2] == (Status.OPTIMAL, StopReason.PROVEN, 38)


@pytest.mark.parametrize("done", [0, 1, 2])
def test_an_interrupt_keeps_what_was_done(done: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order is 12, 8, 10; somebody who leaves during the first search gets nothing."""
    searches = iter(range(9))

    def leaving(*words: object, **options: object) -> object:
        if next(searches) == done:
            raise KeyboardInterrupt
        return plan(*words, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(sys.modules["portfolio.explaining.walk"], "plan", leaving)
    levels = Levels("money", (8, 10, 12), _budget)
    if not done:
        with pytest.raises(KeyboardInterrupt):
            frontier(four(), levels, solver=EXACT)
        return
    found = frontier(four(), levels, solver=EXACT)
    assert found.levels.levels == {1: (12,), 2: (8, 12)}[done]
    assert found.missing == {1: (8, 10), 2: (10,)}[done]
    assert found.interrupted
    assert _worth(found)[-1] == 25


def test_an_interrupt_of_the_last_search_is_told() -> None:
    """Every level has its plan, but the last search, that of 10, may have ended too soon."""

    class Cut:
        name: ClassVar[str] = "cut"

        def solve(self, model: Model, on_progress: object = None) -> Outcome:
            found = EXACT.solve(model)
            if 10.0 not in model.row_upper:
                return found
            return replace(found, bound=99.0, status=Status.FEASIBLE, stopped=_CUT)

    levels = Levels("money", (8, 10, 12), _budget)
    found = frontier(four(), levels, solver=Cut())
    assert (found.missing, found.interrupted) == ((), True)
    assert not frontier(four(), levels, solver=EXACT).interrupted


def test_it_can_be_kept_in_a_file() -> None:
    """Read back, it says the same and its levels can be applied: 2 times 5 is 10."""
    problem = four(money=10)
    found = frontier(problem, money_levels(problem, (1.0, 1.5)), solver=EXACT)
    again = pickle.loads(pickle.dumps(found))
    assert str(again) == str(found)
    assert again.levels.at(5.0) == ScaledMoney(0.5)
    for levels in (people_levels(problem, ROLE), share_levels(Share("A", ("A",)), (0.5,))):
        kept = pickle.loads(pickle.dumps(levels))
        assert kept.at(levels.levels[0]) == levels.at(levels.levels[0])


_CUT = StopReason.INTERRUPTED


def _budget(level: float) -> ScaledMoney:
    return ScaledMoney(level / 10)


def test_a_plan_that_is_known_counts_where_it_fits() -> None:
    """The plan for 10 is worth 21 at 10 and 12, whatever is found there; at 8 it does not fit."""

    class Blind:
        name: ClassVar[str] = "blind"

        def solve(self, model: Model, on_progress: object = None) -> Outcome:
            """Find nothing in time."""
            return Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)

    today = plan(four(), solver=EXACT)
    levels = Levels("money", (8, 10, 12), _budget)
    found = frontier(four(), levels, start=today, solver=Blind())
    assert [r.outcome.has_plan for r in found.roadmaps] == [False, True, True]
    assert [r.objective for r in found.roadmaps[1:]] == [21, 21]
    assert all(np.isinf(r.bound) and not r.violations() for r in found.roadmaps[1:])
    assert [line.strip() for line in str(found).splitlines()[1:]] == [
        "8: none",
        "10 to 12: 21, perhaps more",
    ]


def test_what_is_missing_is_told() -> None:
    """21 of at most 24 is at most 14.3 % more; a level that was not reached is named."""
    roadmap = plan(four(), solver=EXACT)
    outcome = replace(roadmap.outcome, bound=24.0, status=Status.FEASIBLE)
    there = Levels("money", (10.0,), _budget)
    found = Frontier(there, (replace(roadmap, outcome=outcome),), missing=(12.0,))
    lines = [line.strip() for line in str(found).splitlines()[1:]]
    assert lines == ["10: 21, at most 14.3% more", "Not reached: 12."]


def test_many_levels_share_the_time_of_six_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 14 levels at 70 seconds a plan the loosest gets 70, the next 32: what is left by 13."""
    given: list[float | None] = []
    solve = Highs.solve

    def noted(self: Highs, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        given.append(self.time_limit)
        return solve(self, model, on_progress)

    monkeypatch.setattr(Highs, "solve", noted)
    frontier(four(), Levels("money", tuple(range(3, 17)), _budget), solver=Highs(time_limit=70.0))
    shares = [limit for limit in given if limit is not None]
    assert len(shares) >= 14
    assert shares[0] == 70
    assert all(32 < limit <= 70 for limit in shares)
    assert 32 < next(limit for limit in shares if limit < 60) <= 420 / 13
    given.clear()
    frontier(four(), Levels("money", (5, 9), _budget), solver=Highs(time_limit=70.0))
    assert given[0] == 70
