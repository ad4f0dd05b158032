"""Rules over several cells hold at their borders and stay silent where a cell is in doubt."""

from __future__ import annotations

import pandas as pd
import pytest

from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Backlog


def told(**cells: object) -> list[str]:
    """Columns told about for an initiative of a single row with these further cells."""
    frame = pd.DataFrame([{"id": "A1", "title": "a", **cells}])
    try:
        Backlog.from_frames(frame)
    except InvalidInput as refused:
        return [finding.column for finding in refused.findings]
    return []


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        # 2027Q1 to 2027Q3 are three quarters.
        ({"earliest_start": "2027Q1", "latest_finish": "2027Q3", "duration": 3}, []),
        ({"earliest_start": "2027Q1", "latest_finish": "2027Q3", "duration": 4}, ["latest_finish"]),
        ({"earliest_start": "2027Q1", "latest_finish": "2027Q1"}, []),
        ({"earliest_start": "2027Q2", "latest_finish": "2027Q1"}, ["latest_finish"]),
        ({"latest_finish": "2027Q1", "duration": 4}, []),
        ({"benefit": 5, "benefit_low": 5, "benefit_high": 5}, []),
        ({"benefit": 5, "benefit_low": 5.01}, ["benefit_low"]),
        ({"benefit_high": -1}, ["benefit_high"]),
        ({"horizon_override": "H1", "override_reason": "why"}, []),
        ({"horizon_override": "H1"}, ["override_reason"]),
        ({"override_reason": "why"}, ["horizon_override"]),
        ({"status": "withdrawn", "mandatory": "no"}, []),
        ({"status": "withdrawn", "mandatory": "yes"}, ["mandatory"]),
        ({"status": "delivered", "mandatory": "yes"}, []),
    ],
)
def test_borders(cells: dict[str, object], columns: list[str]) -> None:
    """The rule is broken exactly where it says."""
    assert told(**cells) == columns


@pytest.mark.parametrize(
    "cells",
    [
        {"earliest_start": "2027Q1", "latest_finish": "2027Q1", "duration": "x"},
        {"benefit": "x", "benefit_low": 5},
        {"horizon_override": "x", "override_reason": "why"},
        {"status": "x", "mandatory": "yes"},
        {"earliest_start": "x", "latest_finish": "2027Q1"},
    ],
)
def test_a_faulty_cell_is_told_once(cells: dict[str, object]) -> None:
    """Where a cell cannot be read, rules that need it add nothing."""
    assert len(told(**cells)) == 1
