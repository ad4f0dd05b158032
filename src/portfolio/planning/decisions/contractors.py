"""How many external people of a role are bought in a quarter: e[r, t], FTE or whole units."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.intake.capacity import ContractTerms
from portfolio.planning.model import Columns, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem

LEAST = 1e-9
"""FTE, or money, below which a continuous column counts as 0."""


@dataclass(frozen=True, slots=True)
class Contract:
    """External people of a role, bought for one quarter.

    Attributes
    ----------
    role, quarter
        Who is bought, for which quarter.
    fte
        How many, above 0.
    terms
        Terms they are bought on.
    """

    role: str
    quarter: Quarter
    fte: float
    terms: ContractTerms
    cause: ClassVar[str] = "contractors"

    def supply(self, role: str, quarter: Quarter) -> float:
        """FTE of a role they deliver in a quarter."""
        return self.fte if (role, quarter) == (self.role, self.quarter) else 0.0

    def charge(self, fund: str, quarter: Quarter) -> float:
        """Money they cost a fund in a quarter."""
        return self.cost if (fund, quarter) == (self.terms.fund, self.quarter) else 0.0

    @property
    def cost(self) -> float:
        """Money they cost."""
        return self.fte * self.terms.price


@dataclass(frozen=True)
class Contractors:
    """Decide how many external people of which role are bought for which quarter.

    In every quarter t, ``e[r, t] <= min(max_share[r] * K[r, t], max_fte[r])``, with K the role's
    own people. Terms with a unit u > 0 count in whole units of u FTE, others in any amount. They
    deliver at once and cost ``rate * (1 + premium)`` each.
    """

    name: ClassVar[str] = Contract.cause

    def columns(self, problem: Problem) -> Columns:
        """One column for each role with terms and quarter in which any may be bought."""
        capacity, quarters = problem.capacity, problem.quarters
        roles = [role for role in problem.roles if role in capacity.contracting]
        most = {(role, t): self._most(problem, role, t) for role in roles for t in range(quarters)}
        bought = [place for place, upper in most.items() if upper > 0]
        terms = [capacity.contracting[role] for role, _ in bought]
        size, column = len(bought), np.arange(len(bought))
        quarter = np.array([t for _, t in bought], dtype=np.int64)
        role = np.array([problem.roles.index(role) for role, _ in bought], dtype=np.int64)
        fund = np.array([problem.funds.index(one.fund) for one in terms], dtype=np.int64)
        fte = np.array([one.unit or 1.0 for one in terms], dtype=float)
        price = np.array([one.price for one in terms], dtype=float)
        return Columns(
            family=self.name,
            labels=Labels(
                {"role": problem.roles, "quarter": capacity.calendar},
                {"role": role, "quarter": quarter},
            ),
            lower=np.zeros(size),
            upper=np.array([most[place] for place in bought], dtype=float),
            integer=np.array([one.unit > 0 for one in terms], dtype=bool),
            spend=partial(
                coo_array,
                (fte * price, (fund * quarters + quarter, column)),
                shape=(len(problem.funds) * quarters, size),
            ),
            people=partial(
                coo_array,
                (-fte, (role * quarters + quarter, column)),
                shape=(len(problem.roles) * quarters, size),
            ),
            penalty=np.zeros(size),
        )

    def _most(self, problem: Problem, role: str, t: int) -> float:
        """Most that may be bought: FTE, or whole units."""
        terms = problem.capacity.contracting[role]
        most = terms.most(problem.capacity.people[role][t])
        # Three units of a tenth are three tenths, whatever the last digit says.
        return math.floor(most / terms.unit * (1 + LEAST)) if terms.unit else most

    def decided(self, problem: Problem, values: Floats) -> tuple[Contract, ...]:
        """Return external people who are bought, by role and quarter."""
        columns, terms = problem.columns[self.name], problem.capacity.contracting
        counts = np.where(columns.integer, np.round(values), values)
        found = []
        for k in np.flatnonzero(counts > LEAST).tolist():
            role, quarter = columns.labels[k]
            if isinstance(quarter, Quarter):
                on = terms[str(role)]
                found.append(Contract(str(role), quarter, (on.unit or 1.0) * counts[k].item(), on))
        return tuple(found)
