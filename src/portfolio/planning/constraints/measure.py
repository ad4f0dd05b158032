"""What a share is a share of."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

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
        return problem.objective.start_worth(problem)

    def of_entry(self, problem: Problem, entry: Entry) -> float:
        """Amount of one planned initiative, in plain arithmetic."""
        initiative = entry.initiative
        lags = range(problem.capacity.calendar[-1] - entry.start + 1)
        if self is Measure.SPEND:
            return sum(initiative.charge(fund, k) for fund in problem.funds for k in lags)
        if self is Measure.FTE:
            return sum(initiative.demand(role, k) for role in problem.roles for k in lags)
        if self is Measure.COUNT:
            return 1.0
        return problem.objective.entry_worth(problem, entry)
