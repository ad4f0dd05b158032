"""Whether the values of a plan, its rows and its worth fit each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from portfolio.planning.constraints import Violation
from portfolio.planning.model_names import column_names, row_names

if TYPE_CHECKING:
    from portfolio.planning.model import Bools, Floats
    from portfolio.planning.roadmap import Roadmap

_NEAR = 1e-6
"""Share of a bound or of the worth (or absolute, below 1) by which solvers may be off."""
_APART = 1e-5
"""The same of a row, after all tries of `solve_exactly`."""


def contradictions(roadmap: Roadmap) -> tuple[Violation, ...]:
    """Find where the outcome of a roadmap contradicts itself; none for an honest one.

    The checks of the rules take what is done as they find it. Here every value is held to its
    bounds and whole numbers, every row to its limits, by how much soft rules are told to be
    missed included, and the objective to what the entries and all else are worth in plain
    arithmetic.
    """
    values = roadmap.outcome.values
    if values is None:
        return ()
    return (*_values(roadmap, values), *_rows(roadmap, values), *_objective(roadmap, values))


def _values(roadmap: Roadmap, values: Floats) -> Iterator[Violation]:
    model = roadmap.problem.model
    lower, upper = model.lower, model.upper
    outside = ~_within(values, lower, upper)
    broken = model.integer & (np.abs(values - np.round(values)) > _NEAR)
    if not (outside | broken).any():
        return
    names = column_names(model.columns)
    for k in np.flatnonzero(outside).tolist():
        found = f"{values[k]:,.6g}, not from {lower[k]:,.6g} to {upper[k]:,.6g}"
        yield Violation("Every decision lies within its bounds", names[k], found)
    for k in np.flatnonzero(broken).tolist():
        yield Violation("Whole things are done or not", names[k], f"{values[k]:,.6g}")


def _rows(roadmap: Roadmap, values: Floats) -> Iterator[Violation]:
    model = roadmap.problem.model
    excess = model.row_excess(values)
    missed = excess > _APART * np.maximum(
        1.0, np.minimum(abs(model.row_lower), abs(model.row_upper))
    )
    if missed.any():
        names = row_names(model)
        for row in np.flatnonzero(missed).tolist():
            found = f"missed by {excess[row]:,.6g}"
            yield Violation("The plan keeps every row of the model", names[row], found)


def _objective(roadmap: Roadmap, values: Floats) -> Iterator[Violation]:
    told = roadmap.objective
    found = roadmap.worth - sum(roadmap.penalties.values())
    size = max(1.0, float(np.abs(roadmap.problem.model.worth * values).sum()))
    if not abs(told - found) <= _NEAR * size:
        said = f"{told:,.6g} told, {found:,.6g} recomputed"
        yield Violation("The objective is what the plan is worth", "objective", said)


def _within(values: Floats, lower: Floats, upper: Floats) -> Bools:
    room = _NEAR * np.maximum(1.0, np.maximum(np.abs(lower), np.abs(upper)))
    return np.asarray((values >= lower - room) & (values <= upper + room))
