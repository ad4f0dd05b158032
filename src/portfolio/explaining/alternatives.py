"""Different roadmaps that are nearly as good, and what all of them agree on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from portfolio.domain.expected import NUMBER, WHOLE_NUMBER
from portfolio.domain.told import Told
from portfolio.explaining.why_not import QUESTION_SOLVER
from portfolio.planning import Outcome, Problem, Roadmap, Status, StopReason
from portfolio.planning.arguments import LISTENER, ROADMAP
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.exactness import solve_exactly
from portfolio.planning.model import Floats, Model
from portfolio.planning.search import checked
from portfolio.planning.solvers import Solver
from portfolio.planning.thrift import spend_least

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class Alternatives(Told):
    """A plan, and others that are nearly as good.

    Attributes
    ----------
    roadmaps
        The plan first, then as different ones as could be found.
    within
        Share of the plan's worth that the others may fall short by.
    complete
        Whether no further set of initiatives is nearly as good.
    """

    roadmaps: tuple[Roadmap, ...]
    within: float
    complete: bool

    @cached_property
    def _sets(self) -> list[frozenset[str]]:
        return [frozenset(entry.initiative.id for entry in one.entries) for one in self.roadmaps]

    @property
    def always(self) -> tuple[str, ...]:
        """Ids in all of the roadmaps."""
        return tuple(sorted(frozenset.intersection(*self._sets)))

    @property
    def sometimes(self) -> tuple[str, ...]:
        """Ids in some of the roadmaps, not in all."""
        return tuple(sorted(frozenset.union(*self._sets) - frozenset.intersection(*self._sets)))

    @property
    def never(self) -> tuple[str, ...]:
        """Ids of plannable initiatives in none of the roadmaps."""
        known = self.roadmaps[0].problem.windows
        return tuple(sorted(set(known) - frozenset.union(*self._sets)))

    def to_frame(self) -> pd.DataFrame:
        """One row a plannable initiative: first quarter by roadmap, and in how many it is."""
        import pandas as pd

        frame = pd.DataFrame(index=pd.Index(sorted(self.roadmaps[0].problem.windows), name="id"))
        for k, roadmap in enumerate(self.roadmaps):
            starts = {entry.initiative.id: str(entry.start) for entry in roadmap.entries}
            frame[f"plan {k + 1}"] = [starts.get(name, "") for name in frame.index]
        frame["plans"] = [sum(name in one for one in self._sets) for name in frame.index]
        return frame

    def __str__(self) -> str:
        count = len(self.roadmaps)
        found = "all there are" if self.complete else "more may exist"
        if count == 1:
            return f"No other roadmap within {self.within:.2%} of the best one was found ({found})."
        return (
            f"{count} roadmaps within {self.within:.2%} of the best one ({found}): "
            f"initiatives in all of them: {len(self.always):,}, in some: "
            f"{len(self.sometimes):,}, in none: {len(self.never):,}."
        )

    def _repr_html_(self) -> str:
        return f"<p>{escape(str(self))}</p>{self.to_frame().to_html()}"


def alternatives(
    roadmap: Roadmap,
    within: float = 0.01,
    k: int = 5,
    *,
    solver: Solver | None = None,
    on_found: Callable[[Roadmap], None] | None = None,
) -> Alternatives:
    """Find roadmaps that differ from the plan and from each other, and are nearly as good.

    One after the other: each selects other initiatives than those before it, as differently as
    possible (the sum over the roadmaps before it of the initiatives that only one of both
    selects), and is worth at least the share asked for.

    Parameters
    ----------
    roadmap
        The plan.
    within
        Share of its worth that others may fall short by, from 0 to 1.
    k
        At most so many others.
    solver
        By default HiGHS to a gap of 0.01 % or 20 seconds each.
    on_found
        Called with each roadmap as it is found, for those who watch. An interrupt keeps what
        was found so far.

    Raises
    ------
    ValueError
        If `within` is no share from 0 to 1, or `k` is negative.
    NoRoadmap
        If the roadmap holds no plan.
    """
    ROADMAP.check("alternatives", roadmap)
    NUMBER.check("alternatives: within", within)
    WHOLE_NUMBER.check("alternatives: k", k)
    if not 0 <= within <= 1 or k < 0:
        raise ValueError(
            f"within must be a share from 0 to 1, such as 0.01, and k at least 0, "
            f"not {within} and {k}"
        )
    if on_found is not None:
        LISTENER.check("alternatives: on_found", on_found)
    problem, chosen = roadmap.problem, solver or QUESTION_SOLVER
    found, complete = [roadmap], False
    least = roadmap.objective - within * abs(roadmap.objective)
    try:
        while len(found) <= k:
            outcome = solve_exactly(_other(problem, found, least), chosen)
            if not outcome.has_plan:
                complete = outcome.status is Status.INFEASIBLE
                break
            found.append(_plan(roadmap, outcome, chosen))
            if on_found is not None:
                on_found(found[-1])
            if outcome.stopped is StopReason.INTERRUPTED:
                break
    except KeyboardInterrupt:
        if len(found) == 1:
            raise
    return Alternatives(tuple(found), within, complete)


def _other(problem: Problem, found: Sequence[Roadmap], least: float) -> Model:
    """Return the model of the most different plan that is worth the least asked for."""
    model, starts = problem.model, problem.starts
    columns = np.arange(len(starts))
    there, distance = np.flatnonzero(model.worth), np.zeros(len(model.worth))
    rows = Rows("nearly as good, and different", "row")
    margin = 1e-9 * max(1.0, abs(least))
    rows.add("worth", (there, model.worth[there]), lower=least - margin)
    ids = [way.id for way in starts.ways]
    owners = np.array([ids[owner] for owner in starts.owner], dtype=object)
    for one in found:
        selected = {entry.initiative.id for entry in one.entries}
        sign = np.array([-1.0 if name in selected else 1.0 for name in owners])
        distance[columns] += sign
        rows.add("differs", (columns, sign), lower=1.0 - len(selected))
    return replace(model, blocks=(*model.blocks, rows.block()), worth=distance)


def _plan(roadmap: Roadmap, outcome: Outcome, solver: Solver) -> Roadmap:
    """Return the roadmap of values found for another objective, nobody paid in vain."""
    assert outcome.values is not None
    problem = roadmap.problem
    values: Floats = outcome.values
    worth = float(problem.model.worth @ values)
    bound = max(worth, roadmap.bound)
    asked = replace(outcome, status=Status.FEASIBLE, objective=worth, bound=bound)
    return checked(problem, spend_least(problem, asked, solver))
