"""How long one period of a cash flow is, and what an annual rate means for it."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from portfolio.scoring.finance.flows import checked_rate


class Period(StrEnum):
    """Length of one period of a cash flow.

    Rates are annual everywhere people read them; a flow by quarter is discounted with the rate
    that compounds to the annual one, ``(1 + r)^(1/4) - 1``, as the plan's objective does.
    """

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def per_year(self) -> int:
        """Number of periods in a year."""
        return {"year": 1, "quarter": 4, "month": 12}[self.value]

    def rate(self, annual: float) -> float:
        """Return the rate of one period that compounds to an annual rate (a share above -1)."""
        return float((1 + checked_rate(annual)) ** (1 / self.per_year) - 1)

    def annual(self, rate: float) -> float:
        """Return the annual rate that the rate of one period compounds to; infinite past floats."""
        with np.errstate(over="ignore"):
            return float(np.float64(1 + checked_rate(rate)) ** self.per_year - 1)
