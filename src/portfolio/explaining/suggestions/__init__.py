"""Ways to put an initiative in, one file each. A new way is one file and one line here."""

from collections.abc import Callable, Iterator, Mapping

from portfolio.explaining.suggestions.cost import suggest_cost
from portfolio.explaining.suggestions.money import suggest_money
from portfolio.explaining.suggestions.people import suggest_people
from portfolio.explaining.suggestions.question import Question
from portfolio.explaining.suggestions.rules import suggest_rules
from portfolio.explaining.suggestions.step_sizes import SIZES, StepSizes
from portfolio.explaining.suggestions.suggestion import Suggestion
from portfolio.explaining.suggestions.time import suggest_time
from portfolio.explaining.suggestions.value import suggest_value

DIMENSIONS: Mapping[str, Callable[[Question], Iterator[Suggestion]]] = {
    "value": suggest_value,
    "cost": suggest_cost,
    "time": suggest_time,
    "people": suggest_people,
    "money": suggest_money,
    "rules": suggest_rules,
}

__all__ = ["DIMENSIONS", "SIZES", "Question", "StepSizes", "Suggestion"]
