"""What every solver of the registry keeps to: the same optimum, told in the same terms."""

from __future__ import annotations

import math
from dataclasses import is_dataclass
from functools import cache
from random import Random

import numpy as np
import pytest
from tests.contracts.drawn import RULES, draw_problem
from tests.planning.solvers.models import block, columns, impossible, knapsack

from portfolio.planning import SOLVERS, Enumeration, Outcome, Status, StopReason
from portfolio.planning.model import Model
from portfolio.planning.solvers import Solver

each = pytest.mark.parametrize("name", sorted(SOLVERS))


def _exact(name: str) -> Solver:
    """Return the solver with no gap, where it knows gaps."""
    kind = SOLVERS[name]
    return kind(gap=0.0) if "gap" in kind.__dataclass_fields__ else kind()  # type: ignore


def _check(outcome: Outcome, model: Model) -> None:
    """Check that what is told of a plan fits together, whoever tells it."""
    if outcome.values is None:
        assert math.isnan(outcome.objective)
        return
    values = outcome.values
    assert values.shape == model.worth.shape
    assert (values[model.integer] == np.round(values[model.integer])).all()
    assert ((model.lower <= values) & (values <= model.upper)).all()
    assert outcome.objective == pytest.approx(model.worth @ values)
    assert outcome.bound >= outcome.objective
    assert outcome.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert outcome.effort.solver
    assert outcome.effort.seconds >= 0


@each
def test_it_is_a_dataclass_that_goes_by_its_name(name: str) -> None:
    """Registered under its own name, documented, and made without arguments."""
    solver = SOLVERS[name]
    assert solver.name == name
    assert is_dataclass(solver)
    assert solver.__doc__
    assert solver() == solver()


@each
def test_an_optimum_is_told_as_such(name: str) -> None:
    """The knapsack is worth 21, proven."""
    outcome = _exact(name).solve(knapsack())
    _check(outcome, knapsack())
    assert (outcome.status, outcome.stopped) == (Status.OPTIMAL, StopReason.PROVEN)
    assert outcome.objective == outcome.bound == 21


@each
def test_no_plan_is_told_as_such(name: str) -> None:
    """Proven, without values and without a gap."""
    outcome = _exact(name).solve(impossible())
    _check(outcome, impossible())
    assert (outcome.status, outcome.stopped) == (Status.INFEASIBLE, StopReason.PROVEN)
    assert math.isnan(outcome.gap)


@each
def test_nothing_to_decide_is_worth_nothing(name: str) -> None:
    """No column, no rule: 0; no column and a rule that asks for something: no plan."""
    nothing = Model((columns([]),), (), np.empty(0))
    assert _exact(name).solve(nothing).objective == 0
    asking = Model((columns([]),), (block([[]], lower=1),), np.empty(0))
    assert _exact(name).solve(asking).status is Status.INFEASIBLE


@each
def test_losses_are_left_alone(name: str) -> None:
    """Doing nothing is worth 0, which beats any loss."""
    model = Model((columns([1, 1]),), (block([[1, 1]], upper=1),), np.array([-1.0, -2.0]))
    outcome = _exact(name).solve(model)
    assert outcome.objective == 0


@each
def test_the_least_loss_is_taken_where_one_must_be(name: str) -> None:
    """A worth below zero is no fault, and its bound is not below it."""
    model = Model((columns([1, 1]),), (block([[1, 1]], lower=1),), np.array([-1.0, -2.0]))
    outcome = _exact(name).solve(model)
    _check(outcome, model)
    assert outcome.objective == -1


@each
def test_progress_may_be_listened_to(name: str) -> None:
    """A listener is taken, called or not."""
    assert _exact(name).solve(knapsack(), lambda progress: None).objective == 21


@each
def test_the_same_model_gives_the_same_values(name: str) -> None:
    """Twice the same, also among ties."""
    model = Model((columns([1] * 6),), (block([[1] * 6], upper=3),), np.ones(6))
    first, second = (_exact(name).solve(model) for _ in range(2))
    assert first.values is not None
    assert second.values is not None
    assert first.values.tolist() == second.values.tolist()


@cache
def _enumerated(seed: int) -> tuple[Model, Outcome]:
    """Return a drawn model and what trying everything finds: the same for every solver."""
    rng = Random(seed)
    model = draw_problem(rng, *rng.sample(sorted(RULES), 3)).model
    return model, Enumeration().solve(model)


@each
def test_the_optimum_is_that_of_enumeration(name: str) -> None:
    """On random problems with hires, soft rules and conflicts."""
    for seed in range(6003, 6043):
        model, referee = _enumerated(seed)
        outcome = _exact(name).solve(model)
        _check(outcome, model)
        assert outcome.status is referee.status, seed
        if referee.has_plan:
            assert outcome.objective == pytest.approx(referee.objective, rel=1e-5, abs=1e-5), seed
