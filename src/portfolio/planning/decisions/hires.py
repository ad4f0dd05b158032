"""How many permanent people of a role join in a quarter: h[r, q], integer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.intake.capacity import HiringTerms
from portfolio.planning.decisions.spread import expand
from portfolio.planning.model import Columns, Floats, Ints, Labels

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
        terms = [capacity.hiring[role] for role in roles]
        lead = np.array([one.lead for one in terms], dtype=np.int64)
        of, later = expand(np.maximum(quarters - lead, 0))
        joined = lead[of] + later
        column, tenure = expand(quarters - joined)
        paid, quarter = of[column], joined[column] + tenure
        fund = np.array([problem.funds.index(one.fund) for one in terms], dtype=np.int64)
        role = np.array([problem.roles.index(name) for name in roles], dtype=np.int64)
        places = [(code[paid] * quarters + quarter, column) for code in (fund, role)]
        shapes = [(len(names) * quarters, len(of)) for names in (problem.funds, problem.roles)]
        most = np.array([min(one.max_per_quarter, _total(one, quarters)) for one in terms])
        return Columns(
            family=self.name,
            labels=Labels(
                {"role": roles, "joins": capacity.calendar}, {"role": of, "joins": joined}
            ),
            lower=np.zeros(len(of)),
            upper=most.astype(float)[of],
            integer=np.ones(len(of), dtype=bool),
            spend=_matrix(_charges(terms, paid, tenure), places[0], shapes[0]),
            people=_matrix(-_supply(terms, paid, tenure), places[1], shapes[1]),
            penalty=np.zeros(len(of)),
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


def _charges(terms: Sequence[HiringTerms], of: Ints, tenure: Ints) -> Floats:
    """Money by terms and quarters since joining."""
    cost = np.array([one.cost for one in terms], dtype=float)[of]
    recruiting = np.array([one.recruiting_cost for one in terms], dtype=float)[of]
    return np.asarray(cost + recruiting * (tenure == 0))


def _supply(terms: Sequence[HiringTerms], of: Ints, tenure: Ints) -> Floats:
    """FTE by terms and quarters since joining."""
    ramp = np.array([one.ramp for one in terms], dtype=np.int64)[of]
    productivity = np.array([one.ramp_productivity for one in terms], dtype=float)[of]
    return np.where(tenure < ramp, productivity, 1.0)


def _matrix(amounts: Floats, places: tuple[Ints, Ints], shape: tuple[int, int]) -> coo_array:
    """Amounts at their places, where there are any."""
    some = np.flatnonzero(amounts)
    row, column = places
    return coo_array((amounts[some], (row[some], column[some])), shape=shape)


def _total(terms: HiringTerms, quarters: int) -> int:
    return terms.max_per_quarter * quarters if terms.max_total is None else terms.max_total
