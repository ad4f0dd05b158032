"""The relaxation within boxes, and with rows added."""

from __future__ import annotations

from dataclasses import replace

import highspy
import numpy as np
import pytest
from tests.planning.solvers.bounding.timed import staffed

from portfolio.planning.model import Model
from portfolio.planning.solvers.bounding.linear import NOWHERE, Linear, _matrix
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.strengthening.facets import Row


@pytest.fixture
def model() -> Model:
    """Give two initiatives of worth 5 and 4 that need 1.5 of 2 people each.

    By hand: the relaxation does the first and a third of the second, worth 5 + 4 / 3.
    """
    return staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)


def test_boxes_come_and_go(model: Model) -> None:
    """By hand: without the first 4; with the second done 4 + 5 / 3; then as at first."""
    session = Session(model)
    linear, scale = Linear(session), session.scale
    whole = linear.box
    without = replace(whole, upper=np.array([0.0, 1.0]))
    second = replace(whole, tight=np.array([False, True, False]))
    both = replace(whole, tight=np.array([True, True, False]))
    found = [linear.solve(box) for box in (whole, without, second, whole, both)]
    worths = [point.worth / scale for point in found if point is not None]
    assert worths == pytest.approx([5 + 4 / 3, 4, 4 + 5 / 3, 5 + 4 / 3, -np.inf])
    assert found[-1] is NOWHERE
    assert linear.solved == 5


def test_rows_added(model: Model) -> None:
    """By hand: with at most one of both it is the first, worth 5, which is the best plan."""
    session = Session(model)
    linear = Linear(session)
    linear.add([Row(np.array([0, 1]), np.array([1.0, 1.0]), 1.0)])
    point = linear.solve(linear.box)
    assert point is not None
    assert point.worth / session.scale == pytest.approx(5)
    assert point.values == pytest.approx([1, 0])


def test_the_session_stays_as_it_is(model: Model) -> None:
    """Boxes of the relaxation are not those of the session."""
    session = Session(model)
    linear = Linear(session)
    linear.solve(replace(linear.box, upper=np.zeros(2)))
    assert Linear(session).box.upper.tolist() == [1, 1]


@pytest.mark.parametrize("by_column", [True, False])
def test_rows_are_read_however_they_are_kept(by_column: bool) -> None:
    """By hand: two rows of four columns, 5 and 7 in the first, 9 in the second; one in none."""
    program = highspy.HighsLp()
    program.num_row_, program.num_col_ = 2, 4
    entries = program.a_matrix_
    if by_column:
        entries.format_ = highspy.MatrixFormat.kColwise
        entries.start_, entries.index_, entries.value_ = [0, 1, 2, 3, 3], [0, 1, 0], [5.0, 9.0, 7.0]
    else:
        entries.format_ = highspy.MatrixFormat.kRowwise
        entries.start_, entries.index_, entries.value_ = [0, 2, 3], [0, 2, 1], [5.0, 7.0, 9.0]
    assert _matrix(program).toarray().tolist() == [[5, 0, 7, 0], [0, 9, 0, 0]]


def test_nothing_is_written_to_the_terminal(
    model: Model, capfd: pytest.CaptureFixture[str]
) -> None:
    """HiGHS is silent here, too."""
    linear = Linear(Session(model))
    linear.solve(linear.box)
    assert capfd.readouterr() == ("", "")


def test_its_rows_are_those_of_the_model(model: Model) -> None:
    """As the session counts them, whatever is added: once each, and two people for both."""
    session = Session(model)
    linear = Linear(session)
    linear.add([Row(np.array([0, 1]), np.array([1.0, 1.0]), 1.0)])
    linear.solve(linear.box)
    matrix, lower, upper = linear.rows()
    scale = upper / model.row_upper
    assert matrix.toarray() == pytest.approx(model.matrix.toarray() * scale[:, None])
    assert (lower == -np.inf).all()
    again, _, _ = Linear(session).rows()
    assert again.toarray() == pytest.approx(matrix.toarray())


def test_it_solves_as_the_session_does(model: Model) -> None:
    """With as many threads, and without presolve, which would throw away what to begin with."""
    solver = Linear(Session(model, threads=2))._solver
    told = [solver.getOptionValue(name)[1] for name in ("threads", "presolve", "output_flag")]
    assert told == [2, "off", False]


def test_what_highs_refuses_is_an_error(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a program of nothing."""
    session = Session(model)
    monkeypatch.setattr(highspy.Highs, "passModel", lambda *_: highspy.HighsStatus.kError)
    with pytest.raises(RuntimeError, match=r"^HiGHS refused .* columns"):
        Linear(session)
