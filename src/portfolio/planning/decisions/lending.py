"""How many people of a role do the work of another one in a quarter: l[a, b, t], FTE."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.intake.capacity import SubstitutionTerms
from portfolio.planning.decisions.contractors import LEAST
from portfolio.planning.model import Columns, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Loan:
    """People of one role who do the work of another for one quarter.

    Attributes
    ----------
    quarter
        When.
    fte
        How many are lent, above 0.
    terms
        Terms they are lent on, which name both roles.
    """

    quarter: Quarter
    fte: float
    terms: SubstitutionTerms
    cause: ClassVar[str] = "lending"

    def supply(self, role: str, quarter: Quarter) -> float:
        """FTE they stand for in the other role, less (negative) what their own role lacks."""
        if quarter != self.quarter or role not in (self.terms.source, self.terms.target):
            return 0.0
        return self.stands_for if role == self.terms.target else -self.fte

    def charge(self, fund: str, quarter: Quarter) -> float:
        """Nothing: they are paid in any case."""
        return 0.0

    @property
    def stands_for(self) -> float:
        """FTE of the other role that they stand for."""
        return self.fte * self.terms.efficiency


@dataclass(frozen=True)
class Lending:
    """Decide who does whose work, quarter by quarter.

    In every quarter t, ``l[a, b, t] <= max_share[a, b] * K[a, t]`` FTE of role a, with K its own
    people, are missing there and stand for ``efficiency[a, b] * l[a, b, t]`` FTE of role b. It
    costs no money.
    """

    name: ClassVar[str] = Loan.cause

    def columns(self, problem: Problem) -> Columns:
        """One column for each pair of roles with terms and quarter in which anybody can be lent."""
        every, people = problem.capacity.substitution, problem.capacity.people
        quarters = problem.quarters
        most = {
            (k, t): terms.max_share * people[terms.source][t]
            for k, terms in enumerate(every)
            for t in range(quarters)
        }
        lent = [place for place, upper in most.items() if upper > 0]
        size, column = len(lent), np.arange(len(lent))
        code = {role: position for position, role in enumerate(problem.roles)}
        source = np.array([code[every[k].source] for k, _ in lent], dtype=np.int64)
        target = np.array([code[every[k].target] for k, _ in lent], dtype=np.int64)
        quarter = np.array([t for _, t in lent], dtype=np.int64)
        fte = np.array([every[k].efficiency for k, _ in lent], dtype=float)
        rows = np.concatenate([source * quarters + quarter, target * quarters + quarter])
        return Columns(
            family=self.name,
            labels=Labels(
                {"from": problem.roles, "to": problem.roles, "quarter": problem.capacity.calendar},
                {"from": source, "to": target, "quarter": quarter},
            ),
            lower=np.zeros(size),
            upper=np.array([most[place] for place in lent], dtype=float),
            integer=np.zeros(size, dtype=bool),
            spend=partial(coo_array, (len(problem.funds) * quarters, size)),
            people=partial(
                coo_array,
                (np.concatenate([np.ones(size), -fte]), (rows, np.tile(column, 2))),
                shape=(len(problem.roles) * quarters, size),
            ),
            penalty=np.zeros(size),
            priced=False,
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Loan, ...]:
        """Return who is lent, by both roles and quarter."""
        labels, found = problem.columns[self.name].labels, []
        terms = {(one.source, one.target): one for one in problem.capacity.substitution}
        for k in np.flatnonzero(values > LEAST).tolist():
            source, target, quarter = labels[k]
            if isinstance(quarter, Quarter):
                on = terms[str(source), str(target)]
                found.append(Loan(quarter, values[k].item(), on))
        return tuple(found)
