"""The raw constraints table: where it is looked for, and that it may be missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio.errors import InvalidInput
from portfolio.intake.read import read_backlog
from portfolio.intake.rule_sheet import read_rule_sheet

RULES = "kind,initiative\nmandate,A1\n"


def test_one_file_is_the_table(tmp_path: Path) -> None:
    """Whatever the name of the file, whatever stands between its columns."""
    path = tmp_path / "my rules.csv"
    path.write_text(RULES.replace(",", ";"), encoding="utf-8")
    sheet = read_rule_sheet(path)
    assert sheet is not None
    assert sheet.columns == ("kind", "initiative")
    assert sheet.cells == (["mandate"], ["A1"])


def test_it_may_lie_beside_the_backlog(tmp_path: Path) -> None:
    """The backlog leaves it alone, and it leaves the backlog alone."""
    (tmp_path / "initiatives.csv").write_text("id,title\nA1,a\n", encoding="utf-8")
    (tmp_path / "constraints.csv").write_text(RULES, encoding="utf-8")
    assert len(read_backlog(tmp_path)) == 1
    sheet = read_rule_sheet(tmp_path, required=False)
    assert sheet is not None
    assert sheet.source.endswith("constraints.csv")


def test_a_sheet_of_a_workbook(tmp_path: Path) -> None:
    """A sheet of that name is the table; a workbook without it has none."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "initiatives"
    book.save(tmp_path / "without.xlsx")
    assert read_rule_sheet(tmp_path / "without.xlsx", required=False) is None
    with pytest.raises(InvalidInput, match="a sheet 'constraints' in the workbook"):
        read_rule_sheet(tmp_path / "without.xlsx")
    sheet = book.create_sheet("constraints")
    sheet.append(["kind", "initiative"])
    sheet.append(["mandate", "A1"])
    book.save(tmp_path / "with.xlsx")
    found = read_rule_sheet(tmp_path / "with.xlsx")
    assert found is not None
    assert (found.place, found.rows) == ("constraints", (2,))


def test_a_folder_may_do_without(tmp_path: Path) -> None:
    """Nothing is asked of a folder beside the backlog; one that is named must hold the table."""
    assert read_rule_sheet(tmp_path, required=False) is None
    with pytest.raises(InvalidInput, match=r"a file constraints\.csv in the folder"):
        read_rule_sheet(tmp_path)


def test_what_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    """A file that is not there is told with its name."""
    with pytest.raises(InvalidInput, match="a readable CSV file"):
        read_rule_sheet(tmp_path / "none.csv")
