"""What an initiative would have to be worth more."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from portfolio.explaining.changes import WorthMore
from portfolio.explaining.interval import Interval
from portfolio.explaining.suggestions.question import Question
from portfolio.explaining.suggestions.suggestion import Suggestion
from portfolio.explaining.suggestions.ties import with_ties
from portfolio.planning.reaching import keep_starts


def suggest_value(question: Question) -> Iterator[Suggestion]:
    """Yield the fewest points that make up for what forcing the initiative in costs.

    No search: with p points more the best plan with the initiative is worth p more, and every
    plan without it as much as before.
    """
    if not question.forced.outcome.has_plan:
        question.patience.heed(question.forced.outcome)
        return
    step = question.sizes.points
    forced = Interval.of_best(question.forced)
    steps = max(1, math.ceil((question.wanted.high - forced.low) / step - 1e-9))

    def more(steps: int) -> WorthMore:
        return WorthMore(question.initiative, steps * step)

    change = more(steps)
    found = keep_starts(change.applied(question.problem), question.forced, question.solver)
    if roadmap := question.carried(change, found, question.wanted.high):
        bound = max(forced.high + steps * step, roadmap.outcome.bound)
        roadmap = replace(roadmap, outcome=replace(roadmap.outcome, bound=bound))
        lacking = max(0.0, question.wanted.low - forced.high) / step
        least = Suggestion("value", change, roadmap, steps - 1 < lacking, lacking / steps)
        yield with_ties(question, least, more, steps)
