"""Of tables with faults the rows without any are built, and nothing else."""

from __future__ import annotations

from pathlib import Path

from portfolio.domain import Initiative
from portfolio.intake.backlog import Backlog
from portfolio.intake.read import read_sound_part
from portfolio.intake.sheet import Sheet
from portfolio.intake.sound_part import sound_part

HEAD = ("id", "title", "status", "duration")


def sheet(table: str, *rows: tuple[object, ...]) -> Sheet:
    """Make a sheet; the first row is its header."""
    return Sheet.of_rows("ideas.xlsx", table, enumerate(rows, 1))


def ids(backlog: Backlog) -> list[str]:
    """Return the ids."""
    return [one.id for one in backlog.initiatives]


def test_tables_without_faults_are_all_there() -> None:
    """Two initiatives and the people of one."""
    built = sound_part(
        {
            "initiatives": sheet("initiatives", HEAD, ("A", "a", "", 2), ("B", "b", "", 1)),
            "staffing": sheet(
                "staffing", ("initiative", "role", "phase", "fte"), ("A", "dev", "build", 1)
            ),
        }
    )
    assert ids(built) == ["A", "B"]
    assert built.by_id["A"].build_people == {"dev": (1.0, 1.0)}


def test_rows_with_faults_are_left_out_and_what_refers_to_them() -> None:
    """A has no duration, so its people go too; of B one of two rows is at fault; C stays whole."""
    built = sound_part(
        {
            "initiatives": sheet(
                "initiatives",
                HEAD,
                ("A", "a", "", "two"),
                ("B", "b", "", 1),
                ("C", "c", "withdrawn", 1),
            ),
            "staffing": sheet(
                "staffing",
                ("initiative", "role", "phase", "fte"),
                ("A", "lawyer", "build", 1),
                ("B", "dev", "build", "many"),
                ("B", "analyst", "build", 0.5),
                ("C", "lawyer", "build", 1),
            ),
            "relations": sheet("relations", ("kind", "from", "to"), ("requires", "B", "A")),
        }
    )
    assert ids(built) == ["B", "C"]
    assert built.by_id["B"].build_people == {"analyst": (0.5,)}
    assert built.by_id["C"].build_people == {"lawyer": (1.0,)}
    assert built.relations == ()


def test_values_beyond_the_header_go_with_their_row() -> None:
    """What is wrong with the shape of a row is wrong with the row."""
    built = sound_part(
        {"initiatives": sheet("initiatives", HEAD, ("A", "a", "", 1, "?"), ("B", "b", "", 1))}
    )
    assert ids(built) == ["B"]


def test_a_header_at_fault_says_nothing_of_the_rows() -> None:
    """Were the misspelt column left out, a withdrawn idea would pass for one that is planned."""
    head = ("id", "title", "staus", "duration")
    built = sound_part({"initiatives": sheet("initiatives", head, ("A", "a", "withdrawn", 1))})
    assert built == Backlog(())
    assert sound_part({}) == Backlog(())


def test_it_is_read_from_a_file(tmp_path: Path) -> None:
    """With the decimal mark asked for."""
    path = tmp_path / "ideas.csv"
    path.write_text("id;title;fte.dev\nA;a;0,5\nB;b;x\n", encoding="utf-8")
    (found,) = read_sound_part(path, decimal=",").initiatives
    assert found == Initiative(id="A", title="a", build_people={"dev": (0.5,)})
