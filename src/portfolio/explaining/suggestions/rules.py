"""Which single rule stands between an initiative and the plan, and how much looser it would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portfolio.explaining.changes import LooserRule, WithoutRule
from portfolio.explaining.changes.looser_rule import most_steps
from portfolio.explaining.relief import Relief, Widest
from portfolio.explaining.steps import Tried, fewest_steps
from portfolio.explaining.suggestions.question import Question, is_known
from portfolio.explaining.suggestions.single import all_single, cheapest
from portfolio.explaining.suggestions.suggestion import Suggestion
from portfolio.planning import (
    Budget,
    Constraint,
    MayStop,
    Once,
    Problem,
    Roadmap,
    Staffing,
    Synergy,
)

_NEVER_DROPPED: tuple[type[Constraint], ...] = (Once, Budget, Staffing, MayStop, Synergy)
"""What plans mean, what there is, and what is offered or earned: no rules to be waived."""
_LOOSENING = 0.3
"""Share of the time that is left for how little looser a rule need be that could go."""


def suggest_rules(question: Question) -> Iterator[Suggestion]:
    """Yield every single rule without which the initiative is in the best plan.

    Where the rule has a size, the fewest steps by which it must be looser; else it goes whole.
    People who are kept free are a rule that can only be looser.
    """
    widest = Widest(question.forced_problem)
    reliefs = [widest.dropped(WithoutRule(rule), 1.0) for rule in droppable(question.problem)]
    left = [relief for relief in reliefs if relief.helps]
    told: list[Constraint] = []
    while found := cheapest(question, "rules", widest, left):
        assert isinstance(found.change, WithoutRule)
        told.append(found.change.rule)
        yield _loosened(question, found, told[-1])
        left = [relief for relief in left if relief.change != found.change]
    # Others may gain more from a rule that goes, and not from one that gives way a little.
    for rule in question.problem.constraints:
        if rule not in told and (most := most_steps(rule)):
            told.append(rule)
            widest = Widest(question.forced_problem, [LooserRule(rule)], most)
            yield from all_single(question, "rules", widest, _reliefs(widest))


def _reliefs(widest: Widest) -> Sequence[Relief]:
    """Return the reliefs by looser rules; none where more than a limit gives way."""
    try:
        return widest.reliefs(1.0)
    except ValueError:
        return ()


def _loosened(question: Question, dropped: Suggestion, rule: Constraint) -> Suggestion:
    """Return the fewest steps of a looser rule that do as well, or the suggestion to drop it."""
    plans: dict[int, Roadmap] = {}

    def ask(steps: int, expected: bool) -> Tried:
        changed = LooserRule(rule, steps).applied(question.problem)
        found = question.planned(changed, dropped.roadmap)
        if found.outcome.has_plan and found.includes(question.initiative):
            plans[steps] = found
            return Tried(steps)
        return Tried(None, too_few=is_known(found))

    if not (most := most_steps(rule)):
        return dropped
    with question.patience.part(_LOOSENING):
        fewest = fewest_steps(ask, most)
    if fewest.steps is None:
        return dropped
    change = LooserRule(rule, fewest.steps)
    if change.binds_nothing(question.problem):
        # So loose that it says nothing: whoever reads this had better read that it goes.
        return dropped
    return replace(
        dropped,
        change=change,
        roadmap=plans[fewest.steps],
        proven=dropped.proven and fewest.proven,
        too_little=fewest.too_few / fewest.steps,
    )


def buffers_less(problem: Problem) -> Sequence[LooserRule]:
    """Return the rules that keep people free, each as loose as it can be."""
    kept = (rule for rule in problem.constraints if isinstance(rule, Staffing) and rule.buffer)
    return [LooserRule(rule, most_steps(rule)) for rule in kept]


def droppable(problem: Problem) -> Sequence[Constraint]:
    """Return the rules of a problem that could be waived, each once."""
    rules: list[Constraint] = []
    for rule in problem.constraints:
        if not isinstance(rule, _NEVER_DROPPED) and rule not in rules:
            rules.append(rule)
    return rules
