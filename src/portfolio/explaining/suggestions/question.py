"""What is asked about an initiative that is not in the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from portfolio.explaining.changes import Change
from portfolio.explaining.interval import Interval
from portfolio.explaining.suggestions.step_sizes import StepSizes
from portfolio.planning import Exclude, Mandate, Problem, Roadmap, Status, plan
from portfolio.planning.reaching import reach
from portfolio.planning.solvers import Solver
from portfolio.planning.warm_start import begun_with

_MARGIN = 1e-7
"""By which share of its worth a plan must be better, so that no search calls it even."""
_ROUNDING = 1e-9


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
    """

    roadmap: Roadmap
    initiative: str
    solver: Solver
    sizes: StepSizes
    each: bool = False

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
        """The best plan with the initiative in it, as things are."""
        return plan(self.forced_problem, start=self.roadmap, solver=self.solver)

    @property
    def wanted(self) -> Interval:
        """What a plan with the initiative must be worth to be the best one, as things are."""
        best = Interval.of_best(self.roadmap)
        return Interval(more_than(best.low), more_than(best.high))

    def reached(self, change: Change, least: float, *, expected: bool = True) -> Roadmap:
        """Find a plan with the initiative that is worth so much after a change, if there is one."""
        asked, start = change.applied(self.forced_problem), self.forced
        return reach(asked, least, self.solver, start=start, expected=expected)

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
        problem = change.applied(self.problem)
        values = begun_with(problem, roadmap).start
        if values is None:
            return None
        objective = float(problem.model.worth @ values)
        bound = max(roadmap.outcome.bound, self.wanted.high, objective)
        outcome = replace(
            roadmap.outcome,
            status=Status.FEASIBLE,
            values=values,
            objective=objective,
            bound=bound,
        )
        kept = Roadmap(problem, outcome)
        enough = objective >= least - _ROUNDING * max(1.0, abs(least))
        return kept if enough and kept.includes(self.initiative) and not kept.violations() else None

    def rival(self, roadmap: Roadmap) -> Roadmap:
        """Find a plan without the initiative that is worth more than one with it."""
        asked = roadmap.problem.requiring(Exclude(self.initiative, reason="asked"))
        least = more_than(roadmap.objective)
        return reach(asked, least, self.solver, start=self.roadmap, expected=False)


def more_than(worth: float) -> float:
    """Return a worth that no search takes for the same."""
    return worth + _MARGIN * max(1.0, abs(worth))
