"""A wider window of a single initiative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portfolio.explaining.changes import WiderWindow
from portfolio.explaining.suggestions import StepSizes
from portfolio.explaining.ways_out.repair import Repair
from portfolio.planning import (
    After,
    AllOrNone,
    Choose,
    Constraint,
    Frozen,
    GoesOn,
    HorizonMix,
    Mandate,
    MinimumQuickWins,
    NeedsFirst,
    Problem,
    Requires,
    RequiresAny,
    Share,
    plan,
)
from portfolio.planning.constraints.members import ids_of
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
                (
                    WiderWindow(name, later=quarters),
                    any(way.latest_finish for way in backlog[name].ways),
                ),
                (
                    WiderWindow(name, earlier=quarters),
                    any(way.earliest_start for way in backlog[name].ways),
                ),
            )
            if is_limited
        ]
        for change in changes:
            roadmap = plan(change.applied(problem), solver=solver)
            if roadmap.outcome.has_plan:
                yield Repair("windows", (change,), quarters, roadmap, proven=True)
                return


def _asked_for(problem: Problem) -> set[str]:
    """Return what must be done, or may have to be, and what rules tie to that."""
    asked = {name for rule in problem.constraints for name in _demanded(problem, rule)}
    ties = [names for rule in problem.constraints if (names := _tied(rule))]
    before: set[str] = set()
    while asked != before:
        before = set(asked)
        asked.update(*(names for names in ties if names & before))
    return asked


def _demanded(problem: Problem, rule: Constraint) -> Iterable[str]:
    """Return initiatives of which a rule asks for one at least."""
    if isinstance(rule, Mandate | GoesOn):
        return (rule.initiative,)
    if isinstance(rule, Choose):
        return rule.members if rule.at_least else ()
    if isinstance(rule, Frozen):
        return rule.starts
    if isinstance(rule, MinimumQuickWins):
        return rule.members(problem)
    if isinstance(rule, Share):
        return ids_of(problem, rule.members) if rule.hard and rule.at_least else ()
    # Every horizon has its share.
    return problem.backlog.by_id if isinstance(rule, HorizonMix) and rule.hard else ()


def _tied(rule: Constraint) -> set[str]:
    """Return initiatives that a rule ties to each other."""
    if isinstance(rule, Requires | NeedsFirst | After):
        return {rule.source, rule.target}
    if isinstance(rule, RequiresAny):
        return {rule.source, *rule.any_of}
    return {*rule.members} if isinstance(rule, AllOrNone | Choose) else set()
