"""Complete enumeration: the referee for small problems."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from portfolio.domain.expected import WHOLE_NUMBER
from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Effort, Outcome, Status, StopReason
from portfolio.planning.solvers.solver import ProgressListener


@dataclass(frozen=True)
class Enumeration:
    """Try every combination of integer values; slow, sure, and independent of any solver.

    Combinations are built column by column; one is dropped only when no completion can satisfy
    some row. Continuous columns must come at a price. One that shares no row with another, such as
    slack, takes the least value its rows need; others are settled by a linear programme for each
    combination, best first, until no combination left can be worth more.

    Attributes
    ----------
    most
        Give up beyond this many combinations at once.
    """

    most: int = 2_000_000

    name: ClassVar[str] = "enumeration"

    def __post_init__(self) -> None:
        WHOLE_NUMBER.check("enumeration: most", self.most)
        if self.most < 1:
            raise ValueError(f"enumeration: most must be at least 1, not {self.most}")

    def solve(self, model: Model, on_progress: ProgressListener | None = None) -> Outcome:
        """Maximise the worth of a model.

        Raises
        ------
        ValueError
            If the model is too large, or has continuous columns that earn.
        """
        began = time.perf_counter()
        points = self._points(model)
        if _rows_shared(model):
            points = _best_completion(model, points)
        else:
            points = _with_least_slack(model, points)
            points = points[_feasible(model, points)]
        effort = Effort(self.name, time.perf_counter() - began)
        if not len(points):
            return Outcome(Status.INFEASIBLE, StopReason.PROVEN, effort=effort)
        worth = points @ model.worth
        best = int(np.argmax(worth))
        objective = float(worth[best])
        return Outcome(
            Status.OPTIMAL, StopReason.PROVEN, points[best], objective, objective, effort
        )

    def _points(self, model: Model) -> Floats:
        """Every integer point that no row rules out already; continuous columns at their least."""
        dense = model.matrix.toarray()
        low, high = _activity_left(model, dense)
        room = _rounding(dense)
        points = np.where(model.integer, 0.0, model.lower)[None, :]
        for column in np.flatnonzero(model.integer):
            choices = np.arange(model.lower[column], model.upper[column] + 1)
            points = np.repeat(points, len(choices), axis=0)
            points[:, column] = np.tile(choices, len(points) // len(choices))
            done = np.where(model.integer, points, 0.0) @ dense.T
            fits = (done + low[column] <= model.row_upper + room).all(axis=1)
            fits &= (done + high[column] >= model.row_lower - room).all(axis=1)
            points = points[fits]
            if len(points) > self.most:
                raise ValueError(
                    f"enumeration: more than {self.most:,} combinations; use another solver"
                )
        return points


def _activity_left(model: Model, dense: Floats) -> tuple[Floats, Floats]:
    """Least and greatest activity that columns after each column can still add, by row."""
    at_low, at_high = dense * model.lower, dense * model.upper
    least, most = np.minimum(at_low, at_high).T, np.maximum(at_low, at_high).T
    order = np.flatnonzero(model.integer)
    low, high = np.zeros_like(least), np.zeros_like(most)
    rest_low = least[~model.integer].sum(axis=0)
    rest_high = most[~model.integer].sum(axis=0)
    for column in order[::-1]:
        low[column], high[column] = rest_low, rest_high
        rest_low, rest_high = rest_low + least[column], rest_high + most[column]
    return low, high


def _rows_shared(model: Model) -> bool:
    """Whether some row has several continuous columns; refuses columns that earn."""
    loose = ~model.integer & (model.lower < model.upper)
    if (model.worth[loose] > 0).any() or model.lower[loose].any():
        raise ValueError("enumeration: continuous columns must be slack at a price")
    return bool((np.count_nonzero(model.matrix.toarray()[:, loose], axis=1) > 1).any())


def _best_completion(model: Model, points: Floats) -> Floats:
    """Return the best point with continuous columns filled in, if any; none if no point can be."""
    dense = model.matrix.toarray()
    best, objective = np.empty((0, len(model.worth))), -np.inf
    # Continuous columns only cost, so that the worth of the integers bounds the whole.
    for k in np.argsort(-(points @ model.worth), kind="stable").tolist():
        if points[k] @ model.worth <= objective:
            break
        full = _completed(model, dense, points[k])
        if full is not None and full @ model.worth > objective:
            best, objective = full[None, :], float(full @ model.worth)
    return best


def _completed(model: Model, dense: Floats, point: Floats) -> Floats | None:
    """Return a point with the best continuous columns for its integers; None if none fit."""
    from scipy.optimize import linprog

    loose = np.flatnonzero(~model.integer)
    done, part = dense[:, model.integer] @ point[model.integer], dense[:, loose]
    above, below = np.isfinite(model.row_upper), np.isfinite(model.row_lower)
    limits = (model.row_upper - done)[above], (done - model.row_lower)[below]
    bounds = zip(model.lower[loose].tolist(), model.upper[loose].tolist(), strict=True)
    found = linprog(
        -model.worth[loose],
        A_ub=np.vstack([part[above], -part[below]]),
        b_ub=np.concatenate(limits),
        bounds=list(bounds),
    )
    if not found.success:
        return None
    full = point.copy()
    full[loose] = found.x
    return full


def _with_least_slack(model: Model, points: Floats) -> Floats:
    matrix = model.matrix.tocsc()
    for column in np.flatnonzero(~model.integer):
        entries = slice(matrix.indptr[column], matrix.indptr[column + 1])
        points[:, column] = 0.0
        needed = np.full(len(points), model.lower[column])
        for row, value in zip(matrix.indices[entries], matrix.data[entries], strict=True):
            activity = points @ matrix[[row], :].toarray().ravel()
            lacking = activity - model.row_upper[row]
            if value > 0:
                lacking = model.row_lower[row] - activity
            needed = np.maximum(needed, lacking / abs(value))
        points[:, column] = np.minimum(needed, model.upper[column])
    return points


def _feasible(model: Model, points: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    dense = model.matrix.toarray()
    activity, room = points @ dense.T, _rounding(dense)
    fits = (activity <= model.row_upper + room) & (activity >= model.row_lower - room)
    return np.asarray(fits.all(axis=1))


def _rounding(dense: Floats) -> Floats:
    """By how much rounding alone may miss each row: the error of a sum grows with its terms."""
    return np.asarray(1e-9 * np.abs(dense).max(axis=1, initial=1.0))
