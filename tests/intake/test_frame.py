"""DataFrames as raw tables: types of cells, missing values, rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from portfolio.domain import Quarter
from portfolio.domain.vocabulary import Status
from portfolio.errors import InvalidInput
from portfolio.intake.backlog import Backlog
from portfolio.intake.frame import plain_cell, sheet_of_frame


def test_missing_values_are_blank_cells() -> None:
    """None, NaN, NA and NaT are nothing; the words for them are text."""
    frame = pd.DataFrame({"a": [None, float("nan"), pd.NA, pd.NaT, "nan"]}, dtype=object)
    sheet = sheet_of_frame(frame, "t")
    assert sheet.cells == (["nan"],)
    assert sheet.rows == (6,)


def test_values_become_those_of_python() -> None:
    """Numbers of numpy and Decimal, quarters and periods lose their wrapping."""
    cells = [np.int64(1), np.float32(0.5), np.bool_(True), Decimal("1.5"), Quarter(2027, 1)]
    plain = [plain_cell(cell) for cell in [*cells, pd.Period("2027Q2"), "x", 3]]
    assert plain == [1, 0.5, True, 1.5, "2027Q1", "2027Q2", "x", 3]
    assert [type(cell) for cell in plain[:4]] == [int, float, bool, float]


def test_frames_of_any_type_of_cell() -> None:
    """numpy, pandas and Decimal values mean what they say; missing ones are blank."""
    frame = pd.DataFrame(
        {
            "id": [np.int64(1), "B2", 3.0, "D4"],
            "title": ["a", "b", "c", "d"],
            "build_cost": [Decimal("1.5"), np.float32(0.5), pd.NA, None],
            "duration": pd.array([1, 2, None, 4], dtype="Int64"),
            "earliest_start": [
                pd.Timestamp("2027-05-01"),
                pd.Period("2027Q3"),
                pd.NaT,
                date(2028, 1, 1),
            ],
            "latest_finish": [Quarter(2029, 1), None, float("nan"), "2029Q4"],
            "mandatory": [np.bool_(True), False, None, "no"],
            "status": pd.Categorical(["proposed", "in_flight", None, "proposed"]),
            "fte.dev": np.array([1.0, np.nan, 0.0, 2.0]),
        },
        index=[10, 10, 20, 30],
    )
    backlog = Backlog.from_frames(frame)
    assert [one.id for one in backlog.initiatives] == ["1", "3", "B2", "D4"]
    first, third, second, fourth = backlog.initiatives
    assert first.build_spend == {"budget": (1.5,)}
    assert second.build_spend == {"budget": (0.25, 0.25)}
    assert [one.earliest_start for one in (first, second, third, fourth)] == [
        Quarter(2027, 2),
        Quarter(2027, 3),
        None,
        Quarter(2028, 1),
    ]
    assert [one.duration for one in (first, second, third, fourth)] == [1, 2, 1, 4]
    assert first.mandatory
    assert second.status is Status.IN_FLIGHT
    assert third.build_people == {}
    assert fourth.build_people == {"dev": (2.0,) * 4}


def test_rows_of_frames_are_counted_below_a_header() -> None:
    """The third record of a frame is row 4, blank records counted, whatever the index says."""
    frame = pd.DataFrame({"id": ["A1", None, "B2"], "title": ["a", None, None]}, index=[7, 8, 9])
    with pytest.raises(InvalidInput, match="row 4, column 'title': a value; title is required"):
        Backlog.from_frames(frame)


def test_only_frames_are_taken() -> None:
    """Anything but a DataFrame is a wrong argument."""
    with pytest.raises(ValueError, match="groups must be a DataFrame, not a dict"):
        sheet_of_frame({"group": ["a"]}, "groups")  # type: ignore[arg-type]
