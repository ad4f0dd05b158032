"""The PuLP model is the library's model, so that comparing times is fair."""

from __future__ import annotations

import highspy
import numpy as np
import pulp
import pytest
from benchmarks.bench_build import build_pulp, handed_over, shape
from benchmarks.generator import Family, Instance, generate
from benchmarks.idiomatic_pulp import build
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array, csr_array

from portfolio.planning import Highs, Share, Status, plan

CASES = [
    (10, Family.BASE, 8),
    (50, Family.TIGHT, 16),
    (200, Family.BASE, 12),
]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1].value}-{case[2]}")
def instance(request: pytest.FixtureRequest) -> Instance:
    """Portfolios of both families in several sizes and calendars."""
    size, family, quarters = request.param
    return generate(size, family, quarters=quarters)


def test_same_shape(instance: Instance) -> None:
    """There are as many columns, rows and coefficients on either side."""
    assert shape(instance.problem().model) == handed_over(build_pulp(instance))


def test_same_rows(instance: Instance) -> None:
    """Row by row, both models have the same coefficients and bounds.

    Columns may be numbered differently, so each row's coefficients are compared in order of size.
    Shares come last and are measured in other units, so they are left to the bound and optimum.
    """
    model = instance.problem().model
    lp = build_pulp(instance).getLp()
    theirs = _rows(lp)
    shares = sum(len(block) for block in _share_blocks(instance))
    for row in range(len(model.row_lower) - shares):
        mine, other = _entries(model.matrix, row), _entries(theirs, row)
        np.testing.assert_allclose(mine, other, rtol=1e-12)
    kept = slice(len(model.row_lower) - shares)
    np.testing.assert_allclose(model.row_lower[kept], np.array(lp.row_lower_)[kept])
    np.testing.assert_allclose(model.row_upper[kept], np.array(lp.row_upper_)[kept])


def test_same_bound(instance: Instance) -> None:
    """Without integrality both models have the same optimum, missed shares included."""
    model = instance.problem().model
    found = milp(
        -model.worth,
        constraints=LinearConstraint(model.matrix, model.row_lower, model.row_upper),
        bounds=Bounds(model.lower, model.upper),
    )
    assert -found.fun == pytest.approx(_relaxed(build_pulp(instance)), rel=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_same_optimum(seed: int) -> None:
    """Both models have the same proven optimum."""
    instance = generate(20, quarters=8, seed=seed)
    roadmap = plan(instance.problem(), solver=Highs(gap=0.0))
    lp = build(instance)
    lp.solve(pulp.HiGHS(msg=False, gapRel=0.0, threads=1))
    assert roadmap.outcome.status is Status.OPTIMAL
    assert roadmap.objective == pytest.approx(pulp.value(lp.objective), rel=1e-6)


def test_optima_have_teeth() -> None:
    """The optima compared above hire people, and one of them misses a share at a price."""
    instances = [generate(20, quarters=8, seed=seed) for seed in range(3)]
    roadmaps = [plan(one.problem(), solver=Highs(gap=0.0)) for one in instances]
    assert all(roadmap.hires for roadmap in roadmaps)
    assert any(roadmap.penalties for roadmap in roadmaps)


def _share_blocks(instance: Instance) -> list[object]:
    problem = instance.problem()
    rules = [rule for rule in problem.constraints if isinstance(rule, Share)]
    return [block for rule in rules for block in rule.blocks(problem)]


def _rows(lp: highspy.HighsLp) -> csr_array:
    matrix = lp.a_matrix_
    parts = (np.array(matrix.value_), np.array(matrix.index_), np.array(matrix.start_))
    by_row = matrix.format_ == highspy.MatrixFormat.kRowwise
    kind = csr_array if by_row else csc_array
    return kind(parts, shape=(lp.num_row_, lp.num_col_)).tocsr()


def _entries(matrix: csr_array, row: int) -> np.ndarray:
    return np.sort(matrix.data[matrix.indptr[row] : matrix.indptr[row + 1]])


def _relaxed(solver: highspy.Highs) -> float:
    """Optimum without integrality; the sign says nothing, as PuLP 3 hands over the negated sum."""
    columns = np.arange(solver.getNumCol(), dtype=np.int32)
    continuous = np.full(len(columns), highspy.HighsVarType.kContinuous)
    solver.changeColsIntegrality(len(columns), columns, continuous)
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return abs(solver.getObjectiveValue())
