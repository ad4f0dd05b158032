"""Internal rates of return: every one of them, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.finance.figures import as_percent
from portfolio.scoring.finance.flows import dated_arrays, flow_array
from portfolio.scoring.finance.period import Period
from portfolio.scoring.finance.sign_roots import zero_rates
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Irr:
    """Every rate above -1 at which the net present value is 0.

    Attributes
    ----------
    roots
        Rates of one period, rising; empty where no rate does it.
    period
        What one period is.
    """

    roots: tuple[float, ...]
    period: Period = Period.YEAR

    @property
    def unique(self) -> bool:
        """Whether there is exactly one rate."""
        return len(self.roots) == 1

    @property
    def rate(self) -> float:
        """The one rate.

        Raises
        ------
        ValueError
            If there is none, or there are several: a number picked from those ranks nothing.
        """
        if not self.unique:
            raise ValueError(f"no single rate of return to use: {self.sentence}")
        return self.roots[0]

    @property
    def sentence(self) -> str:
        """What the rates are, and whether they may be used to rank."""
        shown = [as_percent(root) for root in self.roots]
        match shown:
            case []:
                return "No internal rate of return: no rate brings the net present value to 0."
            case [only]:
                return f"The internal rate of return is {only} a {self.period.value}."
        both = f"{', '.join(shown[:-1])} and {shown[-1]}"
        return (
            f"{len(shown)} internal rates of return ({both} a {self.period.value}): "
            "ranking by them is refused, use the net present value."
        )

    def to_frame(self) -> pd.DataFrame:
        """One row a rate, rising. Columns: ``rate`` (share a period), ``annual`` (share a year)."""
        import pandas as pd

        annual = [self.period.annual(root) for root in self.roots]
        return pd.DataFrame({"rate": self.roots, "annual": annual}, dtype=float)

    def __str__(self) -> str:
        return self.sentence

    def __repr__(self) -> str:
        return f"<Irr {self.sentence}>"

    def _repr_html_(self) -> str:
        rows = [[as_percent(root), as_percent(self.period.annual(root))] for root in self.roots]
        return html_table([f"A {self.period.value}", "A year"], rows, self.sentence)


def irr(flows: Sequence[float] | Floats, *, period: Period = Period.YEAR) -> Irr:
    """Find all internal rates of return of flows by period.

    Flows that change sign once have one; others none, one or several (numpy-financial's issues
    28, 39, 44 and 98 are tools that returned one of several, or failed). Source for their number:
    Descartes' rule of signs.

    Parameters
    ----------
    flows
        Amounts by period, the first one now.
    period
        What one period is; said in the sentence, the rates are those of one period.

    Raises
    ------
    ValueError
        For no flows, or flows that are not finite. Flows without a root are an answer.
    """
    amounts = flow_array(flows)
    return Irr(zero_rates(np.arange(amounts.size, dtype=np.float64), amounts), Period(period))


def xirr(flows: Mapping[date, float]) -> Irr:
    """Find all annual internal rates of return of dated flows, actual days over 365.

    Excel's ``XIRR`` returns one of them, or an error, by the guess it starts from; this one has
    no guess.

    Parameters
    ----------
    flows
        Amount by date, in any order.

    Raises
    ------
    ValueError
        For no flows, or flows that are not finite.
    """
    return Irr(zero_rates(*dated_arrays(flows)))
