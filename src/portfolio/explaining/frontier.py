"""What the best plan is worth against one limit, and what is swapped where it changes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from portfolio.domain.expected import NUMBER
from portfolio.domain.told import Told
from portfolio.explaining.differences import Difference, compare_entries
from portfolio.explaining.frontier_point import FrontierPoint, amount_of
from portfolio.explaining.levels import LEVELS, Levels
from portfolio.explaining.walk import Walk, finest_told
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Problem, Roadmap, StopReason
from portfolio.planning.arguments import LISTENER, PROBLEM, ROADMAP, SOLVER
from portfolio.planning.solvers import Solver

if TYPE_CHECKING:
    import pandas as pd


_TOLD = 0.0005
"""Least gap that is told in words."""


@dataclass(frozen=True, repr=False)
class Frontier(Told):
    """Worth of the best plan against the levels of one limit.

    Attributes
    ----------
    levels
        Those that were reached, in order; those that were asked for where none was.
    roadmaps
        The plan at each level.
    missing
        Levels that were asked for and not reached, for somebody interrupted.
    """

    levels: Levels
    roadmaps: tuple[Roadmap, ...]
    missing: tuple[float, ...] = ()

    @property
    def interrupted(self) -> bool:
        """Whether somebody asked to stop: before some levels, or while the last was searched."""
        ends = (roadmap.outcome.stopped for roadmap in self.roadmaps)
        return bool(self.missing) or StopReason.INTERRUPTED in ends

    @cached_property
    def points(self) -> tuple[FrontierPoint, ...]:
        """One a level, with what is swapped there."""
        points: list[FrontierPoint] = []
        before: Roadmap | None = None
        for level, roadmap in zip(self.levels.levels, self.roadmaps, strict=False):
            there = roadmap.outcome.has_plan
            swap = compare_entries(before, roadmap) if there and before else None
            points.append(FrontierPoint(level, roadmap, swap))
            before = roadmap if there else before
        return tuple(points)

    def to_frame(self) -> pd.DataFrame:
        """One row a level: worth, bound, gap, planned, adds, drops, moves."""
        import pandas as pd

        rows = []
        for point in self.points:
            outcome, swap = point.roadmap.outcome, point.swap or Difference((), (), {})
            planned = len(point.roadmap.entries) if outcome.has_plan else 0
            told = tuple(", ".join(ids) for ids in (swap.added, swap.dropped, swap.moved))
            rows.append(
                (point.level, outcome.objective, outcome.bound, outcome.gap, planned, *told)
            )
        names = [self.levels.name, "worth", "bound", "gap", "planned", "adds", "drops", "moves"]
        return pd.DataFrame(rows, columns=names).set_index(self.levels.name)

    def _plateaus(self) -> list[list[FrontierPoint]]:
        """Return neighbouring levels with one plan together."""
        plateaus: list[list[FrontierPoint]] = []
        for point in self.points:
            if plateaus and _is_alike(plateaus[-1][-1], point):
                plateaus[-1].append(point)
            else:
                plateaus.append([point])
        return plateaus

    def __str__(self) -> str:
        lines = [f"Worth against {self.levels.name}:"]
        lines += [f"  {_told(alike)}" for alike in self._plateaus()]
        if self.missing:
            lines.append(f"Not reached: {'; '.join(map(amount_of, self.missing))}.")
        return "\n".join(lines)


def _is_alike(before: FrontierPoint, point: FrontierPoint) -> bool:
    """Whether the plan of a level is that of the one before, hires and all that costs included."""
    if point.swap is None or not point.swap.is_none:
        return False
    worth = point.roadmap.objective
    return math.isclose(before.roadmap.objective, worth, rel_tol=1e-9, abs_tol=1e-9)


def _told(alike: Sequence[FrontierPoint]) -> str:
    """Tell neighbouring levels with one plan in one line."""
    first, last = alike[0], alike[-1]
    outcome = first.roadmap.outcome
    worth = f"{outcome.objective:,.0f}" if outcome.has_plan else "none"
    until = f" to {amount_of(last.level)}" if len(alike) > 1 else ""
    swap = ""
    if first.swap is not None:
        swap = " (the same initiatives)" if first.swap.is_none else f" ({first.swap})"
    more = _more(max(point.roadmap.gap for point in alike))
    return f"{amount_of(first.level)}{until}: {worth}{more}{swap}"


def _more(gap: float) -> str:
    """Tell how much more a plan may be worth, where that is worth telling."""
    if math.isinf(gap):
        return ", perhaps more"
    return f", at most {gap:.1%} more" if gap >= _TOLD else ""


def frontier(
    problem: Problem,
    over: Levels,
    *,
    finest: float | None = None,
    start: Roadmap | None = None,
    solver: Solver | None = None,
    on_point: Callable[[FrontierPoint], None] | None = None,
) -> Frontier:
    """Plan at every level of a limit.

    A plan that fits one level fits the looser ones, so worth never falls, and no bound lies above
    that of a looser level. The loosest level comes first, for as long as a plan takes. Then each
    search begins with the plan of a neighbour: upwards from the tightest level as long as its
    bound is no more than what the loosest was found to be worth, then downwards from the loosest,
    what does not fit left out. Where what is known is near enough to the bound of a looser level,
    nothing is searched.

    Parameters
    ----------
    problem
        As things are.
    over
        Levels of a limit, such as `money_levels` gives.
    finest
        Asks for the steps between the levels; those no farther apart than this are told as one.
        Where two levels have the same worth nothing happens between them, for worth never falls.
        Else the tightest level that the plan of the looser one does for is looked up, which is
        where the step is; only below it is another plan searched, one search a step. So every
        step is found, also one that no price supports. Where a search ended at a limit, levels
        are halved instead. None for the levels alone.
    start
        A plan that is known already, such as today's: no level that it fits is worth less.
    solver
        By default HiGHS to a gap of 0.01 % or 20 seconds a level. Many levels share the time of
        six plans, for each begins with what was found for its neighbour: what a level leaves
        over is spent on those after it.
    on_point
        Called after each level, for those who watch, in the order in which they are searched;
        levels searched later may better its worth and its bound. An interrupt keeps the levels
        done so far.

    Raises
    ------
    ValueError
        If `finest` is not above 0, or something else is given than is expected.
    """
    PROBLEM.check("frontier", problem)
    LEVELS.check("frontier: over", over)
    chosen = QUESTION_SOLVER if solver is None else solver
    SOLVER.check("frontier: solver", chosen)
    for name, expected, given in (
        ("finest", NUMBER, finest),
        ("start", ROADMAP, start),
        ("on_point", LISTENER, on_point),
    ):
        if given is not None:
            expected.check(f"frontier: {name}", given)
    if finest is not None and not finest > 0:
        raise ValueError(f"finest must be above 0, not {finest}")
    walk = Walk(problem, over, chosen, start, on_point)
    try:
        walk.reach_all()
        for low, high in pairwise(over.levels):
            if finest is not None:
                walk.split(low, high, max(finest, finest_told(over)))
    except KeyboardInterrupt:
        if not walk.found:
            raise
    walk.lift()
    levels = tuple(sorted(walk.found))
    roadmaps = walk.best_known()
    missing = tuple(level for level in over.levels if level not in walk.found)
    return Frontier(replace(over, levels=levels or over.levels), tuple(roadmaps), missing)
