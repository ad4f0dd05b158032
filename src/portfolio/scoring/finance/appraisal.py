"""One cash flow with every figure an investment committee asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isinf, isnan, nan
from typing import TYPE_CHECKING

from portfolio.domain.html_table import html_table
from portfolio.scoring.finance.figures import as_percent, in_words
from portfolio.scoring.finance.flows import checked_rate, flow_array
from portfolio.scoring.finance.internal_rate import Irr, irr
from portfolio.scoring.finance.modified_rate import mirr
from portfolio.scoring.finance.payback_time import discounted_payback, payback
from portfolio.scoring.finance.period import Period
from portfolio.scoring.finance.present_value import npv, profitability_index

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Appraisal:
    """One cash flow with every figure an investment committee asks for.

    Attributes
    ----------
    flows
        Amounts by period, what is paid below 0; the first one is now.
    rate
        Annual discount rate, a share above -1.
    period
        Length of a period.
    reinvest_rate
        Annual rate that money received earns until the end; the discount rate if None. Used by
        `mirr` alone.
    investment_periods
        How many of the first flows are the investment, at least 1. Used by
        `profitability_index` alone.

    Raises
    ------
    ValueError
        For no flows, flows that are not finite, a rate not above -1, or no investment period.
    """

    flows: Sequence[float]
    rate: float
    period: Period = Period.YEAR
    reinvest_rate: float | None = None
    investment_periods: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "flows", tuple(flow_array(self.flows).tolist()))
        object.__setattr__(self, "period", Period(self.period))
        checked_rate(self.rate)
        if self.reinvest_rate is not None:
            checked_rate(self.reinvest_rate)
        if self.investment_periods < 1:
            raise ValueError(
                f"investment_periods must be at least 1, not {self.investment_periods}"
            )

    @cached_property
    def npv(self) -> float:
        """Net present value, in money."""
        return npv(self._rate, self.flows)

    @cached_property
    def irr(self) -> Irr:
        """All internal rates of return of one period."""
        return irr(self.flows, period=self.period)

    @cached_property
    def mirr(self) -> float:
        """Modified internal rate of return, annual; NaN if nothing is paid or received."""
        reinvest = self.rate if self.reinvest_rate is None else self.reinvest_rate
        found = mirr(self.flows, self._rate, self.period.rate(reinvest))
        return found if isnan(found) else self.period.annual(found)

    @cached_property
    def payback(self) -> float:
        """Periods until the money is back for good; infinite if never."""
        return payback(self.flows)

    @cached_property
    def discounted_payback(self) -> float:
        """Periods until the discounted money is back for good; infinite if never."""
        return discounted_payback(self._rate, self.flows)

    @cached_property
    def profitability_index(self) -> float:
        """Present value after the investment for each unit invested; NaN if none is."""
        return profitability_index(
            self._rate, self.flows, investment_periods=self.investment_periods
        )

    @property
    def _rate(self) -> float:
        return self.period.rate(self.rate)

    @property
    def sentence(self) -> str:
        """The verdict by net present value, the payback, and what the rates of return are good for.

        Several rates of return are named, with the word that ranking by them is refused.
        """
        verdict = "adds value" if self.npv > 0 else "adds no value"
        back = "is never back"
        if not isinf(self.payback):
            back = f"is back after {in_words(self.payback)} {self._periods(self.payback)}"
        return (
            f"Net present value {in_words(self.npv)} at {as_percent(self.rate)} a year: it "
            f"{verdict}. The money {back}. {self._annual_irr.sentence}"
        )

    @property
    def _annual_irr(self) -> Irr:
        return Irr(tuple(map(self.period.annual, self.irr.roots)))

    def _periods(self, count: float) -> str:
        return self.period.value if in_words(count) == "1" else f"{self.period.value}s"

    def to_frame(self) -> pd.DataFrame:
        """One row a figure.

        Columns: ``figure`` (its name), ``value`` (float; NaN where there is none, infinite for a
        payback never reached), ``unit`` (``money``, ``share a year``, the period, or ``money for
        each unit invested``). Every internal rate of return has a row of its own; without any
        there is one with NaN.
        """
        import pandas as pd

        return pd.DataFrame(self._figures, columns=["figure", "value", "unit"])

    @property
    def _figures(self) -> list[tuple[str, float, str]]:
        annual = "share a year"
        rates = [("internal rate of return", rate, annual) for rate in self._annual_irr.roots]
        return [
            ("net present value", self.npv, "money"),
            *(rates or [("internal rate of return", nan, annual)]),
            ("modified internal rate of return", self.mirr, annual),
            ("payback", self.payback, f"{self.period.value}s"),
            ("discounted payback", self.discounted_payback, f"{self.period.value}s"),
            ("profitability index", self.profitability_index, "money for each unit invested"),
        ]

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<Appraisal {self.sentence}>"

    def _repr_html_(self) -> str:
        rows = [
            [name.capitalize(), as_percent(value) if "share" in unit else in_words(value), unit]
            for name, value, unit in self._figures
        ]
        shown = [[name, value, "a year" if "share" in unit else unit] for name, value, unit in rows]
        return html_table(["Figure", "Value", "Unit"], shown, self.sentence)
