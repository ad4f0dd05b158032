"""How much longer its window, or how much shorter the work on an initiative would have to be."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.explaining.changes import Shorter, WiderWindow
from portfolio.explaining.suggestions.growing import first_enough, first_of
from portfolio.explaining.suggestions.question import Question
from portfolio.explaining.suggestions.suggestion import Suggestion


def suggest_time(question: Question) -> Iterator[Suggestion]:
    """Yield the fewest quarters of an earlier start, of a later finish, and of less work.

    Less work for the same money and people in all needs more of them at a time, so fewer quarters
    are not always better: the fewest is sought among all.
    """
    name, quarters = question.initiative, question.problem.quarters
    initiative = question.problem.backlog.by_id[name]
    if initiative.earliest_start:
        earlier = [WiderWindow(name, earlier=k) for k in range(1, quarters)]
        yield from filter(None, [first_enough(question, "time", earlier)])
    if initiative.latest_finish:
        later = [WiderWindow(name, later=k) for k in range(1, quarters)]
        yield from filter(None, [first_enough(question, "time", later)])
    shorter = [Shorter(name, k) for k in range(1, max(way.duration for way in initiative.ways))]
    yield from filter(None, [first_of(question, "time", shorter)])
