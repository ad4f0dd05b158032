"""Assumptions: only blank cells are filled, everything is counted and said."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from portfolio.intake.foreign.assume import Assume, Part
from portfolio.intake.foreign.rows import MappedRows
from portfolio.intake.foreign.words import Cell


def rows(**columns: Sequence[Cell]) -> MappedRows:
    """Make rows 2, 3, ... of columns that bear their source's name in capitals."""
    length = len(next(iter(columns.values())))
    headers = {name: name.upper() for name in columns}
    cells = {name: tuple(column) for name, column in columns.items()}
    return MappedRows("f.csv", tuple(range(2, length + 2)), headers, cells)


def told(after: MappedRows) -> list[tuple[str, str, str, int]]:
    """Assumptions as plain tuples."""
    return [(one.field, one.value, one.reason, one.initiatives) for one in after.assumptions]


def test_reported_values_are_never_replaced() -> None:
    """Only the blank cell is filled, and only it is counted."""
    after = Assume(target="t", value=3, reason="middle").apply(rows(t=["5", None]))
    assert after.cells("t") == ("5", 3.0)
    assert told(after) == [("t", "3", "middle", 1)]


def test_nothing_blank_nothing_told() -> None:
    """An assumption that applies to no row does not appear."""
    after = Assume(target="t", value=3, reason="middle").apply(rows(t=["5"]))
    assert told(after) == []


def test_column_nobody_reports_is_filled_throughout() -> None:
    """A target that does not exist yet is blank in every row."""
    after = Assume(target="t", value="proposed", reason="r").apply(rows(a=["x", "y"]))
    assert after.cells("t") == ("proposed", "proposed")


def test_value_by_word() -> None:
    """The words decide; the sentence says by which column of the source."""
    step = Assume(target="t", reason="r", by="a", values={"ml": 300, "": 100, "*": 200})
    after = step.apply(rows(a=["ML", None, "other"]))
    assert after.cells("t") == (300.0, 100.0, 200.0)
    assert told(after) == [("t", "100 to 300 by A", "r", 3)]


def test_texts_by_word_are_listed() -> None:
    """Words that are assumed are listed once each."""
    step = Assume(target="t", reason="r", by="a", values={"x": "high", "*": "low"})
    after = step.apply(rows(a=["x", "y", "z"]))
    assert told(after) == [("t", "high, low by A", "r", 3)]


def test_word_without_entry_is_found_only_where_it_matters() -> None:
    """A row with a reported value needs no entry; a blank one does."""
    step = Assume(target="t", reason="r", by="a", values={"x": 1})
    after = step.apply(rows(t=["7", None], a=["y", "y"]))
    assert [str(fault) for fault in after.findings] == [
        "f.csv, row 3, column 'A': found 'y'; a word with an entry: 'x'"
    ]
    assert told(after) == []


def test_sum_of_parts_by_hand() -> None:
    """3 by stage, plus 1 for high impact, plus 0.5 for all: 4.5 and 3.5."""
    step = Assume(
        target="t",
        reason="r",
        parts=(
            Part(by="a", values={"pilot": 3}),
            Part(by="b", values={"high": 1, "": 0}),
            Part(value=0.5),
        ),
    )
    after = step.apply(rows(a=["Pilot", "Pilot"], b=["High", None]))
    assert after.cells("t") == (4.5, 3.5)
    assert told(after) == [("t", "3.5 to 4.5 by A and B", "r", 2)]


def test_product_of_parts_by_hand() -> None:
    """300,000 of a column times 1.5 times 0.05 is 22,500."""
    step = Assume(
        target="t",
        reason="r",
        how="product",
        parts=(Part(column="cost"), Part(value=1.5), Part(value=0.05)),
    )
    after = step.apply(rows(cost=["300,000"]))
    assert after.cells("t") == pytest.approx((22_500.0,))
    assert step.used == ("cost",)


def test_sum_is_kept_within_limits() -> None:
    """1 - 3 is raised to 1 and 4 + 3 lowered to 5: the limits belong to the assumption."""
    step = Assume(
        target="t",
        reason="r",
        low=1,
        high=5,
        parts=(Part(column="a"), Part(by="b", values={"x": -3, "y": 3})),
    )
    assert step.apply(rows(a=["1", "4"], b=["x", "y"])).cells("t") == (1.0, 5.0)


def test_part_that_is_blank_leaves_a_gap() -> None:
    """A product with a blank factor is no number; the cell stays blank and uncounted."""
    step = Assume(target="t", reason="r", how="product", parts=(Part(column="a"), Part(value=2)))
    after = step.apply(rows(a=["3", None]))
    assert after.cells("t") == (6.0, None)
    assert told(after) == [("t", "6 by A", "r", 1)]


def test_fault_in_a_part_is_found_once() -> None:
    """A word where a number should be is one finding, and the cell stays blank."""
    step = Assume(target="t", reason="r", parts=(Part(column="a"), Part(value=1)))
    after = step.apply(rows(a=["n/a"]))
    assert [fault.row for fault in after.findings] == [2]
    assert after.cells("t") == (None,)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "either value, or by and values, or parts"),
        ({"value": 1, "by": "a", "values": {}}, "either value, or by"),
        ({"by": "a"}, "by and values belong together"),
        ({"value": 1, "reason": " "}, "needs a reason"),
    ],
)
def test_assumptions_say_one_thing_and_why(options: dict[str, object], message: str) -> None:
    """Unclear or unreasoned assumptions are refused."""
    with pytest.raises(ValueError, match=message):
        Assume(**{"target": "t", "reason": "r", **options})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "options", [{}, {"value": 1, "column": "a"}, {"by": "a"}, {"value": 1, "values": {}}]
)
def test_parts_say_one_thing(options: dict[str, object]) -> None:
    """A part is a number, a column, or a word's number."""
    with pytest.raises(ValueError, match=r"part|belong together"):
        Part(**options)  # type: ignore[arg-type]
