"""Which of the plans of equal worth is returned: by spend, by starts, by changes, and by ids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

import numpy as np

from portfolio.planning.canonical.preferences import (
    NEARLY,
    Preference,
    lost_worth,
    preferences,
)
from portfolio.planning.canonical.prover import Prover
from portfolio.planning.canonical.remainder import complete
from portfolio.planning.canonical.rivals import differing, preceding
from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Outcome, Status, StopReason
from portfolio.planning.problem import Problem
from portfolio.planning.solvers import Highs, ProgressListener, Solver

_EXACT = Highs(gap=0.0)
"""Who settles what is decided besides the starts, whoever found these: to the same last digit."""
_NOMINAL = 1e-7
"""Gap up to which a sum is the least: solvers keep rows, and so sums, to no more."""
_SURE = 1e-6
"""Share of the worth by which a reduced cost must exceed what there is to lose."""


def settle_ties(
    problem: Problem,
    outcome: Outcome,
    solver: Solver,
    on_progress: ProgressListener | None = None,
) -> Outcome:
    """Return the one plan that is preferred among all that are worth as much.

    More worth comes first, then lower spend, then earlier starts, then fewer changes against the
    last plan, then what comes first in the order of ids, of modes and of quarters; at last what
    `complete` says of all that is decided besides the starts. Sums of money and worth that differ
    by less than a billionth are equal. Each step is a search of its own among plans that are as
    good by all steps before, and that differ from the best so far; the first one that finds none
    ends it, which is mostly the first.

    Only a plan that is proven optimal has equals that are known to be equals: any other is
    returned as it is, as repeatable as it was, but not canonical. Neither is a plan after which the
    searches end at a limit: all of them together may explore twice the nodes of the first search,
    and 500 more, within the solver's own limits.

    Parameters
    ----------
    problem, outcome
        What was asked, and the plan that was found.
    solver
        Who is asked again.
    on_progress
        Called now and then, with the seconds since the first of these searches.
    """
    size = len(problem.starts)
    if outcome.status is not Status.OPTIMAL or outcome.values is None:
        return outcome
    best = complete(problem, outcome.values[:size], _EXACT)
    lost, prover = lost_worth(problem), Prover.after(solver, outcome.effort, on_progress)
    least = outcome.objective - lost.room(outcome.objective)
    if best is None or -lost.of(best) < least:
        return outcome
    rows = (*problem.model.blocks, lost.at_most(-outcome.objective))
    held = _held(problem.model, prover, least)
    ties = _Ties(problem, prover, replace(problem.model, blocks=rows, fixed=held), best)
    verdict = ties.settle()
    return _with_plan(problem, outcome, ties, canonical=verdict is _Verdict.ALONE)


class _Verdict(Enum):
    """Whether other plans may be as good as the best so far."""

    ALONE = auto()
    OPEN = auto()
    UNKNOWN = auto()


@dataclass(slots=True)
class _Ties:
    """The best plan so far, and the model of all that are as good by the steps so far."""

    problem: Problem
    prover: Prover
    model: Model
    best: Floats

    def settle(self) -> _Verdict:
        """Take step after step."""
        for preference in preferences(self.problem):
            verdict = self._prefer(preference)
            if verdict is not _Verdict.OPEN:
                return verdict
        settled = 0
        while settled < len(self._starts):
            rival = self._rival(preceding(self.model, self._starts, settled))
            if isinstance(rival, _Verdict):
                return rival
            parting = np.flatnonzero(rival[: len(self._starts)] != self._starts)
            self.best, settled = rival, int(parting[0]) + 1
        return _Verdict.ALONE

    @property
    def _starts(self) -> Floats:
        return self.best[: len(self.problem.starts)]

    def _prefer(self, preference: Preference) -> _Verdict:
        """Find the least sum of all plans that are left, and leave only plans with that sum."""
        others = differing(self.model, self._starts)
        rival = self._rival(replace(others, worth=-preference.cost))
        if isinstance(rival, _Verdict):
            return rival
        found, known = preference.of(rival), preference.of(self.best)
        if found > known + preference.room(known):
            return _Verdict.ALONE
        if found < known - preference.room(known):
            self.best = rival
        row = preference.at_most(min(found, known))
        self.model = replace(self.model, blocks=(*self.model.blocks, row))
        return _Verdict.OPEN

    def _rival(self, model: Model) -> Floats | _Verdict:
        """Return the best plan of a model, completed, or what is known where there is none."""
        outcome = self.prover.ask(model)
        if outcome.status is Status.INFEASIBLE:
            return _Verdict.ALONE
        if outcome.values is None or not outcome.gap <= _NOMINAL:
            return _Verdict.UNKNOWN
        rival = complete(self.problem, outcome.values[: len(self._starts)], _EXACT)
        return _Verdict.UNKNOWN if rival is None else rival


def _held(model: Model, prover: Prover, least: float) -> dict[int, float]:
    """Values of columns that are the same in every plan worth at least so much.

    Where the relaxation has a column at a bound and its reduced cost is more than what the
    relaxation is worth beyond, a plan with another value is worth less.
    """
    relaxed = prover.relax(model)
    if relaxed is None:
        return dict(model.fixed)
    nearest = np.round(relaxed.values)
    lose = max(0.0, relaxed.bound - least) + _SURE * max(1.0, abs(least))
    whole = model.integer & (np.abs(relaxed.values - nearest) <= NEARLY)
    held = np.flatnonzero(whole & (relaxed.reduced_costs > lose))
    return {**dict(zip(held.tolist(), nearest[held].tolist(), strict=True)), **model.fixed}


def _with_plan(problem: Problem, outcome: Outcome, ties: _Ties, *, canonical: bool) -> Outcome:
    """Return the outcome with the best plan that was found."""
    objective = float(problem.model.worth @ ties.best)
    effort, limits = outcome.effort, ties.prover.limits
    spent = replace(
        effort, seconds=effort.seconds + limits.elapsed, nodes=effort.nodes + limits.spent
    )
    stopped = StopReason.INTERRUPTED if ties.prover.interrupted else outcome.stopped
    return replace(
        outcome,
        stopped=stopped,
        values=ties.best,
        objective=objective,
        bound=max(outcome.bound, objective),
        effort=spent,
        canonical=canonical,
        timed=outcome.timed or limits.timed,
    )
