"""The calendar along the bottom."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from portfolio.domain import calendar
from portfolio.reporting.charts.quarter_axis import quarter_labels, set_quarters


def test_short_calendar_names_every_quarter() -> None:
    """The year stands below the first quarter and below every first quarter of a year."""
    labels = quarter_labels(calendar("2027Q3", 4))
    assert labels == {0: "Q3\n2027", 1: "Q4", 2: "Q1\n2028", 3: "Q2"}


def test_twelve_quarters_are_short() -> None:
    """Three years have twelve labels, three of them with a year."""
    labels = quarter_labels(calendar("2027Q1", 12))
    assert list(labels) == list(range(12))
    assert [k for k, text in labels.items() if "\n" in text] == [0, 4, 8]


def test_longer_calendar_names_every_other_quarter() -> None:
    """Of twenty quarters ten are named: first and third ones."""
    labels = quarter_labels(calendar("2027Q2", 20))
    assert list(labels) == list(range(1, 20, 2))
    assert labels[1] == "Q3\n2027"


def test_long_calendar_names_years() -> None:
    """Twelve years have a label each, where their first quarter is."""
    labels = quarter_labels(calendar("2027Q1", 48))
    assert list(labels.values()) == [str(year) for year in range(2027, 2039)]
    assert list(labels) == list(range(0, 48, 4))


@pytest.mark.parametrize("quarters", [1, 4, 7, 12, 13, 24, 25, 48, 64, 65, 100, 400])
@pytest.mark.parametrize("first", ["2027Q1", "2027Q2", "2027Q4"])
@pytest.mark.parametrize(("tight", "most"), [(False, 16), (True, 8)])
def test_labels_are_bounded(quarters: int, first: str, tight: bool, most: int) -> None:
    """However long the calendar, there are labels, and so few that they do not run together."""
    labels = quarter_labels(calendar(first, quarters), tight=tight)
    assert 1 <= len(labels) <= most
    assert all(0 <= k < quarters for k in labels)


def test_axis() -> None:
    """The axis reaches half a quarter beyond the first and the last one."""
    ax = Figure().add_subplot()
    set_quarters(ax, calendar("2027Q1", 4))
    assert ax.get_xlim() == (-0.5, 3.5)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Q1\n2027", "Q2", "Q3", "Q4"]
