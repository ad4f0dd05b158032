"""The mountain climber of Opricovic and Tzeng (2004), EJOR 156(2):445-455."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.published.raw_case import raw_case

from portfolio.scoring.methods import Normalisation, Topsis, Vikor

tables = pytest.mark.parametrize("table", ["matrix", "matrix_rescaled"])


@pytest.fixture
def case(shared: Path) -> dict[str, Any]:
    """Return the case."""
    text = (shared / "cases" / "18_vikor_topsis_opricovic2004.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@tables
def test_vikor(case: dict[str, Any], table: str) -> None:
    """S, R, Q, advantage and stability as printed, in either unit."""
    ranking = Vikor(case["inputs"]["v"]).rank(raw_case(case, table))
    expected, atol = case["expected"], case["atol"]["default"]
    assert ranking.s == pytest.approx(expected["S"], abs=atol)
    assert ranking.r == pytest.approx(expected["R"], abs=atol)
    assert ranking.q == pytest.approx(expected["Q"], abs=atol)
    assert ranking.acceptable_advantage is expected["acceptable_advantage"]
    assert ranking.acceptable_stability is expected["acceptable_stability"]
    assert ranking.compromise == ("A2",)


@pytest.mark.parametrize(
    ("table", "name", "first"),
    [
        ("matrix", "topsis_closeness", "A1"),
        ("matrix_rescaled", "topsis_closeness_rescaled", "A2"),
    ],
)
def test_topsis_hangs_on_the_unit(case: dict[str, Any], table: str, name: str, first: str) -> None:
    """Vector normalisation changes the winner with the zero of the unit; so it is no default."""
    ranking = Topsis(Normalisation.VECTOR).rank(raw_case(case, table))
    assert ranking.closeness == pytest.approx(case["expected"][name], abs=case["atol"][name])
    assert ranking.ranking[0] == first
