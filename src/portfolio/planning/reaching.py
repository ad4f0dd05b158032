"""Whether any plan is worth so much: asked for by a row, not by a search for the best."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from portfolio.planning.decisions import Starts
from portfolio.planning.exactness import solve_exactly
from portfolio.planning.model import Block, Labels, Model
from portfolio.planning.outcome import Outcome
from portfolio.planning.problem import Problem
from portfolio.planning.roadmap import Roadmap
from portfolio.planning.search import checked
from portfolio.planning.solvers import Highs, Pulp, Solver
from portfolio.planning.solvers.highs import Strategy
from portfolio.planning.solvers.solver import ANY_PLAN
from portfolio.planning.thrift import spend_least
from portfolio.planning.warm_start import begun_with


def reach(
    problem: Problem,
    least: float,
    solver: Solver,
    *,
    start: Roadmap | None = None,
    expected: bool = True,
) -> Roadmap:
    """Find a plan that is worth at least so much, or learn that there is none.

    That takes far less work than to find the best plan and to prove it: the first plan will do,
    and what cannot be worth as much is not looked at.

    Parameters
    ----------
    problem
        What may be decided, and under which rules.
    least
        Points of the objective.
    solver
        Who is asked; its gap does not count.
    start
        A roadmap to begin with, of this problem or one like it.
    expected
        Whether there probably is such a plan. If not, no time is spent on looking for it other
        than by proving that there is none.

    Returns
    -------
    Roadmap
        With a plan worth as much; infeasible where no plan is; else without a solution: unknown.

    Raises
    ------
    PortfolioError
        If the plan breaks a rule; a fault of the solver, never of the input.
    """
    model = problem.model if start is None else begun_with(problem, start)
    outcome = first_plan(worth_at_least(model, least), solver, expected=expected)
    return checked(problem, spend_least(problem, outcome, solver))


def keep_starts(problem: Problem, roadmap: Roadmap, solver: Solver) -> Roadmap:
    """Return the best plan with the starts of another; without a plan where rules forbid them.

    Its bound holds among such plans only.

    Parameters
    ----------
    problem
        What may be decided, and under which rules.
    roadmap
        For this problem or one like it; without a plan nothing is started.
    solver
        Who decides on everything else.

    Raises
    ------
    PortfolioError
        If the plan breaks a rule; a fault of the solver, never of the input.
    """
    model, first = begun_with(problem, roadmap), problem.offsets[Starts.name]
    held = range(first, first + len(problem.starts))
    values = model.lower if model.start is None else model.start
    fixed = {**model.fixed, **{k: float(values[k]) for k in held}}
    outcome = solve_exactly(replace(model, fixed=fixed, start=None), solver)
    return checked(problem, outcome)


def first_plan(model: Model, solver: Solver, *, expected: bool = True) -> Outcome:
    """Return the first plan that a solver finds for a model; parameters as those of `reach`."""
    if isinstance(solver, Highs):
        strategy = solver.strategy if expected else Strategy.PROOF
        return solve_exactly(model, replace(solver, gap=ANY_PLAN, strategy=strategy))
    return solve_exactly(
        model, replace(solver, gap=ANY_PLAN) if isinstance(solver, Pulp) else solver
    )


def worth_at_least(model: Model, least: float) -> Model:
    """Return the model with one row more: no plan is worth less."""
    there = np.flatnonzero(model.worth)
    row = Block(
        rule="worth asked for",
        labels=Labels.single("row", ("worth",)),
        row=np.zeros(len(there), dtype=np.int64),
        column=there,
        value=model.worth[there],
        lower=np.array([least]),
        upper=np.array([np.inf]),
    )
    return replace(model, blocks=(*model.blocks, row))
