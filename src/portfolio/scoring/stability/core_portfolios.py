"""Robust portfolio modelling: which initiatives belong to every sensible portfolio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.html_table import html_table
from portfolio.scoring.stability.priority_model import Matrices, PriorityModel
from portfolio.scoring.stability.sensible_portfolios import Masks, SensiblePortfolios
from portfolio.scoring.stability.weight_scope import WeightScope
from portfolio.scoring.value_functions.value_function import Floats

if TYPE_CHECKING:
    import pandas as pd

_MOST, _MOST_CORNERS = 22, 20_000
_TIE = 1e-9


@dataclass(frozen=True, eq=False, repr=False)
class CoreIndex:
    """The share of sensible portfolios that each initiative belongs to.

    A portfolio is sensible if it fits the budget and no other that fits is at least as good under
    all possible weights and scores and better under some. Source: Liesio, Mild and Salo (2007,
    2008), European Journal of Operational Research 181 and 190.

    Attributes
    ----------
    initiatives
        Ids.
    non_dominated
        The sensible portfolios, each as ids in order.
    feasible
        How many portfolios of at least one initiative fit the budget.
    meaning
        What is assumed of the weights.
    """

    initiatives: tuple[str, ...]
    non_dominated: tuple[tuple[str, ...], ...]
    feasible: int
    meaning: str

    @cached_property
    def by_initiative(self) -> Mapping[str, float]:
        """Share of the non-dominated portfolios that hold it, in [0, 1]."""
        count = len(self.non_dominated)
        return {
            name: sum(name in portfolio for portfolio in self.non_dominated) / count
            for name in self.initiatives
        }

    @property
    def core(self) -> tuple[str, ...]:
        """Ids in every sensible portfolio: to be chosen whatever else is learnt."""
        return tuple(name for name, share in self.by_initiative.items() if share == 1)

    @property
    def borderline(self) -> tuple[str, ...]:
        """Ids in some: here better answers about weights and scores would help."""
        return tuple(name for name, share in self.by_initiative.items() if 0 < share < 1)

    @property
    def exterior(self) -> tuple[str, ...]:
        """Ids in none: to be left out whatever else is learnt."""
        return tuple(name for name, share in self.by_initiative.items() if share == 0)

    def to_frame(self) -> pd.DataFrame:
        """One row an initiative. Columns: ``initiative``, ``core_index`` in [0, 1], ``verdict``."""
        import pandas as pd

        return pd.DataFrame(
            {
                "initiative": self.initiatives,
                "core_index": list(self.by_initiative.values()),
                "verdict": [self._verdict(name) for name in self.initiatives],
            }
        )

    def __str__(self) -> str:
        return (
            f"{len(self.core):,} of {len(self.initiatives):,} initiatives belong to every "
            f"sensible portfolio, {len(self.exterior):,} to none, {len(self.borderline):,} "
            f"are borderline; weights: {self.meaning}."
        )

    def __repr__(self) -> str:
        return f"<CoreIndex: {self}>"

    def _repr_html_(self) -> str:
        rows = [
            [name, f"{share:.0%}", self._verdict(name)]
            for name, share in self.by_initiative.items()
        ]
        return html_table(["Initiative", "In sensible portfolios", "Verdict"], rows, str(self))

    def _verdict(self, name: str) -> str:
        share = self.by_initiative[name]
        return "core" if share == 1 else "borderline" if share else "exterior"


def core_index(
    matrices: Matrices, cost: Mapping[str, float], budget: float, scope: WeightScope
) -> CoreIndex:
    """Return which initiatives belong to all, some or none of the sensible portfolios.

    The worth of a portfolio is the sum of ``V_i``, or of ``V_i F_i``. p dominates q if ``sum over
    p without q of the low worths >= sum over q without p of the high worths`` at all corners of
    the sets of weights, and not the other way round. All portfolios are tried.

    Parameters
    ----------
    matrices
        Values; none below 0, so that more initiatives are never worse.
    cost
        By id, at least 0, in the unit of the budget.
    budget
        Most that a portfolio may cost.
    scope
        Which weights are possible.

    Raises
    ------
    ValueError
        For more than 22 initiatives or 20,000 corners of the weights, a cost that is missing or
        below 0, a budget below 0, or a value below 0.
    """
    model = PriorityModel.of(matrices)
    prices = _prices(model, cost, budget)
    low, high = _worths(model, scope)
    spent = np.zeros(1)
    for price in prices.tolist():
        spent = np.concatenate([spent, spent + price])
    # Sums of prices may miss a round budget by a rounding error.
    limit = budget + _TIE * max(1.0, budget)
    fitting = np.flatnonzero(spent <= limit)
    full = _full(fitting, spent, limit, np.where(low.max(axis=1) > 0, prices, np.inf))
    kept = SensiblePortfolios(low, high).among(full)
    portfolios = sorted(
        tuple(name for at, name in enumerate(model.initiatives) if mask >> at & 1)
        for mask in kept.tolist()
    )
    return CoreIndex(model.initiatives, tuple(portfolios), len(fitting) - 1, scope.meaning)


def _prices(model: PriorityModel, cost: Mapping[str, float], budget: float) -> Floats:
    if len(model) > _MOST:
        raise ValueError(f"at most {_MOST} initiatives can be tried in full, not {len(model):,}")
    if unlike := sorted(set(model.initiatives) ^ cost.keys()):
        raise ValueError(f"each initiative needs one cost; not so for {', '.join(unlike)}")
    prices = np.array([cost[name] for name in model.initiatives], dtype=np.float64)
    if not (prices >= 0).all() or not budget >= 0:
        raise ValueError(f"costs and budget must be at least 0, not {min(budget, prices.min())}")
    if (least := min(matrix.low.min() for matrix in model.axes)) < 0:
        raise ValueError(f"no value may be below 0, but one is {least:g}")
    return prices


def _worths(model: PriorityModel, scope: WeightScope) -> tuple[Floats, Floats]:
    """Return low and high worth by initiative (rows) and corner of the sets of weights."""
    corners = scope.corners()
    if (count := prod(map(len, corners))) > _MOST_CORNERS:
        raise ValueError(
            f"the weights have {count:,} corners, at most {_MOST_CORNERS:,} can be tried; leave "
            "less open (an order, ratios, narrower limits) or judge by fewer criteria"
        )
    low, high = np.ones((len(model), 1)), np.ones((len(model), 1))
    for matrix, points in zip(model.axes, corners, strict=True):
        low, high = (
            (worth[:, :, np.newaxis] * (values @ points.T)[:, np.newaxis]).reshape(len(model), -1)
            for worth, values in ((low, matrix.low), (high, matrix.high))
        )
    return low, high


def _full(fitting: Masks, spent: Floats, limit: float, prices: Floats) -> Masks:
    """Keep portfolios to which no initiative of some worth can be added."""
    room = limit - spent[fitting]
    for item, price in enumerate(prices.tolist()):
        addable = ((fitting >> item & 1) == 0) & (room >= price)
        fitting, room = fitting[~addable], room[~addable]
    return fitting
