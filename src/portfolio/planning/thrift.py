"""The thriftiest of the plans with the same starts: nobody is paid and no money moved in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from portfolio.planning.decisions import Slack, Starts, Synergies
from portfolio.planning.model import Bools, Columns, Floats, Model
from portfolio.planning.outcome import Outcome, StopReason
from portfolio.planning.solvers import Solver

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem

_ROUNDING = 1e-9
_ROOM = 1e-6
"""Share of a miss by which a solver's own rounding may have cut it short."""


_SETTLED = (Starts.name, Slack.name, Synergies.name)
"""Families that follow from the starts, or are them."""


def spend_least(problem: Problem, outcome: Outcome, solver: Solver) -> Outcome:
    """Among plans with the same starts and no less worth, take the one that spends least.

    A search that stops at a gap, or an objective that does not count money, may leave people
    hired whom nobody needs, or carry money over that nobody misses.

    Parameters
    ----------
    problem, outcome
        What was asked, and the plan that was found.
    solver
        Who is asked again, for what is decided besides the starts.
    """
    model, values, seconds = problem.model, outcome.values, 0.0
    if values is None:
        return outcome
    for free, worth in _stages(problem):
        if values[free].any():
            found = solver.solve(_question(problem, values, free, worth))
            seconds += found.effort.seconds
            outcome = outcome if found.repeatable else replace(outcome, timed=True)
            if found.stopped is StopReason.INTERRUPTED:
                return replace(outcome, stopped=StopReason.INTERRUPTED)
            if found.values is None:
                break
            values = np.where(free, found.values, values)
    return _with_values(outcome, model, values, seconds)


def _stages(problem: Problem) -> Iterator[tuple[Bools, Floats]]:
    """Columns that are free, and what they are worth, one question after the other.

    A solver's gap is a share of the whole objective; what is settled would hide a needless hire.
    So first nothing counts but what is decided besides the starts, by its worth or else its spend.
    Then the columns that are not whole numbers are settled to the last digit. At last as little
    money is moved as will do.
    """
    model = problem.model
    others = _columns(problem, lambda part: part.family not in _SETTLED)
    moved = others & _columns(problem, lambda part: not part.priced)
    spend = np.concatenate([part.total_spend for part in model.columns])
    costs = (np.where(others & ~moved, cost, 0.0) for cost in (model.worth, -spend))
    each = -np.ones(len(others))
    worth = next((cost for cost in costs if cost.any()), each)
    yield others, worth
    yield others & ~model.integer, worth
    yield moved, each


def _question(problem: Problem, values: Floats, free: Bools, worth: Floats) -> Model:
    """Return the model in which only some columns are free, and soft rules missed no further."""
    slack = _columns(problem, lambda part: part.family == Slack.name)
    settled = np.flatnonzero(~(free | slack)).tolist()
    missed = values[slack] + _ROOM * np.maximum(1.0, values[slack])
    columns = tuple(
        replace(part, upper=np.minimum(part.upper, missed)) if part.family == Slack.name else part
        for part in problem.model.columns
    )
    return replace(
        problem.model,
        columns=columns,
        worth=np.where(free, worth, 0.0),
        fixed=dict(zip(settled, values[settled].tolist(), strict=True)),
    )


def _columns(problem: Problem, wanted: Callable[[Columns], bool]) -> Bools:
    """Columns of the families that are wanted."""
    parts = problem.model.columns
    return np.concatenate([np.full(len(part), wanted(part), dtype=bool) for part in parts])


def _with_values(outcome: Outcome, model: Model, values: Floats, seconds: float) -> Outcome:
    """Return the outcome with values that are worth no less; else as it was."""
    objective = float(model.worth @ values)
    least = outcome.objective - _ROUNDING * max(1.0, abs(outcome.objective))
    if values is outcome.values or objective < least:
        return outcome
    return replace(
        outcome,
        values=values,
        objective=objective,
        bound=max(outcome.bound, objective),
        effort=replace(outcome.effort, seconds=outcome.effort.seconds + seconds),
    )
