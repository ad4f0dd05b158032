"""Measurements are shown in tables and written as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.bench_build import BuildTime
from benchmarks.report import Report

REPORT = Report(
    builds=(
        BuildTime(1000, 10_000, 4_000, 3_000, 200_000, ours=0.05, theirs=1.5),
        BuildTime(10_000, 100_000, 40_000, 30_000, 2_000_000, ours=0.5, theirs=None),
    ),
)


def test_tables() -> None:
    """Numbers have thousands separators and units; what was not measured is left empty."""
    text = REPORT.markdown()
    assert "| 1,000 | 10,000 | 3,000 | 200,000 | 0.0500 | 1.500 | 30x |" in text
    assert "| 10,000 | 100,000 | 30,000 | 2,000,000 | 0.5000 |  |  |" in text


def test_tables_are_straight() -> None:
    """Every row of a table has as many cells as its head."""
    tables = [part for part in REPORT.markdown().split("\n\n") if part.startswith("|")]
    assert len(tables) == 1
    for table in tables:
        assert len({line.count("|") for line in table.splitlines()}) == 1


def test_growth() -> None:
    """Ten times the starts in ten times the seconds is an exponent of 1."""
    assert "from 1,000 initiatives on: starts ^ 1.00" in REPORT.markdown()


def test_json(tmp_path: Path) -> None:
    """JSON holds every number and the ratios."""
    path = tmp_path / "times.json"
    REPORT.write_json(path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["builds"][0]["ratio"] == 30.0
    assert data["builds"][1]["ratio"] is None
    assert "Python" in data["machine"]
