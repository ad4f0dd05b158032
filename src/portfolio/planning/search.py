"""From a problem to a checked roadmap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from portfolio.errors import PortfolioError
from portfolio.planning.decisions import Starts
from portfolio.planning.outcome import Outcome
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
        `Highs` by default, which stops at a gap of 0.01 % or after 60 seconds.
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
    chosen = solver or Highs()
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
    others = [part for part in model.columns if part.family != Starts.name]
    hired = sum(part.integer * len(part) for part in others)
    if values is None or not hired or not values[len(problem.starts) :].any():
        return outcome
    starts = dict(enumerate(values[: len(problem.starts)].tolist()))
    spend = np.concatenate([part.total_spend for part in model.columns])
    # Worth counts first; a share of the spend too small to matter decides among equals.
    scale = 1e-7 * max(1.0, abs(outcome.objective)) / max(1.0, float(np.abs(spend).sum()))
    polished = solver.solve(replace(model, worth=model.worth - scale * spend, fixed=starts))
    if polished.values is None:
        return outcome
    objective = float(model.worth @ polished.values)
    if objective < outcome.objective:
        return outcome
    return replace(
        outcome,
        values=polished.values,
        objective=objective,
        bound=max(outcome.bound, objective),
        effort=replace(outcome.effort, seconds=outcome.effort.seconds + polished.effort.seconds),
    )
