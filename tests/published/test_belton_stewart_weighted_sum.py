"""Local and anchored scales; constructed after Belton and Stewart (2002), chapter 5."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from portfolio.scoring.methods import Normalisation, WeightedSum
from portfolio.scoring.value_matrix import ValueMatrix


def totals(
    case: dict[str, Any], rows: list[list[float]], normalisation: Normalisation
) -> list[float]:
    """Return weighted sums, of raw scores scaled locally or of values on the anchored scales."""
    values = np.array(rows, dtype=np.float64)
    if normalisation is Normalisation.NONE:
        worst, best = np.array(case["inputs"]["anchors"], dtype=np.float64).T
        values = (values - worst) / (best - worst)
    ids = tuple("ABC"[: len(rows)])
    weights = np.array(case["inputs"]["weights"])
    matrix = ValueMatrix(ids, ("x", "y"), values, values.copy(), values.copy(), weights)
    return WeightedSum(normalisation).rank(matrix).total.tolist()


def test_a_dominated_newcomer_reverses_local_scales_only(shared: Path) -> None:
    """Local: A before B, then B before A. Anchored: B before A, and neither total moves."""
    case = json.loads((shared / "cases" / "36_anchored_vs_local.json").read_text("utf-8"))
    before, expected = case["inputs"]["X"], case["expected"]
    after = [*before, case["inputs"]["added"]]
    for rows, when in ((before, "before"), (after, "after")):
        local = totals(case, rows, Normalisation.MIN_MAX)
        anchored = totals(case, rows, Normalisation.NONE)
        assert local == pytest.approx(expected[f"local_{when}"], abs=case["atol"]["default"])
        assert anchored == pytest.approx(expected[f"anchored_{when}"], abs=case["atol"]["default"])
