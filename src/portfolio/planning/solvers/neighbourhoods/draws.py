"""Kinds of neighbourhoods: which choices are held as the best plan has them, and which are open."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from portfolio.planning.model import Bools, Floats, Ints, Model
from portfolio.planning.outcome import Outcome
from portfolio.planning.solvers.choices import choices_of, subjects
from portfolio.planning.solvers.highs_session import Relaxation
from portfolio.planning.solvers.neighbourhoods.kinship import Kinship
from portfolio.planning.solvers.neighbourhoods.windows import Windows

Draw = Callable[[np.random.Generator, float, Outcome], Bools]
"""Draws which choices are held: of a generator, how many may be open, and the best plan."""

_PIECES = 150
"""Part of what is missing at which the reduced cost of a single choice begins to count."""


def by_subject(model: Model, relaxed: Relaxation) -> Draw:
    """Hold the choices on all but some subjects, which together have so many choices."""
    subject, choices = subjects(model), choices_of(model)
    distance, sizes = _distance(relaxed, subject, choices), np.bincount(subject, choices)

    def draw(rng: np.random.Generator, size: float, best: Outcome) -> Bools:
        key = rng.random(len(sizes)) * (distance + 0.3)
        return np.asarray(choices & ~_first(key, sizes, size)[subject])

    return draw


def by_need(model: Model, relaxed: Relaxation) -> Draw:
    """Hold the choices on all subjects but some that need the same as one of the plan."""
    subject, choices = subjects(model), choices_of(model)
    distance, sizes = _distance(relaxed, subject, choices), np.bincount(subject, choices)
    kinship = Kinship(model, subject, choices)

    def draw(rng: np.random.Generator, size: float, best: Outcome) -> Bools:
        assert best.values is not None
        key, done = rng.random(len(sizes)), kinship.done(best.values)
        if done:
            likeness = kinship.likeness(int(rng.integers(done)), best.values)
            key = np.sqrt(key) * (1.05 - likeness)
        key = key * (np.minimum(distance, 3.0) + 0.3)
        return np.asarray(choices & ~_first(key, sizes, size)[subject])

    return draw


def by_time(model: Model, relaxed: Relaxation) -> Draw:
    """Hold the choices that begin outside a window of time, and all on most subjects."""
    subject, choices = subjects(model), choices_of(model)
    windows = Windows(model, subject, choices, _distance(relaxed, subject, choices))

    def draw(rng: np.random.Generator, size: float, best: Outcome) -> Bools:
        assert best.values is not None
        key, within = windows.draw(rng, best.values)
        sizes = np.bincount(subject, within)
        return np.asarray(choices & ~(within & _first(key, sizes, size)[subject]))

    return draw


def _first(key: Floats, sizes: Ints, size: float) -> Bools:
    """Tell which subjects come first by a key, as many as have so many choices."""
    order = np.argsort(key, kind="stable")
    chosen = np.zeros(len(sizes), dtype=bool)
    chosen[order[np.cumsum(sizes[order]) <= size]] = True
    return chosen


def by_choice(model: Model, relaxed: Relaxation) -> Draw:
    """Hold all but so many choices, and what the plan has on the subjects of these."""
    choices, cheap = choices_of(model), _cheapest(model, relaxed)
    touched = _touched(model)

    def draw(rng: np.random.Generator, size: float, best: Outcome) -> Bools:
        opened = cheap(rng, size, best)
        return np.asarray(choices & ~opened & ~touched(opened, best))

    return draw


def by_difference(model: Model, relaxed: Relaxation) -> Draw:
    """Hold what the plan has as the relaxation has it, but so many choices, as `by_choice` does.

    Source: Danna, Rothberg and Le Pape (2005), Exploring relaxation induced neighborhoods to
    improve MIP solutions, Mathematical Programming 102, 71-90.
    """
    choices, cheap = choices_of(model), _cheapest(model, relaxed)
    touched, nearest = _touched(model), np.round(relaxed.values)

    def draw(rng: np.random.Generator, size: float, best: Outcome) -> Bools:
        assert best.values is not None
        opened = cheap(rng, size, best) | (np.abs(best.values - nearest) > 0.5)
        return np.asarray(choices & ~opened & ~touched(opened, best))

    return draw


def _cheapest(model: Model, relaxed: Relaxation) -> Draw:
    """Draw choices by their reduced cost, for which the less counts the more is missing."""
    choices, cost = choices_of(model), _cost(relaxed)

    def draw(rng: np.random.Generator, size: float, best: Outcome) -> Bools:
        counts = max(relaxed.bound - best.objective, 1e-9 * abs(best.objective)) / _PIECES
        key = np.where(choices, rng.random(len(cost)) * (cost / counts + 0.3), np.inf)
        drawn = np.zeros(len(key), dtype=bool)
        drawn[np.argsort(key, kind="stable")[: int(size)]] = True
        return drawn

    return draw


def _touched(model: Model) -> Callable[[Bools, Outcome], Bools]:
    """Return what tells which choices the plan takes on the subjects of those that are open."""
    subject, choices = subjects(model), choices_of(model)

    def touched(opened: Bools, best: Outcome) -> Bools:
        assert best.values is not None
        there = np.zeros(int(subject.max(initial=-1)) + 1, dtype=bool)
        there[subject[opened & choices]] = True
        return np.asarray(there[subject] & (best.values > 0.5))

    return touched


def _distance(relaxed: Relaxation, subject: Ints, choices: Bools) -> Floats:
    """Tell how sure the relaxation is of each subject: 0 where it splits it, about 1 mostly."""
    cost = _cost(relaxed)
    least = np.full(int(subject.max(initial=-1)) + 1, np.inf)
    np.minimum.at(least, subject[choices], cost[choices])
    finite = least[np.isfinite(least)]
    typical = float(np.median(finite)) if len(finite) else 0.0
    return np.where(np.isfinite(least), least / typical if typical > 0 else 0.0, 1.0)


def _cost(relaxed: Relaxation) -> Floats:
    """Tell what it costs at least to move a column by one; nothing where it is split."""
    split = np.abs(relaxed.values - np.round(relaxed.values)) > 1e-6
    return np.where(split, 0.0, relaxed.reduced_costs)
