"""Plans that keep every row to a billionth, whatever a solver takes for equal."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from portfolio.planning.arguments import SOLVER
from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Outcome, Status, StopReason
from portfolio.planning.solvers import ProgressListener, Solver

_EXACT = 1e-9
"""Share of a bound (or absolute, for bounds below 1) that a row may be missed by."""
_TRIES = 4
_NEAR = 1e-6
"""Gap up to which an optimum of the rows drawn in is the optimum of all: solvers are no nearer."""


def solve_exactly(
    model: Model, solver: Solver, on_progress: ProgressListener | None = None
) -> Outcome:
    """Maximise the worth of a model by a plan that breaks no row.

    Solvers keep rows to about 1e-7 of what they count in. A plan that makes use of it is not
    taken: the rows it breaks are drawn in by twice what it broke them by, the next time by twenty
    times, and the solver is asked again. First for the columns that are not whole numbers alone,
    which takes no time and is mostly enough; then for all. The bound is that of the model as it
    was.

    Parameters
    ----------
    model, solver, on_progress
        As in `Solver.solve`.

    Returns
    -------
    Outcome
        After four tries in vain the last one, whatever it breaks.
    """
    SOLVER.check("solver", solver)
    outcome = _mended(model, solver.solve(model, on_progress), solver)
    bound, asked = outcome.bound, model
    for attempt in range(_TRIES):
        if outcome.values is None or not (excess := beyond_rounding(model, outcome.values)).any():
            break
        asked = drawn_in(asked, 2 * 10**attempt * excess)
        again = solver.solve(asked, on_progress)
        timed = outcome.timed or not again.repeatable
        if not again.has_plan:
            return replace(outcome, timed=timed)
        again = replace(again, timed=timed)
        outcome = replace(again, bound=max(bound, again.objective))
        if outcome.gap > _NEAR:
            stopped = StopReason.GAP if again.status is Status.OPTIMAL else again.stopped
            outcome = replace(outcome, status=Status.FEASIBLE, stopped=stopped)
        elif again.status is Status.OPTIMAL:
            outcome = again
    return outcome


def _mended(model: Model, outcome: Outcome, solver: Solver) -> Outcome:
    """Return the plan of the same whole numbers that breaks no row, if it is worth as much.

    Else what was found, and whether the clock had a say in that.
    """
    values, whole = outcome.values, np.flatnonzero(model.integer)
    if values is None or len(whole) == len(values) or not beyond_rounding(model, values).any():
        return outcome
    held = {**model.fixed, **dict(zip(whole.tolist(), values[whole].tolist(), strict=True))}
    asked, tried, timed = replace(model, fixed=held, start=None), values, outcome.timed
    for attempt in range(_TRIES):
        asked = drawn_in(asked, 2 * 10**attempt * beyond_rounding(model, tried))
        again = solver.solve(asked)
        timed = timed or not again.repeatable
        if again.values is None:
            return replace(outcome, timed=timed)
        tried = again.values
        if not beyond_rounding(model, tried).any():
            break
    least = outcome.objective - _NEAR * max(1.0, abs(outcome.objective))
    if beyond_rounding(model, tried).any() or again.objective < least:
        return replace(outcome, timed=timed)
    mended = replace(outcome, values=tried, objective=again.objective, timed=timed)
    if outcome.status is Status.OPTIMAL:
        return replace(mended, bound=again.objective)
    return replace(mended, bound=max(outcome.bound, again.objective))


def drawn_in(model: Model, by: Floats) -> Model:
    """Return the model with both bounds of each row moved inward, where there is a bound."""
    blocks, row = [], 0
    for block in model.blocks:
        inward = by[row : row + len(block)]
        row += len(block)
        blocks.append(
            replace(block, lower=block.lower + inward, upper=block.upper - inward)
            if inward.any()
            else block
        )
    return replace(model, blocks=tuple(blocks))


def beyond_rounding(model: Model, values: Floats) -> Floats:
    """By how much each row is broken, 0 where it holds to a billionth of the bound.

    Parameters
    ----------
    model
        Its rows are meant.
    values
        By column.
    """
    activity = model.by_column @ values
    below, above = model.row_lower - activity, activity - model.row_upper
    # Each bound has its own size; where there is none, nothing exceeds it.
    parts = (
        np.where(by > _EXACT * np.maximum(1.0, np.abs(bound)), by, 0.0)
        for by, bound in ((below, model.row_lower), (above, model.row_upper))
    )
    return np.maximum(*parts)
