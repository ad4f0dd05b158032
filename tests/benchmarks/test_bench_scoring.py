"""Rankings are timed and shown; no time is asserted."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from benchmarks.bench_scoring import ScoringTime, markdown, measure_scoring

from benchmarks import bench_scoring


def test_measured() -> None:
    """Six methods by column, two by pair at both sizes, SMAA; ours always takes some time."""
    times = measure_scoring(40, 20, (10, 50), repeats=1)
    assert [time.rows for time in times] == [40] * 6 + [20] * 2 + [40] * 2 + [10]
    assert {time.columns for time in times} == {12}
    assert all(time.ours > 0 for time in times)
    compared = [time.theirs is not None for time in times]
    with_pymcdm = find_spec("pymcdm") is not None
    assert compared == [with_pymcdm] * 8 + [False] * 2 + [True]


def test_ratio() -> None:
    """The ratio is how many times as long the other takes: 6 s over 2 s is 3."""
    assert ScoringTime("TOPSIS", 10, 2, 2.0, 6.0).ratio == 3.0
    assert ScoringTime("TOPSIS", 10, 2, 2.0, None).ratio is None


def test_table() -> None:
    """Milliseconds with thousands separators; what was not measured is left empty."""
    times = (
        ScoringTime("TOPSIS", 10_000, 12, 0.0005, 1.25),
        ScoringTime("VIKOR", 10_000, 12, 0.0012, None),
    )
    lines = markdown(times).splitlines()
    assert lines[-2:] == [
        "| TOPSIS | 10,000 | 12 | 0.50 | 1,250.00 | 2500.0x |",
        "| VIKOR | 10,000 | 12 | 1.20 |  |  |",
    ]
    assert len({line.count("|") for line in lines[2:]}) == 1


def test_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command prints the table and writes the numbers."""
    monkeypatch.setattr(bench_scoring, "ROWS", 30)
    monkeypatch.setattr(bench_scoring, "QUICK_PAIRS", 15)
    monkeypatch.setattr(bench_scoring, "QUICK_REPEATS", 1)
    path = tmp_path / "times.json"
    bench_scoring.main(["--quick", "--json", str(path)])
    data = json.loads(path.read_text(encoding="utf-8"))
    assert [each["rows"] for each in data["methods"]] == [30] * 6 + [15] * 2 + [30] * 2 + [200]
    assert "pymcdm" in data["machine"]
    assert "| VIKOR | 30 | 12 |" in capsys.readouterr().out


def test_absence_of_pymcdm_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads the table knows why a column is empty."""
    monkeypatch.setattr(bench_scoring, "find_spec", lambda name: None)
    assert "pymcdm not installed, so not compared" in bench_scoring.machine()
