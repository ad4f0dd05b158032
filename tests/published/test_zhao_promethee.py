"""PROMETHEE II with the usual criterion: Zhao, Peng and Li (2013), Procedia CS 17:181-188."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.published.raw_case import raw_case

from portfolio.scoring.methods import Promethee


def test_net_flows(shared: Path) -> None:
    """Net flows .1, -.3, .2 of three alternatives by three criteria."""
    case = json.loads((shared / "cases" / "21_promethee_usual.json").read_text("utf-8"))
    assert {function["kind"] for function in case["inputs"]["functions"]} == {"usual"}
    ranking = Promethee().rank(raw_case(case))
    assert ranking.phi == pytest.approx(case["expected"]["phi"], abs=case["atol"]["default"])
    assert ranking.ranking == ("A3", "A1", "A2")
