"""A report is written without the extras, too."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from portfolio import Backlog, Capacity, Initiative, Problem, Range, calendar, plan
from portfolio.reporting import RunRecord, report, write_report


def test_missing_extras_leave_out_their_part_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without XlsxWriter and rapidfuzz everything but the workbook is written."""
    found = importlib.util.find_spec
    absent = {"xlsxwriter", "rapidfuzz"}
    monkeypatch.setattr(report, "find_spec", lambda name: None if name in absent else found(name))
    initiative = Initiative(id="A", title="A", benefit=Range.exactly(1.0))
    capacity = Capacity.of(calendar("2027Q1", 2), {"budget": 1.0})
    roadmap = plan(Problem.of(Backlog((initiative,)), capacity))
    write_report(tmp_path, roadmap, RunRecord({}, ()), title="Small")
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"brief.html", "charts", "manifest.json", "snapshot.json", "tables"}
