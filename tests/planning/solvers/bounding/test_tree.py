"""The tree: leaves cover every plan that is better, and time that is out loses none."""

from __future__ import annotations

import numpy as np
import pytest
from tests.planning.solvers.bounding.timed import staffed

from portfolio.planning.model import Model
from portfolio.planning.solvers.bounding import tree as module
from portfolio.planning.solvers.bounding.linear import Box, Linear, Point
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


def test_what_costs_more_than_there_is_to_gain_is_held(model: Model) -> None:
    """By hand: the relaxation is worth 12 and the best plan 10, so moves that cost 3 are in vain.

    The first is held at 0, the second at 1, the fourth at 3. The third costs 2 only, the fifth need
    not be whole, the sixth is at neither bound.
    """
    session, whole = Session(model), np.array([True, True, True, True, False, True])
    grown = Tree(Linear(session), Shape.of(model), whole, 10.0)
    box = Box(np.zeros(6), np.array([1, 1, 1, 3, 1, 1.0]), np.zeros(3, dtype=bool))
    values, costs = np.array([0, 1, 0, 3, 0, 0.4]), np.array([3, -3, 2, -3, 3, 3.0])
    found = grown._narrowed(box, Point(12.0, values, costs, None))
    assert found.lower.tolist() == [0, 1, 0, 3, 0, 0]
    assert found.upper.tolist() == [0, 1, 1, 3, 1, 1]
    assert found.tight is box.tight


@pytest.mark.parametrize(("memory", "full"), [(39, True), (40, False)])
def test_leaves_take_room(
    model: Model, monkeypatch: pytest.MonkeyPatch, memory: int, full: bool
) -> None:
    """By hand: one leaf of two columns at 20 bytes each takes 40 bytes."""
    monkeypatch.setattr(module, "_MEMORY", memory)
    assert tree(model, 0.0)[0].full is full


def test_the_loosest_leaf_is_the_bound() -> None:
    """By hand: worth 5, 4 and 3, of which 1.5 of 2 people each; one fits, worth 5.

    The relaxation is worth 5 + 4 / 3. Split is the second: not done, 5 and a third of the third, 6;
    done, 4 + 5 / 3. So the bound is 6, and the half worth 4 + 5 / 3 is split later.
    """
    grown, scale = tree(staffed([5, 4, 3], [[1.5, 1.5, 1.5]], [2.0], [], 1), 0.0)
    bounds = []
    while not grown.done:
        assert grown.grow(lambda: False)
        bounds.append(grown.bound / scale)
    assert bounds[0] == pytest.approx(6)
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[-1] == pytest.approx(5)
    assert grown.best == pytest.approx([1, 0, 0])


def test_the_split_that_gains_more_is_taken() -> None:
    """By hand: initiatives of worth 5 and 4, and 50 and 40; of each pair one fits.

    The relaxation is worth 5 + 4 / 3 + 50 + 40 / 3. Splitting the second loses 2 / 3 at least, the
    fourth ten times as much: the bound falls to 5 + 4 / 3 + 40 + 50 / 3 = 63.
    """
    needs = [[1.05, 1.05, 0, 0], [0, 0, 1.05, 1.05]]
    grown, scale = tree(staffed([5, 4, 50, 40], needs, [1.4, 1.4], [], 1), 0.0)
    assert grown.grow(lambda: False)
    assert grown.bound / scale == pytest.approx(63)


def test_leaves_of_the_same_bound_are_split_in_turn() -> None:
    """By hand: of three worth 5 one fits, and both halves of a split have the same bound."""
    grown, scale = tree(staffed([5, 5, 5], [[1.05] * 3], [1.4], [], 1), 0.0)
    while not grown.done:
        assert grown.grow(lambda: False)
    assert grown.bound / scale == pytest.approx(5)


def test_the_point_met_last_is_kept(model: Model) -> None:
    """By hand: first the relaxation, worth 5 + 4 / 3; one split proves that nothing beats 5."""
    grown, scale = tree(model, 0.0)
    assert (grown.met, grown.grown) == (None, 0)
    assert grown.grow(lambda: False)
    assert grown.met is not None
    assert grown.met.worth / scale == pytest.approx(5 + 4 / 3)
    assert grown.grown == 1


def test_what_highs_cannot_tell_is_not_split(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    """A leaf whose relaxation does not end stays, and nothing could be done."""
    grown, _ = tree(model, 0.0)
    monkeypatch.setattr(Linear, "solve", lambda *_: None)
    assert not grown.grow(lambda: False)
    assert (grown.bound, grown.grown) == (np.inf, 0)


def test_leaves_worth_the_same_are_kept_apart() -> None:
    """By hand: three alike of which one and a third fit: halves of equal worth, again and again."""
    grown, scale = tree(staffed([4, 4, 4], [[1.5, 1.5, 1.5]], [2.0], [], 1), 0.0)
    while not grown.done:
        assert grown.grow(lambda: False)
    assert grown.bound / scale == pytest.approx(4)
