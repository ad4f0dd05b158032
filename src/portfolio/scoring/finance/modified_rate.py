"""The modified internal rate of return: one number for any flows that change sign."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import numpy as np

from portfolio.scoring.finance.flows import checked_rate, flow_array
from portfolio.scoring.finance.present_value import npv
from portfolio.scoring.value_functions.value_function import Floats


def mirr(flows: Sequence[float] | Floats, finance_rate: float, reinvest_rate: float) -> float:
    """Return the modified internal rate of return of one period.

    ``MIRR = (FV / PV)^(1/n) - 1``: FV is what the amounts received grow to by the last period n
    at `reinvest_rate`, PV what the amounts paid are worth now at `finance_rate`. NaN where
    nothing is paid or nothing received, and for a single flow (a spreadsheet says #DIV/0!).
    Source: Lin, The Financial Review 11 (1976); Excel's ``MIRR``.

    Parameters
    ----------
    flows
        Amounts by period, the first one now.
    finance_rate, reinvest_rate
        Of one period, shares above -1.

    Raises
    ------
    ValueError
        For a rate not above -1, no flows, or flows that are not finite.
    """
    amounts, last = flow_array(flows), len(flows) - 1
    paid = -npv(finance_rate, np.minimum(amounts, 0))
    received = npv(reinvest_rate, np.maximum(amounts, 0))
    if paid == 0 or received == 0 or not last:
        return nan
    return float((received / paid) ** (1 / last) * (1 + checked_rate(reinvest_rate)) - 1)
