"""Names across rows and tables."""

from __future__ import annotations

import pandas as pd
import pytest

from portfolio.intake.columns import TABLES
from portfolio.intake.frame import sheet_of_frame
from portfolio.intake.records import Records, read_records
from portfolio.intake.tables.keys import check_ids, check_references, check_repeats


def records(table: str, **columns: list[object]) -> Records:
    """Make records of these columns."""
    return read_records(TABLES[table], sheet_of_frame(pd.DataFrame(columns, dtype=object), table))


@pytest.mark.parametrize(
    ("ids", "rows"),
    [
        (["A1", "A2", "A-1"], []),
        (["A1", "A1", "A1"], [3, 4]),
        (["A1", "a1"], [3]),
        (["Straße", "STRASSE"], [3]),  # folding a letter case makes ss of ß
        (["ﬁx", "fix"], [3]),  # a ligature
        (["A 1", "A 1"], []),  # faulty ids are told as such, not as repeated
    ],
)
def test_ids(ids: list[object], rows: list[int]) -> None:
    """Ids that repeat or look alike are told at their later row."""
    found = check_ids(records("initiatives", id=ids, title=["t"] * len(ids)))
    assert [finding.row for finding in found] == rows


def test_repeats_compare_meanings() -> None:
    """2027Q1 and a date within it are the same quarter; rows in doubt are not compared."""
    found = check_repeats(
        records(
            "budget",
            fund=["a", "a", "b", "a", "a"],
            quarter=["2027Q1", "2027-02-01", "2027Q1", "x", "x"],
            amount=[1, 2, 3, 4, 5],
        )
    )
    (finding,) = found
    assert (finding.row, finding.value) == (3, "a / 2027Q1")


def test_references() -> None:
    """Each unknown id is told in its own column, with the nearest one."""
    relations = {"kind": ["after"] * 2, "from": ["A1", "B2"], "to": ["A11", None]}
    (finding,) = check_references(records("relations", **relations), {"A1", "B2"})
    assert (finding.row, finding.column, finding.nearest) == (2, "to", "A1")
