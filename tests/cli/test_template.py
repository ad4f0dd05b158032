"""``portfolio template``."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.intake import read_backlog, read_capacity

from .conftest import Call

pytest.importorskip("xlsxwriter")
pytest.importorskip("openpyxl")


def test_the_workbook_reads_back_without_findings(call: Call, tmp_path: Path) -> None:
    """What template writes, the readers accept, criteria of the default rubric included."""
    path = tmp_path / "ideas.xlsx"
    assert call("template", path).code == 0
    backlog = read_backlog(path)
    assert len(backlog) > 0
    assert read_capacity(path).quarters > 0


def test_filled_in_work_is_not_overwritten(call: Call, tmp_path: Path) -> None:
    """An existing workbook is replaced only when forced."""
    path = tmp_path / "ideas.xlsx"
    path.write_bytes(b"mine")
    assert call("template", path).code == 2
    assert path.read_bytes() == b"mine"
    assert call("template", path, "--force").code == 0
