"""How much cheaper an initiative would have to be."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.explaining.changes import Cheaper
from portfolio.explaining.suggestions.growing import first_enough
from portfolio.explaining.suggestions.question import Question
from portfolio.explaining.suggestions.suggestion import Suggestion


def suggest_cost(question: Question) -> Iterator[Suggestion]:
    """Yield the smallest share off its cost; nothing where even for free it is not in the plan."""
    share = question.sizes.share
    most = round(1 / share)
    changes = [Cheaper(question.initiative, min(1.0, k * share)) for k in range(1, most + 1)]
    if found := first_enough(question, "cost", changes):
        yield found
