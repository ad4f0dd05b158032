"""Rows are kept to a billionth, even where a solver keeps them to less."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np
import pytest
from tests.planning.solvers.models import block, columns, impossible, knapsack

from portfolio.planning import Enumeration, Outcome, Status, StopReason
from portfolio.planning.exactness import drawn_in, solve_exactly
from portfolio.planning.model import Model
from portfolio.planning.solvers import ProgressListener

WEIGHTS = Model((columns([1] * 2),), (block([[1, 2]], upper=3 - 1e-8),), np.array([1.0, 3.0]))
"""Both things are worth 4 and weigh a hundred-millionth too much; the second alone is worth 3."""


@dataclass
class Generous:
    """A solver that takes rows for kept that are missed by a little."""

    asked: list[Model] = field(default_factory=list)
    room: float = 1e-7
    name: ClassVar[str] = "generous"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Take whatever breaks no row by more, trying all."""
        self.asked.append(model)
        best, values = -math.inf, None
        for point in np.ndindex(*(2,) * len(model.worth)):
            there = np.array(point, dtype=float)
            if (model.row_excess(there) <= self.room).all() and model.worth @ there > best:
                best, values = float(model.worth @ there), there
        return Outcome(Status.OPTIMAL, StopReason.PROVEN, values, best, best)


def test_a_generous_solver_is_asked_again() -> None:
    """Its first plan breaks the row by 1e-8; drawn in by 2e-8 and 2e-7 the row lets but 3 pass."""
    solver = Generous()
    found = solve_exactly(WEIGHTS, solver)
    upper = [float(model.row_upper[0]) for model in solver.asked]
    assert upper == [pytest.approx(3 - by, abs=1e-12) for by in (1e-8, 3e-8, 2.3e-7)]
    assert found.values is not None
    assert found.values.tolist() == [0, 1]
    # The bound is that of the first answer, which nobody has proven wrong.
    assert (found.objective, found.bound, found.status) == (3, 4, Status.FEASIBLE)
    assert found.stopped is StopReason.GAP


def test_a_kept_row_is_left_alone() -> None:
    """One question, and the answer as it came."""
    solver = Generous()
    exact = Model((columns([1] * 2),), (block([[1, 2]], upper=2),), np.array([1.0, 3.0]))
    found = solve_exactly(exact, solver)
    assert len(solver.asked) == 1
    assert (found.objective, found.status) == (3, Status.OPTIMAL)


def test_no_plan_is_no_plan() -> None:
    """There is nothing to draw in."""
    assert solve_exactly(impossible(), Enumeration()).status is Status.INFEASIBLE
    assert solve_exactly(knapsack(), Enumeration()).objective == 21


def test_rows_are_drawn_in_on_both_sides() -> None:
    """Only where there is a bound, and only the rows that were broken."""
    model = Model((columns([9] * 2),), (block([[1, 0], [0, 1]], lower=1, upper=5),), np.ones(2))
    narrow = drawn_in(model, np.array([0.5, 0.0]))
    assert narrow.row_lower.tolist() == [1.5, 1]
    assert narrow.row_upper.tolist() == [4.5, 5]
    open_end = Model((columns([9]),), (block([[1]], upper=5),), np.ones(1))
    assert drawn_in(open_end, np.array([1.0])).row_lower.tolist() == [-math.inf]
    two = Model(model.columns, (*model.blocks, *model.blocks), np.ones(2))
    assert drawn_in(two, np.array([0, 0, 0, 0.25])).row_lower.tolist() == [1, 1, 1, 1.25]


def test_a_limit_that_ends_the_second_search_is_told() -> None:
    """Its plan is one that was found in time, not one that is best."""

    class Slow(Generous):
        def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
            found = super().solve(model, on_progress)
            return replace(found, status=Status.FEASIBLE, stopped=StopReason.TIME_LIMIT)

    found = solve_exactly(WEIGHTS, Slow())
    assert (found.status, found.stopped) == (Status.FEASIBLE, StopReason.TIME_LIMIT)


