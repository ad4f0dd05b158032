"""What HiGHS ended with, told as an outcome."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import highspy
import numpy as np
import pytest
from tests.planning.solvers.models import (
    beside,
    block,
    columns,
    knapsack,
)

from portfolio.planning import Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.outcome import Effort
from portfolio.planning.solvers.highs_outcome import outcome_of
from portfolio.planning.solvers.highs_session import Session


def _ended(end: str, values: list[float], bound: float, *, nodes: int = 7) -> highspy.Highs:
    """Return a stand-in of HiGHS that ended so, with values, after 5 seconds."""
    known = bool(values) or end == "kModelEmpty"
    info = SimpleNamespace(
        mip_node_count=nodes,
        primal_solution_status=2 if known else 0,
        mip_dual_bound=bound,
    )
    stand_in = SimpleNamespace(
        getInfo=lambda: info,
        getModelStatus=lambda: getattr(highspy.HighsModelStatus, end),
        version=lambda: "1",
        getRunTime=lambda: 5.0,
        getSolution=lambda: SimpleNamespace(col_value=values),
        modelStatusToString=str,
    )
    return cast("highspy.Highs", stand_in)


@pytest.mark.parametrize(
    ("end", "bound", "status", "stopped"),
    [
        ("kOptimal", 21e6 + 2e-2, Status.OPTIMAL, StopReason.PROVEN),
        ("kOptimal", 21e6 + 3e-2, Status.FEASIBLE, StopReason.GAP),
        ("kObjectiveTarget", 22e6, Status.FEASIBLE, StopReason.GAP),
        ("kSolutionLimit", 22e6, Status.FEASIBLE, StopReason.NODE_LIMIT),
        ("kSolutionLimit", 21e6, Status.OPTIMAL, StopReason.NODE_LIMIT),
        ("kTimeLimit", 22e6, Status.FEASIBLE, StopReason.TIME_LIMIT),
    ],
)
def test_ends_with_a_plan(end: str, bound: float, status: Status, stopped: StopReason) -> None:
    """The best of the knapsack, in millions: a billionth of 21 of them is 0.021.

    HiGHS counts the worth in quarters of a million, and the second thing in halves.
    """
    model, unit = replace(knapsack(), worth=knapsack().worth * 1e6), np.array([1, 0.5, 1, 1])
    told = _ended(end, [0, 2, 0, 1], bound * 4e-6)
    found = outcome_of(told, model, highspy, (unit, 4e-6))
    assert (found.status, found.stopped) == (status, stopped)
    assert found.values is not None
    assert found.values.tolist() == [0, 1, 0, 1]
    assert (found.objective, found.bound) == (21e6, pytest.approx(bound, rel=1e-12))
    assert found.effort == Effort("HiGHS 1", 5.0, 7)


def test_ends_without_a_plan() -> None:
    """However it ended, it is told how long that took; what failed has no plan, whatever is there.

    Before its first node HiGHS counts -1 of them.
    """
    plain = np.ones(4), 1.0
    told = _ended("kInfeasible", [], 0.0, nodes=-1)
    found = outcome_of(told, knapsack(), highspy, plain)
    assert (found.status, found.effort) == (Status.INFEASIBLE, Effort("HiGHS 1", 5.0, 0))
    failed = outcome_of(_ended("kSolveError", [0, 1, 0, 1], 21.0), knapsack(), highspy, plain)
    assert (failed.status, failed.stopped) == (Status.ERROR, StopReason.ERROR)
    assert (failed.values, failed.effort) == (None, Effort("HiGHS 1", 5.0, 7))


def test_a_row_of_nothing_may_ask_for_something() -> None:
    """HiGHS calls a model without columns empty and looks at no row; nothing is not at least 1."""
    nothing = Model((columns([]),), (), np.empty(0))
    asking = replace(nothing, blocks=(block([[]], lower=1),))
    for model, status in ((nothing, Status.OPTIMAL), (asking, Status.INFEASIBLE)):
        told = _ended("kModelEmpty", [], 0.0)
        assert outcome_of(told, model, highspy, (np.empty(0), 1.0)).status is status


def test_of_what_is_left_only_whole_numbers_ask_for_a_bound() -> None:
    """By hand: the thing is held, 70 of the other are left: a linear program, solved to its end.

    HiGHS tells no bound of one; here it stands at 999.
    """
    session = Session(beside(40.0))
    session.hold(np.array([1, 0.0]), np.array([1, 100.0]))
    _, part = session._searched()
    told = _ended("kOptimal", [0.7], 999.0)
    found = outcome_of(told, session.model, highspy, (session.unit, 1.0), part)
    assert (found.objective, found.bound, found.status) == (110, 110, Status.OPTIMAL)


def test_what_is_held_may_break_a_row() -> None:
    """Then nothing is left to be found, whatever HiGHS says of the columns that are left."""
    session = Session(beside(40.0))
    session.hold(np.array([1, 0.0]), np.array([1, 100.0]))
    _, part = session._searched()
    assert part is not None
    told = _ended("kOptimal", [0.7], 0.7)
    unmet = replace(part, unmet=True)
    found = outcome_of(told, session.model, highspy, (session.unit, 1.0), unmet)
    assert (found.status, found.effort.seconds) == (Status.INFEASIBLE, 5.0)
