"""How long until the money is back."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import numpy as np

from portfolio.scoring.finance.flows import checked_rate, flow_array
from portfolio.scoring.value_functions.value_function import Floats


def payback(flows: Sequence[float] | Floats) -> float:
    """Periods until the money is back for good; 0 if it was never out, infinite if never back.

    The money is back where the running total rises through 0 and stays; within a period it is
    taken to flow evenly (linear interpolation): -100, 60, 80 pays back after 1.5 periods. For
    good, because -100, 120, -50, 40 is not paid back by the 120 but after 2.75 periods; where
    money goes out only once, at first, this is the textbook's payback. It ignores what comes
    later, so it tells how long money is at risk, not what an initiative is worth.
    Source: Brealey, Myers and Allen, Principles of Corporate Finance, chapter 5.

    Parameters
    ----------
    flows
        Amounts by period, the first one now.

    Raises
    ------
    ValueError
        For no flows, or flows that are not finite.
    """
    return _back(flow_array(flows))


def discounted_payback(rate: float, flows: Sequence[float] | Floats) -> float:
    """Periods until the discounted money is back for good; infinite where the NPV is below 0.

    As `payback`, of ``flows[t] / (1 + rate)^t``.

    Parameters
    ----------
    rate
        Of one period, a share above -1.
    flows
        Amounts by period, the first one now.

    Raises
    ------
    ValueError
        For a rate not above -1, no flows, or flows that are not finite.
    """
    amounts = flow_array(flows)
    return _back(amounts * (1 + checked_rate(rate)) ** -np.arange(amounts.size, dtype=np.float64))


def _back(amounts: Floats) -> float:
    total = np.cumsum(amounts)
    # What rounding leaves of a total that is 0 is not owed.
    short = np.flatnonzero(total < -1e-12 * np.abs(amounts).sum())
    if not short.size:
        return 0.0
    last = int(short[-1])
    return inf if last == amounts.size - 1 else float(last - total[last] / amounts[last + 1])
