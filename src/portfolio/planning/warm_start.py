"""A search that begins with an earlier plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from portfolio.planning.arguments import ROADMAP
from portfolio.planning.decisions import Slack
from portfolio.planning.exactness import beyond_rounding
from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Outcome, Status
from portfolio.planning.problem import Problem
from portfolio.planning.roadmap import Roadmap


def carried(problem: Problem, roadmap: Roadmap) -> Roadmap | None:
    """Return the decisions of a roadmap as one for another problem.

    Soft rules are missed by what they are there, and nothing is known of better plans. None
    without a plan, or where it breaks a rule of that problem.

    Parameters
    ----------
    problem
        What is asked.
    roadmap
        Of this problem or one like it.

    Raises
    ------
    ValueError
        For what is no roadmap.
    """
    begun, before = begun_with(problem, roadmap), roadmap.outcome
    if begun.start is None:
        return None
    values = _missed_anew(problem, begun.start)
    if beyond_rounding(problem.model, values).any():
        return None
    told = Outcome(
        Status.FEASIBLE,
        before.stopped,
        values,
        float(problem.model.worth @ values),
        timed=before.timed,
        corner=begun.corner,
    )
    kept = Roadmap(problem, told)
    return None if kept.violations() else kept


def _missed_anew(problem: Problem, values: Floats) -> Floats:
    """Return a plan with each soft rule missed by just as much as the rest of it does."""
    if Slack.name not in problem.columns:
        return values
    model, first, values = problem.model, problem.offsets[Slack.name], values.copy()
    end = first + len(problem.columns[Slack.name])
    values[first:end] = 0.0
    relief = model.by_column[:, first:end].tocoo()
    needed = model.row_excess(values)[relief.row] / np.abs(relief.data)
    np.maximum.at(values, first + relief.col, needed)
    return np.minimum(values, model.upper)


def begun_with(problem: Problem, roadmap: Roadmap) -> Model:
    """Return the model of a problem with the decisions of a roadmap to begin with.

    Where both have the same columns, the relaxation is begun where that of the other ended, too.

    Parameters
    ----------
    problem
        What is asked.
    roadmap
        Of this problem or one like it. What only one of the two decides on is left at its lower
        bound; without a plan the model stays as it is.

    Raises
    ------
    ValueError
        For what is no roadmap.
    """
    ROADMAP.check("start", roadmap)
    model, values = problem.model, roadmap.outcome.values
    if values is None:
        return model
    start, corner = values, roadmap.outcome.corner
    if not _decide_alike(problem, roadmap.problem):
        numbers, start, corner = roadmap.problem.column_numbers, model.lower.copy(), None
        for name, k in problem.column_numbers.items():
            if name in numbers:
                start[k] = values[numbers[name]]
    return replace(model, start=np.clip(start, model.lower, model.upper), corner=corner)


def _decide_alike(one: Problem, other: Problem) -> bool:
    """Whether two problems have the same columns."""
    if one is other:
        return True
    own, others = one.columns, other.columns
    return list(own) == list(others) and all(
        part.labels.same(others[name].labels) for name, part in own.items()
    )
