"""Answers that are found one after the other; an interrupt keeps those that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from portfolio.planning import Roadmap, StopReason
from portfolio.planning.arguments import LISTENER

Answer = TypeVar("Answer")


def one_by_one(
    answers: Iterable[Answer],
    plan_of: Callable[[Answer], Roadmap],
    on_found: Callable[[Answer], None] | None,
) -> tuple[Answer, ...]:
    """Return all answers, or those up to an interrupt.

    Parameters
    ----------
    answers
        Each found when it is asked for.
    plan_of
        Tells the plan that was searched for an answer: one whose search was interrupted is the
        last.
    on_found
        Called with each answer, for those who watch.

    Raises
    ------
    KeyboardInterrupt
        If the first search is interrupted before it finds anything, so that nothing is there.
    """
    if on_found is not None:
        LISTENER.check("on_found", on_found)
    found: list[Answer] = []
    try:
        for answer in answers:
            found.append(answer)
            if on_found is not None:
                on_found(answer)
            if plan_of(answer).outcome.stopped is StopReason.INTERRUPTED:
                break
    except KeyboardInterrupt:
        if not found:
            raise
    return tuple(found)
