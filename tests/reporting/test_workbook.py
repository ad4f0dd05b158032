"""Results as an Excel workbook."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from portfolio.planning import Roadmap
from portfolio.reporting.style import Style
from portfolio.reporting.tables import result_tables
from portfolio.reporting.workbook import write_workbook


@pytest.fixture(scope="module")
def book(roadmap: Roadmap, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """Return the workbook of the small roadmap, read back."""
    path = tmp_path_factory.mktemp("book") / "results.xlsx"
    assert write_workbook(roadmap, path) == path
    return openpyxl.load_workbook(path)


def texts(sheet: Worksheet) -> list[str]:
    """Return what is written on a sheet, row by row."""
    return [str(cell).replace("\xa0", " ") for row in sheet.values for cell in row if cell]


def test_sheets(book: openpyxl.Workbook, roadmap: Roadmap) -> None:
    """A summary comes first, then a sheet for each table."""
    assert book.sheetnames == ["Summary", *result_tables(roadmap)]


def test_summary(book: openpyxl.Workbook) -> None:
    """The summary holds headline, proof, key figures, notes, rules and assumptions."""
    found = texts(book["Summary"])
    assert found[0].startswith("The plan starts 5 of 8 initiatives")
    assert found[1].startswith("Proven best")
    for title in ("Key figures", "Notes", "Rules"):
        assert title in found
    assert "€380 k" in found
    assert "PRICE starts only after CLAIMS is live." in found
    assert "no source tells (8)" in found


def test_sheets_hold_the_tables(book: openpyxl.Workbook, roadmap: Roadmap) -> None:
    """Numbers are numbers and texts texts, as in the tables."""
    for name, table in result_tables(roadmap).items():
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == list(table.columns)
        assert sheet.max_row == len(table) + 1
    sheet = book["roadmap"]
    assert [sheet.cell(2, column).value for column in (1, 2, 10)] == [
        "CLAIMS",
        "Claims triage",
        100_000,
    ]


def test_formats(book: openpyxl.Workbook) -> None:
    """Money has thousands separators, FTE one figure after the point, the head stays in sight."""
    spend, staffing = book["spend"], book["staffing"]
    assert spend["C2"].number_format == "#,##0"
    assert staffing["C2"].number_format == "#,##0.0"
    assert spend.freeze_panes == "B2"
    assert spend.auto_filter.ref == "A1:H9"


def test_nothing_is_live(hostile: Roadmap, tmp_path: Path) -> None:
    """No formula, no link, no macro: titles that look like these stay text."""
    path = write_workbook(hostile, tmp_path / "results.xlsx")
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name).decode()
            assert "vbaProject" not in name
            assert not re.search(r"<f[ >]", content), name
            assert not re.search(r"<hyperlink[ >s]|/hyperlink\"", content), name


def test_texts_survive(hostile: Roadmap, tmp_path: Path) -> None:
    """Titles come back letter by letter, with no apostrophe added: a text cell needs none."""
    path = write_workbook(hostile, tmp_path / "results.xlsx")
    sheet = openpyxl.load_workbook(path)["roadmap"]
    known = hostile.problem.backlog.by_id
    for row in sheet.iter_rows(min_row=2, max_col=2, values_only=True):
        assert row[1] == known[str(row[0])].title


def test_file_repeats(roadmap: Roadmap, tmp_path: Path) -> None:
    """The same roadmap gives the same bytes."""
    first = write_workbook(roadmap, tmp_path / "a.xlsx").read_bytes()
    assert write_workbook(roadmap, tmp_path / "b.xlsx").read_bytes() == first


def test_currency(bare: Roadmap, tmp_path: Path) -> None:
    """The summary names the currency it is told."""
    path = write_workbook(bare, tmp_path / "results.xlsx", style=Style(currency="CHF"))
    assert "CHF 20 k" in texts(openpyxl.load_workbook(path)["Summary"])


def test_no_plan(no_plan: Roadmap, tmp_path: Path) -> None:
    """Without a plan the summary says why, and scores and horizons are still there."""
    book = openpyxl.load_workbook(write_workbook(no_plan, tmp_path / "results.xlsx"))
    assert book.sheetnames == ["Summary", "scores", "horizons"]
    assert texts(book["Summary"])[0].startswith("There is no plan")


def test_long_text_is_cut_with_a_mark(bare: Roadmap, tmp_path: Path) -> None:
    """Excel takes 32,767 letters a cell; what is longer ends in an ellipsis instead of failing."""
    from dataclasses import replace

    first, second = bare.problem.backlog.initiatives
    data = replace(bare.problem.backlog, initiatives=(replace(first, title="x" * 40_000), second))
    long = replace(bare, problem=replace(bare.problem, candidates=data))
    path = write_workbook(long, tmp_path / "results.xlsx")
    titles = [row[1] for row in openpyxl.load_workbook(path)["roadmap"].values][1:]
    assert sorted(len(str(title)) for title in titles) == [12, 32_767]


def test_without_the_extra(
    roadmap: Roadmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without XlsxWriter the error says what to install, and no file is left."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ImportError, match=r"initiative-portfolio\[excel\]"):
        write_workbook(roadmap, tmp_path / "results.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_terms_have_sheets_of_their_own(supplied: Roadmap, tmp_path: Path) -> None:
    """External people in FTE, money as money."""
    book = openpyxl.load_workbook(write_workbook(supplied, tmp_path / "plan.xlsx"))
    sheet = book["contracting"]
    heads = [cell.value for cell in sheet[1]]
    looks = dict(zip(heads, [cell.number_format for cell in sheet[2]], strict=True))
    assert (looks["fte"], looks["cost"]) == ("#,##0.0", "#,##0")
    assert {"training", "carried", "transfers"} <= set(book.sheetnames)
