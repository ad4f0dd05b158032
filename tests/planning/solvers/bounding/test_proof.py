"""Proof by boxes: the bound is one, and in the end it is the worth of the best plan."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from benchmarks.generator import Family, generate
from hypothesis import given
from tests.planning.solvers.bounding.timed import models, plans
from tests.planning.solvers.models import hard_to_prove, knapsack

from portfolio.planning import Highs, Outcome, Progress, Status, StopReason
from portfolio.planning.model import Floats, Model
from portfolio.planning.solvers.bounding.proof import pays, prove
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits


@pytest.fixture(scope="module")
def portfolio() -> Model:
    """Give thirty invented initiatives."""
    return generate(30, Family.TIGHT, seed=4).problem().model


@pytest.fixture(scope="module")
def begin(portfolio: Model) -> Outcome:
    """Give a first plan for them."""
    return Highs(gap=0.0, node_limit=1, strategy=Strategy.FULL).solve(portfolio)


def plan(model: Model, values: Floats) -> Outcome:
    """Return a plan about whose worth nothing is proven."""
    return Outcome(Status.FEASIBLE, StopReason.GAP, values, float(model.worth @ values), np.inf)


@given(model=models())
def test_to_the_end_it_finds_the_best_plan(model: Model) -> None:
    """From nothing, against all plans enumerated."""
    begin = plan(model, np.zeros(len(model.worth)))
    found = prove(Session(model), begin, Limits(0.0))
    best = max(float(model.worth @ values) for values in plans(model))
    assert found.objective == pytest.approx(best, abs=1e-6)
    assert found.bound == pytest.approx(best, abs=1e-6)
    assert found.values is not None
    assert model.row_excess(found.values).max() <= 1e-6


@given(model=models())
def test_the_best_plan_is_not_lost(model: Model) -> None:
    """From the best plan on, nothing but the bound changes, and it never falls below."""
    best = max(plans(model), key=lambda values: float(model.worth @ values))
    found = prove(Session(model), plan(model, best), Limits(0.0, nodes=2))
    assert found.objective == pytest.approx(float(model.worth @ best), abs=1e-6)
    assert found.bound >= found.objective - 1e-6


def test_the_bound_falls_and_stays_above_every_plan(portfolio: Model, begin: Outcome) -> None:
    """Told after every split; HiGHS alone finds no plan worth more."""
    told: list[Progress] = []
    limits = Limits(0.0, nodes=30)
    found = prove(Session(portfolio), begin, limits, told.append)
    full = Highs(gap=0.0, node_limit=100, strategy=Strategy.FULL).solve(portfolio)
    assert found.bound >= full.objective * (1 - 1e-9)
    assert all(later.bound <= earlier.bound * (1 + 1e-9) for earlier, later in pairwise(told))
    assert (len(told), limits.spent) == (30, 30)
    relaxed = Session(portfolio).relax(Limits(0.0))
    assert found.bound < relaxed.bound


def test_the_same_splits_the_same_bound(portfolio: Model, begin: Outcome) -> None:
    """Repeatable by nodes."""
    first, second = (prove(Session(portfolio), begin, Limits(0.0, nodes=8)) for _ in range(2))
    assert first.bound == second.bound


def test_near_enough_is_enough(portfolio: Model, begin: Outcome) -> None:
    """With a gap of the whole worth, only the relaxation is solved and split once."""
    limits = Limits(10.0)
    found = prove(Session(portfolio), begin, limits)
    assert limits.spent == 1
    assert found.bound <= 11 * found.objective


def test_interrupted_it_tells_nothing_new(portfolio: Model, begin: Outcome) -> None:
    """Somebody who has asked to stop gets the plan back at once, without a bound."""
    session = Session(portfolio)
    session.interrupted = True
    found = prove(session, begin, Limits(0.0))
    assert found.values is begin.values
    assert found.bound == np.inf


def test_it_pays_where_initiatives_have_several_starts(portfolio: Model) -> None:
    """Thirty initiatives are just large enough; knapsacks have nothing to time."""
    assert pays(portfolio)
    assert not pays(knapsack())
    assert not pays(hard_to_prove(250, 3))
