"""Laws of stability that hold for any values and weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from portfolio.scoring.stability import (
    CanWin,
    Keep,
    PriorityModel,
    WeightScope,
    crossings,
    dominance,
    pair_changes,
    pareto,
    potential_optimality,
    smaa,
    weight_intervals,
)
from portfolio.scoring.stability.weight_path import WeightPath
from portfolio.scoring.value_matrix import ValueMatrix


@st.composite
def matrices(draw: st.DrawFn, prefix: str, count: int, *, ranges: bool) -> ValueMatrix:
    """Draw values in steps of .05 on one to four criteria, with or without ranges."""
    criteria = draw(st.integers(1, 4))
    steps = arrays.arrays(np.int64, (3, count, criteria), elements=st.integers(0, 20))
    ends = np.sort(draw(steps), axis=0) / 20
    points = draw(st.lists(st.integers(1, 20), min_size=criteria, max_size=criteria))
    low, likely, high = ends if ranges else (ends[1],) * 3
    return ValueMatrix(
        tuple(f"i{k}" for k in range(count)),
        tuple(f"{prefix}{k}" for k in range(criteria)),
        low.copy(),
        likely.copy(),
        high.copy(),
        np.array(points) / sum(points),
    )


@st.composite
def models(draw: st.DrawFn, *, ranges: bool | None = None) -> PriorityModel:
    """Draw two to seven initiatives on one or two axes."""
    count = draw(st.integers(2, 7))
    wide = draw(st.booleans()) if ranges is None else ranges
    prefixes = draw(st.sampled_from(["v", "vf"]))
    return PriorityModel(tuple(draw(matrices(each, count, ranges=wide)) for each in prefixes))


def rearranged(model: PriorityModel, order: list[int]) -> PriorityModel:
    """Return the same initiatives in another order."""
    return PriorityModel(
        tuple(
            ValueMatrix(
                tuple(matrix.initiatives[at] for at in order),
                matrix.criteria,
                matrix.low[order],
                matrix.likely[order],
                matrix.high[order],
                matrix.weights,
            )
            for matrix in model.axes
        )
    )


@settings(deadline=None, max_examples=60)
@given(models())
def test_rank_acceptability_is_doubly_stochastic(model: PriorityModel) -> None:
    """Each initiative takes one rank, each rank is taken once: rows and columns add up to 1."""
    found = smaa(model, samples=50, rng=1)
    assert (found.shares >= 0).all()
    assert found.shares.sum(axis=0) == pytest.approx(np.ones(len(model)))
    assert found.shares.sum(axis=1) == pytest.approx(np.ones(len(model)))
    assert found.pairwise + found.pairwise.T == pytest.approx(np.ones((len(model),) * 2))
    # The mean rank is 1 and, on average, one place for each who is ahead.
    beaten = (1 - found.pairwise).sum(axis=1) - 0.5
    assert found.expected_rank == pytest.approx(1 + beaten)


@settings(deadline=None, max_examples=60)
@given(models())
def test_dominated_ones_are_never_ahead(model: PriorityModel) -> None:
    """Whoever Pareto-dominates is never behind: at best level, and first no less often."""
    found, better = smaa(model, samples=50, rng=1), pareto(model)
    for up, down in np.argwhere(better.beats):
        assert found.pairwise[up, down] >= 0.5
        assert found.first[up] >= found.first[down]
        assert found.shares[up].cumsum() == pytest.approx(
            np.maximum(found.shares[up].cumsum(), found.shares[down].cumsum())
        )


@settings(deadline=None, max_examples=60)
@given(models(ranges=False))
def test_strictly_dominated_ones_are_never_first(model: PriorityModel) -> None:
    """Worse on every criterion than the same other one: first in no draw."""
    values = np.hstack([matrix.likely for matrix in model.axes])
    found = smaa(model, samples=50, rng=1)
    for down, row in enumerate(values):
        if (values > row).all(axis=1).any():
            assert found.first[down] == 0


@settings(deadline=None, max_examples=40)
@given(models(), st.randoms(use_true_random=False))
def test_order_of_the_input_does_not_matter(model: PriorityModel, chance) -> None:
    """Initiatives in another order get the same shares, scores drawn or not."""
    order = list(range(len(model)))
    chance.shuffle(order)
    found, other = smaa(model, samples=40, rng=1), smaa(rearranged(model, order), samples=40, rng=1)
    assert other.shares == pytest.approx(found.shares[order])
    assert other.pairwise == pytest.approx(found.pairwise[order][:, order])


@settings(deadline=None, max_examples=30)
@given(models(), st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_bits(model: PriorityModel, seed: int) -> None:
    """All numbers are the same, bit by bit, when all is found again."""
    first, again = (smaa(model, samples=30, rng=seed) for _ in range(2))
    assert np.array_equal(first.shares, again.shares)
    assert np.array_equal(first.pairwise, again.pairwise)
    assert np.array_equal(first.confidence, again.confidence, equal_nan=True)


@settings(deadline=None, max_examples=25)
@given(models())
def test_more_draws_converge(model: PriorityModel) -> None:
    """Two runs differ by no more than five standard errors of their difference."""
    few, many = smaa(model, samples=400, rng=1), smaa(model, samples=4000, rng=2)
    error = np.sqrt(many.shares * (1 - many.shares) * (1 / 400 + 1 / 4000)) + 0.01
    assert (np.abs(few.shares - many.shares) <= 5 * error).all()


@settings(deadline=None, max_examples=60)
@given(models(ranges=False))
def test_crossings_swap_the_pair(model: PriorityModel) -> None:
    """Recomputed at the crossing the pair is level; on both sides it is as said."""
    for matrix in model.axes:
        for name in matrix.criteria if len(matrix.criteria) > 1 else ():
            path = WeightPath.of(model, [name])
            other = model.elsewhere(path.axis)
            for each in crossings(model, name):
                up, down = model.position(each.rises), model.position(each.falls)
                gaps = [
                    np.subtract(*((matrix.likely @ path.weights(weight)) * other)[[up, down]])
                    for weight in (each.weight - 1e-4, each.weight, each.weight + 1e-4)
                ]
                assert gaps[1] == pytest.approx(0, abs=1e-12)
                assert gaps[0] <= 1e-12
                assert gaps[2] >= -1e-12


@settings(deadline=None, max_examples=60)
@given(models(ranges=False), st.floats(0, 1))
def test_nothing_changes_within_the_interval(model: PriorityModel, share: float) -> None:
    """At any weight within the interval everyone is still at least level with those behind."""
    for found in weight_intervals(model, keep=Keep.ORDER).intervals:
        weight = found.low + share * (found.high - found.low)
        products = WeightPath.of(model, [found.name]).products(weight)[list(model.order)]
        assert (np.diff(products) <= 1e-9).all()
        assert found.low <= found.stated <= found.high


@settings(deadline=None, max_examples=60)
@given(models(ranges=False))
def test_a_change_applied_makes_the_pair_level(model: PriorityModel) -> None:
    """Each change of Triantaphyllou and Sanchez, added to its weight, gives a tie."""
    ahead, behind = model.order[0], model.order[-1]
    for each in pair_changes(model, model.initiatives[ahead], model.initiatives[behind]):
        if not each.is_feasible:
            continue
        axis, column = model.column(each.criterion)
        weights = model.axes[axis].weights.copy()
        weights[column] += each.change
        products = model.axes[axis].likely @ weights * model.elsewhere(axis)
        assert products[ahead] == pytest.approx(products[behind], abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(models())
def test_dominance_and_potential_agree_with_draws(model: PriorityModel) -> None:
    """Who dominates is never seen behind; who cannot be first is never seen first alone."""
    scope = WeightScope.around(model)
    found = smaa(model, scope, samples=60, rng=1)
    sure = dominance(model, scope)
    assert (found.pairwise[sure.beats] >= 0.5).all()
    for row, each in enumerate(potential_optimality(model, scope)):
        if found.first[row] > 0 and model.is_exact:
            assert each.can_win is not CanWin.NO
        if each.can_win is CanWin.NO:
            assert found.first[row] == 0


@settings(deadline=None, max_examples=40)
@given(models())
def test_pareto_dominance_is_dominance_under_any_weights(model: PriorityModel) -> None:
    """Under free weights both are the same for one axis, and never opposed for two."""
    free, all_over = dominance(model, WeightScope.free(model)), pareto(model)
    weakly_behind = free.beats.T & all_over.beats
    assert not weakly_behind.any()
    if len(model.axes) == 1:
        assert np.array_equal(free.beats, all_over.beats)
