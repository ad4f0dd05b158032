"""What the best plan is worth against one limit, and what is swapped where it changes."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from portfolio.domain.expected import NUMBER
from portfolio.domain.told import Told
from portfolio.explaining.differences import Difference, compare_entries
from portfolio.explaining.levels import LEVELS, Levels
from portfolio.explaining.patience import Patience
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Highs, Problem, Pulp, Roadmap, Status, StopReason, plan
from portfolio.planning.arguments import LISTENER, PROBLEM, ROADMAP, SOLVER
from portfolio.planning.solvers import Solver
from portfolio.planning.warm_start import carried

if TYPE_CHECKING:
    import pandas as pd


_PLANS = 6
"""How many plans' time a frontier takes at most."""
_TOLD = 0.0005
"""Least gap that is told in words."""


@dataclass(frozen=True)
class FrontierPoint:
    """The best plan at one level.

    Attributes
    ----------
    level
        Of the limit.
    roadmap
        The plan; it may hold none.
    swap
        What it does otherwise than the plan at the level before; None at the first, without a
        plan, and for those who watch.
    """

    level: float
    roadmap: Roadmap
    swap: Difference | None


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

    def __str__(self) -> str:
        lines = [f"Worth against {self.levels.name}:"]
        for point in self.points:
            worth = f"{point.roadmap.objective:,.0f}" if point.roadmap.outcome.has_plan else "none"
            swap = f" ({point.swap})" if point.swap else ""
            lines.append(f"  {amount_of(point.level)}: {worth}{_more(point.roadmap.gap)}{swap}")
        if self.missing:
            lines.append(f"Not reached: {'; '.join(map(amount_of, self.missing))}.")
        return "\n".join(lines)


def _more(gap: float) -> str:
    """Tell how much more a plan may be worth, where that is worth telling."""
    if math.isinf(gap):
        return ", perhaps more"
    return f", at most {gap:.1%} more" if gap >= _TOLD else ""


def amount_of(level: float) -> str:
    """Write a level: large ones as whole numbers, small ones with the digits that count."""
    return f"{level:,.0f}" if abs(level) >= 1000 else f"{level:,.4g}"


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
    what does not fit left out.

    Parameters
    ----------
    problem
        As things are.
    over
        Levels of a limit, such as `money_levels` gives.
    finest
        Asks for more levels where worth changes: between two levels whose plans differ in worth a
        level is put in the middle, until they are no farther apart than this. Where two levels
        have the same worth nothing happens between them, for worth never falls: so every step is
        found, also one that no price supports. None for the levels alone.
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
    walk = _Walk(problem, over, chosen, start, on_point)
    try:
        walk.reach_all()
        for low, high in pairwise(over.levels):
            if finest is not None:
                walk.split(low, high, finest)
    except KeyboardInterrupt:
        if not walk.found:
            raise
    walk.lift()
    levels = tuple(sorted(walk.found))
    roadmaps = _with_best_bounds([walk.found[level] for level in levels])
    missing = tuple(level for level in over.levels if level not in walk.found)
    return Frontier(replace(over, levels=levels or over.levels), tuple(roadmaps), missing)


