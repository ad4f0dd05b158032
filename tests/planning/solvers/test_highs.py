"""HiGHS: what it finds, why it stopped, and how it is stopped."""

from __future__ import annotations

import math
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from tests.planning.solvers.models import (
    block,
    columns,
    hard_to_find,
    hard_to_prove,
    impossible,
    knapsack,
)

from portfolio.planning import Highs, Outcome, Progress, Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.solvers import highs
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits


def test_the_knapsack() -> None:
    """21 by hand: the second and the fourth thing."""
    outcome = Highs().solve(knapsack())
    assert (outcome.status, outcome.stopped) == (Status.OPTIMAL, StopReason.PROVEN)
    assert outcome.values is not None
    assert outcome.values.tolist() == [0, 1, 0, 1]
    assert outcome.objective == outcome.bound == 21
    assert outcome.effort.solver.startswith("HiGHS 1.")


def test_no_plan() -> None:
    """Three of two."""
    outcome = Highs().solve(impossible())
    assert (outcome.status, outcome.stopped) == (Status.INFEASIBLE, StopReason.PROVEN)
    assert outcome.values is None
    assert math.isnan(outcome.objective)


def test_no_columns() -> None:
    """Nothing to decide: 0 points, unless a row asks for more than nothing."""
    nothing = Model((columns([]),), (), np.empty(0))
    outcome = Highs().solve(nothing)
    assert (outcome.status, outcome.objective) == (Status.OPTIMAL, 0)
    asking = replace(nothing, blocks=(block([[]], lower=1),))
    assert Highs().solve(asking).status is Status.INFEASIBLE
    content = replace(nothing, blocks=(block([[]], lower=0, upper=0),))
    assert Highs().solve(content).status is Status.OPTIMAL


def test_no_rows() -> None:
    """Take all that is worth something, leave the rest."""
    outcome = Highs().solve(Model((columns([1, 3, 1]),), (), np.array([2.0, 5.0, -1.0])))
    assert outcome.values is not None
    assert outcome.values.tolist() == [1, 3, 0]
    assert outcome.objective == 17


def test_nothing_integer() -> None:
    """A linear program is proven by itself: x <= 2.5 of worth 2 are 5."""
    model = Model((columns([9], integer=False),), (block([[2]], upper=5),), np.array([2.0]))
    outcome = Highs().solve(model)
    assert (outcome.status, outcome.objective, outcome.bound) == (Status.OPTIMAL, 5, 5)


def test_fixed_columns_stay() -> None:
    """With the first thing held there is room for 5: 8 come on top, 18 in all."""
    outcome = Highs().solve(replace(knapsack(), fixed={0: 1.0}))
    assert outcome.values is not None
    assert (outcome.values[0], outcome.objective) == (1, 18)


def test_time_runs_out_before_any_plan() -> None:
    """A market split is not solved in a quarter of a second: nothing is known."""
    outcome = Highs(time_limit=0.25).solve(hard_to_find())
    assert (outcome.status, outcome.stopped) == (Status.NO_SOLUTION, StopReason.TIME_LIMIT)
    assert outcome.values is None
    assert outcome.bound == math.inf
    assert outcome.effort.solver.startswith("HiGHS")
    assert outcome.message == "Time limit reached"


def test_time_runs_out_with_a_plan() -> None:
    """The plan is kept with what is proven of it, and it is told that time ended it."""
    model = hard_to_prove()
    outcome = Highs(gap=0.0, time_limit=0.5).solve(model)
    assert (outcome.status, outcome.stopped) == (Status.FEASIBLE, StopReason.TIME_LIMIT)
    assert outcome.values is not None
    assert not model.row_excess(outcome.values).any()
    assert outcome.objective == model.worth @ outcome.values
    assert outcome.objective < outcome.bound < math.inf
    assert outcome.effort.seconds < 5


def test_nodes_run_out() -> None:
    """No node at all: nothing is known of one model, or a plan of the other is kept."""
    without = Highs(node_limit=0, time_limit=None).solve(hard_to_find())
    assert (without.status, without.stopped) == (Status.NO_SOLUTION, StopReason.NODE_LIMIT)
    found = Highs(gap=0.0, node_limit=1, time_limit=None).solve(hard_to_prove(40, 3))
    assert found.stopped in (StopReason.NODE_LIMIT, StopReason.PROVEN)
    assert found.has_plan


def test_a_node_limit_is_repeatable() -> None:
    """The same search twice ends at the same plan and bound."""
    solver = Highs(gap=0.0, node_limit=5, time_limit=None)
    first, second = (solver.solve(hard_to_prove(30, 3)) for _ in range(2))
    assert first.values is not None
    assert second.values is not None
    assert first.values.tolist() == second.values.tolist()
    assert (first.bound, first.effort.nodes) == (second.bound, second.effort.nodes)


def test_the_gap_is_reached() -> None:
    """Half of the worth may be missing: the first plan will do, and its bound tells."""
    outcome = Highs(gap=0.5).solve(hard_to_prove())
    assert (outcome.status, outcome.stopped) == (Status.FEASIBLE, StopReason.GAP)
    assert 0 < outcome.gap <= 0.5
    assert outcome.bound > outcome.objective


