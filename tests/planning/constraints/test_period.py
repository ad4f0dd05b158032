"""`Period`: calendar half-years and years of a calendar, cut where it begins and ends."""

from __future__ import annotations

import pytest

from portfolio.domain import calendar
from portfolio.planning import Period

SEVEN = calendar("2027Q2", 7)
"""2027Q2 to 2028Q4."""


@pytest.mark.parametrize(
    ("period", "names"),
    [
        ("quarter", ["2027Q2", "2027Q3", "2027Q4", "2028Q1", "2028Q2", "2028Q3", "2028Q4"]),
        ("half_year", ["2027Q2", "2027Q3 to 2027Q4", "2028Q1 to 2028Q2", "2028Q3 to 2028Q4"]),
        ("year", ["2027Q2 to 2027Q4", "2028"]),
        ("calendar", ["2027Q2 to 2028Q4"]),
    ],
)
def test_parts(period: str, names: list[str]) -> None:
    """Every quarter lies in one part; a whole year goes by its number."""
    spans = Period(period).spans(SEVEN)
    assert [str(span) for span in spans] == names
    assert [quarter for span in spans for quarter in span.quarters] == list(SEVEN)
    codes = Period(period).codes(SEVEN).tolist()
    assert codes == [k for k, span in enumerate(spans) for _ in range(len(span))]


def test_a_half_year_is_not_a_year() -> None:
    """Two quarters of two years are two parts."""
    assert [str(span) for span in Period.HALF_YEAR.spans(calendar("2027Q4", 2))] == [
        "2027Q4",
        "2028Q1",
    ]


def test_words() -> None:
    """They end a sentence."""
    assert {period.value: period.words for period in Period} == {
        "quarter": "any quarter",
        "half_year": "any half-year",
        "year": "any calendar year",
        "calendar": "the whole calendar",
    }
    assert Period.HALF_YEAR.every == "every half-year"
    assert Period.CALENDAR.every == "the whole calendar"
