"""The first of ever larger changes that puts an initiative in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from portfolio.explaining.changes import Change
from portfolio.explaining.steps import Tried, fewest_steps
from portfolio.explaining.suggestions.question import Question, without_bound
from portfolio.explaining.suggestions.suggestion import Suggestion
from portfolio.explaining.suggestions.ties import with_ties
from portfolio.planning import Roadmap, Status


def first_enough(question: Question, along: str, changes: Sequence[Change]) -> Suggestion | None:
    """Return the first of ever larger changes that puts the initiative in.

    Only for changes that no plan without the initiative gains from: then a plan with it that is
    worth more than any as things are is the best one.

    Parameters
    ----------
    question
        About which initiative.
    along
        What is changed, in one word.
    changes
        Each allows whatever those before it allow.
    """
    search = _Search(question, changes)
    # What is proven of it as things are says nothing of better ones after a change.
    known = search.keep(without_bound(question.forced), len(changes))
    fewest = fewest_steps(search.ask, len(changes), known)
    if fewest.steps is None:
        return None
    change, plan = changes[fewest.steps - 1], search.plans[fewest.steps]
    found = Suggestion(along, change, plan, fewest.proven, fewest.too_few / fewest.steps)
    return with_ties(question, found, lambda steps: changes[steps - 1], fewest.steps)


def first_of(question: Question, along: str, changes: Sequence[Change]) -> Suggestion | None:
    """Return the first of some changes that puts the initiative in, where more may be less.

    One after the other is asked about; parameters as those of `first_enough`.
    """
    sure, doubt = True, question.patience.in_doubt
    for k, change in enumerate(changes):
        question.patience.in_doubt = False
        found = first_enough(question, along, [change])
        sure, doubt = sure and not question.patience.in_doubt, doubt or question.patience.in_doubt
        if found is not None:
            too_little = k / (k + 1) if sure else 0.0
            question.patience.in_doubt = doubt
            return replace(found, proven=found.proven and sure, too_little=too_little)
    question.patience.in_doubt = doubt
    return None


@dataclass
class _Search:
    """Plans found so far, by the number of steps with which they will do."""

    question: Question
    changes: Sequence[Change]
    plans: dict[int, Roadmap] = field(default_factory=dict)

    def ask(self, steps: int, expected: bool) -> Tried:
        change, wanted = self.changes[steps - 1], self.question.wanted
        with self.question.less(self.plans):
            found = self.question.reached(change, wanted.low, expected=expected)
        if found.outcome.status is Status.INFEASIBLE:
            return Tried(None, too_few=True)
        if found.outcome.has_plan and found.objective < wanted.high:
            # What was planned is not proven to be the best: this may be worth less than that is.
            found = self.question.reached(change, wanted.high)
        return Tried(self.keep(found, steps))

    def keep(self, roadmap: Roadmap, most: int) -> int | None:
        """Return the fewest steps, at most so many, with which a plan will do."""
        least = self.question.wanted.high
        kept = fewest_kept(
            lambda steps: self.question.carried(self.changes[steps - 1], roadmap, least), most
        )
        if kept is None:
            return None
        steps, self.plans[kept[0]] = kept
        return steps


def fewest_kept(
    carried: Callable[[int], Roadmap | None], most: int, least: int = 1
) -> tuple[int, Roadmap] | None:
    """Return the fewest steps after which a plan holds, by halves, and the plan there."""
    kept = carried(most)
    if kept is None:
        return None
    short, enough = least - 1, most
    while enough - short > 1:
        middle = (short + enough) // 2
        fewer = carried(middle)
        short, enough = (middle, enough) if fewer is None else (short, middle)
        kept = fewer or kept
    return enough, kept
