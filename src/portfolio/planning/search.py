"""From a problem to a checked roadmap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from portfolio.errors import PortfolioError
from portfolio.planning.model import Bools, Floats, Model
from portfolio.planning.outcome import Outcome, StopReason
from portfolio.planning.problem import Problem
from portfolio.planning.roadmap import Roadmap
from portfolio.planning.solvers import Highs, ProgressListener, Solver


def plan(
    problem: Problem,
    *,
    solver: Solver | None = None,
    on_progress: ProgressListener | None = None,
) -> Roadmap:
    """Find the best roadmap a solver can, and check it against every rule.

    Parameters
    ----------
    problem
        What may be decided, under which rules, and what is wanted.
    solver
        By default HiGHS, which stops at a gap of 0.1 % or after 60 seconds.
    on_progress
        Called now and then with the best plan and bound so far.

    Returns
    -------
    Roadmap
        Also when there is no plan: its outcome then says why, and only asking for its entries
        raises.

    Raises
    ------
    PortfolioError
        If the plan breaks a rule; a fault of the solver, never of the input.
    """
    chosen = solver or Highs(gap=1e-3, time_limit=60.0)
    outcome = chosen.solve(problem.model, on_progress)
    if outcome.has_plan:
        outcome = _spend_least(problem, outcome, chosen)
    roadmap = Roadmap(problem, outcome)
    if outcome.has_plan and (broken := roadmap.violations()):
        raise PortfolioError("the solver's plan breaks rules: " + "; ".join(map(str, broken)))
    return roadmap


def _spend_least(problem: Problem, outcome: Outcome, solver: Solver) -> Outcome:
    """Among plans with the same starts and no less worth, take the one that spends least.

    A search that stops at a gap, or an objective that does not count money, may leave people
    hired whom nobody needs.
    """
    model, values = problem.model, outcome.values
    hires = model.integer & (np.arange(len(model.worth)) >= len(problem.starts))
    if values is None or not values[hires].any():
        return outcome
    polished = solver.solve(_only(model, hires, dict(enumerate(values[: len(problem.starts)]))))
    if polished.stopped is StopReason.INTERRUPTED:
        return replace(outcome, stopped=StopReason.INTERRUPTED)
    if polished.values is None:
        return outcome
    least = np.where(hires, polished.values, values)
    objective = float(model.worth @ least)
    if objective < outcome.objective:
        return outcome
    return replace(
        outcome,
        values=least,
        objective=objective,
        bound=max(outcome.bound, objective),
        effort=replace(outcome.effort, seconds=outcome.effort.seconds + polished.effort.seconds),
    )


def _only(model: Model, hires: Bools, starts: Mapping[int, float]) -> Model:
    """Return the model in which nothing but hires counts, by their worth or else their spend.

    A solver's gap is a share of the whole objective; what is settled would hide a needless hire.
    """
    worth = np.where(hires, model.worth, 0.0)
    if not worth.any():
        worth = np.where(hires, -_spend(model), 0.0)
    return replace(model, worth=worth, fixed=starts)


def _spend(model: Model) -> Floats:
    return np.concatenate([part.total_spend for part in model.columns])
