"""How many people of a role begin training for another in a quarter: z[a, b, s], integer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.intake.capacity import TrainingTerms
from portfolio.planning.model import Columns, Floats, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Training:
    """People of one role who are trained and belong to another one from then on.

    Attributes
    ----------
    quarter
        First quarter of training.
    people
        How many, at least 1.
    terms
        Terms they are trained on, which name both roles.
    """

    quarter: Quarter
    people: int
    terms: TrainingTerms
    cause: ClassVar[str] = "training"

    def supply(self, role: str, quarter: Quarter) -> float:
        """FTE they deliver in the new role once trained, less (negative) what the old one loses."""
        since, terms = quarter - self.quarter, self.terms
        trained = since >= terms.duration
        if since < 0 or role not in (terms.source, terms.target):
            return 0.0
        if role == terms.target:
            return self.people * terms.productivity if trained else 0.0
        return -self.people * (1.0 if trained else terms.lost)

    def charge(self, fund: str, quarter: Quarter) -> float:
        """Money they cost a fund in a quarter."""
        return self.cost if (fund, quarter) == (self.terms.fund, self.quarter) else 0.0

    @property
    def cost(self) -> float:
        """Money they cost, in the first quarter of training."""
        return self.people * self.terms.cost

    @property
    def ready(self) -> Quarter:
        """First quarter in the new role."""
        return self.quarter + self.terms.duration


@dataclass(frozen=True)
class Trainings:
    """Decide how many people of which role begin training for which other role when.

    A person of role a is trained for `duration` quarters, in which `lost` FTE of a are missing and
    the rest works on; from then on a has one person less and b `productivity` FTE more, to the end
    of the calendar. Whoever would not be trained within the calendar does not begin.
    """

    name: ClassVar[str] = Training.cause

    def columns(self, problem: Problem) -> Columns:
        """One column for each pair of roles with terms and quarter in which training may begin."""
        quarters, every = problem.quarters, problem.capacity.training
        begins = [(k, s) for k, terms in enumerate(every) for s in range(quarters - terms.duration)]
        calendar, size = problem.capacity.calendar, len(begins)
        spend = np.zeros((len(problem.funds), quarters, size))
        people = np.zeros((len(problem.roles), quarters, size))
        for column, (k, s) in enumerate(begins):
            one = Training(calendar[s], 1, every[k])
            spend[problem.funds.index(every[k].fund), s, column] = every[k].cost
            for role in (every[k].source, every[k].target):
                supply = [one.supply(role, quarter) for quarter in calendar]
                people[problem.roles.index(role), :, column] -= supply
        code = {role: position for position, role in enumerate(problem.roles)}
        return Columns(
            family=self.name,
            labels=Labels(
                {"from": problem.roles, "to": problem.roles, "begins": calendar},
                {
                    "from": np.array([code[every[k].source] for k, _ in begins], dtype=np.int64),
                    "to": np.array([code[every[k].target] for k, _ in begins], dtype=np.int64),
                    "begins": np.array([s for _, s in begins], dtype=np.int64),
                },
            ),
            lower=np.zeros(size),
            upper=np.array([_most(every[k]) for k, _ in begins], dtype=float),
            integer=np.ones(size, dtype=bool),
            spend=partial(coo_array, spend.reshape(len(problem.funds) * quarters, size)),
            people=partial(coo_array, people.reshape(len(problem.roles) * quarters, size)),
            penalty=np.zeros(size),
        )

    def decided(self, problem: Problem, values: Floats) -> tuple[Training, ...]:
        """Return people who are trained, by both roles and quarter."""
        labels, found = problem.columns[self.name].labels, []
        terms = {(one.source, one.target): one for one in problem.capacity.training}
        for k in np.flatnonzero(np.round(values)).tolist():
            source, target, quarter = labels[k]
            if isinstance(quarter, Quarter):
                on = terms[str(source), str(target)]
                found.append(Training(quarter, round(values[k]), on))
        return tuple(found)


def _most(terms: TrainingTerms) -> int:
    total = terms.max_total
    return terms.max_per_quarter if total is None else min(terms.max_per_quarter, total)
