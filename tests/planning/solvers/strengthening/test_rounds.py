"""A strengthened relaxation is tighter and still one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from tests.planning.solvers.bounding.timed import models, plans, staffed

from portfolio.planning.model import Model
from portfolio.planning.solvers.bounding.linear import Linear, Point
from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.strengthening.rounds import strengthened


@given(model=models())
def test_the_relaxation_gets_tighter_and_stays_one(model: Model) -> None:
    """Its worth falls, but never below that of the best plan."""
    session = Session(model)
    plain = Linear(session)
    tight = strengthened(session, Shape.of(model), lambda: False)
    before, after = plain.solve(plain.box), tight.solve(tight.box)
    assert before is not None
    assert after is not None
    best = max(float(model.worth @ plan) for plan in plans(model))
    assert best - 1e-6 <= after.worth / session.scale <= before.worth / session.scale + 1e-6


def test_no_time_no_rows() -> None:
    """When time is out the relaxation is what it was."""
    model = staffed([5, 5, 4, 4], [[1.5, 1.5, 1.5, 1.5]], [2.0], [], 2)
    session = Session(model)
    linear = strengthened(session, Shape.of(model), lambda: True)
    point, relaxed = linear.solve(linear.box), session.relax(Limits(0.0))
    assert point is not None
    assert point.worth / session.scale == pytest.approx(relaxed.bound)


def test_rows_that_tell_are_added() -> None:
    """By hand: the relaxation does the first and a third of the second, 5 + 4 / 3; one fits: 5."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)
    session = Session(model)
    linear = strengthened(session, Shape.of(model), lambda: False)
    point = linear.solve(linear.box)
    assert point is not None
    assert point.worth / session.scale == pytest.approx(5)


def test_several_rounds_are_needed() -> None:
    """By hand: of three that need 1.5 of 2 people each one fits, so the best is 5, not 5 + 4 / 3.

    The first point leaves the third alone: its row is z1 + z2 <= 1, into which the third is lifted.
    A second row of staff, of 1 for the first and 2 for the others, is met only thereafter.
    """
    model = staffed([5, 4, 4], [[1.5, 1.5, 1.5], [1, 2, 2]], [2.0, 2.5], [], 1)
    session = Session(model)
    linear = strengthened(session, Shape.of(model), lambda: False)
    point = linear.solve(linear.box)
    assert point is not None
    assert point.worth / session.scale == pytest.approx(5)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """Neither by the relaxation nor by the search for rows."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)
    linear = strengthened(Session(model), Shape.of(model), lambda: False)
    linear.solve(linear.box)
    assert capfd.readouterr() == ("", "")


def test_where_nothing_fits_no_row_is_added() -> None:
    """By hand: both must be done, and one fits: there is no point to make rows for."""
    model = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)
    session = Session(model)
    session.hold(np.ones(2), np.ones(2))
    found = strengthened(session, Shape.of(model), lambda: False)
    assert len(found._solver.getLp().row_lower_) == len(model.row_lower)


@pytest.mark.parametrize("solved", [0, 1])
def test_where_highs_cannot_tell_no_row_is_added(
    monkeypatch: pytest.MonkeyPatch, solved: int
) -> None:
    """Neither at first, nor after rows of a first round: the relaxation is as it was."""
    model, solve, asked = staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1), Linear.solve, list[int]()

    def silent(linear: Linear, *given: Any) -> Point | None:
        asked.append(1)
        return solve(linear, *given) if len(asked) <= solved else None

    monkeypatch.setattr(Linear, "solve", silent)
    found = strengthened(Session(model), Shape.of(model), lambda: False)
    assert len(asked) == solved + 1
    assert len(found._solver.getLp().row_lower_) == len(model.row_lower)
