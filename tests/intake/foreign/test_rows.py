"""Rows on their way: computing, keeping, counting."""

from __future__ import annotations

import pytest

from portfolio.intake.backlog import Assumption
from portfolio.intake.foreign.rows import MappedRows, in_words, number
from portfolio.intake.foreign.words import Cell

ROWS = MappedRows("f.csv", (2, 3, 5), {"cost": "Cost (m)"}, {"cost": ("1", "x", None)})


def test_unfilled_columns_are_blank() -> None:
    """A column nothing has filled has a blank cell in every row."""
    assert ROWS.cells("title") == (None, None, None)


def test_headers_are_those_of_the_source() -> None:
    """Renamed columns show the source's header, helping ones no underscore."""
    assert ROWS.header("cost") == "Cost (m)"
    assert ROWS.header("_ratio") == "ratio"


def test_computing_collects_faults_by_row() -> None:
    """A faulty cell becomes blank and a finding with row, header, value and expectation."""
    after = ROWS.computed("double", ["cost"], lambda cell: (number(cell) or 0.0) * 2)
    assert after.cells("double") == (2.0, None, 0.0)
    assert ROWS.findings == ()
    (fault,) = after.findings
    assert str(fault) == "f.csv, row 3, column 'Cost (m)': found 'x'; a number"


def test_keeping_keeps_row_numbers() -> None:
    """Rows that stay know where they were."""
    kept = ROWS.keeping([True, False, True])
    assert kept.rows == (2, 5)
    assert kept.cells("cost") == ("1", None)
    assert ROWS.keeping([True, True, True]) == ROWS


def test_assumptions_that_concern_nobody_are_left_out() -> None:
    """What applied to no row is not told."""
    told = Assumption("a", "1", "why", 2)
    assert ROWS.assuming(told, Assumption("b", "2", "why", 0)).assumptions == (told,)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1,752", 1752.0), ("-30.69", -30.69), ("£5", 5.0), (None, None), (2.0, 2.0)],
)
def test_numbers_are_read_strictly(cell: Cell, expected: float | None) -> None:
    """Numbers and amounts as people write them; blank stays blank."""
    assert number(cell) == expected


def test_words_are_no_numbers() -> None:
    """The message is what was expected."""
    with pytest.raises(ValueError, match=r"^a number$"):
        number("Exempt under Section 43")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(1234567.0, "1,234,567"), (0.25, "0.25"), (3.0, "3"), ("Red", "Red"), (None, "blank")],
)
def test_values_in_words(value: Cell, expected: str) -> None:
    """Thousands are separated, decimals shown only if there are any."""
    assert in_words(value) == expected
