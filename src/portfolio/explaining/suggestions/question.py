"""What is asked about an initiative that is not in the plan, and what would put it in."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from portfolio.explaining.changes import Change, Step
from portfolio.explaining.elastic import Elastic
from portfolio.explaining.interval import Interval
from portfolio.explaining.relief import Relief, Widest
from portfolio.explaining.steps import Fewest, fewest_steps
from portfolio.planning import Mandate, Problem, Roadmap, Status, plan
from portfolio.planning.solvers import Solver

_MARGIN = 1e-7
"""By which share of its worth a plan must be better, so that no search calls it even."""
_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class StepSizes:
    """How fine a smallest change is sought.

    Attributes
    ----------
    points
        Points of the objective, above 0.
    money
        Money in one quarter, above 0.
    fte
        People in one quarter, above 0.
    share
        Share of a cost, in (0, 1].
    """

    points: float
    money: float
    fte: float = 0.1
    share: float = 0.01

    def __post_init__(self) -> None:
        sizes = (self.points, self.money, self.fte, self.share)
        if min(sizes) <= 0 or self.share > 1:
            raise ValueError(f"step sizes must be above 0, and the share at most 1, not {sizes}")

    @classmethod
    def of(cls, roadmap: Roadmap) -> StepSizes:
        """Return round steps of about 1 % of a quarter's budget and 0.1 % of the plan's worth."""
        worth = roadmap.objective if math.isfinite(roadmap.objective) else 0.0
        return replace(cls.of_problem(roadmap.problem), points=_round(1e-3 * abs(worth)))

    @classmethod
    def of_problem(cls, problem: Problem) -> StepSizes:
        """Return round steps of about 1 % of a quarter's budget, for money and points alike."""
        money = problem.capacity.money
        quarters = sum(map(len, money.values()))
        size = _round(1e-2 * sum(map(sum, money.values())) / max(1, quarters))
        return cls(size, size)


def _round(size: float) -> float:
    """Return the greatest of 1, 2, 5, 10, ... that is no larger; 1 for nothing."""
    if size <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(size))
    return next(k * power for k in (5, 2, 1) if k * power <= size * (1 + 1e-9))


@dataclass(frozen=True)
class Suggestion:
    """The smallest change of one kind that puts an initiative in.

    Attributes
    ----------
    along
        What is changed, in one word: a key of ``DIMENSIONS``.
    change
        The change.
    roadmap
        The best plan with the change; it holds the initiative.
    proven
        Whether one step less is known not to do.
    """

    along: str
    change: Change
    roadmap: Roadmap
    proven: bool

    def __str__(self) -> str:
        return str(self.change)


@dataclass(frozen=True, eq=False)
class Question:
    """What would put an initiative into a plan.

    Attributes
    ----------
    roadmap
        The best plan as things are; without the initiative.
    initiative
        Its id.
    solver
        Who is asked.
    sizes
        How fine the steps are.
    each
        Whether each fund or role and quarter is asked about, not the cheapest alone.
    """

    roadmap: Roadmap
    initiative: str
    solver: Solver
    sizes: StepSizes
    each: bool = False

    @property
    def problem(self) -> Problem:
        """What was planned."""
        return self.roadmap.problem

    @cached_property
    def forced(self) -> Roadmap:
        """The best plan with the initiative in it, as things are."""
        return plan(self.forced_problem, start=self.roadmap, solver=self.solver)

    @property
    def wanted(self) -> Interval:
        """What a plan with the initiative must be worth to be the best one, as things are."""
        best = Interval.of_best(self.roadmap)
        margin = _MARGIN * max(1.0, abs(best.high))
        return Interval(best.low + margin, best.high + margin)

    def including(self, problem: Problem, start: Roadmap | None = None) -> Roadmap:
        """Return the best plan of a problem that holds the initiative."""
        asked = problem.requiring(Mandate(self.initiative, reason="asked"))
        return plan(asked, start=start or self.roadmap, solver=self.solver)

    def fewest(self, along: str, changes: Sequence[Change]) -> Suggestion | None:
        """Return the first of ever larger changes that puts the initiative in.

        Only for changes that no plan without the initiative gains from.
        """
        found: dict[int, Roadmap] = {}

        def worth(steps: int) -> Interval:
            near = found.get(min((k for k in found if k > steps), default=0))
            found[steps] = self.including(changes[steps - 1].applied(self.problem), near)
            best = Interval.of_best(found[steps])
            return best if found[steps].outcome.has_plan else _nothing(found[steps])

        fewest = fewest_steps(worth, self.wanted, len(changes))
        return self._kept(along, changes, fewest, found)

    def _kept(
        self,
        along: str,
        changes: Sequence[Change],
        fewest: Fewest,
        found: dict[int, Roadmap],
    ) -> Suggestion | None:
        if fewest.steps is None:
            return None
        change = changes[fewest.steps - 1]
        again = plan(change.applied(self.problem), start=found[fewest.steps], solver=self.solver)
        if not again.includes(self.initiative):
            return None
        return Suggestion(along, change, again, fewest.proven)

    @cached_property
    def forced_problem(self) -> Problem:
        """What was planned, with the initiative in it."""
        return self.problem.requiring(Mandate(self.initiative, reason="asked"))

    def all_single(
        self, along: str, widest: Widest, reliefs: Sequence[Relief]
    ) -> Iterator[Suggestion]:
        """Yield the single reliefs that put the initiative in, each at its least, cheapest first.

        The first alone unless each is asked for; parameters as those of `cheapest`.
        """
        left = list(reliefs)
        while found := self.cheapest(along, widest, left):
            yield found
            if not self.each:
                return
            left = [one for one in left if _kind(one.change) != _kind(found.change)]

    def cheapest(self, along: str, widest: Widest, reliefs: Sequence[Relief]) -> Suggestion | None:
        """Return the cheapest single relief that puts the initiative in.

        What is relieved serves other plans as well, so what the best plan is worth then is asked
        anew, and the relief must bring as much: the fewest steps that bring what plans without the
        initiative are worth after fewer steps are too few as long as those are worth more.

        Parameters
        ----------
        along
            What is changed, in one word.
        widest
            The problem with the initiative in it.
        reliefs
            Of it; each by itself is tried.
        """
        # Asked for is what some plan without the initiative is known to be worth, so that fewer
        # steps cannot do; whether it is enough shows when the best plan is asked for.
        worth, least, proven = [self.wanted.low] * len(reliefs), [1] * len(reliefs), True
        for _ in range(_ROUNDS if reliefs else 0):
            elastic = Elastic(widest, tuple(reliefs), True, tuple(worth), tuple(least))
            outcome, steps = elastic.cheapest(self.solver)
            if not outcome.has_plan:
                return None
            k, proven = int(steps.argmax()), proven and elastic.is_least(outcome)
            change = reliefs[k].made(int(steps[k]))
            again = plan(change.applied(self.problem), start=self.roadmap, solver=self.solver)
            if again.includes(self.initiative):
                return Suggestion(along, change, again, proven)
            margin = _MARGIN * max(1.0, abs(again.objective))
            worth[k], least[k] = again.objective + margin, int(steps[k])
        return None


def _kind(change: Change) -> Change:
    """Return a change without its size, to tell what it is a change of."""
    return change.times(0) if isinstance(change, Step) else change


def _nothing(roadmap: Roadmap) -> Interval:
    """Return what is known of the worth where no plan was found."""
    best = float("-inf")
    known = roadmap.outcome.status is Status.INFEASIBLE
    return Interval(best, best if known else float("inf"))
