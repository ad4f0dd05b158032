"""What a share is a share of, by column and by entry."""

from __future__ import annotations

import pytest
from tests.planning.handmade import Setting, initiative, q

from portfolio.planning import Entry, GivenWorth, Measure, Period

A = initiative("A", 2, cost=(10, 20), run=3, contingency=0.5, people=(1, 2), run_people=0.5)
PROBLEM = Setting(objective=GivenWorth({"A": {q(0): 5.0, q(2): 4.0}})).under((), A)

AMOUNTS = {
    # Started at 0, 1, 2: build 45 and 3 for each of two, one, no quarters left of four.
    Measure.SPEND: [51.0, 48.0, 45.0],
    # Likewise 3 FTE-quarters and a half for each quarter live.
    Measure.FTE: [4.0, 3.5, 3.0],
    Measure.COUNT: [1.0, 1.0, 1.0],
    Measure.VALUE: [5.0, 0.0, 4.0],
}


@pytest.mark.parametrize("measure", list(Measure))
def test_by_column(measure: Measure) -> None:
    """What is charged, needed, counted or earned within the calendar."""
    assert measure.by_start(PROBLEM).tolist() == AMOUNTS[measure]


@pytest.mark.parametrize("measure", list(Measure))
def test_by_entry(measure: Measure) -> None:
    """The same in plain arithmetic from the record."""
    amounts = [measure.of_entry(PROBLEM, Entry(A, q(start))) for start in range(3)]
    assert amounts == AMOUNTS[measure]


@pytest.mark.parametrize("measure", list(Measure))
@pytest.mark.parametrize("period", list(Period))
def test_parts_of_the_calendar_add_up(measure: Measure, period: Period) -> None:
    """By column and by entry, part for part the same, and in sum the whole amount."""
    spans = period.spans(PROBLEM.capacity.calendar)
    parts = measure.by_period(PROBLEM, period)
    assert parts.sum(axis=0).tolist() == AMOUNTS[measure]
    for span, amounts in zip(spans, parts.tolist(), strict=True):
        entries = [Entry(A, q(start)) for start in range(3)]
        assert [measure.of_entry(PROBLEM, entry, span) for entry in entries] == amounts


def test_money_falls_into_the_half_year_it_is_charged_in() -> None:
    """15 and 30 to build, 3 a quarter to run; started in the second quarter it straddles both."""
    assert Measure.SPEND.by_period(PROBLEM, Period.HALF_YEAR).tolist() == [[45, 15, 0], [6, 33, 45]]
    assert Measure.COUNT.by_period(PROBLEM, Period.HALF_YEAR).tolist() == [[1, 1, 0], [0, 0, 1]]


def test_words_say_that_only_the_selected_count() -> None:
    """A share is never of the budget or of the backlog."""
    assert all("selected" in measure.words for measure in Measure)
