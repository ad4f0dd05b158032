"""Which single rule stands between an initiative and the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from portfolio.explaining.changes import WithoutRule
from portfolio.explaining.relief import Widest
from portfolio.explaining.suggestions.question import Question
from portfolio.explaining.suggestions.single import cheapest
from portfolio.explaining.suggestions.suggestion import Suggestion
from portfolio.planning import Budget, Constraint, MayStop, Once, Problem, Staffing, Synergy

_NEVER_DROPPED: tuple[type[Constraint], ...] = (Once, Budget, Staffing, MayStop, Synergy)
"""What plans mean, what there is, and what is offered or earned: no rules to be waived."""


def suggest_rules(question: Question) -> Iterator[Suggestion]:
    """Yield every single rule without which the initiative is in the best plan."""
    widest = Widest(question.forced_problem)
    reliefs = [widest.dropped(WithoutRule(rule), 1.0) for rule in droppable(question.problem)]
    left = [relief for relief in reliefs if relief.helps]
    while found := cheapest(question, "rules", widest, left):
        yield found
        left = [relief for relief in left if relief.change != found.change]


def droppable(problem: Problem) -> Sequence[Constraint]:
    """Return the rules of a problem that could be waived, each once."""
    rules: list[Constraint] = []
    for rule in problem.constraints:
        if not isinstance(rule, _NEVER_DROPPED) and rule not in rules:
            rules.append(rule)
    return rules
