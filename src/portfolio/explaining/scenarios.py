"""Named sets of changes on one baseline, planned and compared side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from portfolio.domain import Quarter
from portfolio.domain.expected import NAME, Expected
from portfolio.domain.told import Told
from portfolio.explaining.changes import Change
from portfolio.explaining.changes.change import CHANGE
from portfolio.explaining.differences import Difference, compare_entries
from portfolio.explaining.one_by_one import one_by_one
from portfolio.explaining.reasons import Reason, give_reasons
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Problem, Roadmap, plan
from portfolio.planning.arguments import ROADMAP
from portfolio.planning.solvers import Solver

if TYPE_CHECKING:
    import pandas as pd


_TOLD = 8
"""So many initiatives of a scenario are told with reasons; tables hold all of them."""


@dataclass(frozen=True)
class Scenario:
    """Changes with a name; the problem they are applied to never changes.

    Attributes
    ----------
    name
        What people call it.
    changes
        Applied one after the other.
    """

    name: str
    changes: tuple[Change, ...]

    def __post_init__(self) -> None:
        NAME.check("Scenario: name", self.name)
        changes = CHANGE.many(f"Scenario {self.name!r}: changes", self.changes)
        object.__setattr__(self, "changes", changes)

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with all changes."""
        return reduce(lambda asked, change: change.applied(asked), self.changes, problem)

    def __add__(self, other: Scenario) -> Scenario:
        """Return both, one after the other, under both names."""
        return Scenario(f"{self.name} + {other.name}", (*self.changes, *other.changes))

    def __str__(self) -> str:
        return f"{self.name}: {'; '.join(map(str, self.changes)) or 'nothing changes'}"


SCENARIO = Expected("a scenario", Scenario, "Scenario('a tenth less', [ScaledMoney(0.9)])")


@dataclass(frozen=True, repr=False)
class Comparison(Told):
    """A baseline and the plans of scenarios on it.

    Attributes
    ----------
    baseline
        The plan as things are.
    scenarios
        What was changed.
    roadmaps
        The plan of each scenario, in the same order; some may hold no plan.
    missing
        Scenarios that were asked for and not planned, for somebody interrupted.
    """

    baseline: Roadmap
    scenarios: tuple[Scenario, ...]
    roadmaps: tuple[Roadmap, ...]
    missing: tuple[Scenario, ...] = ()

    def difference(self, name: str) -> Difference:
        """Return what the plan of a scenario does otherwise than the baseline.

        Raises
        ------
        KeyError
            If no scenario has the name.
        NoRoadmap
            If the scenario has no plan.
        """
        found = {one.name: r for one, r in zip(self.scenarios, self.roadmaps, strict=True)}
        return compare_entries(self.baseline, found[name])

    def reasons(self, name: str) -> tuple[Reason, ...]:
        """Return why the plan of a scenario does otherwise, initiative by initiative.

        Raises
        ------
        KeyError
            If no scenario has the name.
        NoRoadmap
            If the scenario has no plan.
        """
        found = {one.name: r for one, r in zip(self.scenarios, self.roadmaps, strict=True)}
        return give_reasons(self.baseline, found[name])

    def to_frame(self) -> pd.DataFrame:
        """One row a scenario, the baseline first: worth, gap, planned, hired, in, out, moved."""
        import pandas as pd

        names = ["scenario", "worth", "gap", "planned", "hired", "added", "dropped", "moved"]
        rows = [("baseline", *_figures(self.baseline), "", "", "")]
        for scenario, roadmap in zip(self.scenarios, self.roadmaps, strict=True):
            told = ("", "", "")
            if roadmap.outcome.has_plan:
                there = compare_entries(self.baseline, roadmap)
                told = (", ".join(there.added), ", ".join(there.dropped), _dates(there))
            rows.append((scenario.name, *_figures(roadmap), *told))
        return pd.DataFrame(rows, columns=names).set_index("scenario")

    def moves(self) -> pd.DataFrame:
        """One row a scenario and initiative that is done otherwise: what, before, after, why."""
        import pandas as pd

        rows = []
        for scenario, roadmap in zip(self.scenarios, self.roadmaps, strict=True):
            for one in give_reasons(self.baseline, roadmap) if roadmap.outcome.has_plan else ():
                dates = (_quarter(one.before), _quarter(one.after))
                rows.append((scenario.name, one.initiative, one.what, *dates, one.why))
        names = ["scenario", "id", "what", "before", "after", "why"]
        return pd.DataFrame(rows, columns=names)

    def starts(self) -> pd.DataFrame:
        """One row an initiative planned anywhere: its first quarter, one column a plan."""
        import pandas as pd

        plans = {"baseline": self.baseline}
        plans |= {one.name: r for one, r in zip(self.scenarios, self.roadmaps, strict=True)}
        columns = {
            name: {entry.initiative.id: str(entry.start) for entry in roadmap.entries}
            for name, roadmap in plans.items()
            if roadmap.outcome.has_plan
        }
        return pd.DataFrame(columns).fillna("").sort_index().rename_axis("id")

    def __str__(self) -> str:
        lines = [f"Baseline: {self.baseline.outcome}."]
        for scenario, roadmap in zip(self.scenarios, self.roadmaps, strict=True):
            if not roadmap.outcome.has_plan:
                lines.append(f"{scenario}: {roadmap.outcome}.")
                continue
            gain = roadmap.objective - self.baseline.objective
            there = compare_entries(self.baseline, roadmap)
            missed = _penalty(roadmap) - _penalty(self.baseline)
            of_it = f", {-missed:+,.0f} of it for soft rules" if abs(missed) >= 0.5 else ""
            lines.append(f"{scenario} ({gain:+,.0f}{of_it}); the plan {there}.")
            why = give_reasons(self.baseline, roadmap)
            lines += [f"  - {reason}" for reason in why[:_TOLD]]
            lines += [f"  - and {len(why) - _TOLD} more"] if len(why) > _TOLD else []
        if self.missing:
            lines.append(f"Not reached: {', '.join(one.name for one in self.missing)}.")
        return "\n".join(lines)


