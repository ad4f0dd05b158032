"""Results as CSV files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.intake.cells import unescape
from portfolio.planning import Roadmap
from portfolio.reporting.tables import guard, result_tables, write_tables

ALL = ["roadmap", "not_planned", "spend", "staffing", "hiring", "scores", "horizons"]


def rows(path: Path) -> list[dict[str, str]]:
    """Return a file as its reader sees it."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_file_a_table(roadmap: Roadmap, tmp_path: Path) -> None:
    """Every table is written under its name, into a folder made for them."""
    files = write_tables(roadmap, tmp_path / "new" / "tables")
    assert [file.name for file in files] == [f"{name}.csv" for name in ALL]


def test_only_what_there_is(bare: Roadmap, no_plan: Roadmap) -> None:
    """Without scores there are no scores, without a plan nothing that needs one."""
    assert list(result_tables(bare)) == ALL[:5]
    assert list(result_tables(no_plan)) == ALL[5:]


def test_roadmap_file(roadmap: Roadmap, tmp_path: Path) -> None:
    """The first line tells of CLAIMS, in numbers that a program reads."""
    write_tables(roadmap, tmp_path)
    first = rows(tmp_path / "roadmap.csv")[0]
    assert (first["id"], first["title"]) == ("CLAIMS", "Claims triage")
    assert (first["start"], first["go_live"], first["horizon"]) == ("2027Q1", "2027Q2", "H1")
    assert float(first["build_cost"]) == 100_000


def test_numbers_read_back(roadmap: Roadmap, tmp_path: Path) -> None:
    """What is read back is what was written, to six figures after the point."""
    write_tables(roadmap, tmp_path)
    for name, table in result_tables(roadmap).items():
        found = pd.read_csv(tmp_path / f"{name}.csv", keep_default_na=True)
        numbers = table.select_dtypes("number").columns
        pd.testing.assert_frame_equal(found[numbers], table[numbers], check_dtype=False)


def test_empty_table_has_its_head(bare: Roadmap, tmp_path: Path) -> None:
    """A plan that hires nobody has a hiring table with columns and no rows."""
    write_tables(bare, tmp_path)
    text = (tmp_path / "hiring.csv").read_text(encoding="utf-8")
    assert text == "role,decide_by,joins,people,fund,cost\n"


def test_files_repeat(roadmap: Roadmap, tmp_path: Path) -> None:
    """The same roadmap gives the same bytes, with line feeds alone, and old files are replaced."""
    first = {file.name: file.read_bytes() for file in write_tables(roadmap, tmp_path)}
    second = {file.name: file.read_bytes() for file in write_tables(roadmap, tmp_path)}
    assert first == second
    assert not any(b"\r" in content for content in first.values())
    assert all(content.endswith(b"\n") for content in first.values())


def test_noise_of_arithmetic_is_not_written(roadmap: Roadmap) -> None:
    """Numbers have six figures after the point at most, and zero has no minus."""
    for table in result_tables(roadmap).values():
        for column in table.select_dtypes("float"):
            numbers = table[column].dropna()
            assert (numbers.round(6) == numbers).all()
            assert not (numbers.astype(str) == "-0.0").any()


def test_no_cell_is_a_formula(hostile: Roadmap, tmp_path: Path) -> None:
    """Whatever the titles and funds are, no cell and no head starts as a formula does."""
    for file in write_tables(hostile, tmp_path):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines):
                for cell in row:
                    assert is_number(cell) or not cell.lstrip().startswith(("=", "+", "-", "@"))


def is_number(cell: str) -> bool:
    """Whether a cell is a number, which may start with a minus."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_text_reads_back(hostile: Roadmap, tmp_path: Path) -> None:
    """Quotes, commas and apostrophes in a title survive, once the guard is undone."""
    write_tables(hostile, tmp_path)
    found = {row["id"]: unescape(row["title"]) for row in rows(tmp_path / "roadmap.csv")}
    known = hostile.problem.backlog.by_id
    assert found == {name: known[name].title for name in found}


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        "'=1",
        "#REF!",
    ],
)
def test_guard(text: str) -> None:
    """Whatever a spreadsheet may take for a formula gets an apostrophe before it."""
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "Claims", "'quoted'", "€-1", "_x", "#1", "\t"])
def test_guard_leaves_plain_text(text: str) -> None:
    """Text that no spreadsheet takes for a formula stays as it is."""
    assert guard(text) == text


@given(st.text(alphabet="=+-@\uff1d' \t\r\xa0ab1#", max_size=8))
def test_reading_undoes_the_guard(text: str) -> None:
    """Reading a cell takes away exactly the apostrophe that writing put there."""
    assert unescape(guard(text)) == text


def test_large(large: Callable[[int, int], Roadmap], tmp_path: Path) -> None:
    """Nothing is cut in a table: a thousand planned and two thousand others are all there."""
    write_tables(large(3000, 8), tmp_path)
    assert len(rows(tmp_path / "roadmap.csv")) == 1000
    assert len(rows(tmp_path / "not_planned.csv")) == 2000


def test_people_who_are_lent_have_a_table(lent: Roadmap) -> None:
    """Two actuaries stand for one data scientist in the first two quarters."""
    found = result_tables(lent)["lending"]
    assert found["quarter"].tolist() == ["2027Q1", "2027Q2"]
    assert found["fte"].tolist() == [2.0, 2.0]
    assert found["stands_for"].tolist() == [1.0, 1.0]


def test_terms_have_tables_of_their_own(supplied: Roadmap, tmp_path: Path) -> None:
    """Where people may be bought or trained, or money kept or paid, there is a file of each."""
    write_tables(supplied, tmp_path)
    assert list(result_tables(supplied))[4:9] == [
        "hiring",
        "contracting",
        "training",
        "carried",
        "transfers",
    ]
    (paid,) = rows(tmp_path / "transfers.csv")
    assert (paid["charged"], paid["payer"], paid["quarter"]) == ("it", "change", "2027Q2")
    assert float(paid["money"]) == pytest.approx(20_000)
