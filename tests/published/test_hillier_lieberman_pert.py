"""PERT of the Reliable Construction Co. by Hillier and Lieberman (Operations Research)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from portfolio.scoring.finance import PathDuration, Pert


@pytest.fixture(scope="module")
def case(shared: Path) -> Mapping[str, Any]:
    """Return the published case."""
    return json.loads((shared / "cases" / "32_pert_reliable.json").read_text())


@pytest.fixture(scope="module")
def activities(case: Mapping[str, Any]) -> Mapping[str, Pert]:
    """Return the fourteen activities by letter."""
    given = case["inputs"]
    points = zip(given["activities"], given["o"], given["m"], given["p"], strict=True)
    return {name: Pert(low, mode, high) for name, low, mode, high in points}


def test_means_and_variances(case: Mapping[str, Any], activities: Mapping[str, Pert]) -> None:
    """As printed, for every activity."""
    wanted, tolerance = case["expected"], case["atol"]["default"]
    means = [activity.mean for activity in activities.values()]
    variances = [activity.variance for activity in activities.values()]
    assert means == pytest.approx(wanted["mean"], abs=tolerance, rel=0)
    assert variances == pytest.approx(wanted["variance"], abs=tolerance, rel=0)


def test_the_deadline(case: Mapping[str, Any], activities: Mapping[str, Pert]) -> None:
    """The mean critical path takes 44 weeks with variance 9: 47 are kept with 84.13 %."""
    given, wanted, tolerance = case["inputs"], case["expected"], case["atol"]["default"]
    path = PathDuration({name: activities[name] for name in given["mean_critical_path"]}, "weeks")
    assert path.mean == pytest.approx(wanted["path_mean"], abs=tolerance, rel=0)
    assert path.variance == pytest.approx(wanted["path_variance"], abs=tolerance, rel=0)
    found = path.probability_by(given["deadline"])
    assert found == pytest.approx(wanted["p_deadline"], abs=tolerance, rel=0)
