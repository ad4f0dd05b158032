"""Present value of cash flows: by period, by date, and by money put in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import nan

import numpy as np

from portfolio.scoring.finance.flows import checked_rate, dated_arrays, flow_array
from portfolio.scoring.value_functions.value_function import Floats


def npv(rate: float, flows: Sequence[float] | Floats) -> float:
    """Net present value ``sum over t of flows[t] / (1 + rate)^t``, the first flow not discounted.

    Excel's ``NPV`` discounts its first argument by one period: ``=A0 + NPV(r, A1:An)`` there is
    ``npv(r, [A0, ..., An])`` here, and ``=NPV(r, A0:An)`` is ``npv(r, [0, A0, ..., An])``.
    Source: Brealey, Myers and Allen, Principles of Corporate Finance, chapter 2.

    Parameters
    ----------
    rate
        Of one period, a share above -1; see `Period` for quarters under an annual rate.
    flows
        Amounts by period, what is paid below 0; the first one is now.

    Raises
    ------
    ValueError
        For a rate not above -1, no flows, or flows that are not finite.
    """
    amounts = flow_array(flows)
    return float(amounts @ (1 + checked_rate(rate)) ** -np.arange(amounts.size, dtype=np.float64))


def xnpv(rate: float, flows: Mapping[date, float]) -> float:
    """Net present value of dated flows, ``sum of flow / (1 + rate)^(days / 365)``.

    Days count from the earliest date, whose flow is not discounted (as Excel's ``XNPV`` does,
    which wants that date first).

    Parameters
    ----------
    rate
        Annual, a share above -1.
    flows
        Amount by date, in any order.

    Raises
    ------
    ValueError
        For a rate not above -1, no flows, or flows that are not finite.
    """
    years, amounts = dated_arrays(flows)
    return float(amounts @ (1 + checked_rate(rate)) ** -years)


def profitability_index(
    rate: float, flows: Sequence[float] | Floats, *, investment_periods: int = 1
) -> float:
    """Present value of what comes after the investment, for each unit of money invested.

    ``PI = PV(flows after) / -PV(first investment_periods flows)``, so PI > 1 is NPV > 0. It ranks
    rightly only where one budget binds and initiatives can be done in part. NaN where nothing is
    invested. Source: Brealey, Myers and Allen, Principles of Corporate Finance, chapter 5.

    Parameters
    ----------
    rate
        Of one period, a share above -1.
    flows
        Amounts by period, the first one now.
    investment_periods
        How many of the first flows are the investment, at least 1; with a build of three
        quarters, 3.

    Raises
    ------
    ValueError
        For a rate not above -1, flows that are not finite, or an investment without a period.
    """
    if investment_periods < 1:
        raise ValueError(f"investment_periods must be at least 1, not {investment_periods}")
    amounts = flow_array(flows)
    invested = -npv(rate, amounts[:investment_periods])
    return (npv(rate, amounts) + invested) / invested if invested > 0 else nan
