"""Plans are judged by themselves."""

from __future__ import annotations

import numpy as np
from benchmarks.search.contest import Rival
from benchmarks.search.referee import judge
from benchmarks.search.rivals import hold

from .cases import contest

MODEL = contest(Rival.HIGHS, size=10).problem().model


def test_worth_is_recomputed() -> None:
    """A plan that HiGHS finds is worth what its columns are; a bound never lies below it."""
    solver = hold(MODEL)
    solver.run()
    values = np.array(solver.getSolution().col_value)
    found = judge(MODEL, values, -1e9, "")
    assert found.value is not None
    assert abs(found.value - solver.getInfo().objective_function_value) < 1e-3
    assert found.bound == found.value


def test_broken_plan_is_none() -> None:
    """To do everything in every quarter breaks rows by more than rounding: no plan, and said so."""
    found = judge(MODEL, MODEL.upper, 1e9, "end")
    assert found.value is None
    assert found.bound == 1e9
    assert found.note.startswith("end; a row is broken by")
