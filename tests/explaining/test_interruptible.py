"""Interrupts and time that concern all searches of an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.explaining.four_candidates import four

from portfolio.explaining.interruptible import Interruptible, interruptible
from portfolio.planning import Highs, Outcome, Pulp, Status, StopReason
from portfolio.planning.solvers import Solver


def test_an_interrupted_search_ends_the_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """HiGHS itself hands out what it has by then; a question of many searches must end."""
    there = Outcome(Status.NO_SOLUTION, StopReason.INTERRUPTED)
    monkeypatch.setattr(Highs, "solve", lambda *_: there)
    solver: Solver = Interruptible(gap=0.1)
    with pytest.raises(KeyboardInterrupt):
        solver.solve(None)  # type: ignore[arg-type]
    assert isinstance(replace(Interruptible(), gap=0.0), Interruptible)


def test_time_for_all_searches_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 10 seconds 4 are gone at the first search; at 10 none begins."""
    now, limits = [100.0], list[float | None]()
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    there = Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)
    monkeypatch.setattr(
        Highs,
        "solve",
        lambda self, *_: limits.append(self.time_limit) or there,  # type: ignore[func-returns-value]
    )
    solver = interruptible(Highs(time_limit=20.0), 10.0)
    brief = interruptible(Highs(time_limit=3.0), 10.0)
    now[0] = 104.0
    for one in (solver, brief):
        one.solve(four().model)
    assert limits == [6.0, 3.0]
    now[0] = 110.0
    with pytest.raises(TimeoutError):
        solver.solve(four().model)


def test_other_solvers_are_left_alone() -> None:
    """Only HiGHS hands out what it has when it is interrupted."""
    other = Pulp()
    assert interruptible(other) is other