def test_progress_is_told() -> None:
    """Seconds pass, plans get no worse, bounds no better, and bounds never lie below plans."""
    told: list[Progress] = []
    outcome = Highs(gap=0.0, time_limit=1.0).solve(hard_to_prove(), told.append)
    assert told
    assert all(step.objective <= step.bound for step in told)
    seconds, worths = [s.seconds for s in told], [s.objective for s in told]
    assert seconds == sorted(seconds)
    assert worths == sorted(worths)
    assert told[-1].objective <= outcome.objective * (1 + 1e-9)


def test_it_runs_beside_the_main_thread() -> None:
    """A server or a notebook widget may plan in a thread of its own."""
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda _: Highs().solve(knapsack()), range(2)))
    assert [outcome.objective for outcome in outcomes] == [21, 21]


def test_rounding_does_not_leave_a_thing_out() -> None:
    """Three times 1.1e8 are by rounding a little more than 3.3e8, in units that make it visible."""
    unit = 2.0**14
    weight, room = 1.1 * 1e8 * unit, 3.3e8 * unit
    assert 3 * weight - room > 1e-4
    model = Model((columns([1] * 4),), (block([[weight] * 4], upper=room),), np.ones(4))
    assert Highs().solve(model).objective == 3


@pytest.mark.parametrize("strategy", list(Strategy))
def test_what_it_asks_for(monkeypatch: pytest.MonkeyPatch, strategy: Strategy) -> None:
    """Threads, limits, start and listener are handed on; heuristics are left out for a proof.

    Only by default is the kernel searched first; the other two search everything at once.
    """
    made: list[tuple[int, bool]] = []
    asked: list[tuple[str, Limits, object, object]] = []

    class Fake(Session):
        def __init__(self, model: Model, threads: int = 1, *, heuristics: bool = True) -> None:
            super().__init__(model)
            made.append((threads, heuristics))

        def search(self, limits: Limits, **others: object) -> Outcome:  # type: ignore[override]
            asked.append(("all", limits, others.get("start"), others.get("on_progress")))
            return Outcome(Status.NO_SOLUTION, StopReason.NODE_LIMIT)

    def kernel(session: Session, limits: Limits, told: object) -> Outcome:
        asked.append(("kernel", limits, session.model.start, told))
        return Outcome(Status.NO_SOLUTION, StopReason.NODE_LIMIT)

    monkeypatch.setattr(highs, "Session", Fake)
    monkeypatch.setattr(highs, "search_kernel", kernel)
    start, told = np.array([1.0, 0, 0, 1]), list[Progress]().append
    solver = Highs(gap=0.5, time_limit=9.0, node_limit=7, threads=3, strategy=strategy)
    solver.solve(replace(knapsack(), start=start), told)
    assert made == [(3, strategy is not Strategy.PROOF)]
    ((who, limits, begun, listener),) = asked
    assert who == ("kernel" if strategy is Strategy.AUTO else "all")
    assert (limits.gap, limits.seconds, limits.nodes) == (0.5, 9, 7)
    assert begun is start
    assert listener is told


def test_it_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is written to the terminal, with or without somebody listening."""
    Highs().solve(knapsack())
    Highs().solve(knapsack(), lambda progress: None)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["time_limit", "node_limit", "threads"])
def test_limits_below_zero_are_refused(name: str) -> None:
    """The message names the limit and shows the number."""
    with pytest.raises(ValueError, match=f"highs: {name} must be at least 0, not -1"):
        Highs(**{name: -1})


def test_a_strategy_is_one_of_those_there_are() -> None:
    """Written as text it is the same; a misspelt one is refused, not taken for the full search."""
    assert Highs(strategy="full") == Highs(strategy=Strategy.FULL)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="strategy: expected one of auto, full, proof, not 'fast'"):
        Highs(strategy="fast")  # type: ignore[arg-type]


INTERRUPTED = """
import os, signal, threading
from portfolio.planning import Highs
from tests.planning.solvers.models import hard_to_prove

def press(progress):
    if progress.objective > 0 and not pressed.is_set():
        pressed.set()
        os.kill(os.getpid(), signal.SIGINT)

pressed = threading.Event()
late = threading.Timer(20, os.kill, (os.getpid(), signal.SIGINT))
late.daemon = True
late.start()
outcome = Highs(gap=0.0, time_limit=50).solve(hard_to_prove(), press)
print(outcome.status.value, outcome.stopped.value, outcome.values.sum() > 0)
"""


def test_an_interrupt_keeps_the_best_plan() -> None:
    """Ctrl-C once a plan is known ends the search with that plan, not with an error."""
    script = [sys.executable, "-c", INTERRUPTED]
    run = subprocess.run(script, capture_output=True, text=True, timeout=60, check=False)
    assert run.stdout.split("\n")[0] == "feasible interrupted True", run.stderr
    assert run.returncode == 0


@pytest.mark.parametrize("strategy", list(Strategy))
def test_the_outcome_tells_whether_the_clock_had_a_say(strategy: Strategy) -> None:
    """Where it ended a part of the search, though nodes or a gap ended the whole."""
    model = hard_to_prove(60, 3)
    assert Highs(gap=0.0, node_limit=5, strategy=strategy).solve(model).repeatable
    timed = Highs(gap=0.0, time_limit=0.05, strategy=strategy).solve(model)
    assert (timed.timed, timed.repeatable) == (True, False)
