"""Liesio, Mild and Salo (2007, 2008), EJOR 181 and 190: robust portfolio modelling.

Definitions as published; the data are made up and were enumerated in full: five projects, a budget
of 9, the first criterion at least as important as the second.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from portfolio.scoring.stability import PriorityModel, WeightScope, core_index
from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.weights import WeightSet


def test_core_index(shared: Path) -> None:
    """Of 20 portfolios that fit, {0, 1, 3} and {0, 3, 4} are not dominated."""
    case = json.loads((shared / "cases" / "37_rpm_core_index.json").read_text(encoding="utf-8"))
    given, expected = case["inputs"], case["expected"]
    values = np.array(given["values"])
    names = tuple(map(str, range(len(values))))
    matrix = ValueMatrix(names, ("first", "second"), values, values, values, np.array([0.5, 0.5]))
    model = PriorityModel.of(matrix)
    scope = WeightScope.given(model, WeightSet.ordinal(["first", "second"]))
    corners = sorted(map(tuple, scope.sets[0].extreme_points().tolist()), reverse=True)
    assert np.array(corners) == pytest.approx(np.array(given["weights_extreme_points"]))
    cost = dict(zip(names, given["cost"], strict=True))
    found = core_index(model, cost, given["budget"], scope)
    assert found.feasible == expected["n_feasible"]
    assert [[int(name) for name in each] for each in found.non_dominated] == (
        expected["non_dominated"]
    )
    shares = list(found.by_initiative.values())
    assert shares == pytest.approx(expected["core_index"], abs=case["atol"]["default"])
