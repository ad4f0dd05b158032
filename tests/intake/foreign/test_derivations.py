"""Every operation of a mapping on a few cells, and every fault it can find."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.intake.foreign.derivations import (
    Clamp,
    Constant,
    Derivation,
    FirstOf,
    Join,
    Lookup,
    Piecewise,
    QuarterOf,
    QuartersBetween,
    Ratio,
    Scaled,
)
from portfolio.intake.foreign.rows import MappedRows
from portfolio.intake.foreign.words import Cell


def rows(**columns: Sequence[Cell]) -> MappedRows:
    """Make rows 2, 3, ... of columns that bear their source's name in capitals."""
    length = len(next(iter(columns.values())))
    headers = {name: name.upper() for name in columns}
    cells = {name: tuple(column) for name, column in columns.items()}
    return MappedRows("f.csv", tuple(range(2, length + 2)), headers, cells)


def result(step: Derivation, **columns: Sequence[Cell]) -> tuple[Cell, ...]:
    """Cells of the target, no faults allowed."""
    after = step.apply(rows(**columns))
    assert after.findings == ()
    return after.cells("t")


def faults(step: Derivation, **columns: Sequence[Cell]) -> list[str]:
    """Return findings as text; the target is blank where they are."""
    after = step.apply(rows(**columns))
    blank = [after.rows[k] for k, cell in enumerate(after.cells("t")) if cell is None]
    assert {fault.row for fault in after.findings} <= set(blank)
    return [str(fault) for fault in after.findings]


def test_constant() -> None:
    """The same in every row; numbers are numbers."""
    assert result(Constant(target="t", op="constant", value="x"), a=["1", None]) == ("x", "x")
    assert result(Constant(target="t", op="constant", value=3), a=["1"]) == (3.0,)
    assert Constant(target="t", op="constant", value="x").used == ()


def test_first_of_takes_the_first_filled_cell() -> None:
    """In the order of the columns; blank if all are."""
    step = FirstOf(target="t", op="first_of", columns=("a", "b"))
    assert result(step, a=[1.0, None, None], b=[2.0, 3.0, None]) == (1.0, 3.0, None)
    assert step.used == ("a", "b")


def test_join_leaves_blanks_out() -> None:
    """Only filled cells are put together; numbers read as people write them."""
    step = Join(target="t", op="join", columns=("a", "b"), separator="; ")
    cells = result(step, a=["x", None, None], b=["y", 1500.0, None])
    assert cells == ("x; y", "1,500", None)


def test_scaling() -> None:
    """Times and divided by; blank stays blank, signs and grouped thousands are read."""
    millions = Scaled(target="t", op="multiply", column="a", by=1_000_000)
    assert result(millions, a=["1,752", "-30.69", None]) == (1.752e9, -30_690_000.0, None)
    assert result(Scaled(target="t", op="divide", column="a", by=80), a=["160"]) == (2.0,)


def test_scaling_finds_words() -> None:
    """A word is found in its row and under its header."""
    step = Scaled(target="t", op="multiply", column="a", by=2)
    assert faults(step, a=["1", "n/a"]) == ["f.csv, row 3, column 'A': found 'n/a'; a number"]


@pytest.mark.parametrize("by", [0.0, float("inf"), float("nan")])
def test_scaling_by_nonsense_is_refused(by: float) -> None:
    """Zero, infinity and not-a-number are no factors."""
    with pytest.raises(ValueError, match="by must be a finite number other than 0"):
        Scaled(target="t", op="divide", column="a", by=by)


def test_ratio() -> None:
    """6 / 4 = 1.5; blank if either is blank."""
    step = Ratio(target="t", op="ratio", of="a", to="b")
    assert result(step, a=["6", None, "6"], b=["4", "4", None]) == (1.5, None, None)


def test_ratio_finds_division_by_zero() -> None:
    """Zero below the line is a finding, not infinity."""
    step = Ratio(target="t", op="ratio", of="a", to="b")
    (fault,) = faults(step, a=["6"], b=["0"])
    assert fault.endswith("'b' other than 0 to divide by")


def test_piecewise_by_hand() -> None:
    """Value-for-money classes: 1.25 lies half way from 2 to 3; beyond the ends it is level."""
    points = ((0, 1), (1, 2), (1.5, 3), (2, 4), (4, 5))
    step = Piecewise(target="t", op="piecewise", column="a", points=points)
    asked = ["-1", "0", "0.5", "1.25", "2", "3", "4", "99", None]
    assert result(step, a=asked) == (1.0, 1.0, 1.5, 2.5, 4.0, 4.5, 5.0, 5.0, None)


