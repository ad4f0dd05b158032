"""Models of other plans, against plans compared one by one."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from scipy.sparse import coo_array
from tests.planning.solvers.models import block, columns

from portfolio.planning import Enumeration, Status
from portfolio.planning.canonical.rivals import differing, preceding
from portfolio.planning.model import Model

PLANS = list(product((0.0, 1.0), repeat=4))


def _model(most: float = 2.0) -> Model:
    """Return a model of four starts, of which some can be done."""
    return Model((columns([1] * 4),), (block([[1] * 4], upper=most),), np.zeros(4))


@pytest.mark.parametrize("plan", PLANS)
def test_another_plan_differs_in_a_start(plan: tuple[float, ...]) -> None:
    """Of all sixteen points the row rules out the plan, and nothing else."""
    model = differing(_model(4.0), np.array(plan))
    for other in PLANS:
        holds = not model.row_excess(np.array(other)).any()
        assert holds == (other != plan)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("settled", [0, 2])
def test_what_comes_first_parts_as_early_as_it_can(plan: tuple[float, ...], settled: int) -> None:
    """Among plans of at most two starts: the best parts at the first column at which any can."""
    before = [
        other
        for other in PLANS
        if sum(other) <= 2 and other > plan and other[:settled] == plan[:settled]
    ]
    found = Enumeration().solve(preceding(_model(), np.array(plan), settled))
    if not before:
        assert found.status is Status.INFEASIBLE
        return
    assert found.values is not None
    other = tuple(found.values[:4].tolist())
    assert other in before
    assert _parting(other, plan) == min(_parting(one, plan) for one in before)


@pytest.mark.parametrize("plan", PLANS)
def test_what_agrees_says_so(plan: tuple[float, ...]) -> None:
    """Of all whole points the rows keep those that come before, and tell how far each agrees.

    By the definition: a[k] is 1 up to the column in which both part, and 0 from there on.
    """
    model = preceding(_model(4.0), np.array(plan))
    for other in PLANS:
        agreed = [float(other[: k + 1] == plan[: k + 1]) for k in range(4)]
        for told in PLANS:
            holds = not model.row_excess(np.array([*other, *told])).any()
            assert holds == (other > plan and list(told) == agreed)


def test_agreeing_longer_is_worth_less() -> None:
    """Each column that agrees takes 1 off, and what the model was worth counts no more."""
    worth = preceding(replace(_model(), worth=np.arange(4.0)), np.zeros(4)).worth
    assert worth.tolist() == [0] * 4 + [-1] * 4


def test_whether_they_agree_uses_nothing() -> None:
    """The columns added stand in the same funds and roles, of which they use none."""
    wide = replace(columns([1] * 4), spend=coo_array((2, 4)), people=coo_array((3, 4)))
    added = preceding(replace(_model(), columns=(wide,)), np.zeros(4), 1).columns[-1]
    assert (added.spend.shape, added.people.shape) == ((2, 3), (3, 3))
    assert (added.spend.nnz, added.people.nnz) == (0, 0)


def _parting(one: tuple[float, ...], other: tuple[float, ...]) -> int:
    return next(k for k in range(4) if one[k] != other[k])


def test_what_is_held_stays_held() -> None:
    """Columns that a model holds stay where they are, beside those that are settled."""
    held = Model(_model().columns, _model().blocks, np.zeros(4), {3: 1.0})
    model = preceding(held, np.array([1.0, 0, 0, 1]), 1)
    assert dict(model.fixed) == {3: 1.0, 0: 1.0}
