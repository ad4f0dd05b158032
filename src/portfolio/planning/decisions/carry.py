"""How much unspent money of a fund is kept for the next quarter: k[f, t], in money."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.planning.decisions.contractors import LEAST
from portfolio.planning.model import Columns, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Carried:
    """Money of a fund that is not spent in a quarter but kept for the next one.

    Attributes
    ----------
    fund, quarter
        Whose money, and the quarter it is not spent in.
    money
        How much is kept back, above 0.
    keep
        Share of it that is there in the next quarter; the rest lapses.
    """

    fund: str
    quarter: Quarter
    money: float
    keep: float
    cause: ClassVar[str] = "carry"

    def charge(self, fund: str, quarter: Quarter) -> float:
        """Money it takes from the fund in its quarter, and brings (negative) in the next."""
        if fund != self.fund:
            return 0.0
        return {0: self.money, 1: -self.brought}.get(quarter - self.quarter, 0.0)

    def supply(self, role: str, quarter: Quarter) -> float:
        """Nobody."""
        return 0.0

    @property
    def brought(self) -> float:
        """Money that is there in the next quarter."""
        return self.keep * self.money


@runtime_checkable
class Keeps(Protocol):
    """A rule on money that says what of it may be kept for the next quarter."""

    def kept(self, fund: str) -> tuple[float, float]:
        """Share of unspent money of a fund that is kept, and the most money that is."""
        ...


@dataclass(frozen=True)
class Carry:
    """Decide how much unspent money of which fund is kept for the next quarter.

    With several rules on money, what every one of them allows. Nothing is kept in the last quarter
    of the calendar. The most that can be there to keep bounds the columns:
    ``k[f, t] <= min(cap[f], B[f, t] + keep[f] k[f, t - 1])``.
    """

    name: ClassVar[str] = Carried.cause

    def columns(self, problem: Problem) -> Columns:
        """One column for each fund that keeps money and quarter in which it has any."""
        quarters = problem.quarters
        terms = {fund: terms_of(problem, fund) for fund in problem.funds}
        most = {
            fund: _most_kept(problem, fund, *kept) for fund, kept in terms.items() if kept[0] > 0
        }
        places = [
            (f, t)
            for f, fund in enumerate(problem.funds)
            if fund in most
            for t in range(quarters - 1)
            if most[fund][t] > 0
        ]
        fund = np.array([f for f, _ in places], dtype=np.int64)
        quarter = np.array([t for _, t in places], dtype=np.int64)
        keep = np.array([terms[problem.funds[f]][0] for f in fund], dtype=float)
        size, row = len(places), fund * quarters + quarter
        column = np.arange(size)
        return Columns(
            family=self.name,
            labels=Labels(
                {"fund": problem.funds, "quarter": problem.capacity.calendar},
                {"fund": fund, "quarter": quarter},
            ),
            lower=np.zeros(size),
            upper=np.array([most[problem.funds[f]][t] for f, t in places], dtype=float),
            integer=np.zeros(size, dtype=bool),
            spend=partial(
                coo_array,
                (
                    np.concatenate([np.ones(size), -keep]),
                    (np.concatenate([row, row + 1]), np.concatenate([column, column])),
                ),
                shape=(len(problem.funds) * quarters, size),
            ),
            people=partial(coo_array, (len(problem.roles) * quarters, size)),
            penalty=np.zeros(size),
            priced=False,
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Carried, ...]:
        """Return money that is kept, by fund and quarter."""
        labels, found = problem.columns[self.name].labels, []
        for k in np.flatnonzero(values > LEAST).tolist():
            fund, quarter = labels[k]
            if isinstance(quarter, Quarter):
                keep = terms_of(problem, str(fund))[0]
                found.append(Carried(str(fund), quarter, values[k].item(), keep))
        return tuple(found)


def terms_of(problem: Problem, fund: str) -> tuple[float, float]:
    """Share of unspent money that a fund keeps, and the most money, under all rules together."""
    rules = [rule.kept(fund) for rule in problem.offering(Keeps)]
    if not rules:
        return 0.0, 0.0
    shares, caps = zip(*rules, strict=True)
    return min(shares), min(caps)


def most_there(problem: Problem, fund: str) -> tuple[float, ...]:
    """Most money a fund can have in each quarter, if it spends nothing before."""
    return _most_there(problem, fund, *terms_of(problem, fund))


def _most_there(problem: Problem, fund: str, keep: float, cap: float) -> tuple[float, ...]:
    there: list[float] = []
    for budget in problem.capacity.money[fund]:
        there.append(budget + keep * min(cap, there[-1] if there else 0.0))
    return tuple(there)


def _most_kept(problem: Problem, fund: str, keep: float, cap: float) -> tuple[float, ...]:
    return tuple(min(cap, there) for there in _most_there(problem, fund, keep, cap))
