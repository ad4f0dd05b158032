"""Excel workbooks: exact values, and a refusal for everything dangerous or broken."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest

from portfolio.domain import Quarter
from portfolio.errors import InvalidInput
from portfolio.intake import limits
from portfolio.intake.columns import TABLES
from portfolio.intake.read import read_backlog, read_capacity
from portfolio.intake.workbook import open_workbook, read_sheet, sheet_names

openpyxl = pytest.importorskip("openpyxl")

Rows = Sequence[Sequence[object]]
SOUND: Rows = [["id", "title"], ["A1", "Chatbot"]]


def book(folder: Path, **sheets: Rows) -> Path:
    """Workbook with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "backlog.xlsx"
    made.save(path)
    return path


def repacked(path: Path, member: str, old: str, new: str) -> Path:
    """Change the text of one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[member]
    parts[member] = parts[member].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def told(path: Path) -> str:
    """Read a workbook that cannot be read and return what is said, without its path."""
    with pytest.raises(InvalidInput) as refused:
        read_backlog(path)
    return "\n".join(str(f) for f in refused.value.findings).replace(f"{path}", "BOOK")


def test_numbers_dates_and_truth_values_are_exact(tmp_path: Path) -> None:
    """Cells keep their type: numbers, dates, truth values and text that looks like them."""
    rows = [["a", "b", "c", "d", "e"], [7, 0.1, date(2027, 3, 4), True, "007"]]
    path = book(tmp_path, one=rows)
    opened = open_workbook(path)
    assert sheet_names(opened) == ("one",)
    sheet = read_sheet(path, opened, "one")
    opened.close()
    assert [column[0] for column in sheet.cells] == [7, 0.1, datetime(2027, 3, 4), True, "007"]


def test_reads_every_table_of_a_workbook(tmp_path: Path) -> None:
    """Sheets are tables; a read-me, a sheet of lists and the other reader's tables do no harm."""
    path = book(
        tmp_path,
        **{"Read me": [["Fill in"]], "README": [["x"]], "Lists": [["yes"], ["no"]]},
        initiatives=[
            ["id", "title", "earliest_start", "mandatory", "build_cost"],
            [1, "Chatbot", date(2027, 4, 1), True, "€ 1,200"],
            [None, None, None, None, None],
            ["B2", "Forecast", "2027Q1", "no", 5],
        ],
        relations=[["kind", "from", "to"], ["after", "B2", 1]],
        budget=[["fund", "quarter", "amount"], ["budget", date(2027, 1, 1), 100]],
        staffing=[["initiative", "role", "phase", "quarter_of_work", "fte"]],
    )
    backlog = read_backlog(path)
    assert [one.id for one in backlog.initiatives] == ["1", "B2"]
    assert backlog.by_id["1"].earliest_start == Quarter(2027, 2)
    assert backlog.by_id["1"].mandatory
    assert backlog.by_id["1"].build_spend == {"budget": (1200.0,)}
    assert backlog.relations[0].target == "1"
    assert read_capacity(path).money == {"budget": (100.0,)}


def test_one_sheet_under_another_name(tmp_path: Path) -> None:
    """With `sheet` only that sheet is read, whatever else the workbook holds."""
    path = book(tmp_path, Sheet1=SOUND, Notes=[["anything"]])
    assert len(read_backlog(path, sheet="Sheet1")) == 1
    with pytest.raises(InvalidInput, match=r"a sheet 'Shet1' in .*mean 'Sheet1'"):
        read_backlog(path, sheet="Shet1")


def test_wrong_sheets_are_findings(tmp_path: Path) -> None:
    """A sheet that is no table is named with the nearest table; the missing one is told too."""
    lines = told(book(tmp_path, Initiative=SOUND)).splitlines()
    assert lines == [
        f"BOOK: found 'Initiative'; a sheet named after a table: {', '.join(TABLES)} "
        "(did you mean 'initiatives'?)",
        "BOOK: a sheet 'initiatives' in the workbook (did you mean 'Initiative'?)",
    ]


def test_findings_name_sheet_and_row(tmp_path: Path) -> None:
    """Cell faults of a workbook carry sheet, row as Excel shows it, column and value."""
    rows = [["id", "title", "duration", "score.value"]]
    rows += [[], ["A1", "Chatbot", 0, datetime(2027, 4, 3)]]
    assert told(book(tmp_path, initiatives=rows)).splitlines() == [
        "BOOK, initiatives, row 3, column 'duration': found '0'; a whole number, from 1 to 400",
        "BOOK, initiatives, row 3, column 'score.value': found '2027-04-03'; "
        "a score such as 3, or 2..4, or 2..3..5 (low..likely..high)",
    ]


def test_empty_sheet(tmp_path: Path) -> None:
    """A sheet without any cell lacks its header."""
    assert told(book(tmp_path, initiatives=[])) == (
        "BOOK, initiatives, row 1: a header with the column names"
    )


