"""Levels reached one after the other, each search begun with what was found for another."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from portfolio.explaining.frontier_point import FrontierPoint
from portfolio.explaining.levels import Levels
from portfolio.explaining.patience import Patience
from portfolio.planning import Highs, Problem, Pulp, Roadmap, Status, StopReason, plan
from portfolio.planning.model import Floats
from portfolio.planning.solvers import Solver
from portfolio.planning.warm_start import begun_with, carried

_PLANS = 6
"""How many plans' time a frontier takes at most."""
_KNOWN = 1e-3
"""Gap of a plan that is as good as the best."""


@dataclass
class Walk:
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
        asked = self._asked(level)
        known = self._known(level, asked)
        found = self._enough(known, level) if known else None
        if found is None:
            # What is left of a looser plan may be worth less at first, and leads farther.
            start = (self._looser(level) if downwards else None) or known
            found = plan(asked, start=start, solver=self.patience.limit(self.solver))
            self.patience.heed(found.outcome)
            if start and not start.outcome.repeatable:
                found = Roadmap(asked, replace(found.outcome, timed=True))
        if known and not found.objective >= known.objective:
            found = _instead(known, found)
        self._keep(level, found)

    def _enough(self, known: Roadmap, level: float) -> Roadmap | None:
        """Return a plan as near to what a looser level is worth at most as a search would end."""
        looser = [r for k, r in self.found.items() if k > level and r.outcome.has_plan]
        least = min(looser, key=lambda roadmap: roadmap.bound, default=None)
        gap = self.solver.gap if isinstance(self.solver, Highs | Pulp) else 0.0
        if least is None or (there := _bounded(known, least.bound)).gap > gap:
            return None
        proven = there.outcome.status is Status.OPTIMAL
        stopped = StopReason.PROVEN if proven else StopReason.GAP
        timed = known.outcome.timed or not (proven or least.outcome.repeatable)
        return Roadmap(there.problem, replace(there.outcome, stopped=stopped, timed=timed))

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
        """Find the steps between two levels, those closer to each other than `finest` as one."""
        same = False
        while not self.patience.is_out and high - low > finest and self._differ(low, high):
            if _is_known(self.found[high]) and not same:
                below = self._tightest(low, high) - finest
                if not low < below < high:
                    return
                self.reach(below)
                # What is bought as it is needed, such as contracts, makes a plan fit just so.
                same = not self._differ(below, high)
                high = below
                continue
            middle = (low + high) / 2
            if not low < middle < high:
                return
            self.reach(middle)
            if not _is_known(self.found[high]) and self._differ(high, middle):
                # A search that stops at a gap may find more where there is less.
                self.reach(high)
            self.split(low, middle, finest)
            low, same = middle, False

    def _tightest(self, low: float, high: float) -> float:
        """Reach the tightest level between two that the plan of the looser one does for.

        What a plan leaves of a row is linear in the level. Where it is not, the plan does not do
        there, and the looser level is all that is known.
        """
        there = self.found[high]
        left = [_left(self._asked(level), there) for level in (low, high)]
        if len(left[0]) == len(left[1]):
            short = (left[0] < 0) & (left[0] < left[1])
            part = left[0][short] / (left[0][short] - left[1][short])
            level = low + float(part.max(initial=0.0)) * (high - low)
            kept = carried(self._asked(level), there) if low < level < high else None
            if kept and kept.objective >= there.objective:
                self._keep(level, _bounded(kept, there.bound))
                return level
        return high

    def _keep(self, level: float, found: Roadmap) -> None:
        self.found[level] = found
        if self.on_point is not None:
            self.on_point(FrontierPoint(level, found, None))

    def _asked(self, level: float) -> Problem:
        return self.over.at(level).applied(self.problem)

    def _differ(self, low: float, high: float) -> bool:
        before, after = self.found[low].outcome, self.found[high].outcome
        if not (before.has_plan and after.has_plan):
            return before.has_plan != after.has_plan
        return after.objective - before.objective > 1e-9 * max(1.0, abs(after.objective))

    def best_known(self) -> tuple[Roadmap, ...]:
        """Return what was found, in order, none with a bound above that of a looser level."""
        least, told = math.inf, []
        for _, roadmap in sorted(self.found.items(), reverse=True):
            there = roadmap.outcome.has_plan
            least = min(least, roadmap.bound) if there else least
            told.append(_bounded(roadmap, least) if there else roadmap)
        return tuple(told[::-1])


def _is_known(roadmap: Roadmap) -> bool:
    """Whether hardly any plan can be worth more."""
    return roadmap.outcome.has_plan and roadmap.gap <= _KNOWN


def _left(problem: Problem, roadmap: Roadmap) -> Floats:
    """Return what the decisions of a plan leave of each bound of each row; negative for none."""
    begun = begun_with(problem, roadmap)
    assert begun.start is not None
    done = begun.matrix @ begun.start
    return np.concatenate([begun.row_upper - done, done - begun.row_lower])


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


def finest_told(over: Levels) -> float:
    """Return how far levels must be apart to be told apart, for rows hold but for rounding."""
    first, last = over.levels[0], over.levels[-1]
    return max(1e-6 * (last - first), 1e-8 * max(abs(first), abs(last)))
