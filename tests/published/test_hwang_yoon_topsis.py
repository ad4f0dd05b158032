"""The fighter aircraft of Hwang and Yoon (1981), Multiple Attribute Decision Making."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.published.raw_case import raw_case

from portfolio.scoring.methods import Normalisation, Topsis


@pytest.fixture
def case(shared: Path) -> dict[str, Any]:
    """Return the case."""
    text = (shared / "cases" / "16_topsis_hwang_yoon.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_closeness_and_distances(case: dict[str, Any]) -> None:
    """With vector normalisation as printed; four aircraft, six criteria, price to be kept low."""
    ranking = Topsis(Normalisation.VECTOR).rank(raw_case(case))
    expected, atol = case["expected"], case["atol"]
    assert ranking.closeness == pytest.approx(expected["closeness"], abs=atol["default"])
    assert ranking.d_plus == pytest.approx(expected["d_plus"], abs=atol["d_plus"])
    assert ranking.d_minus == pytest.approx(expected["d_minus"], abs=atol["d_minus"])
    assert ranking.ranking == ("A1", "A3", "A4", "A2")


def test_min_max_variant(case: dict[str, Any]) -> None:
    """What libraries that scale by the range get from the same data."""
    ranking = Topsis(Normalisation.MIN_MAX).rank(raw_case(case))
    name = "closeness_minmax_variant"
    assert ranking.closeness == pytest.approx(case["expected"][name], abs=case["atol"][name])
