"""Large neighbourhood search: a plan made better a few initiatives at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from portfolio.planning.model import Bools, Floats, Ints, Model
from portfolio.planning.outcome import Outcome, StopReason
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.kinship import Kinship
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.solver import ProgressListener
from portfolio.planning.solvers.windows import Windows

_FIRST, _LARGER, _SMALLER = 150, 1.02, 0.85
"""Choices open at first; factors after a neighbourhood searched in vain, or not to its end."""
_SECONDS, _NODES = 1.5, 60
"""Most that one neighbourhood may take."""
_STEPS = 40
"""A neighbourhood is searched to this part of what is missing at most: it is to gain a little."""
_PATIENCE, _CHOICES = 60, 60
"""Neighbourhoods searched in vain before giving up: so many, but no more than one for every so
many choices, for a small model is better searched whole."""
_FEW, _OF_FEW = (200, 700), (3.0, 300, 30)
"""From and to how many choices a neighbourhood is half of all; the most one may take then, and how
many are searched in vain: what is missing in so small a plan is in its combinations."""
_MEDIUM = 2_500, (0.4, 100, 90, 0.8)
"""Up to how many choices three kinds of neighbourhoods are searched in turns: what the relaxation
is nearly indifferent about, what needs the same, what begins at the same time; the most one search
may take then, how many are searched in vain, and the factor after one that did not end: many brief
searches of several kinds find more than few long ones of one."""
_ROUNDS = 3
"""Times that a plan of medium size is improved from the beginning: most luck is in the draws."""
_MANY, _FIRST_OF_MANY, _PIECES = 20_000, 200, 150
"""Choices from which on they are drawn one by one; how many at first; and the part of what is
missing at which a reduced cost begins to count."""
_SEED = 20_261_122
_Draw = Callable[[np.random.Generator, float, Outcome], Bools]
"""Draws which choices are held: of a generator, how many may be open, and the best plan."""


def improve(
    session: Session,
    relaxed: Relaxation,
    best: Outcome,
    limits: Limits,
    enough: float,
    listener: Callable[[Outcome], ProgressListener | None],
) -> Outcome:
    """Return a plan at least as good, improved neighbourhood by neighbourhood.

    In a neighbourhood all columns of some subjects are open, those of the others stay as they are
    in the best plan so far; columns that are no choices are always open. Subjects are drawn with a
    preference for those that the relaxation is nearly indifferent about, in models of medium size
    in turns with those that need the same as one that is done, and those that begin in the same
    few quarters; there means that the plan has, such as hires, may always go, and where nothing is
    found any more it begins anew with other draws. Of very many choices single ones are drawn,
    with what the plan has instead of them. The size follows what can be searched.

    Drawn from a seed that the model alone decides on: the same model gives the same plan where no
    time limit cuts in, and what found the plan to begin with is not drawn again. Source: Shaw
    (1998), Using constraint programming and local search methods, CP-98, LNCS 1520, 417-431.

    Parameters
    ----------
    session, relaxed
        The model inside HiGHS; its relaxation.
    best
        A plan.
    limits
        When to stop at the latest.
    enough
        A plan worth this much is good enough.
    listener
        Gives who is told of a search that begins with a plan.
    """
    model = session.model
    manner = _manner(model, relaxed)
    means = means_of(model) & manner.frees_means
    rng, failures, turn = np.random.default_rng(_seed(model)), 0, 0
    here, begin, sizes, rounds = best, best, [manner.size] * len(manner.draws), manner.rounds
    while rounds and not limits.out:
        values, kind = here.values, turn % len(sizes)
        assert values is not None
        turn += 1
        held = manner.draws[kind](rng, sizes[kind], here) & ~(means & (values > 0.5))
        session.hold(np.where(held, values, model.lower), np.where(held, values, model.upper))
        part = limits.at_most(manner.seconds, manner.nodes, _gap(limits, relaxed, here))
        outcome = session.search(part, start=values, on_progress=listener(best))
        if outcome.stopped is StopReason.INTERRUPTED:
            return outcome if outcome.objective > best.objective else best
        if outcome.has_plan and outcome.objective > here.objective + 1e-7 * abs(here.objective):
            here, failures = outcome, 0
            best = here if here.objective > best.objective else best
            if best.objective >= enough:
                return best
            continue
        failures += 1
        ended = outcome.stopped in (StopReason.PROVEN, StopReason.GAP)
        sizes[kind] = min(sizes[kind] * (_LARGER if ended else manner.smaller), manner.most)
        if failures == manner.patience:
            here, failures, rounds = begin, 0, rounds - 1
            sizes = [manner.size] * len(sizes)
    return best


@dataclass(frozen=True, slots=True)
class _Manner:
    """How neighbourhoods of a model are drawn, and how long each is searched.

    Attributes
    ----------
    draws
        Kinds of neighbourhoods, searched in turns.
    size, most
        Choices open at first, and at most.
    seconds, nodes, patience
        Most that one may take, and how many are searched in vain.
    smaller
        Factor of the size after a search that did not end.
    frees_means
        Whether means that the plan has may go in every neighbourhood.
    rounds
        How often the plan to begin with is improved, each time by other draws.
    """

    draws: tuple[_Draw, ...]
    size: float
    most: float
    seconds: float = _SECONDS
    nodes: int = _NODES
    patience: int = _PATIENCE
    smaller: float = _SMALLER
    frees_means: bool = False
    rounds: int = 1


def _manner(model: Model, relaxed: Relaxation) -> _Manner:
    """Return what suits a model of this size."""
    count = int(choices_of(model).sum())
    most, patience = count / 2, min(_PATIENCE, 1 + count // _CHOICES)
    if count > _MANY:
        size = min(float(_FIRST_OF_MANY), most)
        return _Manner((_by_choice(model, relaxed),), size, most, patience=patience)
    near, size = _by_subject(model, relaxed), min(float(_FIRST), most)
    if _FEW[0] <= count <= _FEW[1]:
        return _Manner((near,), most, most, *_OF_FEW)
    if _FEW[1] < count <= _MEDIUM[0]:
        seconds, nodes, patience, smaller = _MEDIUM[1]
        return _Manner(
            (near, _by_need(model, relaxed), _by_time(model, relaxed)),
            size,
            most,
            seconds,
            nodes,
            patience,
            smaller,
            frees_means=True,
            rounds=_ROUNDS,
        )
    return _Manner((near,), size, most, patience=patience)


def _seed(model: Model) -> list[int]:
    """Return where draws begin: not where those did that found the plan to begin with."""
    # Adding nothing makes every zero the same.
    limits = model.row_upper.round(6) + 0.0
    return [_SEED] if model.start is None else [_SEED, crc32(limits.tobytes())]


def _gap(limits: Limits, relaxed: Relaxation, best: Outcome) -> float:
    """Return the gap of a neighbourhood, which is worth far less than the whole."""
    missing = max(0.0, relaxed.bound - best.objective)
    return min(limits.gap / 2, missing / max(abs(best.objective), 1e-9) / _STEPS)


def _by_subject(model: Model, relaxed: Relaxation) -> _Draw:
    """Hold the choices on all but some subjects, which together have so many choices."""
    subject, choices = subjects(model), choices_of(model)
    distance, sizes = _distance(relaxed, subject, choices), np.bincount(subject, choices)

    def draw(rng: np.random.Generator, size: float, best: Outcome) -> Bools:
        key = rng.random(len(sizes)) * (distance + 0.3)
        return np.asarray(choices & ~_first(key, sizes, size)[subject])

    return draw


def _by_need(model: Model, relaxed: Relaxation) -> _Draw:
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


def _by_time(model: Model, relaxed: Relaxation) -> _Draw:
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


def _by_choice(model: Model, relaxed: Relaxation) -> _Draw:
    """Hold all but so many choices, and what the plan has on the subjects of these."""
    subject, choices, cost = subjects(model), choices_of(model), _cost(relaxed)

    def draw(rng: np.random.Generator, size: float, best: Outcome) -> Bools:
        assert best.values is not None
        counts = max(relaxed.bound - best.objective, 1e-9 * abs(best.objective)) / _PIECES
        key = np.where(choices, rng.random(len(cost)) * (cost / counts + 0.3), np.inf)
        opened = np.zeros(len(key), dtype=bool)
        opened[np.argsort(key, kind="stable")[: int(size)]] = True
        touched = np.zeros(int(subject.max(initial=-1)) + 1, dtype=bool)
        touched[subject[opened & choices]] = True
        return np.asarray(choices & ~opened & ~(touched[subject] & (best.values > 0.5)))

    return draw


def choices_of(model: Model) -> Bools:
    """Return which columns mean yes or no."""
    return np.asarray(model.integer & (model.lower == 0) & (model.upper == 1))


def means_of(model: Model) -> Bools:
    """Return which choices, each alone on its subject, earn nothing but make room in some row."""
    choices, subject, matrix = choices_of(model), subjects(model), model.matrix
    limit = np.repeat(model.row_upper, np.diff(matrix.indptr))
    gives = np.zeros(len(choices), dtype=bool)
    gives[matrix.indices[(matrix.data < 0) & np.isfinite(limit)]] = True
    alone = np.bincount(subject, choices)[subject] == 1
    return np.asarray(choices & alone & gives & (model.worth <= 0))


def subjects(model: Model) -> Ints:
    """Return the number of what each column decides on, over all families."""
    numbers, before = [], 0
    for part in model.columns:
        numbers.append(part.subject + before)
        before += int(part.subject.max(initial=-1)) + 1
    return np.concatenate(numbers)


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
