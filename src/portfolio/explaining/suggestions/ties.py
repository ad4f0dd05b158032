"""Where an initiative is as good in the plan as out of it: what the plan itself does there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from portfolio.explaining.changes import Change
from portfolio.explaining.suggestions.question import Question, is_known
from portfolio.explaining.suggestions.suggestion import Suggestion


def with_ties(
    question: Question, found: Suggestion, change: Callable[[int], Change], steps: int
) -> Suggestion:
    """Return a suggestion of the fewest steps with which the plan itself holds the initiative.

    So many steps make it better to have it than not. With one step less it may be as good either
    way; then it counts what is planned, for ties between plans are always settled alike.

    Parameters
    ----------
    question
        About which initiative.
    found
        The suggestion.
    change
        Gives the change of so many steps.
    steps
        How many the suggestion takes.
    """
    while found.proven and steps > 1:
        fewer = change(steps - 1)
        roadmap = question.planned(fewer.applied(question.problem), found.roadmap)
        if question.patience.is_out:
            return replace(found, proven=False)
        if not (is_known(roadmap) and roadmap.includes(question.initiative)):
            break
        steps -= 1
        found = replace(found, change=fewer, roadmap=roadmap, too_little=(steps - 1) / steps)
    return found
