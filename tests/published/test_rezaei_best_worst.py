"""Rezaei (2015, 2016): transport modes weighed by the best-worst method, and its index table.

J. Rezaei, Omega 53, 49-57 (ratio model, Table 1) and Omega 64, 126-130 (linear model).
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portfolio.scoring.weights.best_worst import BestWorst, BestWorstModel
from portfolio.scoring.weights.best_worst_consistency import consistency_index


@pytest.fixture(scope="module")
def case(shared: Path) -> Any:
    """Give the transport example."""
    return json.loads((shared / "cases" / "11_bwm_rezaei2015.json").read_text())


def transport(case: Any, model: BestWorstModel) -> BestWorst:
    """Give the answers, for one of the models."""
    given = case["inputs"]
    linear = BestWorst(
        best="cost",
        worst="load flexibility",
        best_to_others=dict(zip(given["criteria"], given["best_to_others"], strict=True)),
        others_to_worst=dict(zip(given["criteria"], given["others_to_worst"], strict=True)),
    )
    return replace(linear, model=model)


def test_ratio_model(case: Any) -> None:
    """Weights, deviation and consistency ratio as published."""
    found, expected, atol = transport(case, BestWorstModel.RATIO), case["expected"], case["atol"]
    weights = list(found.weights().by_criterion.values())
    assert weights == pytest.approx(expected["nonlinear_weights"], abs=atol["default"])
    assert found.solution.deviation == pytest.approx(expected["nonlinear_xi"], abs=atol["default"])
    assert found.consistency_ratio == pytest.approx(
        expected["consistency_ratio"], abs=atol["default"]
    )


def test_linear_model(case: Any) -> None:
    """Weights and deviation as published, and the input-based ratio, known before solving."""
    found, expected, atol = transport(case, BestWorstModel.LINEAR), case["expected"], case["atol"]
    weights = list(found.weights().by_criterion.values())
    assert weights == pytest.approx(expected["linear_weights"], abs=atol["linear_weights"])
    assert found.solution.deviation == pytest.approx(expected["linear_xi"], abs=atol["linear_xi"])
    assert found.consistency.input_ratio == pytest.approx(
        expected["input_based_cr"], abs=atol["input_based_cr"]
    )


def test_index_table(shared: Path) -> None:
    """Table 1: the consistency index for ratios of 1 to 9."""
    case = json.loads((shared / "cases" / "13_bwm_consistency_index.json").read_text())
    found = [consistency_index(ratio) for ratio in case["inputs"]["a_bw"]]
    assert found == pytest.approx(case["expected"]["ci"], abs=case["atol"]["default"])