@pytest.mark.parametrize("points", [((0, 1),), ((1, 1), (1, 2)), ((2, 1), (1, 2))])
def test_piecewise_needs_rising_points(points: tuple[tuple[float, float], ...]) -> None:
    """One point, two at one place, or falling places are refused."""
    with pytest.raises(ValueError, match="first numbers rising"):
        Piecewise(target="t", op="piecewise", column="a", points=points)


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_piecewise_keeps_order(one: float, two: float) -> None:
    """Rising points never turn a larger number into a smaller score."""
    step = Piecewise(target="t", op="piecewise", column="a", points=((0, 1), (1, 2), (4, 5)))
    low, high = (step.cell(value) for value in sorted((one, two)))
    assert isinstance(low, float)
    assert isinstance(high, float)
    assert low <= high


def test_lookup_leaves_the_asked_column_alone() -> None:
    """Words are translated into another column; blanks without entry stay blank."""
    step = Lookup(target="t", op="lookup", column="a", values={"red": 1, "green": 5})
    after = step.apply(rows(a=["Red", "GREEN ", None]))
    assert after.cells("t") == (1.0, 5.0, None)
    assert after.cells("a") == ("Red", "GREEN ", None)


def test_lookup_finds_words_without_entry() -> None:
    """The finding lists the entries."""
    step = Lookup(target="t", op="lookup", column="a", values={"red": 1})
    assert faults(step, a=["blue"]) == [
        "f.csv, row 2, column 'A': found 'blue'; a word with an entry: 'red'"
    ]


def test_quarter_of_a_date() -> None:
    """Dates with and without time of day, and quarters themselves."""
    step = QuarterOf(target="t", op="quarter_of", column="a")
    asked = ["2024-10-01 00:00:00", "2025-03-31", "Q2 2027", None]
    assert result(step, a=asked) == ("2024Q4", "2025Q1", "2027Q2", None)


def test_quarter_of_no_date_is_found() -> None:
    """A date that could be read in two ways is refused."""
    (fault,) = faults(QuarterOf(target="t", op="quarter_of", column="a"), a=["03/04/2026"])
    assert "found '03/04/2026'; a date such as 2027-01-31" in fault


def test_quarters_between_counts_both_ends() -> None:
    """April 2021 to March 2025 are four years of four quarters; one day is one quarter."""
    step = QuartersBetween(target="t", op="quarters_between", start="a", end="b")
    starts = ["2021-04-01", "2024-01-01", "2024-01-01", None]
    ends = ["2025-03-31", "2024-01-01", None, "2024-01-01"]
    assert result(step, a=starts, b=ends) == (16.0, 1.0, None, None)


def test_end_before_start_is_found() -> None:
    """The finding shows both dates."""
    step = QuartersBetween(target="t", op="quarters_between", start="a", end="b")
    (fault,) = faults(step, a=["2024-04-01"], b=["2024-01-01"])
    assert fault == (
        "f.csv, row 2, column 'A': found '2024-04-01'; a start not after the end, 2024-01-01"
    )


def test_clamp_counts_what_it_changes() -> None:
    """Two numbers are raised, one lowered, those on the limit untouched."""
    step = Clamp(target="t", op="clamp", column="a", low=1, high=5, reason="scale")
    after = step.apply(rows(a=["0", "-3", "1", "5", "9", None]))
    assert after.cells("t") == (1.0, 1.0, 1.0, 5.0, 5.0, None)
    told = [(one.field, one.value, one.reason, one.initiatives) for one in after.assumptions]
    assert told == [("t", "at least 1", "scale", 2), ("t", "at most 5", "scale", 1)]


def test_clamp_with_one_limit() -> None:
    """A limit that is not given does nothing; words are found."""
    step = Clamp(target="t", op="clamp", column="a", low=1, reason="at least a quarter")
    after = step.apply(rows(a=["0", "99", "x"]))
    assert after.cells("t") == (1.0, 99.0, None)
    assert len(after.assumptions) == len(after.findings) == 1


def test_clamp_in_place_counts_the_numbers_before() -> None:
    """Target and column may be the same."""
    step = Clamp(target="t", op="clamp", column="t", low=1, reason="scale")
    after = step.apply(rows(t=["0", "2"]))
    assert after.cells("t") == (1.0, 2.0)
    assert after.assumptions[0].initiatives == 1