def test_an_optimum_that_is_as_good_as_the_first_is_optimal() -> None:
    """The thing that must stay behind is worth a ten-millionth: no solver tells 3 from that."""
    model = replace(WEIGHTS, worth=np.array([1e-7, 3.0]))
    found = solve_exactly(model, Generous())
    assert (found.objective, found.bound, found.status) == (3, 3, Status.OPTIMAL)


def test_where_no_plan_is_left_the_first_one_stands() -> None:
    """1 misses a bound of 1 + 1e-8 at every attempt, and nothing else comes nearer."""
    model = Model((columns([1]),), (block([[1]], lower=1 + 1e-8),), np.ones(1))
    found = solve_exactly(model, Generous())
    assert found.values is not None
    assert found.values.tolist() == [1]


@pytest.mark.parametrize(
    ("weight", "missed", "asked"), [(1e9, 0.5, 1), (1e9, 2.0, 2), (1.0, 5e-10, 1), (1.0, 1.5e-9, 2)]
)
def test_rounding_is_a_billionth_of_the_bound(weight: float, missed: float, asked: int) -> None:
    """Of a billion that is 1, of 1 and less a billionth; then the thing weighs too much."""
    model = Model((columns([1]),), (block([[weight]], upper=weight - missed),), np.ones(1))
    solver = Generous(room=missed * 1.5)
    assert solve_exactly(model, solver).has_plan
    assert len(solver.asked) == asked


@dataclass
class Loose:
    """A solver of one thing and one amount, which takes too much of the amount at first."""

    asked: list[Model] = field(default_factory=list)
    room: float = 1e-7
    name: ClassVar[str] = "loose"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Take the thing where it may be taken, and of the amount a little more than there is."""
        self.asked.append(model)
        thing = float(model.upper[0])
        amount = float(model.row_upper[0]) - thing + self.room
        values = np.array([thing, amount])
        worth = float(model.worth @ values)
        return Outcome(Status.FEASIBLE, StopReason.TIME_LIMIT, values, worth, worth + 1)


AMOUNT = Model(
    (columns([1]), columns([9], integer=False)), (block([[1, 1]], upper=3),), np.array([5.0, 1.0])
)
"""One thing worth 5, and an amount worth 1 each; together they weigh at most 3."""


def test_an_amount_alone_is_mended_alone() -> None:
    """The thing is held, the amount asked for again: from 2.0000001 it comes down below 2."""
    solver = Loose()
    found = solve_exactly(AMOUNT, solver)
    assert [dict(model.fixed) for model in solver.asked] == [{}, {0: 1.0}]
    assert found.values is not None
    assert found.values[0] == 1
    assert 2 - 1e-6 < found.values[1] <= 2
    # The bound is that of the first search, and so is the reason why it ended.
    assert found.bound == pytest.approx(8 + 1e-7)
    assert (found.status, found.stopped) == (Status.FEASIBLE, StopReason.TIME_LIMIT)


def test_what_a_mended_plan_loses_is_too_much() -> None:
    """Where an amount is missed by a tenth, the solver is asked for everything anew."""
    solver = Loose(room=0.1)
    solve_exactly(AMOUNT, solver)
    assert any(not model.fixed for model in solver.asked[1:])


def test_a_second_try_draws_in_by_ten_times_more() -> None:
    """By hand: 1e-7 too much at first, so the limit goes in by 2e-7; then 4e-7 too much of that.

    That is 2e-7 beyond the limit as it was, so it goes in by 20 times 2e-7 more: 4.2e-6 in all.
    """

    class Drifting(Loose):
        def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
            self.room = 4e-7 if self.asked else 1e-7
            return super().solve(model, on_progress)

    solver = Drifting()
    found = solve_exactly(AMOUNT, solver)
    upper = [float(model.row_upper[0]) for model in solver.asked]
    assert upper == [pytest.approx(3 - by, abs=1e-9) for by in (0, 2e-7, 4.2e-6)]
    assert found.values is not None
    assert found.values[1] == pytest.approx(2 - 3.8e-6, abs=1e-9)


@dataclass
class Told:
    """A solver that says what it was told to say, the last thing ever after."""

    says: list[Outcome]
    asked: list[Model] = field(default_factory=list)
    heard: list[ProgressListener | None] = field(default_factory=list)
    name: ClassVar[str] = "told"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Say it, and keep what was asked."""
        self.asked.append(model)
        self.heard.append(on_progress)
        return self.says.pop(0) if len(self.says) > 1 else self.says[0]


