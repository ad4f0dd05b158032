"""How much more money in which quarter of which fund would put an initiative in."""

from __future__ import annotations

import math
from collections.abc import Iterator

from portfolio.explaining.changes import MoreMoney
from portfolio.explaining.relief import Widest
from portfolio.explaining.suggestions.question import Question
from portfolio.explaining.suggestions.single import all_single
from portfolio.explaining.suggestions.suggestion import Suggestion


def suggest_money(question: Question) -> Iterator[Suggestion]:
    """Yield the least more for a single fund in a single quarter; or for each.

    Up to twice what it costs.
    """
    problem, step = question.problem, question.sizes.money
    columns = problem.starts.of(question.initiative)
    cost = float(problem.starts.total_spend[columns].max(initial=0.0))
    most = max(1, math.ceil(2 * cost / step))
    steps = [
        MoreMoney(fund, step, quarter, quarter)
        for fund in problem.funds
        for quarter in problem.capacity.calendar
    ]
    widest = Widest(question.forced_problem, steps, most)
    yield from all_single(question, "money", widest, widest.reliefs(1.0))
