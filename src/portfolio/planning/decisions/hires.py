"""How many permanent people of a role join in a quarter: h[r, q], integer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.intake.capacity import HiringTerms
from portfolio.planning.model import Columns, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Hire:
    """People of a role who join in a quarter and stay to the end of the calendar.

    Attributes
    ----------
    role, quarter
        Who joins, and the first paid quarter.
    people
        How many, at least 1.
    terms
        Terms they are hired on.
    """

    role: str
    quarter: Quarter
    people: int
    terms: HiringTerms
    cause: ClassVar[str] = "hiring"

    def supply(self, role: str, quarter: Quarter) -> float:
        """FTE of a role they deliver in a quarter."""
        tenure = quarter - self.quarter
        if tenure < 0 or role != self.role:
            return 0.0
        return self.people * (self.terms.ramp_productivity if tenure < self.terms.ramp else 1.0)

    def charge(self, fund: str, quarter: Quarter) -> float:
        """Money they cost a fund in a quarter."""
        return self.cost(quarter) if fund == self.terms.fund else 0.0

    def cost(self, quarter: Quarter) -> float:
        """Money they cost in a quarter."""
        tenure = quarter - self.quarter
        if tenure < 0:
            return 0.0
        return self.people * (self.terms.cost + (self.terms.recruiting_cost if not tenure else 0))

    @property
    def decide_by(self) -> Quarter:
        """Quarter in which recruiting must begin."""
        return self.quarter - self.terms.lead


@dataclass(frozen=True)
class Hires:
    """Decide how many people of which role join when.

    Nobody joins before the lead time has passed, counted from the first quarter of the calendar.
    A person delivers ``ramp_productivity`` FTE for ``ramp`` quarters and 1 FTE from then on, and
    is paid from the quarter of joining to the end of the calendar.
    """

    name: ClassVar[str] = "hires"

    def columns(self, problem: Problem) -> Columns:
        """One column for each role with terms and quarter somebody can join in."""
        capacity, quarters = problem.capacity, problem.quarters
        roles = [role for role in problem.roles if role in capacity.hiring]
        joins = [(role, q) for role in roles for q in range(capacity.hiring[role].lead, quarters)]
        size = len(joins)
        spend = np.zeros((len(problem.funds), quarters, size))
        people = np.zeros((len(problem.roles), quarters, size))
        upper = np.zeros(size)
        for column, (role, q) in enumerate(joins):
            terms = capacity.hiring[role]
            spend[problem.funds.index(terms.fund), :, column] = _charges(terms, q, quarters)
            people[problem.roles.index(role), :, column] = -_supply(terms, q, quarters)
            upper[column] = min(terms.max_per_quarter, _total(terms, quarters))
        return Columns(
            family=self.name,
            labels=Labels(
                {"role": roles, "joins": capacity.calendar},
                {
                    "role": np.array([roles.index(role) for role, _ in joins], dtype=np.int64),
                    "joins": np.array([q for _, q in joins], dtype=np.int64),
                },
            ),
            lower=np.zeros(size),
            upper=upper,
            integer=np.ones(size, dtype=bool),
            spend=coo_array(spend.reshape(spend.shape[0] * quarters, size)),
            people=coo_array(people.reshape(people.shape[0] * quarters, size)),
            penalty=np.zeros(size),
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Hire, ...]:
        """Return people who join, by role and quarter."""
        labels, capacity = problem.columns[self.name].labels, problem.capacity
        joining = ((labels[k], round(values[k])) for k in np.flatnonzero(np.round(values)).tolist())
        return tuple(
            Hire(str(role), quarter, people, capacity.hiring[str(role)])
            for (role, quarter), people in joining
            if isinstance(quarter, Quarter)
        )


def _charges(terms: HiringTerms, joined: int, quarters: int) -> Floats:
    charges = np.where(np.arange(quarters) >= joined, terms.cost, 0.0)
    charges[joined] += terms.recruiting_cost
    return charges


def _supply(terms: HiringTerms, joined: int, quarters: int) -> Floats:
    tenure = np.arange(quarters) - joined
    ramped = np.where(tenure < terms.ramp, terms.ramp_productivity, 1.0)
    return np.where(tenure < 0, 0.0, ramped)


def _total(terms: HiringTerms, quarters: int) -> int:
    return terms.max_per_quarter * quarters if terms.max_total is None else terms.max_total
