"""In which way an initiative is kept out of a plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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


_OF_RULES: Mapping[tuple[type[Constraint], ...], Verdict] = {
    (Exclude,): Verdict.EXCLUDED,
    (Choose, AllOrNone, NotConcurrent): Verdict.GROUP,
    (Requires, RequiresAny, After, NeedsFirst): Verdict.PREREQUISITE,
    (Window, Pin): Verdict.NO_WINDOW,
}
"""What rules that clash with an initiative mean for it, the plainest reason first."""


def verdict_of_left_out(problem: Problem, initiative: str) -> Verdict:
    """Return why an initiative has no quarter to start in at all."""
    card, status = problem.scorecard, problem.backlog.by_id[initiative].status
    gated = status.is_over or (card is not None and initiative in card.knock_outs)
    return Verdict.GATED_OUT if gated else Verdict.NO_WINDOW


def verdict_of_clash(rules: Collection[Constraint]) -> Verdict:
    """Return why no plan holds an initiative, of the rules that clash with it."""
    for kinds, verdict in _OF_RULES.items():
        if any(isinstance(rule, kinds) for rule in rules):
            return verdict
    return Verdict.LIMITED