def scenarios(
    baseline: Roadmap,
    asked: Sequence[Scenario],
    *,
    solver: Solver | None = None,
    on_found: Callable[[Roadmap], None] | None = None,
) -> Comparison:
    """Plan scenarios, each from the baseline, and compare them with it.

    Parameters
    ----------
    baseline
        A plan; its problem is what the scenarios change.
    asked
        Scenarios with names of their own.
    solver
        By default HiGHS to a gap of 0.01 % or 20 seconds each.
    on_found
        Called with each plan as it is found, for those who watch. An interrupt keeps what
        was found so far.

    Raises
    ------
    ValueError
        If two scenarios have one name, or a change names what the problem does not have.
    """
    ROADMAP.check("scenarios", baseline)
    asked = SCENARIO.many("scenarios", asked)
    names = [scenario.name for scenario in asked]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"names of scenarios must differ: {', '.join(repeated)}")
    problems = [scenario.applied(baseline.problem) for scenario in asked]
    chosen = solver or QUESTION_SOLVER
    each = (plan(problem, start=baseline, solver=chosen) for problem in problems)
    plans = one_by_one(each, lambda found: found, on_found)
    return Comparison(baseline, asked[: len(plans)], plans, asked[len(plans) :])


def _figures(roadmap: Roadmap) -> tuple[float, float, int, int]:
    if not roadmap.outcome.has_plan:
        return (float("nan"), float("nan"), 0, 0)
    hired = sum(hire.people for hire in roadmap.hires)
    return (roadmap.objective, roadmap.gap, len(roadmap.entries), hired)


def _penalty(roadmap: Roadmap) -> float:
    return sum(roadmap.penalties.values())


def _quarter(quarter: Quarter | None) -> str:
    return "" if quarter is None else str(quarter)


def _dates(there: Difference) -> str:
    moved: Iterable[str] = (f"{name} {old} to {new}" for name, (old, new) in there.moved.items())
    return ", ".join(moved)
