"""Why one plan does otherwise than another: what there was no room for, and what rules say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio.domain import Initiative, Quarter
from portfolio.domain.listed import listed
from portfolio.explaining.differences import compare_entries
from portfolio.explaining.limits import LimitUse, Resource, limits, uses_of
from portfolio.planning import Entry, Roadmap

_TOLD = 2
"""So many limits are named where there was no room."""
_ROUNDING = 1e-6


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

    Arithmetic, no search: what is out, or elsewhere, is put where it was, on top of what the new
    plan does; what is in now, on top of what the old plan did. Where a limit has no room for it,
    that is the reason; else it is that the plan as a whole is worth more.

    Raises
    ------
    NoRoadmap
        If one of them holds no plan.
    """
    there, rules = compare_entries(before, after), _new_rules(before, after)
    general = rules.pop("", "")
    told = []
    for name in (*there.dropped, *there.added, *there.moved):
        old, new = before.entry(name), after.entry(name)
        what = "moved" if old and new else "in" if new else "out"
        spot, plan = (old, after) if old else (new, before)
        assert spot is not None
        why = (
            rules.get(name)
            or _obstacle(name, spot, plan, is_new=old is not None)
            or _worth(what, general)
        )
        told.append(Reason(name, what, _start(old), _start(new), why))
    return tuple(told)


def _start(entry: Entry | None) -> Quarter | None:
    return entry.start if entry else None


def _new_rules(before: Roadmap, after: Roadmap) -> dict[str, str]:
    """Return new rules, those about one initiative by its id, one of others by nothing."""
    old = before.problem.constraints
    new = (rule for rule in after.problem.constraints if rule not in old)
    return {getattr(rule, "initiative", ""): str(rule) for rule in new}


def _obstacle(name: str, spot: Entry, plan: Roadmap, *, is_new: bool) -> str:
    """Return what there is no room for in a plan, where an initiative stood in another one."""
    if reason := plan.problem.left_out.get(name):
        return f"it {reason}"
    ways = plan.problem.backlog.by_id[name].ways
    way = next((one for one in ways if one.mode == spot.initiative.mode), ways[0])
    lacking = sorted(_lacking(way, spot.start, plan), key=lambda lack: -lack[0])
    if not lacking:
        return ""
    told = listed([words for _, words in lacking], _TOLD, between="; ")
    return f"there {'is' if is_new else 'was'} only room for {told}"


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


def _worth(what: str, rule: str) -> str:
    """Return the reason where there is room: a new rule about many, or the plan as a whole."""
    if rule:
        return f"there {'was' if what == 'in' else 'is'} room for it; new is: {rule}"
    if what == "in":
        return "there was room before, and now the plan as a whole is worth more with it"
    return "there is room where it was, but the plan as a whole is worth more this way"
