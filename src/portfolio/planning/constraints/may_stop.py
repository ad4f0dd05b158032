"""Work in flight may be stopped at a price."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.domain.vocabulary import Status
from portfolio.planning.constraints.constraint import Violation, because, check_known, check_numbers
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.decisions.stops import Stop, Stops, stop_columns
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class MayStop:
    """Work in flight may be stopped now, at a price; without this rule it goes on (`GoesOn`).

    ``y[i] + z[i] <= 1``, where z[i] = 1 stops it and charges `cost` to `fund` in the first quarter
    of the calendar. A permission: it may raise what the best plan is worth. It says nothing about
    an initiative that is not in flight.

    Attributes
    ----------
    initiative
        Id.
    cost
        Money once, 0 or more: contracts to end, people to move.
    fund
        Who pays.
    reason
        Why.
    """

    initiative: str
    cost: float
    fund: str
    reason: str = ""

    kind: ClassVar[str] = "may_stop"

    def __post_init__(self) -> None:
        check_numbers(self)
        if not 0 <= self.cost < math.inf:
            raise ValueError(f"may_stop {self.initiative}: cost must be >= 0, not {self.cost}")

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative or fund, or for terms that differ."""
        check_known(problem, self, self.initiative)
        if self.fund not in problem.funds:
            known = ", ".join(problem.funds)
            raise ValueError(f"may_stop: unknown fund {self.fund!r}; known are {known}")
        terms = {
            (rule.cost, rule.fund)
            for rule in problem.constraints
            if isinstance(rule, MayStop) and rule.initiative == self.initiative
        }
        if len(terms) > 1:
            raise ValueError(f"may_stop: {self.initiative} is given two different prices")
        if all(family.name != Stops.name for family in problem.decisions):
            raise ValueError(f"may_stop: the decisions must include the family {Stops.name!r}")

    def stops(self, problem: Problem) -> tuple[Stop, ...]:
        """Return the stop that is allowed; none for what is not in flight."""
        if problem.backlog.by_id[self.initiative].status is not Status.IN_FLIGHT:
            return ()
        return (Stop(self.initiative, problem.capacity.calendar[0], self.cost, self.fund),)

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row: what is stopped is not in the plan."""
        stop = stop_columns(problem, self.initiative)
        if len(stop):
            rows = Rows(str(self), "initiative", "starts")
            starts = problem.starts.of(self.initiative)
            rows.add(self.initiative, (starts, 1.0), (stop, 1.0), upper=1.0)
            yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Look for one that is stopped and goes on."""
        stopped = {stop.initiative for stop in roadmap.done(Stop)}
        if self.initiative in stopped and roadmap.includes(self.initiative):
            yield Violation(str(self), self.initiative, "stopped, and planned as well")

    def __str__(self) -> str:
        price = f"{self.cost:,.6g} from {self.fund}"
        return f"{self.initiative} may be stopped for {price}{because(self.reason)}"
