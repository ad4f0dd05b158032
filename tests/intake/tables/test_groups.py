"""Groups and their rules."""

from __future__ import annotations

import pandas as pd
import pytest

from portfolio.domain import Group
from portfolio.intake.columns import TABLES
from portfolio.intake.frame import sheet_of_frame
from portfolio.intake.records import Records, read_records
from portfolio.intake.tables.groups import build_groups, check_groups

COLUMNS = ["group", "initiative", "at_least", "at_most", "all_or_none", "not_concurrent"]


def records(*rows: tuple[object, ...]) -> Records:
    """Make records of these rows; cells that are left out are blank."""
    full = [row + (None,) * (len(COLUMNS) - len(row)) for row in rows]
    frame = pd.DataFrame(full, columns=COLUMNS, dtype=object)
    return read_records(TABLES["groups"], sheet_of_frame(frame, "groups"))


def test_a_rule_may_stand_on_any_row() -> None:
    """Rules are gathered from all rows of a group, repeated or not; members are sorted."""
    found = records(
        ("bots", "B", None, 2),
        ("zoo", "C", None, None, "no", "no"),
        ("bots", "A", 1, 2, "yes"),
        ("bots", "C", None, None, None, True),
    )
    assert list(check_groups(found)) == []
    assert build_groups(found) == (
        Group("bots", ("A", "B", "C"), 1, 2, True, True),
        Group("zoo", ("C",), None, None, False, False),
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("g", "A", 2), ("g", "B", 2)], []),
        ([("g", "A", 3), ("g", "B")], ["no more than the 2 members"]),
        ([("g", "A", 2, 1), ("g", "B")], ["no more than at_most, 1"]),
        ([("g", "A", 0, 0)], []),
        ([("g", "A", None, 9)], []),
        ([("g", "A", 1), ("g", "B", 0)], ["the same as in row 2, or a blank cell"]),
        (
            [("g", "A", None, None, "no"), ("g", "B", None, None, "yes")],
            ["the same as in row 2, or a blank cell"],
        ),
        ([("g", "A", 1), ("h", "B", 0)], []),
    ],
)
def test_contradictions(rows: list[tuple[object, ...]], told: list[str]) -> None:
    """At the borders rules hold; contradictions and demands beyond the members are told."""
    assert [finding.expected for finding in check_groups(records(*rows))] == told
