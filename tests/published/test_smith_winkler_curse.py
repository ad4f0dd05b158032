"""The optimizer's curse by Smith and Winkler (Management Science 52, 2006): surprise, shrinkage."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from portfolio.scoring.shrinkage import Shrunk, expected_surprise, shrink


@pytest.fixture(scope="module")
def case(shared: Path) -> Mapping[str, Any]:
    """Return the published case."""
    return json.loads((shared / "cases" / "28_optimizers_curse.json").read_text())


def shrunk(case: Mapping[str, Any]) -> Shrunk:
    """Shrink the three estimates with the prior of the case."""
    given, names = case["inputs"]["shrink"], "123"
    return shrink(
        dict(zip(names, given["estimates"], strict=True)),
        dict(zip(names, given["sigma_v"], strict=True)),
        prior_mean=given["prior_mean"],
        prior_sd=given["sigma_mu"],
    )


def test_surprise_by_number_of_alternatives(case: Mapping[str, Any]) -> None:
    """Zero for one alternative, 0.85 deviations for three, 1.54 for ten."""
    found = [expected_surprise(n) for n in case["inputs"]["n"]]
    assert found == pytest.approx(
        case["expected"]["disappointment"], abs=case["atol"]["default"], rel=0
    )


@pytest.mark.parametrize(
    ("what", "figure"), [("alpha", "alpha"), ("posterior", "value"), ("posterior_sd", "sd")]
)
def test_shrinkage_with_a_known_prior(case: Mapping[str, Any], what: str, figure: str) -> None:
    """Belief, posterior mean and deviation of three estimates, one of them vague."""
    found = list(getattr(shrunk(case), figure).values())
    assert found == pytest.approx(case["expected"][what], abs=case["atol"]["default"], rel=0)


def test_the_winner_changes(case: Mapping[str, Any]) -> None:
    """The noisy 15 promises most, the precise 12 is expected to bring most."""
    assert shrunk(case).ranking == ("1", "3", "2")
