"""How many more people of which role in which quarter would put an initiative in."""

from __future__ import annotations

import math
from collections.abc import Iterator

from portfolio.explaining.changes import MorePeople
from portfolio.explaining.relief import Widest
from portfolio.explaining.suggestions.question import Question
from portfolio.explaining.suggestions.single import all_single
from portfolio.explaining.suggestions.suggestion import Suggestion


def suggest_people(question: Question) -> Iterator[Suggestion]:
    """Yield the fewest more of a single role in a single quarter; or for each.

    Up to twice what it needs.
    """
    problem, step = question.problem, question.sizes.fte
    columns = problem.starts.of(question.initiative)
    needed = problem.starts.people.tocsc()[:, columns].max(axis=0).toarray().sum()
    most = max(1, math.ceil(2 * float(needed) / step))
    steps = [
        MorePeople(role, step, quarter, quarter)
        for role in problem.capacity.people
        for quarter in problem.capacity.calendar
    ]
    widest = Widest(question.forced_problem, steps, most)
    yield from all_single(question, "people", widest, widest.reliefs(1.0))
