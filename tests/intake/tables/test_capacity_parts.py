"""Tables of money, people and hiring: one calendar, no gaps."""

from __future__ import annotations

import pandas as pd
import pytest

from portfolio.domain import Quarter, calendar
from portfolio.errors import InvalidInput
from portfolio.intake.capacity import Capacity

YEAR = calendar("2027Q1", 4)


def told(refused: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    """Return the findings as lines."""
    return [str(finding) for finding in refused.value.findings]


def test_frames_tell_rows() -> None:
    """Findings on frames name table, row and column, all tables at once."""
    budget = pd.DataFrame({"fund": ["a"], "quarter": ["2027Q1"], "amount": [-1]})
    people = pd.DataFrame({"role": ["dev"], "quarter": [2027], "fte": [1]})
    with pytest.raises(InvalidInput) as refused:
        Capacity.from_frames(budget, people)
    assert told(refused) == [
        "frame, budget, row 2, column 'amount': found '-1'; an amount of money, at least 0",
        "frame, capacity, row 2, column 'quarter': found '2027'; a quarter such as 2027Q1",
    ]


def test_a_long_gap_is_told_shortly() -> None:
    """A misprinted year leaves 3,767 quarters without a row, of which four are named.

    From 2027Q2 to 2968Q4 there are 941 years and 3 quarters, 3,767 quarters.
    """
    quarters = ["2027Q1", "2969Q1"]
    budget = pd.DataFrame({"fund": "a", "quarter": quarters, "amount": 1})
    with pytest.raises(InvalidInput) as refused:
        Capacity.from_frames(budget)
    assert told(refused) == [
        "frame, budget, column 'quarter': "
        "found 'no row for 2027Q2, 2027Q3, 2027Q4, 2028Q1 and 3,763 more'; "
        "every quarter from 2027Q1 to 2969Q1; write 0 where there is no money"
    ]
    assert Quarter.parse(quarters[1]) - Quarter.parse(quarters[0]) - 1 == 3_767


def test_rows_in_doubt_leave_no_gaps() -> None:
    """A quarter or fund that cannot be read is told once, not as a missing row as well."""
    budget = pd.DataFrame({"fund": ["a", "a", None], "quarter": ["2027Q1", "x", "2027Q3"]})
    with pytest.raises(InvalidInput) as refused:
        Capacity.from_frames(budget.assign(amount=1))
    assert [finding.row for finding in refused.value.findings] == [3, 4]


def test_calendars_of_different_length() -> None:
    """People planned for longer than the money are told once, not quarter by quarter."""
    budget = pd.DataFrame({"fund": "a", "quarter": map(str, YEAR), "amount": 1})
    people = pd.DataFrame({"role": "dev", "quarter": map(str, calendar("2027Q1", 6)), "fte": 1})
    with pytest.raises(InvalidInput) as refused:
        Capacity.from_frames(budget, people)
    assert told(refused) == [
        "frame, capacity, column 'quarter': found '2027Q1 to 2028Q2'; "
        "the quarters of the budget table, 2027Q1 to 2027Q4"
    ]
