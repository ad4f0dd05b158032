"""Kirkwood (1997), Strategic Decision Making, table 4.2: from the mid-value to the constant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from portfolio.scoring.value_functions import Exponential


@pytest.fixture(scope="module")
def case(shared: Path) -> dict[str, Any]:
    """Return the stored case."""
    text = (shared / "cases/26_value_function_exponential.json").read_text()
    return dict(json.loads(text))


@pytest.mark.parametrize(("worst", "best"), [(0, 1), (20, 70), (7, -3)])
def test_table_of_constants(case: dict[str, Any], worst: float, best: float) -> None:
    """Each printed constant, on any scale; beyond the middle the negative one of the mirror."""
    pairs = zip(case["inputs"]["z_half"], case["expected"]["R"], strict=True)
    for share, printed in pairs:
        early = Exponential(worst + share * (best - worst))
        late = Exponential(best - share * (best - worst))
        assert early.constant(worst, best) == pytest.approx(printed, abs=case["atol"]["default"])
        assert late.constant(worst, best) == pytest.approx(-printed, abs=case["atol"]["default"])


def test_example(case: dict[str, Any]) -> None:
    """With rho = 55.5 on 0 to 100, a score of 30 is worth one half."""
    given = case["expected"]["v_example"]
    function = Exponential.of_rho(given["rho"], given["low"], given["high"])
    found = function.values(np.array([given["x"]], dtype=float), given["low"], given["high"])
    assert found == pytest.approx([given["v"]], abs=case["atol"]["default"])
