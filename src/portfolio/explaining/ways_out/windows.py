"""A wider window of a single initiative."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.explaining.changes import WiderWindow
from portfolio.explaining.suggestions import StepSizes
from portfolio.explaining.ways_out.repair import Repair
from portfolio.planning import (
    After,
    AllOrNone,
    Choose,
    Constraint,
    GoesOn,
    Mandate,
    NeedsFirst,
    Problem,
    Requires,
    RequiresAny,
    plan,
)
from portfolio.planning.solvers import Solver


def by_windows(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the fewest quarters by which the window of one initiative must be wider.

    Of those that must be done, and of whatever rules tie to them.
    """
    backlog = problem.backlog.by_id
    names = sorted(_asked_for(problem))
    for quarters in range(1, problem.quarters):
        changes = [
            change
            for name in names
            for change, is_limited in (
                (WiderWindow(name, later=quarters), backlog[name].latest_finish),
                (WiderWindow(name, earlier=quarters), backlog[name].earliest_start),
            )
            if is_limited
        ]
        for change in changes:
            roadmap = plan(change.applied(problem), solver=solver)
            if roadmap.outcome.has_plan:
                yield Repair("windows", (change,), quarters, roadmap, proven=True)
                return


def _asked_for(problem: Problem) -> set[str]:
    """Return what must be done, and what rules tie to that, one after the other."""
    asked = {rule.initiative for rule in problem.constraints if isinstance(rule, Mandate | GoesOn)}
    ties = [names for rule in problem.constraints if (names := _tied(rule))]
    if any(isinstance(rule, Choose) and rule.at_least for rule in problem.constraints):
        asked |= {name for names in ties for name in names}
    before: set[str] = set()
    while asked != before:
        before = set(asked)
        asked.update(*(names for names in ties if names & before))
    return asked


def _tied(rule: Constraint) -> set[str]:
    """Return initiatives that a rule ties to each other."""
    if isinstance(rule, Requires | NeedsFirst | After):
        return {rule.source, rule.target}
    if isinstance(rule, RequiresAny):
        return {rule.source, *rule.any_of}
    return {*rule.members} if isinstance(rule, AllOrNone | Choose) else set()
