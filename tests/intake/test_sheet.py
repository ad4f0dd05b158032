"""Raw tables: what is left out, and what is wrong with their shape."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from portfolio.intake.sheet import Sheet, written


def told(sheet: Sheet) -> list[str]:
    """Return the findings as lines."""
    return [str(finding) for finding in sheet.findings]


def test_blank_rows_are_left_out_and_counted() -> None:
    """Rows keep their number; short rows are filled up with nothing."""
    sheet = Sheet.of_rows("f.csv", "", [(1, ["a ", "b"]), (2, ["", None]), (3, [1]), (9, [2, 3])])
    assert sheet.columns == ("a", "b")
    assert sheet.rows == (3, 9)
    assert sheet.cells == ([1, 2], [None, 3])
    assert sheet.findings == ()


def test_blank_columns_without_a_name_are_left_out() -> None:
    """Columns nobody named and nobody filled do not exist."""
    sheet = Sheet.of_rows("f.csv", "", [(1, ["a", "", "b", None]), (2, [1, " ", 2, None])])
    assert sheet.columns == ("a", "b")
    assert sheet.findings == ()


def test_faults_of_shape() -> None:
    """Values without a column, columns without a name and names that repeat are told."""
    sheet = Sheet.of_rows("f.csv", "s", [(1, ["a", "", "a"]), (2, [1, 2, 3, None, 5])])
    assert told(sheet) == [
        "f.csv, s, row 1, column 'number 2': a column name in row 1",
        "f.csv, s, row 1, column 'a': found 'a'; a column name that occurs once",
        "f.csv, s, row 2: found '5'; no value beyond the 3 columns of the header",
    ]
    assert sheet.columns == ("a",)


@pytest.mark.parametrize("rows", [[], [(1, []), (2, [])], [(2, ["a"]), (3, [1])]])
def test_no_header(rows: list[tuple[int, list[object]]]) -> None:
    """A table without a first row has neither columns nor records."""
    sheet = Sheet.of_rows("f.csv", "", rows)
    assert told(sheet) == ["f.csv, row 1: a header with the column names"]
    assert (sheet.columns, sheet.rows) == ((), ())


def test_finding_points_at_the_cell() -> None:
    """A finding carries the row of its record, or that of the header."""
    sheet = Sheet("f.csv", "s", ("a",), (7,), ([1],))
    assert str(sheet.finding(0, "a", 1, "a two")) == "f.csv, s, row 7, column 'a': found '1'; a two"
    assert sheet.finding(None, "a", None, "a column").row == 1


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        ("  a ", "a"),
        (1.5, "1.5"),
        (True, "TRUE"),
        (date(2027, 3, 4), "2027-03-04"),
        (datetime(2027, 3, 4), "2027-03-04"),
        (datetime(2027, 3, 4, 5), "2027-03-04 05:00:00"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
    ],
)
def test_written(cell: object, text: str) -> None:
    """A cell is shown as its owner sees it, at most 80 characters long."""
    assert written(cell) == text
