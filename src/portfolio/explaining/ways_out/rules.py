"""Fewer rules, or a looser one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portfolio.explaining.changes import LooserRule, WithoutRule
from portfolio.explaining.changes.looser_rule import most_steps
from portfolio.explaining.conflict import explain_conflict, rules_named
from portfolio.explaining.relief import Widest
from portfolio.explaining.steps import Tried, fewest_steps
from portfolio.explaining.suggestions import StepSizes
from portfolio.explaining.suggestions.rules import droppable
from portfolio.explaining.ways_out.repair import Repair
from portfolio.explaining.ways_out.sums import least_in_sum
from portfolio.planning import Constraint, Problem, Status, plan
from portfolio.planning.reaching import first_plan
from portfolio.planning.solvers import Solver


def by_rules(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the fewest rules to drop: where one will do, each that does."""
    widest = Widest(problem)
    reliefs = [widest.dropped(WithoutRule(rule), 1.0) for rule in droppable(problem)]
    useful = [relief for relief in reliefs if relief.helps]
    for found in least_in_sum(widest, "rules", useful, 1.0, solver):
        alike = [*_single_rules(problem, solver)] if len(found.changes) == 1 else []
        yield from alike or [found]


def by_looser_rules(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the fewest steps by which a single rule must be looser, for each that does."""
    for rule in _clashing(problem, problem.constraints, solver):
        if found := _loosened(problem, rule, solver):
            yield found


def _single_rules(problem: Problem, solver: Solver) -> Iterator[Repair]:
    """Yield each rule without which there is a plan: it is part of every conflict."""
    for rule in _clashing(problem, droppable(problem), solver):
        change = WithoutRule(rule)
        roadmap = plan(change.applied(problem), solver=solver)
        if roadmap.outcome.has_plan:
            yield Repair("rules", (change,), 1.0, roadmap, proven=True)


def _clashing(
    problem: Problem, rules: Sequence[Constraint], solver: Solver
) -> Sequence[Constraint]:
    """Return those rules that take part in a conflict; others alone are no way out."""
    conflict = explain_conflict(problem, solver=solver)
    clashing = rules_named(problem, {clash.rule for clash in conflict.clashes})
    return [rule for rule in rules if rule in clashing]


def _loosened(problem: Problem, rule: Constraint, solver: Solver) -> Repair | None:
    """Return the fewest steps of a looser rule after which there is a plan."""
    if not (most := most_steps(rule)):
        return None

    def ask(steps: int, expected: bool) -> Tried:
        changed = LooserRule(rule, steps).applied(problem)
        outcome = first_plan(changed.model, solver, expected=expected)
        if outcome.has_plan:
            return Tried(steps)
        return Tried(None, too_few=outcome.status is Status.INFEASIBLE)

    fewest = fewest_steps(ask, most)
    if fewest.steps is None:
        return None
    change = LooserRule(rule, fewest.steps)
    if change.binds_nothing(problem):
        return None
    roadmap = plan(change.applied(problem), solver=solver)
    if not roadmap.outcome.has_plan:
        return None
    return Repair("looser rules", (change,), float(fewest.steps), roadmap, fewest.proven)
