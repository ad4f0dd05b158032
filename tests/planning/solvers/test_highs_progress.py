"""What HiGHS tells: the relaxation step by step, a search with its plan and its bound."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from tests.planning.solvers.models import hard_to_prove

from portfolio.planning import Phase, Progress
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits


def test_a_relaxation_tells_that_it_is_at_work() -> None:
    """At once, with nothing known yet; and nobody is told of a later one."""
    session, told = Session(hard_to_prove(60, 5)), list[Progress]()
    session.relax(Limits(0.0), told.append)
    heard = len(told)
    assert (told[0].phase, told[0].objective, told[0].bound) == (
        Phase.RELAXATION,
        -math.inf,
        math.inf,
    )
    session.relax(Limits(0.0))
    assert len(told) == heard


def test_a_search_tells_plans_and_bounds() -> None:
    """In the units of the model; and nobody is told of a later one."""
    session, told = Session(hard_to_prove(60, 5)), list[Progress]()
    found = session.search(Limits(0.0, nodes=50), on_progress=told.append)
    heard = len(told)
    assert told
    assert all(each.objective <= found.objective * (1 + 1e-9) for each in told)
    assert all(each.bound >= found.objective * (1 - 1e-9) for each in told)
    session.search(Limits(0.0, nodes=50))
    assert len(told) == heard


@pytest.mark.parametrize(
    "ask",
    [
        lambda session, listener: session.relax(Limits(0.0), listener),
        lambda session, listener: session.search(Limits(0.0, nodes=5_000), on_progress=listener),
    ],
    ids=["relaxation", "search"],
)
def test_a_fault_of_the_listener_is_raised(
    ask: Callable[[Session, Callable[[Progress], None]], object],
) -> None:
    """Once, to whoever asked; the session can be asked again."""
    session, told = Session(hard_to_prove(60, 5)), list[Progress]()

    def fail(progress: Progress) -> None:
        told.append(progress)
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        ask(session, fail)
    assert len(told) == 1
    assert session.search(Limits(0.0, nodes=50)).has_plan
