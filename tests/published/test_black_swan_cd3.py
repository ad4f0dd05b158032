"""Cost of delay by duration: the ice cream of Black Swan Farming, the order of Smith (1956)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from portfolio.scoring.finance import Job, JobSequence, cd3, cost_of_delay


@pytest.fixture(scope="module")
def case(shared: Path) -> Mapping[str, Any]:
    """Return the published case."""
    return json.loads((shared / "cases" / "35_cd3_icecream.json").read_text())


@pytest.fixture(scope="module")
def jobs(case: Mapping[str, Any]) -> Sequence[Job]:
    """Return the super spoon A and the second machine B."""
    return [
        Job(option["name"], option["gain_per_week"], option["weeks"])
        for option in case["inputs"]["options"]
    ]


def output(case: Mapping[str, Any], done: JobSequence) -> float:
    """Return all ice cream made within the weeks of the case."""
    given = case["inputs"]
    weeks = given["horizon_weeks"]
    return given["base_output_per_week"] * weeks + done.earned_by(weeks)


def test_cost_of_delay_by_duration(case: Mapping[str, Any], jobs: Sequence[Job]) -> None:
    """5 and 7.5, so the second machine goes first though it takes longer."""
    tolerance = case["atol"]["default"]
    found = [job.cd3 for job in jobs]
    assert found == pytest.approx(case["expected"]["cd3"], abs=tolerance, rel=0)
    assert cd3(jobs).jobs == (jobs[1], jobs[0])


@pytest.mark.parametrize("order", ["A_then_B", "B_then_A"])
def test_output_and_cost_of_delay(case: Mapping[str, Any], jobs: Sequence[Job], order: str) -> None:
    """100 or 120 ice creams; the delay costs 200 or 180."""
    done = cost_of_delay(jobs if order == "A_then_B" else jobs[::-1])
    wanted, tolerance = case["expected"], case["atol"]["default"]
    assert output(case, done) == pytest.approx(wanted[f"output_{order}"], abs=tolerance, rel=0)
    assert done.delay_cost == pytest.approx(wanted[f"delay_cost_{order}"], abs=tolerance, rel=0)
