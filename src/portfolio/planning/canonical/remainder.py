"""What is decided besides the starts, once these are fixed: in one way only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from portfolio.planning.canonical.preferences import Preference, lost_worth, spend_of
from portfolio.planning.decisions import Slack
from portfolio.planning.exactness import solve_exactly
from portfolio.planning.model import Block, Columns, Floats, Labels, Model
from portfolio.planning.problem import Problem
from portfolio.planning.solvers import Solver

_DIGITS = 1e-12
"""Share of a bound that the last digits of sums may make."""


def complete(problem: Problem, starts: Floats, solver: Solver) -> Floats | None:
    """Return the one way of deciding all else that goes best with these starts.

    First it is worth most; then it spends least, misses soft rules by least, and moves the least
    money and people. What is open after that is decided by weights that no two ways share. So the
    values follow from the problem and the starts alone.

    Parameters
    ----------
    problem
        What was asked.
    starts
        Values of the columns of the starts, shape (number of starts,).
    solver
        Who is asked; it should prove what it finds.

    Returns
    -------
    Floats or None
        Values of all columns; None if the solver finds nothing that goes with the starts.
    """
    if len(starts) == len(problem.model.worth):
        return starts
    model, values = _rest(problem.model, starts), None
    costs = [cost for cost in _costs(problem, model) if cost.any()]
    idle = np.zeros(len(model.worth))
    if min(cost.min() for cost in costs) >= 0 and _allows(model, idle):
        return np.concatenate([starts, idle])
    for cost in costs:
        values = solve_exactly(replace(model, worth=-cost), solver).values
        if values is None:
            return None
        row = Preference("rest", cost).at_most(float(cost @ values))
        model = replace(model, blocks=(*model.blocks, row))
    return None if values is None else np.concatenate([starts, values])


def _rest(model: Model, starts: Floats) -> Model:
    """Return the model of the other columns, with the rows they stand in."""
    fixed = len(starts)
    others = model.matrix[:, fixed:]
    there = np.flatnonzero(np.diff(others.indptr))
    done, entries = (model.matrix[:, :fixed] @ starts)[there], others[there].tocoo()
    block = Block(
        rule="what the starts leave",
        labels=Labels.single("row", range(len(there))),
        row=entries.row.astype(np.int64),
        column=entries.col.astype(np.int64),
        value=entries.data,
        lower=_left(model.row_lower[there], done),
        upper=_left(model.row_upper[there], done),
        name="left",
    )
    return Model(model.columns[1:], (block,), model.worth[fixed:])


def _left(bound: Floats, done: Floats) -> Floats:
    """Return what is left of bounds; 0 where the last digits of both alone make a difference."""
    left, size = bound - done, np.where(np.isfinite(bound), np.abs(bound), 1.0)
    return np.where(np.abs(left) <= _DIGITS * np.maximum(1.0, size), 0.0, left)


def _allows(model: Model, values: Floats) -> bool:
    """Whether values keep every bound and row."""
    within = (model.lower <= values).all() and (values <= model.upper).all()
    return bool(within and not model.row_excess(values).any())


def _costs(problem: Problem, model: Model) -> tuple[Floats, ...]:
    """Return what is to be made small by the other columns, one after the other."""
    fixed, parts = len(problem.starts), model.columns
    return (
        lost_worth(problem).cost[fixed:],
        spend_of(problem)[fixed:],
        _each(parts, lambda part: part.family == Slack.name),
        _each(parts, lambda part: not part.priced),
        _weights(model),
    )


def _each(parts: Sequence[Columns], counts: Callable[[Columns], bool]) -> Floats:
    """Return 1 for each column of the families that count."""
    return np.concatenate([np.full(len(part), float(counts(part))) for part in parts])


def _weights(model: Model) -> Floats:
    """Roots of primes, in the order of families and labels; shares of the most a column takes.

    Sums of roots of different primes with rational factors are never equal, so that the least sum
    is that of one way alone. Source: Besicovitch (1940), On the linear independence of fractional
    powers of integers, Journal of the London Mathematical Society 15, 3-6.
    """
    names = [(part.family, part.labels.text(k)) for part in model.columns for k in range(len(part))]
    weights = np.empty(len(names))
    weights[sorted(range(len(names)), key=names.__getitem__)] = np.sqrt(_primes(len(names)))
    return weights / np.maximum(1.0, np.abs(model.upper))


def _primes(number: int) -> Floats:
    """Return the first primes; the last of n is below n (ln n + ln ln n) for n > 5."""
    most = 13 if number < 6 else int(number * (np.log(number) + np.log(np.log(number)))) + 1
    is_prime = np.arange(most + 1) > 1
    for factor in range(2, int(most**0.5) + 1):
        is_prime[factor * factor :: factor] = False
    return np.flatnonzero(is_prime)[:number].astype(np.float64)
