"""Why one plan does otherwise than another: which rules forbid what the other one did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from portfolio.domain import Initiative, Quarter
from portfolio.domain.listed import listed
from portfolio.explaining.differences import compare_entries
from portfolio.explaining.limits import LimitUse, Resource, limits, uses_of
from portfolio.planning import Budget, Constraint, Entry, Roadmap, Staffing, Synergy
from portfolio.planning.decisions import Starts

_TOLD = 2
"""So many limits or rules are named."""
_ROUNDING = 1e-6
_NO_REASONS = (Budget, Staffing, Synergy)
"""Rules whose breach is told in numbers, or is none of the plan's."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one initiative is done otherwise.

    Attributes
    ----------
    initiative
        Id.
    what
        ``in``, ``out`` or ``moved``.
    before, after
        First quarter in each plan; None where it is not in it.
    why
        What there was no room for, or which rule says so, as a sentence without a full stop.
    """

    initiative: str
    what: str
    before: Quarter | None
    after: Quarter | None
    why: str

    def __str__(self) -> str:
        moved = f" from {self.before} to {self.after}" if self.what == "moved" else ""
        return f"{self.initiative} is {self.what}{moved}: {self.why}"


def give_reasons(before: Roadmap, after: Roadmap) -> tuple[Reason, ...]:
    """Tell why a plan differs from one before it, initiative by initiative.

    The referee tells, no search: what is out or elsewhere is put where it was, in the new plan as
    it is otherwise, and rules that this breaks are the reason. What is in now is taken out of the
    new plan, or else put into the old one. Where that breaks nothing, the plan as a whole is worth
    more this way.

    Raises
    ------
    NoRoadmap
        If one of them holds no plan.
    """
    there = compare_entries(before, after)
    told = []
    for name in (*there.dropped, *there.added, *there.moved):
        old, new = before.entry(name), after.entry(name)
        what = "moved" if old and new else "in" if new else "out"
        if old:
            why = _obstacle(name, old, after, "is")
        else:
            assert new is not None
            why = _broken(_moved(after, name, None)) or _obstacle(name, new, before, "was")
        told.append(Reason(name, what, _start(old), _start(new), why or _WORTH[what]))
    return tuple(told)


_WORTH = {
    "in": "there was room before, and now the plan as a whole is worth more with it",
    "out": "there is room where it was, but the plan as a whole is worth more this way",
    "moved": "there is room where it was, but the plan as a whole is worth more this way",
}


def _start(entry: Entry | None) -> Quarter | None:
    return entry.start if entry else None


def _obstacle(name: str, spot: Entry, plan: Roadmap, verb: str) -> str:
    """Return what stands in the way of an initiative where it stood in another plan."""
    if reason := plan.problem.left_out.get(name):
        return f"it {reason}"
    put = _moved(plan, name, spot)
    if put is None:
        return f"it cannot start in {spot.start} there"
    if told := _broken(put):
        return told
    way = next(w for w in plan.problem.backlog.by_id[name].ways if w.mode == spot.initiative.mode)
    lacking = sorted(_lacking(way, spot.start, plan), key=lambda lack: -lack[0])
    room = listed([words for _, words in lacking], _TOLD, between="; ")
    return f"there {verb} only room for {room}" if room else ""


def _moved(plan: Roadmap, name: str, spot: Entry | None) -> Roadmap | None:
    """Return a plan with an initiative elsewhere, or nowhere; None if it cannot start there."""
    problem, values = plan.problem, plan.outcome.values
    assert values is not None
    starts, first = problem.starts, problem.offsets[Starts.name]
    columns, values = starts.of(name), values.copy()
    values[first + columns] = 0.0
    if spot is not None:
        at = spot.start - problem.capacity.calendar[0]
        mode = np.array(
            [starts.ways[starts.owner[k]].mode == spot.initiative.mode for k in columns]
        )
        here = columns[mode & (starts.start[columns] == at)]
        if not len(here):
            return None
        values[first + here] = 1.0
    return Roadmap(problem, replace(plan.outcome, values=values))


def _broken(plan: Roadmap | None) -> str:
    """Return the rules that a plan breaks, other than by money and people."""
    rules: list[Constraint] = []
    if plan is not None:
        others = (r for r in plan.problem.constraints if not isinstance(r, _NO_REASONS))
        rules = [rule for rule in others if any(True for _ in rule.check(plan))]
    return listed(rules, _TOLD, between="; ")


def _lacking(way: Initiative, start: Quarter, plan: Roadmap) -> Iterator[tuple[float, str]]:
    """Yield each limit without room for an initiative, with the share of its need that lacks."""
    own = plan.entry(way.id)
    used = {} if own is None else {_place(use): use.used for use in uses_of(plan, own)}
    for use in limits(plan).uses:
        elapsed = use.quarter - start
        of = Initiative.charge if use.resource is Resource.MONEY else Initiative.demand
        need = of(way, use.name, elapsed) if elapsed >= 0 else 0.0
        free = max(0.0, use.free + used.get(_place(use), 0.0))
        if need > free + _ROUNDING * max(1.0, need):
            digits = 0 if use.resource is Resource.MONEY else 1
            unit = "" if use.resource is Resource.MONEY else " FTE"
            words = f"{free:,.{digits}f} of {need:,.{digits}f}{unit} of {use.name} in {use.quarter}"
            yield 1 - free / need, words


def _place(use: LimitUse) -> tuple[Resource, str, Quarter]:
    return use.resource, use.name, use.quarter
