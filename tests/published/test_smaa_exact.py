"""SMAA with answers known on paper: two alternatives, three criteria, any weights.

Geometry of the uniform simplex (each weight is Beta(1, 2)), the set-up of JSMAA's
``testCorrectResults``: the second alternative is first where its only criterion counts over a half.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from portfolio.scoring.stability import smaa
from portfolio.scoring.value_matrix import ValueMatrix


def test_shares_central_weights_and_confidence(shared: Path) -> None:
    """First with 3/4 and 1/4, at central weights (7/18, 2/9, 7/18) and (1/6, 2/3, 1/6)."""
    case = json.loads((shared / "cases" / "23_smaa_exact_two.json").read_text(encoding="utf-8"))
    values = np.array(case["inputs"]["values"], dtype=np.float64)
    matrix = ValueMatrix(("A", "B"), ("x", "y", "z"), values, values, values, np.full(3, 1 / 3))
    found, expected = smaa(matrix, samples=100_000, rng=1), case["expected"]
    atol = case["atol"]["default"]
    assert found.first == pytest.approx(expected["first_rank"], abs=atol)
    central = np.array(expected["central_weights"])
    assert found.central_weights[0] == pytest.approx(central, abs=atol)
    assert found.confidence == pytest.approx(expected["confidence_factor"], abs=atol)
