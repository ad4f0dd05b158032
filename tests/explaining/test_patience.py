"""How long an explanation takes, all its questions together."""

from __future__ import annotations

import math

import pytest

from portfolio.explaining.patience import Patience
from portfolio.planning import Enumeration, Highs, Outcome, Pulp, Status, StopReason


def test_without_limit() -> None:
    """A solver stays as it is, and patience never ends."""
    patience = Patience()
    assert patience.left == math.inf
    assert not patience.is_out
    assert patience.limit(Highs()) == Highs()


@pytest.mark.parametrize("solver", [Highs(time_limit=50.0), Highs(), Pulp()])
def test_a_solver_takes_no_longer_than_is_left(solver: Highs | Pulp) -> None:
    """Of 20 seconds, less than 50 and less than none at all, 20 are left."""
    limited = Patience(20.0).limit(solver)
    assert isinstance(limited, Highs | Pulp)
    assert limited.time_limit is not None
    assert 10 < limited.time_limit <= 20


def test_a_stricter_limit_stays() -> None:
    """Of 20 seconds the solver takes its own 3; who knows no limit is left alone."""
    assert Patience(20.0).limit(Highs(time_limit=3.0)) == Highs(time_limit=3.0)
    assert Patience(20.0).limit(Enumeration()) == Enumeration()


def test_a_part_ends_earlier() -> None:
    """Half of 40 seconds is at most 20, and after it the rest is there again."""
    patience = Patience(40.0)
    with patience.part(0.5):
        assert 10 < patience.left <= 20
    assert 20 < patience.left <= 40


def test_what_came_of_questions() -> None:
    """An open question leaves doubt, an answered one does not; an interrupt ends patience."""
    patience = Patience(40.0)
    patience.heed(Outcome(Status.INFEASIBLE, StopReason.PROVEN))
    assert not patience.in_doubt
    patience.heed(Outcome(Status.NO_SOLUTION, StopReason.NODE_LIMIT))
    assert patience.in_doubt
    assert not patience.is_out
    patience.heed(Outcome(Status.NO_SOLUTION, StopReason.INTERRUPTED))
    assert patience.is_out


def test_no_time_at_all() -> None:
    """Patience of nothing is a mistake."""
    with pytest.raises(ValueError, match="seconds must be above 0, not 0"):
        Patience(0.0)
