"""The cheapest ways out where no plan exists, each tried before it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from portfolio.domain.told import Told
from portfolio.explaining.changes import Change, MoreMoney, MorePeople, WiderWindow, WithoutRule
from portfolio.explaining.conflict import explain_conflict, rules_named
from portfolio.explaining.elastic import Elastic
from portfolio.explaining.relief import Relief, Widest
from portfolio.explaining.suggestions import StepSizes
from portfolio.explaining.suggestions.rules import droppable
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Mandate, Problem, Roadmap, plan
from portfolio.planning.arguments import PROBLEM, SOLVER
from portfolio.planning.solvers import Solver

if TYPE_CHECKING:
    import pandas as pd

_MOST_STEPS = 10_000


@dataclass(frozen=True, repr=False)
class Repair(Told):
    """Changes of one kind after which a plan exists.

    Attributes
    ----------
    kind
        What is changed: a key of ``REPAIRS``.
    changes
        What, and by how much.
    size
        Their sum: money, FTE-quarters, rules dropped, or quarters.
    roadmap
        The best plan with the changes.
    proven
        Whether less of this kind is known not to do, to the step.
    """

    kind: str
    changes: tuple[Change, ...]
    size: float
    roadmap: Roadmap
    proven: bool

    def __str__(self) -> str:
        least = "" if self.proven else " (perhaps less would do)"
        return f"{'; '.join(map(str, self.changes))}{least}"


@dataclass(frozen=True, repr=False)
class Repairs(Told):
    """Ways out of a conflict.

    Attributes
    ----------
    problem
        Without a plan.
    repairs
        The cheapest of each kind, the one first whose plan is worth most; where a single rule
        less will do, each such rule.
    """

    problem: Problem
    repairs: tuple[Repair, ...]

    def to_frame(self) -> pd.DataFrame:
        """One row a repair: kind, changes, size, proven, worth of the plan then."""
        import pandas as pd

        rows = [
            (
                one.kind,
                "; ".join(map(str, one.changes)),
                one.size,
                one.proven,
                one.roadmap.objective,
            )
            for one in self.repairs
        ]
        return pd.DataFrame(rows, columns=["kind", "changes", "size", "proven", "worth"])

    def __str__(self) -> str:
        if not self.repairs:
            return "No change of a single kind makes a plan."
        lines = [
            f"  - {one}: the best plan is worth {one.roadmap.objective:,.0f}"
            for one in self.repairs
        ]
        return "\n".join(["Any one of these makes a plan:", *lines])


def repairs(
    problem: Problem,
    *,
    sizes: StepSizes | None = None,
    solver: Solver | None = None,
) -> Repairs:
    """Find the cheapest ways out of a conflict: by money, by people, by rules, by windows.

    Each is the least of its kind in sum over all funds and quarters, roles and quarters, or rules
    (elastic programming, see `Elastic`); for windows the fewest quarters of a single initiative.
    Each is planned before it is told.

    Parameters
    ----------
    problem
        A problem without a plan.
    sizes
        Steps of money and FTE; by default about 1 % of a quarter's budget, and 0.1 FTE.
    solver
        By default HiGHS to a gap of 0.01 % or 20 seconds for each question.
    """
    PROBLEM.check("repairs", problem)
    chosen = solver or QUESTION_SOLVER
    SOLVER.check("repairs: solver", chosen)
    steps = sizes or StepSizes.of_problem(problem)
    found = [repair for way in REPAIRS.values() for repair in way(problem, steps, chosen)]
    ranked = sorted(found, key=lambda one: (-one.roadmap.objective, one.kind))
    return Repairs(problem, tuple(ranked))


def _by_money(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the least more money in sum."""
    limit = problem.capacity
    steps = [MoreMoney(f, sizes.money, q, q) for f in problem.funds for q in limit.calendar]
    yield from _elastic(problem, "money", steps, sizes.money, solver)


def _by_people(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the fewest more FTE-quarters in sum."""
    limit = problem.capacity
    steps = [MorePeople(r, sizes.fte, q, q) for r in limit.people for q in limit.calendar]
    yield from _elastic(problem, "people", steps, sizes.fte, solver)


def _by_rules(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the fewest rules to drop: where one will do, each that does."""
    widest = Widest(problem)
    reliefs = [widest.dropped(WithoutRule(rule), 1.0) for rule in droppable(problem)]
    useful = [relief for relief in reliefs if relief.helps]
    for found in _cheapest(widest, "rules", useful, 1.0, solver):
        alike = [*_single_rules(problem, solver)] if len(found.changes) == 1 else []
        yield from alike or [found]


def _single_rules(problem: Problem, solver: Solver) -> Iterator[Repair]:
    """Yield each rule without which there is a plan: it is part of every conflict."""
    conflict = explain_conflict(problem, solver=solver)
    clashing = rules_named(problem, {clash.rule for clash in conflict.clashes})
    for change in (WithoutRule(rule) for rule in droppable(problem) if rule in clashing):
        roadmap = plan(change.applied(problem), solver=solver)
        if roadmap.outcome.has_plan:
            yield Repair("rules", (change,), 1.0, roadmap, proven=True)


def _by_windows(problem: Problem, sizes: StepSizes, solver: Solver) -> Iterator[Repair]:
    """Yield the fewest quarters by which the window of one mandatory initiative must be wider."""
    backlog, found = problem.backlog.by_id, dict[tuple[int, str], Change]()
    mandates = [rule.initiative for rule in problem.constraints if isinstance(rule, Mandate)]
    for quarters in range(1, problem.quarters):
        for name in dict.fromkeys(mandates):
            if backlog[name].latest_finish:
                found[quarters, f"{name} later"] = WiderWindow(name, later=quarters)
            if backlog[name].earliest_start:
                found[quarters, f"{name} earlier"] = WiderWindow(name, earlier=quarters)
    for (quarters, _), change in found.items():
        roadmap = plan(change.applied(problem), solver=solver)
        if roadmap.outcome.has_plan:
            yield Repair("windows", (change,), quarters, roadmap, proven=True)
            return


REPAIRS: Mapping[str, Callable[[Problem, StepSizes, Solver], Iterator[Repair]]] = {
    "money": _by_money,
    "people": _by_people,
    "rules": _by_rules,
    "windows": _by_windows,
}


def _elastic(
    problem: Problem,
    kind: str,
    steps: Sequence[MoreMoney | MorePeople],
    size: float,
    solver: Solver,
) -> Iterator[Repair]:
    widest = Widest(problem, steps, _MOST_STEPS)
    yield from _cheapest(widest, kind, widest.reliefs(1.0), size, solver)


def _cheapest(
    widest: Widest, kind: str, reliefs: Sequence[Relief], size: float, solver: Solver
) -> Iterator[Repair]:
    """Yield the cheapest set of reliefs, if one makes a plan."""
    if not reliefs:
        return
    elastic = Elastic(widest, tuple(reliefs))
    outcome, steps = elastic.cheapest(solver)
    if not outcome.has_plan:
        return
    made = zip(reliefs, steps.tolist(), strict=True)
    changes = tuple(relief.made(times) for relief, times in made if times)
    changed = reduce(lambda asked, change: change.applied(asked), changes, widest.problem)
    roadmap = plan(changed, solver=solver)
    if roadmap.outcome.has_plan:
        least = elastic.is_least(outcome)
        yield Repair(kind, changes, size * float(steps.sum()), roadmap, proven=least)
