"""Which work in flight is stopped: z[i] in {0, 1}, at a price."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

import numpy as np
from scipy.sparse import coo_array

from portfolio.domain import Quarter
from portfolio.planning.model import Columns, Floats, Ints, Labels

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Stop:
    """Work in flight that is stopped in the first quarter of the calendar.

    Attributes
    ----------
    initiative
        Id.
    quarter
        First quarter of the calendar: nothing is worked or paid from then on, but for the cost.
    cost, fund
        Money once, in that quarter, and who pays.
    """

    initiative: str
    quarter: Quarter
    cost: float
    fund: str
    cause: ClassVar[str] = "stopping"

    def charge(self, fund: str, quarter: Quarter) -> float:
        """Money it charges to a fund in a quarter."""
        return self.cost if (fund, quarter) == (self.fund, self.quarter) else 0.0

    def supply(self, role: str, quarter: Quarter) -> float:
        """No people: those who worked on it are free because it is not planned."""
        return 0.0

    def __str__(self) -> str:
        return self.initiative


@runtime_checkable
class Stoppable(Protocol):
    """A rule by which work in flight may be stopped."""

    def stops(self, problem: Problem) -> tuple[Stop, ...]:
        """Return what may be stopped, each on its terms."""
        ...


@dataclass(frozen=True)
class Stops:
    """Decide which work in flight is stopped, where a rule allows it.

    A stop charges its cost in the first quarter of the calendar.
    """

    name: ClassVar[str] = "stops"

    def columns(self, problem: Problem) -> Columns:
        """One column for each initiative that may be stopped, in the order of the rules."""
        stops = self._stops(problem)
        size = len(stops)
        funds = np.array([problem.funds.index(stop.fund) for stop in stops], dtype=np.int64)
        costs = np.array([stop.cost for stop in stops], dtype=float)
        places = (funds * problem.quarters, np.arange(size))
        shape = (len(problem.funds) * problem.quarters, size)
        return Columns(
            family=self.name,
            labels=Labels(
                {"initiative": stops, "quarter": problem.capacity.calendar},
                {"initiative": np.arange(size), "quarter": np.zeros(size, dtype=np.int64)},
            ),
            lower=np.zeros(size),
            upper=np.ones(size),
            integer=np.ones(size, dtype=bool),
            spend=partial(coo_array, (costs, places), shape=shape),
            people=partial(coo_array, (len(problem.roles) * problem.quarters, size)),
            penalty=np.zeros(size),
        )

    def _stops(self, problem: Problem) -> tuple[Stop, ...]:
        rules = problem.offering(Stoppable)
        # A rule that is stated twice stops once.
        return tuple(dict.fromkeys(stop for rule in rules for stop in rule.stops(problem)))

    def decided(self, problem: Problem, values: Floats) -> tuple[Stop, ...]:
        """Return what is stopped."""
        stops = self._stops(problem)
        return tuple(stops[k] for k in np.flatnonzero(np.round(values)).tolist())


def stop_columns(problem: Problem, initiative: str) -> Ints:
    """Numbers of the columns that stop an initiative; none where it may not be stopped."""
    part = problem.columns.get(Stops.name)
    stops = part.labels.axes["initiative"] if part else ()
    mine = [
        k
        for k, stop in enumerate(stops)
        if isinstance(stop, Stop) and stop.initiative == initiative
    ]
    return np.array(mine, dtype=np.int64) + problem.offsets.get(Stops.name, 0)
