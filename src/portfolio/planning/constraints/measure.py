"""What a share is a share of."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array

from portfolio.planning.constraints.period import Period, Span
from portfolio.planning.model import Floats

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Entry


class Measure(StrEnum):
    """What a share is a share of, always summed over the selected initiatives.

    ``spend``: money they charge within the calendar, build and run. ``fte``: FTE-quarters they
    need within the calendar. ``count``: how many they are. ``value``: their worth in the plan.
    """

    SPEND = "spend"
    FTE = "fte"
    COUNT = "count"
    VALUE = "value"

    @property
    def words(self) -> str:
        """Measure in words."""
        return {
            "spend": "selected spend",
            "fte": "selected FTE-quarters",
            "count": "number of selected initiatives",
            "value": "selected value",
        }[self.value]

    def by_start(self, problem: Problem) -> Floats:
        """Amount by column of the starts."""
        starts = problem.starts
        if self is Measure.SPEND:
            return starts.total_spend
        if self is Measure.FTE:
            return starts.total_people
        if self is Measure.COUNT:
            return np.ones(len(starts))
        return problem.start_worth

    def by_period(self, problem: Problem, period: Period) -> Floats:
        """Amount by part of the calendar and column of the starts, shape (parts, n).

        Money and people fall into the part in which they are charged or needed, number and value
        into that in which the work starts; so the parts add up to `by_start`.
        """
        if period is Period.CALENDAR:
            return self.by_start(problem)[np.newaxis]
        starts, codes = problem.starts, period.codes(problem.capacity.calendar)
        shape = int(codes.max()) + 1, len(starts)
        if self in (Measure.SPEND, Measure.FTE):
            use = starts.spend if self is Measure.SPEND else starts.people
            part = codes[use.row % problem.quarters]
            amounts = coo_array((use.data, (part, use.col)), shape=shape)
        else:
            places = codes[starts.start], np.arange(len(starts))
            amounts = coo_array((self.by_start(problem), places), shape=shape)
        return np.asarray(amounts.toarray())

    def of_entry(self, problem: Problem, entry: Entry, span: Span | None = None) -> float:
        """Amount of one planned initiative, or what falls into a part of the calendar.

        In plain arithmetic.
        """
        initiative, quarters = (
            entry.initiative,
            span.quarters if span else problem.capacity.calendar,
        )
        lags = [quarter - entry.start for quarter in quarters if quarter >= entry.start]
        if self is Measure.SPEND:
            return sum(initiative.charge(fund, k) for fund in problem.funds for k in lags)
        if self is Measure.FTE:
            return sum(initiative.demand(role, k) for role in problem.roles for k in lags)
        if entry.start not in quarters:
            return 0.0
        return 1.0 if self is Measure.COUNT else problem.objective.entry_worth(problem, entry)
