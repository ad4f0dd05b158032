"""How much cheaper an initiative would have to be."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.explaining.changes import Cheaper
from portfolio.explaining.suggestions.growing import first_enough, first_of
from portfolio.explaining.suggestions.question import Question
from portfolio.explaining.suggestions.suggestion import Suggestion
from portfolio.planning import HorizonMix, Measure, Problem, RiskShare, ScorePoints, Share
from portfolio.planning.objectives import Size


def suggest_cost(question: Question) -> Iterator[Suggestion]:
    """Yield the smallest share off its cost; nothing where even for free it is not in the plan."""
    share = question.sizes.share
    most = round(1 / share)
    changes = [Cheaper(question.initiative, min(1.0, k * share)) for k in range(1, most + 1)]
    # Where worth or shares go by what is spent, less cost may be worth less.
    search = first_of if _counts_spend(question.problem) else first_enough
    if found := search(question, "cost", changes):
        yield found


def _counts_spend(problem: Problem) -> bool:
    objective = problem.objective
    if isinstance(objective, ScorePoints) and objective.size is Size.SPEND:
        return True
    mixes = (
        rule for rule in problem.constraints if isinstance(rule, Share | RiskShare | HorizonMix)
    )
    return any(rule.of is Measure.SPEND for rule in mixes)
