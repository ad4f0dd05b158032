"""What is asked about an initiative that is not in the plan."""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from portfolio.explaining.changes import Change
from portfolio.explaining.elastic import Elastic
from portfolio.explaining.interval import Interval
from portfolio.explaining.patience import Patience
from portfolio.explaining.suggestions.step_sizes import StepSizes
from portfolio.planning import Exclude, Mandate, Outcome, Problem, Roadmap, Status, StopReason, plan
from portfolio.planning.model import Ints
from portfolio.planning.reaching import reach
from portfolio.planning.solvers import Solver
from portfolio.planning.warm_start import carried

_MARGIN = 1e-7
"""By which share of its worth a plan must be better, so that no search calls it even."""
_ROUNDING = 1e-9
_LESS = 0.3
"""Share of the time that is left for whether less than what was found would do."""
_FORCED = 0.25
"""Share of the time for the plan with the initiative in it, which all else begins with."""


@dataclass(frozen=True, eq=False)
class Question:
    """What would put an initiative into a plan.

    Attributes
    ----------
    roadmap
        The best plan as things are; without the initiative.
    initiative
        Its id.
    solver
        Who is asked.
    sizes
        How fine the steps are.
    each
        Whether each fund or role and quarter is asked about, not the cheapest alone.
    patience
        How long is asked, all questions together.
    """

    roadmap: Roadmap
    initiative: str
    solver: Solver
    sizes: StepSizes
    each: bool = False
    patience: Patience = field(default_factory=Patience)

    @property
    def problem(self) -> Problem:
        """What was planned."""
        return self.roadmap.problem

    @cached_property
    def forced_problem(self) -> Problem:
        """What was planned, with the initiative in it."""
        return self.problem.requiring(Mandate(self.initiative, reason="asked"))

    @cached_property
    def forced(self) -> Roadmap:
        """The best plan with the initiative in it, as things are, or a good one where time ends."""
        with self.patience.part(_FORCED):
            return self.planned(self.forced_problem, self.roadmap)

    @property
    def wanted(self) -> Interval:
        """What a plan with the initiative must be worth to be the best one, as things are."""
        best = Interval.of_best(self.roadmap)
        return Interval(more_than(best.low), more_than(best.high))

    def reached(self, change: Change, least: float, *, expected: bool = True) -> Roadmap:
        """Find a plan with the initiative that is worth so much after a change, if there is one."""
        asked = change.applied(self.forced_problem)
        return self._reached(asked, least, start=self.forced, expected=expected)

    def carried(self, change: Change, roadmap: Roadmap, least: float) -> Roadmap | None:
        """Return the decisions of a plan as one for the changed problem, if they will do there.

        Parameters
        ----------
        change
            Of the problem; the plan may be one after a larger change.
        roadmap
            With the initiative.
        least
            What the plan must be worth.
        """
        kept = carried(change.applied(self.problem), roadmap)
        if kept is None or not kept.includes(self.initiative):
            return None
        if kept.objective < least - _ROUNDING * max(1.0, abs(least)):
            return None
        bound = max(roadmap.bound, self.wanted.high, kept.objective)
        return replace(kept, outcome=replace(kept.outcome, bound=bound))

    def rival(self, roadmap: Roadmap) -> Roadmap:
        """Find a plan without the initiative that is worth at least as much as one with it."""
        asked = roadmap.problem.requiring(Exclude(self.initiative, reason="asked"))
        return self._reached(asked, roadmap.objective, start=self.roadmap, expected=False)

    def less(self, found: Mapping[int, object]) -> AbstractContextManager[None]:
        """Give a part of the time to a question about less, where something is found already."""
        return self.patience.part(_LESS if found else 1.0)

    def planned(self, problem: Problem, start: Roadmap) -> Roadmap:
        """Return the best plan of a problem, as far as there is time."""
        if self.patience.is_out:
            return Roadmap(problem, self._open)
        found = plan(problem, start=start, solver=self.patience.limit(self.solver))
        self.patience.heed(found.outcome)
        return found

    def first(self, elastic: Elastic, *, expected: bool = True) -> tuple[Outcome, Ints]:
        """Find a plan with some relief of its limits; parameters as those of `Elastic.first`."""
        if self.patience.is_out:
            return self._open, np.zeros(len(elastic.reliefs), dtype=np.int64)
        found = elastic.first(self.patience.limit(self.solver), expected=expected)
        self.patience.heed(found[0])
        return found

    def _reached(
        self, problem: Problem, least: float, *, start: Roadmap, expected: bool
    ) -> Roadmap:
        if self.patience.is_out:
            return Roadmap(problem, self._open)
        solver = self.patience.limit(self.solver)
        found = reach(problem, least, solver, start=start, expected=expected)
        self.patience.heed(found.outcome)
        return found

    @property
    def _open(self) -> Outcome:
        """What came of a question that nobody had the time to ask."""
        self.patience.in_doubt = True
        return Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)


def is_known(roadmap: Roadmap) -> bool:
    """Whether a plan is known to be worth as much as any."""
    return roadmap.outcome.has_plan and Interval.of_best(roadmap).is_exact


def without_bound(roadmap: Roadmap) -> Roadmap:
    """Return a plan of which nobody says that it is the best."""
    return replace(roadmap, outcome=replace(roadmap.outcome, bound=math.inf))


def more_than(worth: float) -> float:
    """Return a worth that no search takes for the same."""
    return worth + _MARGIN * max(1.0, abs(worth))
