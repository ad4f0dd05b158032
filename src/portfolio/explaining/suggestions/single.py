"""The single relief of a limit that puts an initiative in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from portfolio.explaining.changes import Change, Step
from portfolio.explaining.elastic import Elastic
from portfolio.explaining.relief import Relief, Widest
from portfolio.explaining.steps import Tried, fewest_steps
from portfolio.explaining.suggestions.growing import fewest_kept
from portfolio.explaining.suggestions.question import Question, more_than, without_bound
from portfolio.explaining.suggestions.suggestion import Suggestion
from portfolio.explaining.suggestions.ties import with_ties
from portfolio.planning import Roadmap, Status

_ROUNDS = 10
"""How often each relief may be asked to bring more, on average."""


def all_single(
    question: Question, along: str, widest: Widest, reliefs: Sequence[Relief]
) -> Iterator[Suggestion]:
    """Yield the single reliefs that put the initiative in, each at its least, cheapest first.

    The first alone unless each is asked for; parameters as those of `cheapest`.
    """
    left = list(reliefs)
    while found := cheapest(question, along, widest, left):
        yield found
        if not question.each:
            return
        left = [one for one in left if _kind(one.change) != _kind(found.change)]


def cheapest(
    question: Question, along: str, widest: Widest, reliefs: Sequence[Relief]
) -> Suggestion | None:
    """Return the single relief of fewest steps that puts the initiative in.

    What is relieved serves other plans as well. So after the fewest steps by which a plan with
    the initiative is worth what plans were worth before, a plan without it is looked for that is
    worth as much then; if there is one, the relief must bring more.

    Parameters
    ----------
    question
        About which initiative.
    along
        What is changed, in one word.
    widest
        The problem with the initiative in it.
    reliefs
        Of it; each by itself is tried.
    """
    search, proven, too_few = _Search(question, widest, reliefs), True, 0
    for _ in range(_ROUNDS * len(reliefs)):
        fewest = fewest_steps(search.ask, max(relief.most for relief in reliefs))
        if fewest.steps is None:
            return None
        relief, roadmap = search.plans[fewest.steps]
        if question.patience.is_out:
            # Others may gain more from it: what nobody had the time to ask is not suggested.
            question.patience.in_doubt = True
            return None
        # Rounds after one that was not proven say nothing of what that one left open.
        too_few = fewest.too_few if proven else too_few
        proven = proven and fewest.proven
        rival = question.rival(roadmap)
        if not rival.outcome.has_plan and rival.outcome.status is not Status.INFEASIBLE:
            roadmap, proven = without_bound(roadmap), False
        if rival.outcome.has_plan:
            best = question.planned(roadmap.problem, rival)
            if not (best.outcome.has_plan and best.includes(question.initiative)):
                search.raise_to(relief, fewest.steps, best if best.outcome.has_plan else rival)
                continue
            roadmap = best
        change = search.change(relief, fewest.steps)
        found = Suggestion(along, change, roadmap, proven, too_few / fewest.steps)
        return with_ties(question, found, partial(search.change, relief), fewest.steps)
    question.patience.in_doubt |= bool(reliefs)
    return None


@dataclass
class _Search:
    """Plans found so far, by steps, each with the relief it needs."""

    question: Question
    widest: Widest
    reliefs: Sequence[Relief]
    plans: dict[int, tuple[int, Roadmap]] = field(default_factory=dict)
    worth: list[float] = field(init=False)
    least: list[int] = field(init=False)

    def __post_init__(self) -> None:
        # Asked for is what some plan without the initiative is known to be worth: fewer steps
        # cannot do. Whether it is enough shows when others are asked for.
        self.worth = [self.question.wanted.low] * len(self.reliefs)
        self.least = [1] * len(self.reliefs)

    def ask(self, steps: int, expected: bool) -> Tried:
        places = [k for k, least in enumerate(self.least) if least <= steps]
        if not places:
            return Tried(None, too_few=True)
        elastic = Elastic(
            self.widest,
            tuple(replace(self.reliefs[k], most=min(steps, self.reliefs[k].most)) for k in places),
            single=True,
            worth=tuple(self.worth[k] for k in places),
            least=tuple(self.least[k] for k in places),
        )
        with self.question.less(self.plans):
            outcome, made = self.question.first(elastic, expected=expected)
        if not outcome.has_plan:
            return Tried(None, outcome.status is Status.INFEASIBLE)
        used = int(np.argmax(made))
        return Tried(self._keep(places[used], int(made[used]), elastic.roadmap(outcome)))

    def _keep(self, k: int, most: int, roadmap: Roadmap) -> int | None:
        kept = fewest_kept(
            lambda steps: self.question.carried(self.change(k, steps), roadmap, self.worth[k]),
            most,
            self.least[k],
        )
        if kept is None:
            return None
        steps, roadmap = kept
        self.plans[steps] = k, roadmap
        return steps

    def change(self, k: int, steps: int) -> Change:
        """Return the change of so many steps of a relief."""
        return self.reliefs[k].made(steps)

    def raise_to(self, k: int, steps: int, rival: Roadmap) -> None:
        """Ask more of a relief: with so many steps a plan without the initiative is worth more."""
        self.worth[k], self.least[k] = more_than(rival.objective), steps


def _kind(change: Change) -> Change:
    """Return a change without its size, to tell what it is a change of."""
    return change.times(0) if isinstance(change, Step) else change