@dataclass
class _Walk:
    """Levels reached so far, each from the best plan known that fits, or from a looser one's."""

    problem: Problem
    over: Levels
    solver: Solver
    start: Roadmap | None
    on_point: Callable[[FrontierPoint], None] | None
    found: dict[float, Roadmap] = field(default_factory=dict)
    patience: Patience = field(init=False)

    def __post_init__(self) -> None:
        limit = self.solver.time_limit if isinstance(self.solver, Highs | Pulp) else None
        self.patience = Patience(math.inf if limit is None else _PLANS * max(limit, 1e-3))

    def reach_all(self) -> None:
        """Plan at the loosest level, upwards from the tightest, and downwards where they meet."""
        *others, loosest = self.over.levels
        self.reach(loosest)
        left, downwards = deque(others), False
        while left:
            level = left.pop() if downwards else left.popleft()
            with self.patience.part(1 / (len(left) + 1)):
                self.reach(level, downwards=downwards)
            downwards = downwards or self._may_cost_nothing(level)
        self.lift()

    def reach(self, level: float, *, downwards: bool = False) -> None:
        """Plan at a level, unless somebody interrupted."""
        if self.patience.interrupted:
            return
        asked = self.over.at(level).applied(self.problem)
        known, bound = self._known(level, asked), self._bound(level)
        if known and known.objective >= bound:
            found = _bounded(known, bound)
        else:
            # What is left of a looser plan may be worth less at first, and leads farther.
            start = (self._looser(level) if downwards else None) or known
            found = plan(asked, start=start, solver=self.patience.limit(self.solver))
            self.patience.heed(found.outcome)
            if start and not start.outcome.repeatable:
                found = Roadmap(asked, replace(found.outcome, timed=True))
        if known and not found.objective >= known.objective:
            found = _instead(known, found)
        self.found[level] = found
        if self.on_point is not None:
            self.on_point(FrontierPoint(level, found, None))

    def _may_cost_nothing(self, level: float) -> bool:
        """Whether a level may be worth more than what was found at the loosest one."""
        there, loosest = self.found.get(level), self.found.get(self.over.levels[-1])
        if there is None or loosest is None or there.outcome.status is Status.INFEASIBLE:
            return False
        return there.bound > loosest.objective

    def _known(self, level: float, asked: Problem) -> Roadmap | None:
        """Return the best plan for a level that is known before it is searched.

        Of those of tighter levels that is the nearest one's, for worth never falls.
        """
        tighter = [k for k, r in self.found.items() if k <= level and r.outcome.has_plan]
        before = self.found[max(tighter)] if tighter else None
        others = before, self._looser(level), self.start
        there = [kept for one in others if one and (kept := carried(asked, one))]
        return max(there, key=lambda kept: kept.objective, default=None)

    def _looser(self, level: float) -> Roadmap | None:
        """Return the plan of the nearest looser level."""
        looser = [k for k, r in self.found.items() if k > level and r.outcome.has_plan]
        return self.found[min(looser)] if looser else None

    def _bound(self, level: float) -> float:
        """Return what no plan of a level is worth more than, for none of a looser level is."""
        looser = [r.bound for k, r in self.found.items() if k > level and r.outcome.has_plan]
        return min(looser, default=math.inf)

    def lift(self) -> None:
        """Let worth never fall: what a tighter level was found to hold fits a looser one."""
        before: Roadmap | None = None
        for level, there in sorted(self.found.items()):
            # Nothing found is no number, and less than any plan.
            is_less = before and not there.objective >= before.objective
            kept = carried(there.problem, before) if before and is_less else None
            self.found[level] = _instead(kept, there) if kept else there
            if self.found[level].outcome.has_plan:
                before = self.found[level]

    def split(self, low: float, high: float, finest: float) -> None:
        """Reach levels between two where worth differs, until they are close enough."""
        if self.patience.interrupted or high - low <= finest or not self._differ(low, high):
            return
        middle = (low + high) / 2
        if not low < middle < high:
            return
        self.reach(middle)
        if self._differ(high, middle):
            # A search that stops at a gap may find more where there is less.
            self.reach(high)
        self.split(low, middle, finest)
        self.split(middle, high, finest)

    def _differ(self, low: float, high: float) -> bool:
        before, after = self.found[low].outcome, self.found[high].outcome
        if not (before.has_plan and after.has_plan):
            return before.has_plan != after.has_plan
        return after.objective - before.objective > 1e-9 * max(1.0, abs(after.objective))


def _instead(known: Roadmap, found: Roadmap) -> Roadmap:
    """Return a better plan that was known, with what the search found out about the best one."""
    own, other = known.outcome, found.outcome
    timed = own.timed or other.timed
    told = replace(own, stopped=other.stopped, effort=other.effort, timed=timed)
    return _bounded(Roadmap(found.problem, told), other.bound)


def _bounded(roadmap: Roadmap, bound: float) -> Roadmap:
    """Return a plan with a bound on what any is worth; proven where it is worth as much."""
    told = replace(roadmap.outcome, bound=max(bound, roadmap.objective))
    if told.bound == told.objective:
        told = replace(told, status=Status.OPTIMAL, stopped=StopReason.PROVEN)
    return Roadmap(roadmap.problem, told)


def _with_best_bounds(roadmaps: Sequence[Roadmap]) -> list[Roadmap]:
    """Return the roadmaps, none with a bound above that of a looser level."""
    least, told = math.inf, []
    for roadmap in reversed(roadmaps):
        there = roadmap.outcome.has_plan
        least = min(least, roadmap.bound) if there else least
        told.append(_bounded(roadmap, least) if there else roadmap)
    return told[::-1]
