"""Cells of a table with their meaning, defaults filled in, faults remembered."""

from __future__ import annotations

import pytest

from portfolio.domain.vocabulary import Stage
from portfolio.intake.columns import TABLES
from portfolio.intake.records import Record, read_records
from portfolio.intake.sheet import Sheet

SHEET = Sheet(
    "f.csv",
    "",
    ("id", "title", "duration", "stage", "fte.dev", "fte_run.dev"),
    (2, 4),
    (["A1", "B2"], ["a", None], ["2", "two"], [None, "Pilot"], [1, None], ["", "0.5"]),
)
RECORDS = read_records(TABLES["initiatives"], SHEET)
FIRST, SECOND = RECORDS


def test_meanings() -> None:
    """A cell is asked for by its type: blank and faulty ones are None."""
    assert len(RECORDS) == 2
    assert RECORDS.get(str, "id", 1) == "B2"
    assert RECORDS.get(int, "duration", 0) == 2
    assert RECORDS.get(int, "duration", 1) is None
    assert RECORDS.get(float, "fte.dev", 0) == 1.0
    assert RECORDS.get(str, "duration", 0) is None


def test_defaults_fill_blank_cells_and_missing_columns() -> None:
    """A blank cell and a column that is not there both count as the default."""
    assert FIRST.text("stage") == "idea"
    assert SECOND.word(Stage, "stage") is Stage.PILOT
    assert FIRST.the(float, "p_success") == 1.0
    assert FIRST.get(float, "build_cost") is None
    assert FIRST.text("sponsor") == ""


def test_faults_are_told_and_remembered() -> None:
    """Each fault is a finding, and rules can ask whether a cell is in doubt."""
    assert [str(finding) for finding in RECORDS.findings] == [
        "f.csv, row 4, column 'title': a value; title is required",
        "f.csv, row 4, column 'duration': found 'two'; a whole number, from 1 to 400",
    ]
    assert RECORDS.faulty == {("title", 1), ("duration", 1)}
    assert FIRST.known("title", "duration")
    assert not SECOND.known("id", "duration")
    assert SECOND.known("id", "stage")


def test_families() -> None:
    """Columns of a family go by the name after the dot, and prefixes are not mixed up."""
    assert RECORDS.family("fte.") == {"dev": "fte.dev"}
    assert RECORDS.family("fte_run.") == {"dev": "fte_run.dev"}
    assert RECORDS.family("score.") == {}


def test_findings_show_what_was_written() -> None:
    """A finding on a cell shows the cell; on a column that is not there it shows nothing."""
    assert FIRST.finding("duration", "a three").value == "2"
    assert FIRST.finding("benefit_low", "a number").value == ""


def test_the_of_a_blank_cell_is_a_mistake_of_ours() -> None:
    """Asking for a cell that was not checked fails loudly rather than passing None on."""
    with pytest.raises(AssertionError, match=r"initiatives\.build_cost was not checked"):
        Record(RECORDS, 0).the(float, "build_cost")


def test_no_table_has_no_records() -> None:
    """A table that is not there is empty and sound."""
    records = read_records(TABLES["groups"], None)
    assert len(records) == 0
    assert records.findings == ()
    assert records.values["group"] == []


def test_decimal_comma() -> None:
    """The decimal mark applies to text, never to the defaults of the table of fields."""
    spec = TABLES["hiring"]
    sheet = Sheet("f", "", ("role", "cost", "fund"), (2,), (["dev"], ["1.000,5"], ["a"]))
    (record,) = read_records(spec, sheet, ",")
    assert record.the(float, "cost") == 1000.5
    assert record.the(float, "ramp_productivity") == 0.5
