"""Cash flows and rates as callers hand them over, checked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import isfinite

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats

DAYS_A_YEAR = 365
"""Of dated flows: actual days over 365, as spreadsheets count."""


def checked_rate(rate: float) -> float:
    """Return a rate as it is: a finite share above -1, such as 0.08.

    Raises
    ------
    ValueError
        For any other rate.
    """
    if not (isfinite(rate) and rate > -1):
        raise ValueError(f"a rate must be a share above -1 such as 0.08, not {rate}")
    return float(rate)


def flow_array(flows: Sequence[float] | Floats) -> Floats:
    """Return amounts by period, the first one now, as an array.

    Raises
    ------
    ValueError
        If there are none, or some are not finite; every such period is named.
    """
    amounts = np.array(list(flows), dtype=np.float64)
    if amounts.ndim != 1 or not amounts.size:
        raise ValueError(f"flows must be a row of one amount or more, not {flows!r}")
    wrong = [f"{amounts[t]} in period {t}" for t in np.flatnonzero(~np.isfinite(amounts))]
    if wrong:
        raise ValueError(f"flows must be finite amounts, not {', '.join(wrong)}")
    return amounts


def dated_arrays(flows: Mapping[date, float]) -> tuple[Floats, Floats]:
    """Return years since the earliest date (actual/365), rising, and the amounts, in that order.

    Times of day are left out. A pandas Series with dates as its index does as well.

    Raises
    ------
    ValueError
        If there are no flows or some are not finite.
    """
    dated = sorted((_day(when), float(amount)) for when, amount in flows.items())
    amounts = flow_array([amount for _, amount in dated])
    years = [(day - dated[0][0]).days / DAYS_A_YEAR for day, _ in dated]
    return np.array(years), amounts


def _day(when: date) -> date:
    return when.date() if isinstance(when, datetime) else when
