"""One cell at a time: what each kind of field accepts, from files and from frames."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.domain import Quarter, Range
from portfolio.intake.cells import Fault, cell_reader, escape, is_blank, unescape
from portfolio.intake.columns import Field, FieldKind


def field(kind: FieldKind, low: float | None = None, high: float | None = None) -> Field:
    """Field of a kind, with two words where the kind needs a list."""
    choices = ("in_flight", "H1") if kind is FieldKind.WORD else ()
    return Field("f", kind, "A field.", low=low, high=high, choices=choices)


@pytest.mark.parametrize(
    ("kind", "cell", "meaning"),
    [
        (FieldKind.TEXT, "  a text ", "a text"),
        (FieldKind.TEXT, "two\nlines", "two\nlines"),
        (FieldKind.TEXT, "NA", "NA"),
        (FieldKind.TEXT, 7, "7"),
        (FieldKind.TEXT, 7.0, "7"),
        (FieldKind.TEXT, 7.25, "7.25"),
        (FieldKind.TEXT, True, "TRUE"),
        (FieldKind.TEXT, date(2027, 3, 4), "2027-03-04"),
        (FieldKind.TEXT, datetime(2027, 3, 4), "2027-03-04"),
        (FieldKind.TEXT, datetime(2027, 3, 4, 5, 6), "2027-03-04T05:06:00"),
        (FieldKind.TEXT, "'=not a formula", "=not a formula"),
        (FieldKind.TEXT, "'tis", "'tis"),
        (FieldKind.TEXT, "'#N/A", "#N/A"),
        (FieldKind.TEXT, "' =x", "=x"),
        (FieldKind.NAME, "Innovation fund", "Innovation fund"),
        (FieldKind.NAME, 2027, "2027"),
        (FieldKind.ID, "007", "007"),
        (FieldKind.ID, "NA", "NA"),
        (FieldKind.ID, 7, "7"),
        (FieldKind.ID, 7.0, "7"),
        (FieldKind.ID, "Über-uns_1.0", "Über-uns_1.0"),
        (FieldKind.ID, "x" * 64, "x" * 64),
        (FieldKind.NUMBER, "1,200.5", 1200.5),
        (FieldKind.NUMBER, 3, 3.0),
        (FieldKind.INTEGER, "3.0", 3),
        (FieldKind.INTEGER, 3.0, 3),
        (FieldKind.MONEY, "€ 5", 5.0),
        (FieldKind.MONEY, 5.5, 5.5),
        (FieldKind.SHARE, "25%", 0.25),
        (FieldKind.SHARE, "25 %", 0.25),
        (FieldKind.SHARE, "0.25", 0.25),
        (FieldKind.SHARE, 0.25, 0.25),
        (FieldKind.FLAG, "Yes", True),
        (FieldKind.FLAG, "TRUE", True),
        (FieldKind.FLAG, True, True),
        (FieldKind.FLAG, 1, True),
        (FieldKind.FLAG, 0.0, False),
        (FieldKind.FLAG, "n", False),
        (FieldKind.QUARTER, "2027Q1", Quarter(2027, 1)),
        (FieldKind.QUARTER, "Q4 2027", Quarter(2027, 4)),
        (FieldKind.QUARTER, "2027-06-30", Quarter(2027, 2)),
        (FieldKind.QUARTER, date(2027, 7, 1), Quarter(2027, 3)),
        (FieldKind.QUARTER, datetime(2027, 12, 31, 23), Quarter(2027, 4)),
        (FieldKind.WORD, "In flight", "in_flight"),
        (FieldKind.WORD, "IN-FLIGHT", "in_flight"),
        (FieldKind.WORD, "h1", "H1"),
        (FieldKind.WORDS, "growth;  cost ;", ("growth", "cost")),
        (FieldKind.RANGE, "3", Range(3, 3, 3)),
        (FieldKind.RANGE, 3, Range(3, 3, 3)),
        (FieldKind.RANGE, "2..5", Range(2, 3.5, 5)),
        (FieldKind.RANGE, "2 .. 3 .. 5", Range(2, 3, 5)),
        (FieldKind.RANGE, "-1.5..0.5", Range(-1.5, -0.5, 0.5)),
    ],
)
def test_reads(kind: FieldKind, cell: object, meaning: object) -> None:
    """A cell from a CSV file, a workbook or a frame means this, and is of this type."""
    found = cell_reader(field(kind))(cell)
    assert found == meaning
    assert type(found) is type(meaning)


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (FieldKind.TEXT, "=1+1"),
        (FieldKind.TEXT, "#REF!"),
        (FieldKind.TEXT, ["a", "list"]),
        (FieldKind.NAME, "two\nlines"),
        (FieldKind.NAME, "x" * 65),
        (FieldKind.NAME, "escape\x1b[31m"),
        (FieldKind.NAME, True),
        (FieldKind.ID, "a b"),
        (FieldKind.ID, "a/b"),
        (FieldKind.ID, "x" * 65),
        (FieldKind.ID, "a\u202eb"),  # turns the direction of writing
        (FieldKind.ID, 7.5e-7),
        (FieldKind.ID, False),
        (FieldKind.ID, date(2027, 3, 1)),  # Excel makes one of MAR1
        (FieldKind.NUMBER, True),
        (FieldKind.NUMBER, "1,5"),
        (FieldKind.NUMBER, "25%"),
        (FieldKind.NUMBER, "€5"),
        (FieldKind.NUMBER, float("inf")),
        (FieldKind.NUMBER, 10**400),
        (FieldKind.NUMBER, date(2027, 3, 1)),
        (FieldKind.INTEGER, 2.5),
        (FieldKind.MONEY, "1.1e15"),
        (FieldKind.MONEY, -1.1e15),
        (FieldKind.SHARE, "%"),
        (FieldKind.FLAG, 2),
        (FieldKind.FLAG, "maybe"),
        (FieldKind.QUARTER, "2027Q5"),
        (FieldKind.QUARTER, "2027"),
        (FieldKind.QUARTER, 2027),
        (FieldKind.WORD, "delivered"),
        (FieldKind.WORD, 1),
        (FieldKind.WORDS, "a;b;a"),
        (FieldKind.RANGE, "3-4"),
        (FieldKind.RANGE, "2/3/4"),
        (FieldKind.RANGE, "4..2"),
        (FieldKind.RANGE, "1..2..3..4"),
        (FieldKind.RANGE, "1.."),
        (FieldKind.RANGE, datetime(2027, 4, 3)),  # Excel makes one of 3-4
    ],
)
def test_refuses(kind: FieldKind, cell: object) -> None:
    """A cell of another kind is a fault that says what was expected, never an error."""
    found = cell_reader(field(kind))(cell)
    assert isinstance(found, Fault)
    assert found.expected


@pytest.mark.parametrize("cell", [None, "", "  ", "\n", "\u00a0", float("nan")])
def test_blank(cell: object) -> None:
    """Nothing written means nothing, whatever the kind."""
    assert is_blank(cell)
    assert {cell_reader(field(kind))(cell) for kind in FieldKind} == {None}


@pytest.mark.parametrize("cell", [0, False, "0", "-", "NaN", "None", "NA", "null"])
def test_not_blank(cell: object) -> None:
    """Zero, no, and words that other tools take for missing are something."""
    assert not is_blank(cell)


@pytest.mark.parametrize("cell", [1, 5, "1", "5.0"])
def test_bounds_are_inclusive(cell: object) -> None:
    """The smallest and largest allowed number are allowed; a step beyond is a fault."""
    read = cell_reader(field(FieldKind.NUMBER, low=1, high=5))
    assert isinstance(read(cell), float)
    assert read(0.999) == read("5.001") == Fault("a number, from 1 to 5")


def test_range_and_share_keep_their_bounds() -> None:
    """Bounds hold for every part of a range and for percents."""
    assert isinstance(cell_reader(field(FieldKind.RANGE, 1, 5))("2..6"), Fault)
    assert isinstance(cell_reader(field(FieldKind.SHARE, 0, 1))("101%"), Fault)


def test_decimal_comma() -> None:
    """With a decimal comma the point groups thousands, in every kind of number."""
    assert cell_reader(field(FieldKind.MONEY), ",")("1.200,50 €") == 1200.5
    assert cell_reader(field(FieldKind.SHARE), ",")("2,5%") == 0.025
    assert cell_reader(field(FieldKind.RANGE), ",")("1,5..2,5") == Range(1.5, 2.0, 2.5)
    assert cell_reader(field(FieldKind.NUMBER), ",")(1.5) == 1.5


@given(
    st.one_of(
        st.text(alphabet=st.sampled_from("'=+-@ ax\t＝"), max_size=6),  # noqa: RUF001
        st.sampled_from(["#N/A", "'#N/A", "''#N/A", "#N/A!"]),
    )
)
def test_escape_is_undone_by_unescape(text: str) -> None:
    """Any text survives protection, and what is protected does not begin a formula."""
    assert unescape(escape(text)) == text
    assert not escape(text).startswith("=")


@given(st.sampled_from(FieldKind), st.one_of(st.text(), st.integers(), st.floats(), st.booleans()))
def test_no_cell_breaks_a_reader(kind: FieldKind, cell: object) -> None:
    """Whatever stands in a cell, reading it gives a meaning or a fault and raises nothing."""
    cell_reader(field(kind))(cell)
