"""What the last plan said of an initiative: shared by `Frozen` and `FewChanges`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

import numpy as np

from portfolio.domain import Quarter
from portfolio.domain.quarter import check_quarter
from portfolio.planning.constraints.constraint import Constraint, check_known
from portfolio.planning.model import Ints

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


class LastPlan(Constraint, Protocol):
    """A rule that compares with the last plan."""

    @property
    def starts(self) -> Mapping[str, Quarter]:
        """First quarter of work in the last plan, by id."""
        ...

    @property
    def modes(self) -> Mapping[str, str]:
        """Mode in the last plan, by id; any mode will do for those not named."""
        ...


def said_by(roadmap: Roadmap) -> tuple[dict[str, Quarter], dict[str, str]]:
    """Return starts and modes of a roadmap, as the last plan of the next one."""
    entries = roadmap.entries
    starts = {entry.initiative.id: entry.start for entry in entries}
    modes = {entry.initiative.id: entry.initiative.mode for entry in entries}
    return starts, {name: mode for name, mode in modes.items() if mode}


def kept_columns(problem: Problem, rule: LastPlan, initiative: str) -> Ints:
    """Columns in which an initiative starts as the last plan said; none if it cannot."""
    starts, mode = problem.starts, rule.modes.get(initiative)
    columns = starts.of(initiative)
    position = rule.starts[initiative] - problem.capacity.calendar[0]
    modes = np.array([starts.ways[owner].mode for owner in starts.owner[columns]], dtype=object)
    same_mode = np.full(len(columns), True) if mode is None else modes == mode
    kept: Ints = columns[(starts.start[columns] == position) & same_mode]
    return kept


def moved_to(roadmap: Roadmap, rule: LastPlan, initiative: str) -> str:
    """Say in words how an initiative differs from the last plan; empty where it does not."""
    entry, start = roadmap.entry(initiative), rule.starts[initiative]
    if entry is None:
        return "dropped"
    if entry.start != start:
        return f"moved from {start} to {entry.start}"
    mode = rule.modes.get(initiative, entry.initiative.mode)
    return "" if entry.initiative.mode == mode else f"done in mode {entry.initiative.mode!r}"


def check_last_plan(problem: Problem, rule: LastPlan) -> None:
    """Raise ValueError for an unknown initiative or mode, or for what is no quarter."""
    check_known(problem, rule, *rule.starts, *rule.modes)
    for initiative, start in rule.starts.items():
        check_quarter(f"{rule.kind} {initiative}", start)
    for initiative, mode in rule.modes.items():
        known = [way.mode for way in problem.backlog.by_id[initiative].ways]
        if mode not in known:
            names = ", ".join(map(repr, known))
            raise ValueError(f"{rule.kind} {initiative}: no mode {mode!r}; known are {names}")
