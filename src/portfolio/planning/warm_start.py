"""A search that begins with an earlier plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from portfolio.planning.arguments import ROADMAP
from portfolio.planning.model import Model
from portfolio.planning.outcome import Outcome, Status
from portfolio.planning.problem import Problem
from portfolio.planning.roadmap import Roadmap


def carried(problem: Problem, roadmap: Roadmap) -> Roadmap | None:
    """Return the decisions of a roadmap as one for another problem.

    Nothing is known of better plans then. None without a plan, or where it breaks a rule of that
    problem.

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
    values, worth = begun.start, float(problem.model.worth @ begun.start)
    told = Outcome(
        Status.FEASIBLE,
        before.stopped,
        values,
        worth,
        timed=before.timed,
        corner=begun.corner,
    )
    kept = Roadmap(problem, told)
    return None if kept.violations() else kept


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
    return own.keys() == others.keys() and all(
        part.labels.same(others[name].labels) for name, part in own.items()
    )
