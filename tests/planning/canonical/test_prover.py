"""How long is looked for plans of equal worth."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.solvers.models import block, columns, hard_to_prove, impossible, knapsack

from portfolio.planning import Enumeration, Highs, Outcome, Pulp, Status, StopReason
from portfolio.planning.canonical.prover import Prover
from portfolio.planning.model import Model
from portfolio.planning.outcome import Effort
from portfolio.planning.solvers import Solver
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits


@pytest.mark.parametrize(
    ("solver", "nodes", "seconds"),
    [
        (Highs(), 700, np.inf),
        (Highs(node_limit=150), 50, np.inf),
        (Highs(node_limit=40, time_limit=3.0), 0, 0.0),
        (Pulp(), None, np.inf),
        (Enumeration(), None, np.inf),
    ],
)
def test_what_is_allowed(solver: Solver, nodes: int | None, seconds: float) -> None:
    """After 100 nodes and 5 seconds: twice the nodes and 500, or what the solver has left."""
    limits = Prover.after(solver, Effort("by hand", 5.0, 100)).limits
    assert limits.nodes_left == nodes
    assert limits.time_left == seconds


@pytest.mark.parametrize("solver", [Highs(gap=0.5), Pulp(gap=0.5), Enumeration()])
def test_what_is_found_is_proven(solver: Solver) -> None:
    """Whatever gap the solver was set to: the knapsack's best is 21."""
    found = Prover.after(solver, Effort()).ask(knapsack())
    assert (found.status, found.objective) == (Status.OPTIMAL, 21)


@pytest.mark.parametrize(
    ("solver", "asked"),
    [
        (
            Highs(gap=0.5, threads=2),
            Highs(gap=0.0, node_limit=500, threads=2, strategy=Strategy.FULL),
        ),
        (Pulp("HiGHS", gap=0.5), Pulp("HiGHS", gap=0.0)),
        (Enumeration(), Enumeration()),
    ],
)
def test_who_is_asked(solver: Solver, asked: Solver) -> None:
    """The same solver without a gap, HiGHS in one search, both without a limit of time if none."""
    assert Prover.after(solver, Effort())._within() == asked


@pytest.mark.parametrize("solver", [Highs(time_limit=100.0), Pulp(time_limit=100.0)])
def test_time_left_is_all_there_is(solver: Highs | Pulp) -> None:
    """Of 100 seconds 60 are gone: 40 are left, less what the test itself took."""
    asked = Prover.after(solver, Effort("by hand", 60.0))._within()
    assert isinstance(asked, Highs | Pulp)
    assert asked.time_limit == pytest.approx(40, abs=5)


@pytest.mark.parametrize("stopped", list(StopReason))
def test_whoever_asked_to_stop_is_remembered(
    monkeypatch: pytest.MonkeyPatch, stopped: StopReason
) -> None:
    """An interrupt in one question is known after the next one, too; nothing else is one."""
    prover = Prover.after(Highs(), Effort())
    ends = iter([stopped, StopReason.PROVEN])
    monkeypatch.setattr(
        "portfolio.planning.canonical.prover.solve_exactly",
        lambda *_: Outcome(Status.NO_SOLUTION, next(ends)),
    )
    for _ in range(2):
        prover.ask(knapsack())
        assert prover.interrupted is (stopped is StopReason.INTERRUPTED)
        by_chance = stopped in (StopReason.INTERRUPTED, StopReason.TIME_LIMIT)
        assert prover.limits.timed is by_chance


def test_an_interrupt_while_relaxing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody asks to stop while the relaxation is solved."""

    def interrupted(session: Session, limits: Limits) -> Outcome:
        session.interrupted = True
        return Outcome(Status.NO_SOLUTION, StopReason.INTERRUPTED)

    monkeypatch.setattr(Session, "relax", interrupted)
    prover = Prover.after(Highs(), Effort())
    assert prover.relax(knapsack()) is None
    assert prover.interrupted


def test_nodes_are_spent_once() -> None:
    """What one question explored is missing for the next."""
    prover = Prover.after(Highs(node_limit=20), Effort())
    found = prover.ask(hard_to_prove(60, 5))
    assert prover.limits.spent == found.effort.nodes > 0
    left = 20 - found.effort.nodes
    assert prover.limits.nodes_left == max(0, left)


def test_the_relaxation() -> None:
    """Half of one of two equal things fits: worth 0.5. Where nothing fits, it tells nothing."""
    model = Model((columns([1]),), (block([[2]], upper=1),), np.ones(1))
    prover = Prover.after(Enumeration(), Effort())
    # A column that no plan can use is held at 0, so that nothing is left of it.
    relaxed = prover.relax(model)
    assert relaxed is not None
    assert relaxed.bound == pytest.approx(0)
    loose = Model((columns([1, 1]),), (block([[1, 1]], upper=1.5),), np.ones(2))
    relaxed = prover.relax(loose)
    assert relaxed is not None
    assert relaxed.bound == pytest.approx(1.5)
    assert prover.relax(impossible()) is None
    assert not prover.interrupted


def test_an_interrupt_before_the_relaxation_is_remembered() -> None:
    """A relaxation that nobody interrupts does not take back that somebody asked to stop."""
    prover = Prover.after(Highs(), Effort())
    prover.interrupted = True
    assert prover.relax(knapsack()) is not None
    assert prover.interrupted
