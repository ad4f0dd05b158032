"""How much of what is charged to a fund another fund pays: y[c, p, t], in money."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.planning.decisions.carry import most_there
from portfolio.planning.decisions.contractors import LEAST
from portfolio.planning.model import Columns, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money that one fund pays in a quarter for what is charged to another.

    Attributes
    ----------
    charged, payer, quarter
        Fund that the spend belongs to, fund that pays, and when.
    money
        How much, above 0.
    """

    charged: str
    payer: str
    quarter: Quarter
    money: float
    cause: ClassVar[str] = "transfers"

    def charge(self, fund: str, quarter: Quarter) -> float:
        """Money it takes from the payer, and spares (negative) the fund that is charged."""
        if quarter != self.quarter:
            return 0.0
        return {self.payer: self.money, self.charged: -self.money}.get(fund, 0.0)

    def supply(self, role: str, quarter: Quarter) -> float:
        """Nobody."""
        return 0.0


@runtime_checkable
class Pays(Protocol):
    """A rule on money that says which fund may pay for which other one."""

    def paid_by(self, fund: str) -> tuple[str, ...]:
        """Other funds that may pay what is charged to a fund."""
        ...


@dataclass(frozen=True)
class Transfers:
    """Decide how much of what is charged to a fund other funds pay.

    With several rules on money, the pairs that every one of them allows. Nobody pays more than it
    can have: ``y[c, p, t] <= B[p, t]`` and what p kept before.
    """

    name: ClassVar[str] = Transfer.cause

    def columns(self, problem: Problem) -> Columns:
        """One column for each pair of funds and quarter in which the payer has money."""
        quarters, funds = problem.quarters, problem.funds
        paid = {fund: payers_of(problem, fund) for fund in funds}
        most = {fund: most_there(problem, fund) for fund in set().union(*paid.values())}
        places = [
            (c, p, t)
            for c, charged in enumerate(funds)
            for p, payer in enumerate(funds)
            if payer in paid[charged]
            for t in range(quarters)
            if most[payer][t] > 0
        ]
        charged, payer, quarter = np.array(places, dtype=np.int64).reshape(-1, 3).T
        size, column = len(places), np.arange(len(places))
        row = np.concatenate([charged, payer]) * quarters + np.tile(quarter, 2)
        return Columns(
            family=self.name,
            labels=Labels(
                {"charged": funds, "payer": funds, "quarter": problem.capacity.calendar},
                {"charged": charged, "payer": payer, "quarter": quarter},
            ),
            lower=np.zeros(size),
            upper=np.array([most[funds[p]][t] for _, p, t in places], dtype=float),
            integer=np.zeros(size, dtype=bool),
            spend=partial(
                coo_array,
                (np.repeat([-1.0, 1.0], size), (row, np.tile(column, 2))),
                shape=(len(funds) * quarters, size),
            ),
            people=partial(coo_array, (len(problem.roles) * quarters, size)),
            penalty=np.zeros(size),
            priced=False,
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Transfer, ...]:
        """Return what other funds pay, by fund charged, payer and quarter."""
        labels, found = problem.columns[self.name].labels, []
        for k in np.flatnonzero(values > LEAST).tolist():
            charged, payer, quarter = labels[k]
            if isinstance(quarter, Quarter):
                found.append(Transfer(str(charged), str(payer), quarter, values[k].item()))
        return tuple(found)


def payers_of(problem: Problem, fund: str) -> tuple[str, ...]:
    """Other funds that may pay what is charged to a fund, under all rules together."""
    rules = [rule.paid_by(fund) for rule in problem.offering(Pays)]
    named = rules[0] if rules else ()
    return tuple(sorted(payer for payer in named if all(payer in rule for rule in rules)))
