"""Names of the ways of doing an initiative, and blanks of the modes table filled in."""

from __future__ import annotations

import pandas as pd
import pytest

from portfolio.intake.columns import TABLES
from portfolio.intake.frame import sheet_of_frame
from portfolio.intake.records import Records, read_records
from portfolio.intake.tables.ways import Ways, check_ways, filled


def records(table: str, *rows: dict[str, object]) -> Records:
    """Return the records of a table with these rows."""
    frame = pd.DataFrame(rows, dtype=object)
    return read_records(TABLES[table], sheet_of_frame(frame, table) if rows else None)


BASE = records(
    "initiatives",
    {"id": "A", "title": "a", "mode": "full", "duration": 3, "build_fund": "x", "benefit_low": -1},
    {"id": "B", "title": "b", "duration": "three"},
)


def test_a_blank_mode_is_the_initiative_as_it_is() -> None:
    """Under its own name if it has one."""
    modes = records("modes", {"initiative": "A", "mode": "lite"})
    ways = Ways.of(BASE, filled(modes, BASE))
    assert ways.way("A", None) == ("A", "full")
    assert ways.way("A", "lite") == ("A", "lite")
    assert ways.way("B", None) == ("B", "")
    assert ways.durations == {("A", "full"): 3, ("A", "lite"): 3, ("B", ""): None}
    assert ways.modes == {"A": ("full", "lite"), "B": ()}


def test_blanks_are_filled_in() -> None:
    """The run fund of a mode is that of the initiative, which is its build fund if blank."""
    modes = records(
        "modes",
        {"initiative": "A", "mode": "lite", "duration": 1, "build_fund": "y"},
        {"initiative": "A", "mode": "fast", "benefit": 5},
        {"initiative": "C", "mode": "lost"},
    )
    found = filled(modes, BASE)
    assert found.values["duration"] == [1, 3, None]
    assert found.values["build_fund"] == ["y", "x", None]
    assert found.values["run_fund"] == ["x", "x", None]
    assert found.values["benefit_low"] == [-1.0, None, None]
    assert found.values["p_success"] == [1.0, 1.0, None]
    assert modes.values["duration"] == [1, None, None]


def test_a_faulty_cell_of_the_initiative_is_no_fault_of_its_modes() -> None:
    """It is told once, and rules that need it stay silent."""
    found = filled(records("modes", {"initiative": "B", "mode": "lite"}), BASE)
    assert not found.known(0, "duration")
    assert found.findings == ()
    assert Ways.of(BASE, found).durations["B", "lite"] is None


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        ("full", []),
        ("lite", []),
        (None, []),
        ("lit", ["a mode of A (full, lite), or a blank cell"]),
    ],
)
def test_rows_for_a_mode(mode: str | None, told: list[str]) -> None:
    """Rows may name any mode of their initiative, the own one too."""
    modes = records("modes", {"initiative": "A", "mode": "lite"})
    rows = records("spend", {"initiative": "A", "mode": mode, "fund": "x", "amount": 1})
    found = check_ways(modes, Ways.of(BASE, modes), (rows,))
    assert [finding.expected for finding in found] == told
