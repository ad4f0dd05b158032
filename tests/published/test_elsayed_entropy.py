"""Entropy weights by Elsayed, Dawood and Karthikeyan (2017), IJETT 46(2):60-66."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from portfolio.scoring.diagnosis import diagnose
from portfolio.scoring.methods import raw_values


def test_entropy_shares(shared: Path) -> None:
    """All five shares; the heavy-tailed fourth column gets 45 %, which says nothing of its worth.

    Shares: .104991 .069124 .071373 .449937 .304575.
    """
    case = json.loads((shared / "cases" / "14_entropy_elsayed.json").read_text("utf-8"))
    matrix = raw_values(pd.DataFrame(case["inputs"]["matrix"]))
    expected, atol = case["expected"]["weights"], case["atol"]["default"]
    assert diagnose(matrix).entropy_share == pytest.approx(expected, abs=atol)
