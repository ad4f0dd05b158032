"""The tree: leaves cover every plan that is better, and time that is out loses none."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.solvers.bounding.timed import staffed

from portfolio.planning.model import Model
from portfolio.planning.solvers.bounding.linear import Linear
from portfolio.planning.solvers.bounding.splits import Shape
from portfolio.planning.solvers.bounding.tree import Tree
from portfolio.planning.solvers.highs_session import Session


@pytest.fixture
def model() -> Model:
    """Give two initiatives of worth 5 and 4 that need 1.5 of 2 people each: one can be done."""
    return staffed([5, 4], [[1.5, 1.5]], [2.0], [], 1)


def tree(model: Model, floor: float) -> tuple[Tree, float]:
    """Return a tree over the plain relaxation, and the scale of worth."""
    session = Session(model)
    scale = session.scale
    return Tree(Linear(session), Shape.of(model), model.integer, floor * scale), scale


def test_one_split_proves_it(model: Model) -> None:
    """By hand: the second is a third done; not done is worth 5, done 4 + 5 / 3, and so on."""
    grown, scale = tree(model, 0.0)
    assert grown.bound == np.inf
    assert grown.grow(lambda: False)
    assert grown.bound / scale == pytest.approx(4 + 5 / 3)
    while not grown.done:
        assert grown.grow(lambda: False)
    assert grown.bound / scale == pytest.approx(5)
    assert grown.best == pytest.approx([1, 0])


def test_a_good_plan_leaves_nothing_to_do(model: Model) -> None:
    """With a plan worth 5, nothing but the proof is left, and no better plan is told."""
    grown, scale = tree(model, 5.0)
    while not grown.done:
        assert grown.grow(lambda: False)
    assert grown.bound / scale == pytest.approx(5)
    assert grown.best is None


def test_time_out_keeps_the_leaf(model: Model) -> None:
    """A split begun too late changes nothing."""
    grown, _ = tree(model, 0.0)
    assert not grown.grow(lambda: True)
    assert grown.bound == np.inf
    assert grown.grow(lambda: False)
