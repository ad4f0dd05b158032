"""Quarters order, count and read themselves from text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.domain import Quarter, calendar
from portfolio.domain.quarter import check_quarter

QUARTERS = st.builds(Quarter, st.integers(1950, 2900), st.integers(1, 4))


@pytest.mark.parametrize(
    "text",
    ["2027Q3", "2027-Q3", "2027 q3", "Q3 2027", "Q3-2027", "2027-07-01", "2027-09-30", " 2027Q3 "],
)
def test_every_way_to_write_a_quarter_reads_the_same(text: str) -> None:
    """Quarter texts and ISO dates within the quarter (July to September) are the third quarter."""
    assert Quarter.parse(text) == Quarter(2027, 3)


@pytest.mark.parametrize("text", ["2027Q5", "2027Q0", "27Q1", "Q1", "2027-13-01", "2027-02-00", ""])
def test_what_is_no_quarter_is_refused_with_its_text(text: str) -> None:
    """A text that is no quarter is shown in the error, with the way to write one."""
    with pytest.raises(ValueError, match="write it like 2027Q1") as error:
        Quarter.parse(text)
    assert repr(text) in str(error.value)


def test_a_quarter_number_outside_the_year_is_refused() -> None:
    """There is no fifth quarter."""
    with pytest.raises(ValueError, match="number 5"):
        Quarter(2027, 5)


def test_adding_crosses_the_year() -> None:
    """2027Q3 plus 2 is 2028Q1, minus 3 is 2026Q4."""
    assert Quarter(2027, 3) + 2 == Quarter(2028, 1)
    assert Quarter(2027, 3) - 3 == Quarter(2026, 4)


@given(QUARTERS, st.integers(-200, 200))
def test_adding_and_counting_are_inverse(quarter: Quarter, steps: int) -> None:
    """Moving by n quarters and counting the distance gives n; order follows the sign."""
    moved = quarter + steps
    assert moved - quarter == steps
    assert moved - steps == quarter
    assert (moved > quarter) == (steps > 0)


@given(QUARTERS)
def test_text_reads_back(quarter: Quarter) -> None:
    """A quarter written and read is the same quarter."""
    assert Quarter.parse(str(quarter)) == quarter


def test_a_calendar_is_consecutive() -> None:
    """Five quarters from 2027Q3 end in 2028Q3."""
    assert [str(q) for q in calendar("2027Q3", 5)] == [
        "2027Q3",
        "2027Q4",
        "2028Q1",
        "2028Q2",
        "2028Q3",
    ]


def test_an_empty_calendar_is_refused() -> None:
    """A calendar has at least one quarter."""
    with pytest.raises(ValueError, match="not 0"):
        calendar("2027Q1", 0)


def test_pydantic_reads_quarters_as_text() -> None:
    """Records that pydantic checks write quarters as text, and a wrong one is told."""
    from pydantic import TypeAdapter, ValidationError

    reader = TypeAdapter(tuple[Quarter, ...])
    assert reader.validate_python(["2027Q1", Quarter(2027, 2)]) == calendar("2027Q1", 2)
    with pytest.raises(ValidationError, match="not a quarter: '2027Q9'"):
        reader.validate_python(["2027Q9"])


def test_what_is_no_quarter_is_told_how_one_is_written() -> None:
    """A quarter passes; a text does not, though it can be read."""
    check_quarter("start", Quarter(2027, 2))
    with pytest.raises(ValueError, match=r"start: '2027Q2' is no Quarter; .*parse\('2027Q2'\)"):
        check_quarter("start", "2027Q2")
