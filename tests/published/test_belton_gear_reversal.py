"""Belton and Gear (1983): a copy of B turns the order of A and B round.

V. Belton, T. Gear, "On a short-coming of Saaty's method of analytic hierarchies", Omega 11(3),
228-230.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from portfolio.scoring.methods.ahp import Synthesis, SynthesisMode, synthesise
from portfolio.scoring.weights.pairwise import Pairwise


@pytest.fixture(scope="module")
def case(shared: Path) -> Any:
    """Give the comparisons of A, B and C, and with the copy D of B."""
    path = shared / "cases" / "07_ahp_rank_reversal_belton_gear.json"
    return json.loads(path.read_text())


def synthesis(case: Any, names: str, mode: SynthesisMode) -> Synthesis:
    """Put the three criteria, equally heavy, together."""
    rows = case["inputs"][f"upper_{names.lower()}"]
    local = {f"c{place}": Pairwise.from_upper(names, upper) for place, upper in enumerate(rows)}
    return synthesise(dict.fromkeys(local, 1 / 3), local, mode)


def test_distributive_mode_reverses(case: Any) -> None:
    """B is before A without the copy, A before B with it; priorities as printed."""
    few = synthesis(case, "ABC", SynthesisMode.DISTRIBUTIVE)
    many = synthesis(case, "ABCD", SynthesisMode.DISTRIBUTIVE)
    for found, key in ((few, "scores_abc"), (many, "scores_abcd")):
        assert list(found.priorities.values()) == pytest.approx(
            case["expected"][key], abs=case["atol"]["default"]
        )
    assert few.ranking == ("B", "A", "C")
    assert many.ranking == ("A", "B", "D", "C")


def test_ideal_mode_does_not(case: Any) -> None:
    """In ideal mode B and its copy stay before A: .7037 against .6667, with and without D."""
    for names in ("ABC", "ABCD"):
        found = synthesis(case, names, SynthesisMode.IDEAL)
        assert found.totals["B"] == pytest.approx(0.7037, abs=5e-5)
        assert found.totals["A"] == pytest.approx(0.6667, abs=5e-5)
        assert found.totals.get("D", found.totals["B"]) == pytest.approx(found.totals["B"])
