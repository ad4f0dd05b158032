"""The drug in two phases by Brealey, Myers and Allen (Corporate Finance, figure 10.7)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from portfolio.scoring.finance import Chance, Decision, Phase, StagedValue, rnpv


@pytest.fixture(scope="module")
def case(shared: Path) -> Mapping[str, Any]:
    """Return the published case."""
    return json.loads((shared / "cases" / "31_rnpv_bma.json").read_text())


@pytest.fixture(scope="module")
def drug(case: Mapping[str, Any]) -> StagedValue:
    """Return the drug, valued: what launch is worth is known after phase 2."""
    given = case["inputs"]
    second = Phase(
        name="phase 2",
        cost=given["phase2_cost"],
        duration=given["phase2_years"],
        p_success=given["p_phase2"],
    )
    third = Phase(
        name="phase 3",
        cost=given["phase3_cost"],
        duration=given["phase3_years"],
        p_success=given["p_phase3"],
    )
    names = ("upside", "most likely", "downside")
    outlook = zip(names, given["launch_p"], given["launch_pv"], strict=True)
    chances = tuple(Chance(name, p, Decision(third, worth)) for name, p, worth in outlook)
    return rnpv(given["rate"], Decision(second, chances))


def test_value_of_phase_3(case: Mapping[str, Any], drug: StagedValue) -> None:
    """+295 and +52: go on; -69: stop."""
    found = [phase.worth for phase in drug.phases[1:]]
    tolerance = case["atol"]["phase3_npv"]
    assert found == pytest.approx(case["expected"]["phase3_npv"], abs=tolerance, rel=0)
    assert [phase.go_on for phase in drug.phases] == [True, True, True, False]


def test_value_after_phase_2(case: Mapping[str, Any], drug: StagedValue) -> None:
    """Once phase 2 has succeeded the drug is worth 100."""
    chances = zip(case["inputs"]["launch_p"], drug.phases[1:], strict=True)
    found = sum(p * max(0, phase.worth) for p, phase in chances)
    tolerance = case["atol"]["value_after_phase2"]
    assert found == pytest.approx(case["expected"]["value_after_phase2"], abs=tolerance, rel=0)


def test_value_today(case: Mapping[str, Any], drug: StagedValue) -> None:
    """19 with the right to stop (18.625 exactly), 12.28 without, as the case notes."""
    tolerance = case["atol"]["npv_with_abandonment"]
    wanted = case["expected"]["npv_with_abandonment"]
    assert drug.value == pytest.approx(wanted, abs=tolerance, rel=0)
    assert drug.value == pytest.approx(18.625, abs=5e-4, rel=0)
    assert drug.committed == pytest.approx(12.28, abs=0.006, rel=0)