def _said(status: Status, values: list[float], worth: float, bound: float) -> Outcome:
    stopped = StopReason.PROVEN if status is Status.OPTIMAL else StopReason.GAP
    return Outcome(status, stopped, np.array(values), worth, bound)


@pytest.mark.parametrize(
    ("status", "bound", "left"),
    [(Status.OPTIMAL, 7.0000001, 6.9999998), (Status.FEASIBLE, 9.0, 9.0)],
)
def test_a_mended_plan_tells_its_own_worth(status: Status, bound: float, left: float) -> None:
    """The thing and 2.0000001 of the amount are worth 7.0000001; mended they are worth 6.9999998.

    What was proven best stays so, and nothing is worth more; else the bound is that of before.
    """
    first = _said(status, [1, 2.0000001], 7.0000001, bound)
    again = _said(Status.OPTIMAL, [1, 1.9999998], 6.9999998, 6.9999998)
    solver = Told([first, again])
    found = solve_exactly(replace(AMOUNT, start=np.array([0.0, 3.0])), solver)
    assert (found.status, found.stopped) == (first.status, first.stopped)
    assert found.values is not None
    assert found.values.tolist() == [1, 1.9999998]
    assert (found.objective, found.bound) == (6.9999998, left)
    # A plan to begin with need not have the thing, which is held now.
    assert [model.start is None for model in solver.asked] == [False, True]


def test_a_bound_below_the_mended_plan_is_none() -> None:
    """A solver's bound may be less than what it finds afterwards by its last digits."""
    first = _said(Status.FEASIBLE, [1, 2.0000001], 6.9999997, 6.9999997)
    again = _said(Status.OPTIMAL, [1, 1.9999998], 6.9999998, 6.9999998)
    assert solve_exactly(AMOUNT, Told([first, again])).bound == 6.9999998


def test_every_search_is_told_of() -> None:
    """Whoever listens to the first search for a plan hears the later ones, too."""
    heard: list[object] = []
    first = _said(Status.OPTIMAL, [1, 1], 4, 4)
    solver = Told([first, _said(Status.OPTIMAL, [0, 1], 3, 3)])
    solve_exactly(WEIGHTS, solver, heard.append)
    assert solver.heard == [heard.append, heard.append]


def test_rows_are_drawn_in_block_by_block() -> None:
    """Of three blocks of two rows the fourth and the sixth row; the first block is left alone."""
    part = block([[1, 0], [0, 1]], lower=1, upper=5)
    model = Model((columns([9] * 2),), (part, part, part), np.ones(2))
    narrow = drawn_in(model, np.array([0, 0, 0, 0.5, 0, 0.25]))
    assert narrow.row_upper.tolist() == [5, 5, 5, 4.5, 5, 4.75]
    assert narrow.blocks[0] is part


def test_each_bound_has_its_own_rounding() -> None:
    """A row from minus a billion to 1 may be missed by half, below; above by a billionth of 1."""
    for values, asked in (([1.5], 5), ([-1e9 - 0.5], 1)):
        model = Model((columns([9]),), (block([[1]], lower=-1e9, upper=1),), np.ones(1))
        solver = Told([_said(Status.OPTIMAL, values, values[0], values[0])])
        solve_exactly(model, solver)
        assert len(solver.asked) == asked


