"""Tests of cash flows as callers hand them over."""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from portfolio.scoring.finance.flows import checked_rate, dated_arrays, flow_array


def test_flows_are_copied() -> None:
    """An array handed over is not the one that is worked with."""
    given = np.array([1.0, 2.0])
    assert flow_array(given) is not given
    assert flow_array(pd.Series([1.0, 2.0], index=[7, 8])).tolist() == [1, 2]


def test_every_period_without_a_finite_amount_is_named() -> None:
    """All faults at once, with value and period."""
    with pytest.raises(ValueError, match="nan in period 1, inf in period 3"):
        flow_array([1, float("nan"), 2, float("inf")])


@pytest.mark.parametrize("flows", [[], [[1, 2], [3, 4]]])
def test_no_flows_and_tables_are_refused(flows: list[float]) -> None:
    """There must be one row of amounts."""
    with pytest.raises(ValueError, match="one amount or more"):
        flow_array(flows)


def test_dates_become_years_of_365_days() -> None:
    """From the earliest date on, in order; 2028 is a leap year, so 366 days are over one year."""
    years, amounts = dated_arrays(
        {date(2029, 1, 1): 3, date(2028, 1, 1): 1, datetime(2028, 3, 14, 23): 2}
    )
    assert years == pytest.approx([0, 73 / 365, 366 / 365])
    assert amounts.tolist() == [1, 2, 3]


def test_a_series_may_hold_a_date_twice() -> None:
    """A pandas Series with dates does as well, and both amounts of a day are kept."""
    days = pd.to_datetime(["2028-01-01", "2028-01-01", "2029-01-01"])
    years, amounts = dated_arrays(pd.Series([1.0, 2.0, 3.0], index=days))
    assert years.tolist() == [0, 0, 366 / 365]
    assert amounts.sum() == 6


@pytest.mark.parametrize("rate", [-1, -1.5, float("inf"), float("nan")])
def test_rates_that_leave_nothing_are_refused(rate: float) -> None:
    """At a rate of -1 money a period later would be worth any amount."""
    with pytest.raises(ValueError, match=f"above -1 such as 0.08, not {rate}"):
        checked_rate(rate)


def test_a_rate_is_passed_on_as_it_is() -> None:
    """Nothing is clipped."""
    assert checked_rate(-0.999) == -0.999
    assert checked_rate(40) == 40
