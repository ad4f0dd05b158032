"""NPV, IRR and MIRR of Gitman (Managerial Finance) and of Excel's reference pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from portfolio.scoring.finance import irr, mirr, npv


@pytest.fixture(scope="module")
def case(shared: Path) -> Mapping[str, Any]:
    """Return the published cases."""
    return json.loads((shared / "cases" / "29_npv_irr.json").read_text())


def test_net_present_values(case: Mapping[str, Any]) -> None:
    """Gitman's page 346, and Excel's NPV with the leading 0 that its first discount needs."""
    found = [npv(each["rate"], each["cf"]) for each in case["inputs"]["npv"]]
    assert found == pytest.approx(case["expected"]["npv"], abs=case["atol"]["npv"], rel=0)


def test_internal_rates_of_return(case: Mapping[str, Any]) -> None:
    """Each of the five has one rate, two of them below 0."""
    found = [irr(flows).rate for flows in case["inputs"]["irr"]]
    assert found == pytest.approx(case["expected"]["irr"], abs=case["atol"]["irr"], rel=0)


def test_both_rates_where_there_are_two(case: Mapping[str, Any]) -> None:
    """Of numpy-financial's issue 28, where tools return one or the other."""
    found = irr(case["inputs"]["irr_multiple"])
    wanted = case["expected"]["irr_multiple_all_roots"]
    assert found.roots == pytest.approx(wanted, abs=case["atol"]["irr_multiple_all_roots"], rel=0)
    assert not found.unique


def test_modified_internal_rate_of_return(case: Mapping[str, Any]) -> None:
    """Excel's example: 12.6094 %."""
    given = case["inputs"]["mirr"]
    found = mirr(given["cf"], given["finance"], given["reinvest"])
    assert found == pytest.approx(case["expected"]["mirr"], abs=case["atol"]["mirr"], rel=0)
