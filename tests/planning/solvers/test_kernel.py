"""Kernel search: as good as the full search where both end, and never without a proof."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from benchmarks.generator import Family, generate
from tests.planning.solvers.models import block, columns, hard_to_prove, impossible, knapsack

from portfolio.planning import Highs, Phase, Progress, Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.solvers import kernel, neighbourhoods
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.kernel import _enough, search_kernel
from portfolio.planning.solvers.limits import Limits


@pytest.fixture(scope="module")
def portfolio() -> Model:
    """Give twenty invented initiatives."""
    return generate(20, Family.BASE, seed=3).problem().model


@pytest.mark.parametrize("model", [knapsack(), hard_to_prove(40, 3)], ids=["knapsack", "forty"])
def test_the_optimum_is_that_of_the_full_search(model: Model) -> None:
    """Both prove it, so both have the same worth."""
    ours = Highs(gap=0.0).solve(model)
    full = Highs(gap=0.0, strategy=Strategy.FULL).solve(model)
    assert ours.status is full.status is Status.OPTIMAL
    assert ours.objective == pytest.approx(full.objective, rel=1e-9)
    assert ours.bound == pytest.approx(ours.objective, rel=1e-9)


def test_a_gap_is_certified(portfolio: Model) -> None:
    """The bound is one: no plan that the full search finds is worth more; the rows hold."""
    ours = Highs(gap=0.05, node_limit=40).solve(portfolio)
    full = Highs(gap=0.05, node_limit=40, strategy=Strategy.FULL).solve(portfolio)
    assert ours.values is not None
    assert max(ours.objective, full.objective) <= min(ours.bound, full.bound) * (1 + 1e-9)
    assert ours.objective == pytest.approx(portfolio.worth @ ours.values)
    assert (portfolio.row_excess(ours.values) <= 1e-6).all()


def test_nodes_make_it_repeatable(portfolio: Model) -> None:
    """The same nodes, the same plan."""
    first, second = (Highs(gap=0.0, node_limit=20).solve(portfolio) for _ in range(2))
    assert first.values is not None
    assert second.values is not None
    assert first.values.tolist() == second.values.tolist()
    assert first.stopped is StopReason.NODE_LIMIT
    assert first.effort.nodes >= 20


def test_large_models_are_searched_as_exactly(
    portfolio: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where twenty initiatives count as many, too, plans keep the rows and are repeatable."""
    monkeypatch.setattr(kernel, "_LARGE", 50)
    monkeypatch.setattr(neighbourhoods, "_MANY", 50)
    first, second = (Highs(gap=0.0, node_limit=60).solve(portfolio) for _ in range(2))
    assert first.values is not None
    assert second.values is not None
    assert first.values.tolist() == second.values.tolist()
    assert (portfolio.row_excess(first.values) <= 1e-6).all()
    assert first.bound >= Highs(gap=0.05, node_limit=40).solve(portfolio).objective * (1 - 1e-9)


def test_no_plan() -> None:
    """What cannot be had in parts cannot be had whole."""
    assert Highs().solve(impossible()).status is Status.INFEASIBLE


def test_no_plan_in_whole_things() -> None:
    """Half of two things would do, no whole ones will: only the search to the end can say so."""
    model = Model((columns([1, 1]),), (block([[1, 1]], lower=0.5, upper=0.5),), np.ones(2))
    found = Highs(gap=0.0).solve(model)
    assert (found.status, found.stopped) == (Status.INFEASIBLE, StopReason.PROVEN)


def test_nothing_to_choose() -> None:
    """A model without a yes or no is searched as it is."""
    model = Model((columns([9], integer=False),), (block([[2]], upper=5),), np.array([2.0]))
    assert search_kernel(Session(model), Limits(0.0)).objective == pytest.approx(5)


def test_progress_is_of_the_whole(portfolio: Model) -> None:
    """Seconds and nodes only grow, the best plan never gets worse, the bound stays above it."""
    told: list[Progress] = []
    Highs(gap=0.01, node_limit=40).solve(portfolio, told.append)
    assert told
    for before, after in pairwise(told):
        assert after.seconds >= before.seconds
        assert after.objective >= before.objective
        assert after.nodes >= before.nodes
    assert all(each.bound >= each.objective * (1 - 1e-9) for each in told)


def test_the_relaxation_is_told(portfolio: Model) -> None:
    """From the first step on somebody sees that work is done, though nothing is known yet."""
    told: list[Progress] = []
    Highs(gap=0.01, node_limit=40).solve(portfolio, told.append)
    first = told[0]
    assert (first.phase, first.objective, first.bound) == (Phase.RELAXATION, -np.inf, np.inf)


def test_phases_follow_one_another(portfolio: Model) -> None:
    """Relaxation, kernel, neighbourhoods, proof: in the order of their definition, none twice."""
    told: list[Progress] = []
    Highs(gap=0.0, node_limit=400).solve(portfolio, told.append)
    order = [list(Phase).index(each.phase) for each in told]
    assert order == sorted(order)
    assert {told[0].phase, told[-1].phase} == {Phase.RELAXATION, Phase.PROOF}


@pytest.mark.parametrize(("bound", "worth"), [(110.0, 100.0), (-90.0, -100.0), (0.0, 0.0)])
def test_enough_is_just_within_the_gap(bound: float, worth: float) -> None:
    """A gap of a tenth is 10 of a plan worth 100, whether the plan earns or loses."""
    assert _enough(bound, 0.1) == pytest.approx(worth)


def test_begins_with_a_plan(portfolio: Model) -> None:
    """A plan that is good enough is taken without a search, and a plan is never made worse."""
    good = Highs(gap=0.05, node_limit=40).solve(portfolio)
    told: list[Progress] = []
    again = Highs(gap=9.0).solve(replace(portfolio, start=good.values), told.append)
    least = good.objective - 1e-9 * abs(good.objective)
    assert again.objective >= least
    assert {one.phase for one in told} <= {Phase.RELAXATION}
    assert (
        Highs(gap=0.0, node_limit=60).solve(replace(portfolio, start=good.values)).objective
        >= least
    )


def test_begins_with_what_is_no_plan(portfolio: Model) -> None:
    """Values that break rows are no start: what is found keeps them, as good as without."""
    everything = replace(knapsack(), start=knapsack().upper)
    assert Highs(gap=0.0).solve(everything).objective == Highs(gap=0.0).solve(knapsack()).objective
    asked = replace(portfolio, start=portfolio.upper)
    found = Highs(gap=0.05, node_limit=40).solve(asked)
    assert found.values is not None
    assert (portfolio.row_excess(found.values) <= 1e-6).all()