def test_what_is_no_solver_is_refused() -> None:
    """The message says of which argument it is."""
    with pytest.raises(ValueError, match=r"^solver: expected a solver"):
        solve_exactly(WEIGHTS, "HiGHS")  # type: ignore[arg-type]


@pytest.mark.parametrize("timed", [0, 1, 2])
def test_a_clock_that_had_a_say_once_had_one(timed: int) -> None:
    """Three questions are asked; the clock ends one of them, whichever, and that is told."""

    class Hasty(Generous):
        def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
            found = super().solve(model, on_progress)
            return replace(found, timed=len(self.asked) == timed + 1)

    solver = Hasty()
    assert solve_exactly(WEIGHTS, solver).timed
    assert len(solver.asked) == 3
    assert not solve_exactly(WEIGHTS, Generous()).timed


@pytest.mark.parametrize("timed", [0, 1])
def test_a_clock_that_ended_the_mending_had_a_say(timed: int) -> None:
    """Too much is taken first, then the right amount; whichever the clock ends, it is told."""

    class Hasty(Loose):
        def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
            found = super().solve(model, on_progress)
            ended = len(self.asked) == timed + 1
            return replace(found, stopped=StopReason.GAP, timed=ended)

    solver = Hasty()
    assert solve_exactly(AMOUNT, solver).timed is True
    assert len(solver.asked) == 2
    never = Hasty(asked=[AMOUNT, AMOUNT])
    assert solve_exactly(AMOUNT, never).timed is False


@dataclass
class Once:
    """A solver that answers as another does once, and then finds nothing."""

    first: Generous | Loose
    stopped: StopReason
    asked: int = 0
    name: ClassVar[str] = "once"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Answer once."""
        self.asked += 1
        if self.asked > 1:
            return Outcome(Status.NO_SOLUTION, self.stopped)
        return replace(self.first.solve(model), stopped=StopReason.GAP)


@pytest.mark.parametrize(
    ("first", "model", "asked"), [(Generous(), WEIGHTS, 2), (Loose(), AMOUNT, 3)]
)
@pytest.mark.parametrize("stopped", [StopReason.TIME_LIMIT, StopReason.NODE_LIMIT])
def test_a_clock_that_ended_a_search_in_vain_had_a_say(
    first: Generous | Loose, model: Model, asked: int, stopped: StopReason
) -> None:
    """The plan that breaks a row by a little stands, for there was no time to find another."""
    solver = Once(first, stopped)
    found = solve_exactly(model, solver)
    assert found.has_plan
    assert solver.asked == asked
    assert found.timed is (stopped is StopReason.TIME_LIMIT)
    assert found.repeatable is not found.timed


@dataclass
class Late:
    """A solver that answers one after the other, and takes no time to say so but once."""

    answers: list[tuple[list[float], bool] | None]
    name: ClassVar[str] = "late"

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Give the next answer; none is a limit of time."""
        answer = self.answers.pop(0)
        if answer is None:
            return Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)
        values, timed = np.array(answer[0]), answer[1]
        worth = float(model.worth @ values)
        return Outcome(Status.FEASIBLE, StopReason.GAP, values, worth, worth, timed=timed)


@pytest.mark.parametrize("mending", [None, ([1.0, 0.0], True), ([1.0, 0.0], False)])
def test_a_clock_that_ended_the_mending_in_vain_had_a_say(
    mending: tuple[list[float], bool] | None,
) -> None:
    """Nothing was found then, or what is worth too little; the plan is that of the next search."""
    broken, kept = ([1.0, 2.0 + 1e-7], False), ([0.0, 3.0], False)
    found = solve_exactly(AMOUNT, Late([broken, mending, kept]))
    assert found.values is not None
    assert found.values.tolist() == [0, 3]
    assert found.timed is (mending is None or mending[1])