def test_stored_results_of_formulas_are_values(tmp_path: Path) -> None:
    """A formula counts as its stored result; without one it is a finding, and never a blank."""
    rows = [["id", "title", "benefit"], ["A1", "Chatbot", "=1+1"]]
    path = book(tmp_path, initiatives=rows)
    assert told(path) == (
        "BOOK, initiatives, row 2: found 'a formula without result in C2'; "
        "a calculated result (open the workbook in Excel and save it)"
    )
    sheet = "xl/worksheets/sheet1.xml"
    repacked(path, sheet, "<f>1+1</f>", "<f>1+1</f><v>2</v>")
    assert read_backlog(path).by_id["A1"].benefit.likely == 2.0
    repacked(path, sheet, "<f>1+1</f><v>2</v>", '<f>""</f>')
    repacked(path, sheet, '<c r="C2"', '<c r="C2" t="str"')
    assert read_backlog(path).by_id["A1"].benefit.likely == 0.0


def test_errors_are_findings(tmp_path: Path) -> None:
    """A stored Excel error is told as such."""
    rows = [["id", "title", "benefit"], ["A1", "Chatbot", "#REF!"]]
    assert "row 2, column 'benefit': found '#REF!'; a value, not an Excel error" in told(
        book(tmp_path, initiatives=rows)
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "found 'a file that is no workbook'"),
        (b"id,title\nA1,Chatbot\n", "found 'a file that is no workbook'"),
        (b"PK\x03\x04 torn", "found 'a file that is no workbook'"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an encrypted workbook or an old .xls"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    """What is no .xlsx is refused in words, whatever its name says."""
    path = tmp_path / "backlog.xlsx"
    path.write_bytes(content)
    assert words in told(path)


def test_missing_workbook_and_other_formats(tmp_path: Path) -> None:
    """A missing file and formats that are not read are findings."""
    assert "a readable .xlsx workbook (no such file" in told(tmp_path / "none.xlsx")
    assert "found '.xls'; a CSV file, a folder of CSV files or an .xlsx" in told(tmp_path / "b.xls")
    assert "found '.xlsm'" in told(tmp_path / "b.xlsm")


def test_macros_are_refused(tmp_path: Path) -> None:
    """A workbook with a macro part is refused even under the name .xlsx."""
    path = book(tmp_path, initiatives=SOUND)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "found 'macros'; an .xlsx workbook without macros or password" in told(path)


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    """A zip file of something else is told to be damaged rather than raising from the parser."""
    path = tmp_path / "backlog.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert "this one is damaged" in told(path)


def test_a_damaged_sheet(tmp_path: Path) -> None:
    """A sheet whose XML breaks off is told with its name."""
    path = repacked(
        book(tmp_path, initiatives=SOUND), "xl/worksheets/sheet1.xml", "</sheetData>", "</broken>"
    )
    assert told(path).startswith("BOOK, initiatives: found 'ParseError")


def test_bombs_are_refused_before_they_unpack(tmp_path: Path) -> None:
    """A part of 200 MB zeros, packed to 200 kB, is refused by its announced size."""
    path = book(tmp_path, initiatives=SOUND)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(200_000_000))
    assert path.stat().st_size < 1_000_000
    assert "parts that unpack to 200 MB" in told(path)


def test_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More parts than a workbook can need are refused."""
    monkeypatch.setattr(limits, "MOST_PARTS", 3)
    assert "a workbook within 3 parts" in told(book(tmp_path, initiatives=SOUND))


def test_a_far_cell_is_refused_without_filling_the_space_between(tmp_path: Path) -> None:
    """Two cells, A1 and XFD1048576, are refused in little memory and time."""
    path = book(tmp_path, initiatives=SOUND)
    path = repacked(
        path,
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))\n"
        "from portfolio.errors import InvalidInput\n"
        "from portfolio.intake.read import read_backlog\n"
        "try: read_backlog(sys.argv[1])\n"
        "except InvalidInput as error: print(error.findings[0])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "OPENBLAS_NUM_THREADS": "1"},
    )
    assert "found 'a value in row 1,048,576, column 16,384'" in run.stdout
    assert "at most 100,000 rows and 200 columns" in run.stdout


def test_a_row_beyond_excel_ends_the_reading(tmp_path: Path) -> None:
    """A forged row number cannot make the reader count forever."""
    path = repacked(
        book(tmp_path, initiatives=SOUND),
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '<row r="999999999999"><c><v>1</v></c></row></sheetData>',
    )
    assert "found 'a row beyond 1,048,576'" in told(path)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """A billion laughs in a part is refused, not unfolded."""
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    path = book(tmp_path, initiatives=SOUND)
    path = repacked(path, "xl/worksheets/sheet1.xml", "<worksheet", f"{laughs}<worksheet")
    assert told(path).startswith("BOOK: found 'ValueError: Unable to read workbook")


def test_openpyxl_is_named_when_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without openpyxl the error says which extra to install."""
    path = book(tmp_path, initiatives=SOUND)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match=r"pip install 'initiative-portfolio\[excel\]'"):
        read_backlog(path)
