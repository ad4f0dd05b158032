"""The hydropower example of Brans, Vincke and Mareschal (1986), EJOR 24:228-238, all six shapes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.published.raw_case import raw_case

from portfolio.scoring.methods import Promethee, PrometheeRanking
from portfolio.scoring.methods.preference import PreferenceFunction

KINDS = {"ushape": "u_shape", "vshape": "v_shape"}
"""Where the case writes a kind in another way."""


@pytest.fixture
def case(shared: Path) -> dict[str, Any]:
    """Return the case."""
    text = (shared / "cases" / "20_promethee_brans1986.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.fixture
def ranking(case: dict[str, Any]) -> PrometheeRanking:
    """Return the ranking of the six sites, every criterion with its own shape."""
    shapes = [
        PreferenceFunction.from_dict(shape | {"kind": KINDS.get(shape["kind"], shape["kind"])})
        for shape in case["inputs"]["functions"]
    ]
    matrix = raw_case(case)
    return Promethee(by_criterion=dict(zip(matrix.criteria, shapes, strict=True))).rank(matrix)


def test_flows(case: dict[str, Any], ranking: PrometheeRanking) -> None:
    """Mean flows; the paper prints their sums over the five others."""
    expected, atol = case["expected"], case["atol"]["default"]
    assert ranking.phi_plus == pytest.approx(expected["phi_plus"], abs=atol)
    assert ranking.phi_minus == pytest.approx(expected["phi_minus"], abs=atol)
    assert ranking.phi == pytest.approx(expected["phi"], abs=atol)
    assert ranking.ranking[0] == f"A{expected['rank_best'].removeprefix('x')}"


def test_preferences(case: dict[str, Any], ranking: PrometheeRanking) -> None:
    """Three rows of the printed table; the fifth is printed without its diagonal."""
    expected, atol = case["expected"], case["atol"]["default"]
    table = ranking.preferences()
    assert table.loc["A1"].tolist() == pytest.approx(expected["pi_row1"], abs=atol)
    assert table.loc["A2"].tolist() == pytest.approx(expected["pi_row2"], abs=atol)
    fifth = table.loc["A5"].drop("A5").tolist()
    assert fifth == pytest.approx(expected["pi_row5"], abs=atol)
