"""Make a plan better, neighbourhood by neighbourhood."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

import numpy as np

from portfolio.planning.model import Model
from portfolio.planning.outcome import Outcome, StopReason
from portfolio.planning.solvers.choices import means_of
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.neighbourhoods.manner import manner_of
from portfolio.planning.solvers.solver import ProgressListener

_LARGER = 1.02
"""Factor of the choices that are open after a neighbourhood searched to its end in vain."""
_STEPS = 40
"""A neighbourhood is searched to this part of what is missing at most: it is to gain a little."""
_SEED = 20_261_122


def improve(
    session: Session,
    relaxed: Relaxation,
    best: Outcome,
    limits: Limits,
    enough: float,
    listener: Callable[[Outcome], ProgressListener | None],
) -> Outcome:
    """Return a plan at least as good, improved neighbourhood by neighbourhood.

    In a neighbourhood some choices are open, the others stay as they are in the best plan so far;
    columns that are no choices are always open. `manner_of` tells which kinds of neighbourhoods
    suit a model, and which is searched next. In models of medium size means that the plan has,
    such as hires, may always go, and where nothing is found any more it begins anew with other
    draws. The size follows what can be searched.

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
    model, manner = session.model, manner_of(session.model, relaxed)
    means = means_of(model) & manner.frees_means
    rng, choosing = np.random.default_rng(_seed(model)), manner.choosing(len(manner.kinds))
    here, begin, failures, rounds, sizes = best, best, 0, manner.rounds, manner.sizes
    while rounds and not limits.out:
        number = choosing.next(relaxed.bound - here.objective)
        values, kind, before = here.values, manner.kinds[number], session.steps
        assert values is not None
        held = kind.draw(rng, sizes[number], here) & ~(means & (values > 0.5))
        session.hold(np.where(held, values, model.lower), np.where(held, values, model.upper))
        part = limits.at_most(kind.seconds, manner.nodes, _gap(limits, relaxed, here))
        outcome = session.search(part, start=values, on_progress=listener(best))
        if outcome.stopped is StopReason.INTERRUPTED:
            return outcome if outcome.objective > best.objective else best
        gain = max(0.0, outcome.objective - here.objective) if outcome.has_plan else 0.0
        choosing.learn(number, gain, session.steps - before)
        if gain > 1e-7 * abs(here.objective):
            here, failures = outcome, 0
            best = here if here.objective > best.objective else best
            if best.objective >= enough:
                return best
            continue
        failures += 1
        ended = outcome.stopped in (StopReason.PROVEN, StopReason.GAP)
        factor = _LARGER if ended else manner.smaller
        sizes[number] = min(sizes[number] * factor, manner.most)
        if failures == manner.patience:
            here, failures, rounds, sizes = begin, 0, rounds - 1, manner.sizes
    if not limits.time_left:
        limits.note_clock()
    return best


def _seed(model: Model) -> list[int]:
    """Return where draws begin: not where those did that found the plan to begin with."""
    # Adding nothing makes every zero the same.
    limits = model.row_upper.round(6) + 0.0
    return [_SEED] if model.start is None else [_SEED, crc32(limits.tobytes())]


def _gap(limits: Limits, relaxed: Relaxation, best: Outcome) -> float:
    """Return the gap of a neighbourhood, which is worth far less than the whole."""
    missing = max(0.0, relaxed.bound - best.objective)
    return min(limits.gap / 2, missing / max(abs(best.objective), 1e-9) / _STEPS)
