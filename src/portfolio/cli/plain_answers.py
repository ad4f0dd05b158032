"""Answers as plain values, numbers as numbers, for JSON."""

from __future__ import annotations

from typing import Any

from portfolio.explaining import (
    Difference,
    Interval,
    LimitUse,
    Price,
    Repair,
    Suggestion,
    Why,
    WhyNot,
    compare_entries,
)
from portfolio.planning import Outcome, Roadmap
from portfolio.settings import plain_change

Plain = dict[str, Any]


def plain_answer(answer: Why | WhyNot) -> Plain:
    """Return why an initiative is planned, or why it is not."""
    return plain_why(answer) if isinstance(answer, Why) else plain_why_not(answer)


def plain_why(answer: Why) -> Plain:
    """Return what an initiative brings, what it uses, and how safe its place is."""
    entry, dearer = answer.entry, answer.dearer
    return {
        "id": answer.initiative,
        "planned": True,
        "start": str(entry.start),
        "finish": str(entry.finish),
        "mode": entry.initiative.mode,
        "worth": answer.worth,
        "scarce_limits": [plain_use(use) for use in answer.uses],
        "lost_without": plain_interval(answer.lost),
        "instead": plain_difference(answer.instead),
        "without": plain_outcome(answer.without.outcome),
        "dearer_steps_until_out": dearer.steps,
        "dearer_proven": dearer.proven,
        "text": str(answer),
    }


def plain_why_not(answer: WhyNot) -> Plain:
    """Return the verdict, what forcing an initiative in costs, and what would put it in."""
    conflict = answer.conflict.clashes if answer.conflict else ()
    return {
        "id": answer.initiative,
        "planned": False,
        "verdict": answer.verdict.name.lower(),
        "reason": answer.reason,
        "clashes": [{"rule": clash.rule, "where": list(clash.where)} for clash in conflict],
        "forced_in_costs": plain_interval(answer.cost),
        "displaced": plain_difference(answer.displaced),
        "suggestions": [_suggestion(answer, one) for one in answer.suggestions],
        "left_open": list(answer.open_kinds),
        "text": str(answer),
    }


def _suggestion(answer: WhyNot, one: Suggestion) -> Plain:
    return {
        "along": one.along,
        "change": plain_change(one.change),
        "proven_smallest": one.proven,
        "too_little_share": one.too_little,
        "plan": plain_outcome(one.roadmap.outcome),
        "difference": plain_difference(compare_entries(answer.roadmap, one.roadmap)),
        "text": str(one),
    }


def plain_price(roadmap: Roadmap, price: Price) -> Plain:
    """Return what a change is worth, and what the plan does otherwise with it."""
    return {
        "change": plain_change(price.change),
        "worth": plain_interval(price.worth),
        "cost": price.cost,
        "plan": plain_outcome(price.roadmap.outcome),
        "difference": plain_difference(
            compare_entries(roadmap, price.roadmap) if price.roadmap.outcome.has_plan else None
        ),
        "text": str(price),
    }


def plain_repair(repair: Repair) -> Plain:
    """Return changes after which there is a plan, and what that is worth."""
    return {
        "kind": repair.kind,
        "changes": [plain_change(change) for change in repair.changes],
        "size": repair.size,
        "proven_smallest": repair.proven,
        "plan": plain_outcome(repair.roadmap.outcome),
        "text": str(repair),
    }


def plain_use(use: LimitUse) -> Plain:
    """Return what is used of a limit in a quarter."""
    return {
        "resource": use.resource.value,
        "name": use.name,
        "quarter": str(use.quarter),
        "used": use.used,
        "limit": use.limit,
        "share": use.share,
    }


def plain_interval(interval: Interval | None) -> Plain | None:
    """Return both ends of what is known of a number."""
    return None if interval is None else {"at_least": interval.low, "at_most": interval.high}


def plain_difference(difference: Difference | None) -> Plain | None:
    """Return what one plan does otherwise than another."""
    if difference is None:
        return None
    return {
        "added": list(difference.added),
        "dropped": list(difference.dropped),
        "moved": {name: [str(old), str(new)] for name, (old, new) in difference.moved.items()},
        "switched": {name: [*modes] for name, modes in difference.switched.items()},
    }


def plain_outcome(outcome: Outcome) -> Plain:
    """Return what is known of a plan."""
    return {
        "status": outcome.status.value,
        "stopped": outcome.stopped.value,
        "objective": outcome.objective,
        "bound": outcome.bound,
        "gap": outcome.gap,
    }
