"""Why an initiative is in the plan: what it brings, what it uses, and how safe its place is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from portfolio.domain.told import Told
from portfolio.explaining.changes import Cheaper
from portfolio.explaining.changes.change import known
from portfolio.explaining.differences import Difference, compare_entries
from portfolio.explaining.interval import Interval
from portfolio.explaining.limits import LimitUse, limits, uses_of
from portfolio.explaining.steps import Fewest, Tried, fewest_steps
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Entry, Exclude, Mandate, Problem, Roadmap, Status, plan
from portfolio.planning.arguments import ROADMAP
from portfolio.planning.reaching import reach
from portfolio.planning.solvers import Solver

if TYPE_CHECKING:
    import pandas as pd

_STEP, _MOST = 0.05, 40
"""Steps in which a cost grows, and how many of them are tried: up to three times as much."""
_ROUNDING = 1e-9
_TOLD = 6
"""So many scarce limits are told; tables hold all of them."""


@dataclass(frozen=True, repr=False)
class Why(Told):
    """Why an initiative is in the plan.

    Attributes
    ----------
    roadmap, entry
        What was asked.
    worth
        Points of the objective that it brings by itself.
    uses
        What it uses of limits that are scarce in the plan.
    without
        The best plan without it; its outcome tells where there is none.
    dearer
        Fewest steps of 5 % by which its cost could grow until it is out.
    """

    roadmap: Roadmap
    entry: Entry
    worth: float
    uses: tuple[LimitUse, ...]
    without: Roadmap
    dearer: Fewest

    @property
    def initiative(self) -> str:
        """Its id."""
        return self.entry.initiative.id

    @cached_property
    def lost(self) -> Interval | None:
        """Points lost without it; as much worth it could lose and stay. None where it must stay."""
        if not self.without.outcome.has_plan:
            return None
        lost = Interval.of_best(self.roadmap) - Interval.of_best(self.without)
        return lost.at_least(0.0)

    @property
    def instead(self) -> Difference | None:
        """What the best plan without it does otherwise besides; None where it must stay."""
        if not self.without.outcome.has_plan:
            return None
        there = compare_entries(self.roadmap, self.without)
        others = tuple(name for name in there.dropped if name != self.initiative)
        return replace(there, dropped=others)

    def to_frame(self) -> pd.DataFrame:
        """One row a scarce limit that it uses: resource, name, quarter, used, limit, share."""
        import pandas as pd

        rows = [
            (use.resource.value, use.name, str(use.quarter), use.used, use.limit, use.share)
            for use in self.uses
        ]
        names = ["resource", "name", "quarter", "used", "limit", "share"]
        return pd.DataFrame(rows, columns=names)

    def __str__(self) -> str:
        lines = [
            f"{self.initiative} is in the plan, from {self.entry.start} to {self.entry.finish}; "
            f"it brings {self.worth:,.0f} by itself."
        ]
        if self.uses:
            lines.append("Of what is scarce it uses:")
            lines += [f"  - {use}" for use in self.uses[:_TOLD]]
            left = len(self.uses) - _TOLD
            lines += [f"  - and of {left} more"] if left > 0 else []
        if self.lost is None:
            proven = self.without.outcome.status is Status.INFEASIBLE
            lines.append("No plan does without it." if proven else "Unknown: time ran out.")
        else:
            lines.append(
                f"Without it the plan loses {self.lost}, and then {self.instead}. "
                "It stays as long as it loses less of its worth than that."
            )
            lines.append(self._growth())
        return "\n".join(lines)

    def _growth(self) -> str:
        steps, too_few = self.dearer.steps, self.dearer.too_few * _STEP
        if steps is None:
            if self.dearer.proven:
                return f"It stays even if it costs {1 + _STEP * _MOST:.3g} times as much."
            return "How much more it could cost and stay is not known: time ran out."
        if self.dearer.proven:
            return f"It is out once it costs {steps * _STEP:.0%} more; {too_few:.0%} more it bears."
        return (
            f"It is out once it costs {steps * _STEP:.0%} more, perhaps earlier; "
            f"{too_few:.0%} more it bears."
        )


def why(roadmap: Roadmap, initiative: str, *, solver: Solver | None = None) -> Why:
    """Tell why an initiative is in the plan.

    Parameters
    ----------
    roadmap
        A plan that holds the initiative.
    initiative
        Id.
    solver
        Who answers each question; by default HiGHS to a gap of 0.01 % or 20 seconds.

    Raises
    ------
    ValueError
        For an unknown initiative, or one that is not in the plan.
    NoRoadmap
        If the roadmap holds no plan.
    """
    ROADMAP.check("why", roadmap)
    known(initiative, roadmap.problem.backlog.by_id, "initiative")
    entry = roadmap.entry(initiative)
    if entry is None:
        raise ValueError(f"{initiative} is not in the plan; why_not() tells why")
    problem, chosen = roadmap.problem, solver or QUESTION_SOLVER
    scarce = {(use.resource, use.name, use.quarter) for use in limits(roadmap).bottlenecks}
    uses = [
        use for use in uses_of(roadmap, entry) if (use.resource, use.name, use.quarter) in scarce
    ]
    barred = problem.requiring(Exclude(initiative, reason="asked"))
    without = plan(barred, start=roadmap, solver=chosen)
    return Why(
        roadmap,
        entry,
        problem.objective.entry_worth(problem, entry),
        tuple(sorted(uses, key=lambda use: -use.share)),
        without,
        _dearer(roadmap, initiative, without, chosen),
    )


def _dearer(roadmap: Roadmap, initiative: str, without: Roadmap, solver: Solver) -> Fewest:
    """Return the fewest steps of a higher cost after which plans without it are worth more."""
    if not without.outcome.has_plan:
        return Fewest(None, without.outcome.status is Status.INFEASIBLE)

    best = Interval.of_best(without)
    stays = best.high - _ROUNDING * max(1.0, abs(best.high))

    def ask(steps: int, expected: bool) -> Tried:
        dear = _with(Cheaper(initiative, -_STEP * steps).applied(roadmap.problem), initiative)
        kept = reach(dear, best.low, solver, start=roadmap, expected=not expected)
        if kept.outcome.status is Status.INFEASIBLE:
            return Tried(steps)
        # As long as it is as good to have it, it may stay.
        return Tried(None, too_few=kept.outcome.has_plan and kept.objective >= stays)

    return fewest_steps(ask, _MOST)


def _with(problem: Problem, initiative: str) -> Problem:
    return problem.requiring(Mandate(initiative, reason="asked"))
