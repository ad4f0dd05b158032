"""Large neighbourhood search: never worse, better where a few things moved make it so."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.handmade import GivenWorth, Setting, initiative
from tests.planning.solvers.models import columns, hard_to_prove

from portfolio.planning import Outcome, Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.neighbourhoods import choices_of, improve, subjects


def improved(model: Model, begin: Outcome, enough: float = np.inf, nodes: int | None = None):
    """Improve a plan of a model; stop at a worth."""
    session = Session(model)
    relaxed = session.relax(Limits(0.0))
    assert isinstance(relaxed, Relaxation)
    limits = Limits(0.0, nodes=nodes)
    return improve(session, relaxed, begin, limits, enough, lambda _: None), limits


def nothing(model: Model) -> Outcome:
    """Return the plan that takes nothing."""
    values = np.zeros(len(model.worth))
    return Outcome(Status.FEASIBLE, StopReason.GAP, values, 0.0, np.inf)


def test_better_and_allowed() -> None:
    """From nothing something is made that keeps the rows."""
    model = hard_to_prove(60, 3)
    found, _ = improved(model, nothing(model))
    assert found.values is not None
    assert found.objective == pytest.approx(model.worth @ found.values)
    assert (model.row_excess(found.values) <= 1e-6).all()
    assert found.objective > 0.9 * Session(model).search(Limits(0.02)).objective


def test_good_enough_ends_it() -> None:
    """The first plan that is told to be good enough is the last."""
    model = hard_to_prove(60, 3)
    few, spent = improved(model, nothing(model), enough=1.0)
    best, all_spent = improved(model, nothing(model))
    assert 1.0 <= few.objective <= best.objective
    assert spent.spent <= all_spent.spent


def test_the_seed_is_fixed() -> None:
    """The same model gives the same plan."""
    model = hard_to_prove(60, 3)
    first, second = (improved(model, nothing(model), nodes=40)[0] for _ in range(2))
    assert first.values is not None
    assert second.values is not None
    assert first.values.tolist() == second.values.tolist()


def test_choices_mean_yes_or_no() -> None:
    """Counts of more than one and parts are none."""
    parts = (columns([1, 3]), columns([1], family="slack", integer=False))
    assert choices_of(Model(parts, (), np.zeros(3))).tolist() == [True, False, False]


def test_starts_of_one_initiative_belong_together() -> None:
    """In whatever mode; every other column is a subject of its own."""
    fast = initiative("A", 1, mode="fast")
    setting = Setting(quarters=3, objective=GivenWorth({}))
    problem = setting.problem(initiative("A", 2, modes=(fast,)), initiative("B", 3))
    # A in two quarters may start in 2 quarters, in one in 3; B in one.
    assert subjects(problem.model).tolist() == [0, 0, 0, 0, 0, 1]
    more = replace(problem.model, columns=(*problem.model.columns, columns([1, 1])))
    assert subjects(more).tolist() == [0, 0, 0, 0, 0, 1, 2, 3]
