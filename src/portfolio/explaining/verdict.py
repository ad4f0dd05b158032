"""In which way an initiative is kept out of a plan."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from portfolio.planning import (
    After,
    AllOrNone,
    Choose,
    Constraint,
    Exclude,
    NeedsFirst,
    NotConcurrent,
    Pin,
    Problem,
    Requires,
    RequiresAny,
    Window,
)


class Verdict(StrEnum):
    """Why an initiative is not in a plan."""

    GATED_OUT = "is not a candidate"
    """Delivered, withdrawn, or knocked out by a gate of the scoring."""
    NO_WINDOW = "cannot fit its window"
    """Too long for the quarters it may be worked on in."""
    PREREQUISITE = "is held up by what it needs"
    """No plan holds what it needs beside it, in the order asked for."""
    EXCLUDED = "was ruled out"
    """Somebody ruled it out, or something it needs, mostly with a reason."""
    GROUP = "is ruled out by its group"
    """Rules on a group of initiatives leave no place for it."""
    LIMITED = "clashes with limits"
    """Not the people, the money or the other limits for it and what must be done."""
    OUTVALUED = "would displace more than it brings"
    """Plans hold it, but they are worth less."""
    UNDECIDED = "was not looked at long enough"
    """A limit of the solver came before it was known whether a plan can hold it."""


def verdict_of_left_out(problem: Problem, initiative: str) -> Verdict:
    """Return why an initiative has no quarter to start in at all."""
    card, status = problem.scorecard, problem.backlog.by_id[initiative].status
    gated = status.is_over or (card is not None and initiative in card.knock_outs)
    return Verdict.GATED_OUT if gated else Verdict.NO_WINDOW


def verdict_of_clash(initiative: str, rules: Collection[Constraint]) -> Verdict:
    """Return why no plan holds an initiative, of the rules that clash with it.

    Only what a rule says of the initiative itself counts, or of what it needs; where rules are
    about others, it is what there is for all of them that does not reach.
    """
    needed = _needed(initiative, rules)
    if any(isinstance(rule, Exclude) and rule.initiative in needed for rule in rules):
        return Verdict.EXCLUDED
    groups = (rule for rule in rules if isinstance(rule, Choose | AllOrNone | NotConcurrent))
    if any(initiative in rule.members for rule in groups):
        return Verdict.GROUP
    needs = (r for r in rules if isinstance(r, Requires | RequiresAny | After | NeedsFirst))
    if any(rule.source == initiative for rule in needs):
        return Verdict.PREREQUISITE
    windows = (rule for rule in rules if isinstance(rule, Window | Pin))
    if any(rule.initiative == initiative for rule in windows):
        return Verdict.NO_WINDOW
    return Verdict.LIMITED


def _needed(initiative: str, rules: Collection[Constraint]) -> set[str]:
    """Return an initiative and whatever it needs, one after the other."""
    needed, before = {initiative}, set[str]()
    while needed != before:
        before = set(needed)
        for rule in rules:
            if isinstance(rule, Requires | NeedsFirst) and rule.source in before:
                needed.add(rule.target)
            elif isinstance(rule, RequiresAny) and rule.source in before:
                needed.update(rule.any_of)
            elif isinstance(rule, AllOrNone) and before & {*rule.members}:
                needed.update(rule.members)
    return needed
