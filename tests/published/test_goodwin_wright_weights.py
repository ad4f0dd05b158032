"""Swing weights and benefits of the office location of Goodwin and Wright, chapter 3."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from portfolio.scoring.value_matrix import ValueMatrix
from portfolio.scoring.weights.direct import DirectPoints
from portfolio.scoring.weights.swing import Swing


@pytest.fixture(scope="module")
def case(shared: Path) -> dict[str, Any]:
    """Read the published case."""
    text = (shared / "cases" / "10_mavt_goodwin_wright.json").read_text()
    found: dict[str, Any] = json.loads(text)
    return found


def test_printed_swing_weights(case: dict[str, Any]) -> None:
    """Goodwin and Wright: swings of 100 to 10 points give 32, 26, 23, 10, 6 and 3 per cent."""
    points = dict(zip(case["inputs"]["criteria"], case["inputs"]["swing_points"], strict=True))
    found = Swing(points=points).weights().by_criterion
    assert [round(100 * weight) for weight in found.values()] == case["expected"]["weights_rounded"]


def test_printed_benefits(case: dict[str, Any]) -> None:
    """Goodwin and Wright: benefits 80.8 to 20.9 of the seven offices, by the printed weights."""
    given, expected = case["inputs"], case["expected"]
    percents = dict(zip(given["criteria"], expected["weights_rounded"], strict=True))
    # The book goes on with weights rounded to per cents: so they are the points given here.
    weights = DirectPoints(points=percents).weights().by_criterion
    frame = pd.DataFrame(given["values"], given["alternatives"], given["criteria"])
    found = ValueMatrix.from_frame(frame / 100, weights).totals * 100
    assert found.tolist() == pytest.approx(expected["benefits"], abs=case["atol"]["default"])
