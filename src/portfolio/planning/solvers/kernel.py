"""Kernel search: first what the linear relaxation shows to matter, last what is left to prove."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np

from portfolio.planning.model import Floats, Model
from portfolio.planning.outcome import Outcome, Status, StopReason
from portfolio.planning.solvers.bounding.proof import is_timed, pays, prove
from portfolio.planning.solvers.choices import choices_of
from portfolio.planning.solvers.crossing import Crossing
from portfolio.planning.solvers.highs_outcome import PROVEN
from portfolio.planning.solvers.highs_session import Relaxation, Session
from portfolio.planning.solvers.limits import Limits
from portfolio.planning.solvers.neighbourhoods.improving import improve
from portfolio.planning.solvers.solver import Phase, Progress, ProgressListener

_FIRST, _SHARE, _SHARE_OF_MANY = 60, 0.006, 0.0018
"""Choices open beside the split ones: so many, or this share of all, if that is more."""
_SMALL, _MEDIUM, _LARGE = 700, 2_500, 20_000
"""Choices below which proof takes most of the time, up to which neighbourhoods take most and the
kernel little, and above which proof takes the least."""
_KERNEL_NODES, _ROOT_NODES = 400, 20
"""Most nodes of the kernel; of that of a large model, which neighbourhoods soon make better."""
_MOST = 10**9


def search_kernel(
    session: Session, limits: Limits, on_progress: ProgressListener | None = None
) -> Outcome:
    """Search what matters, then around the best plan, then everything that is left.

    The relaxation is solved first; its worth bounds every plan, so a plan found among few columns
    comes with a proof. The kernel holds every choice where the relaxation has it, but those it
    splits, those of the least reduced costs, and those that a plan to begin with has otherwise.
    Where such a plan of a large model leads nowhere soon, it is searched without it, too. A model
    of few choices that are about what is done, not when, is left to HiGHS after a first glance.
    Source: Angelelli, Mansini and Speranza (2010), Kernel search, Computers and Operations
    Research 37, 2017-2026.

    Parameters
    ----------
    session
        The model inside HiGHS.
    limits
        When to stop.
    on_progress
        Called now and then with the best plan and the least bound so far.
    """
    model = session.model
    if not choices_of(model).any():
        return session.search(limits, on_progress=on_progress)
    relaxed = session.relax(limits, on_progress)
    if isinstance(relaxed, Outcome):
        return relaxed
    if _is_easy(model):
        session.begin_once()
    tell = _Teller(limits, relaxed.bound, on_progress)
    begun = _begun(session, limits)
    if begun and (done := _certified(begun, relaxed.bound, limits)):
        return done
    best = _sought(session, relaxed, begun, limits, tell)
    is_large = choices_of(model).sum() >= _SMALL
    if begun and is_large and not _is_enough(best, relaxed, limits) and _is_early(limits):
        # What was begun with may be a dead end, and there is time to begin with nothing.
        best = _better(best, _sought(session, relaxed, None, limits, tell))
    if best and (done := _certified(best, relaxed.bound, limits)):
        return done
    return _finish(session, relaxed, best, limits, tell)


def _sought(
    session: Session, relaxed: Relaxation, begun: Outcome | None, limits: Limits, tell: _Teller
) -> Outcome | None:
    """Search the kernel, then around the best plan of it or the one begun with."""
    session.hold(*_kernel(session.model, relaxed, begun))
    shares = _shares(session.model, is_begun=begun is not None)
    part = limits.part(shares.kernel, shares.nodes)
    enough = _enough(relaxed.bound, limits.gap)
    start = begun.values if begun else None
    told = tell.of(Phase.KERNEL, begun)
    found = session.search(part, start=start, enough=enough, on_progress=told)
    best = _better(begun, found)
    if best is None or not shares.around or _is_enough(best, relaxed, limits):
        return best
    told_of = partial(tell.of, Phase.NEIGHBOURHOODS)
    return improve(session, relaxed, best, limits.part(shares.around, _MOST), enough, told_of)


class _Shares(NamedTuple):
    """What part of the time left the kernel gets, and most nodes; then neighbourhoods."""

    kernel: float
    nodes: int
    around: float


def _shares(model: Model, *, is_begun: bool) -> _Shares:
    """Return who gets how much, by the number of choices and what they are about."""
    size = int(choices_of(model).sum())
    if _is_easy(model):
        return _Shares(0.2, 1, 0.0)
    if size < _SMALL:
        return _Shares(0.2, _KERNEL_NODES, 0.15)
    if size <= _MEDIUM:
        # Neighbourhoods have little to add to a plan that came out of others.
        return _Shares(0.25 if is_begun else 0.1, _KERNEL_NODES, 0.8)
    if size <= _LARGE:
        return _Shares(0.2, _KERNEL_NODES, 0.7)
    return _Shares(0.2, _ROOT_NODES, 0.9)


def _is_easy(model: Model) -> bool:
    """Whether a full search is soon done: few choices, and most about what is done, not when."""
    return bool(choices_of(model).sum() < _SMALL and not is_timed(model))


def _begun(session: Session, limits: Limits) -> Outcome | None:
    """Return the plan the model begins with, everything but its choices decided anew.

    Where that does not fit, the best of its choices that do: each may go, no other may come.
    """
    model = session.model
    if model.start is None:
        return None
    start = np.clip(np.round(model.start), model.lower, model.upper)
    choices = choices_of(model)
    for least in (start, model.lower):
        session.hold(np.where(choices, least, model.lower), np.where(choices, start, model.upper))
        found = session.search(limits.part(0.2, _KERNEL_NODES))
        if found.has_plan:
            return found
    return None


def _finish(
    session: Session, relaxed: Relaxation, best: Outcome | None, limits: Limits, tell: _Teller
) -> Outcome:
    """Search everything that could still be better, from the best plan so far."""
    # Of an easy model HiGHS finds out by itself what to hold, and splits better for it.
    session.hold(*_worth_trying(session.model, relaxed, None if _is_easy(session.model) else best))
    bound = relaxed.bound
    if best and pays(session.model):
        crossing = Crossing(session)
        best = prove(session, best, limits, tell.of(Phase.PROOF, best), crossing)
        session.hold(*_worth_trying(session.model, relaxed, best))
        bound = min(bound, best.bound)
        if done := _certified(best, bound, limits):
            return done
    if best and (limits.out or session.interrupted):
        reason = StopReason.NODE_LIMIT if limits.nodes_left == 0 else StopReason.TIME_LIMIT
        reason = StopReason.INTERRUPTED if session.interrupted else reason
        return _ended(best, bound, reason, limits)
    told = tell.of(Phase.PROOF, best)
    found = session.search(limits, start=best.values if best else None, on_progress=told)
    winner = _better(best, found)
    if winner is None or not winner.has_plan:
        # Columns were held only where a better plan than the best cannot lie.
        return found
    bound = min(bound, found.bound) if found.has_plan else bound
    if found.status is Status.INFEASIBLE:
        bound = winner.objective
    return _certified(winner, bound, limits) or _ended(winner, bound, found.stopped, limits)


def _kernel(model: Model, relaxed: Relaxation, begun: Outcome | None) -> tuple[Floats, Floats]:
    """Bounds that leave open what is split, and some more choices of least reduced cost."""
    choices = choices_of(model)
    count = int(choices.sum())
    size = max(_FIRST, int((_SHARE_OF_MANY if count > _LARGE else _SHARE) * count))
    nearest = np.round(relaxed.values)
    split = np.abs(relaxed.values - nearest) > 1e-6
    cost = np.where(choices & ~split, relaxed.reduced_costs, np.inf)
    near = np.zeros(len(cost), dtype=bool)
    near[np.argsort(cost, kind="stable")[:size]] = True
    held = choices & ~split & ~near
    if begun is not None and begun.values is not None:
        held &= begun.values == nearest
    return np.where(held, nearest, model.lower), np.where(held, nearest, model.upper)


def _worth_trying(model: Model, relaxed: Relaxation, best: Outcome | None) -> tuple[Floats, Floats]:
    """Bounds that hold each choice whose change alone costs more than there is to gain."""
    if best is None:
        return model.lower, model.upper
    room = relaxed.bound - best.objective
    nearest = np.round(relaxed.values)
    whole = np.abs(relaxed.values - nearest) <= 1e-6
    held = (
        choices_of(model) & whole & (relaxed.reduced_costs > room * (1 + 1e-6) + 1e-6 * abs(room))
    )
    return np.where(held, nearest, model.lower), np.where(held, nearest, model.upper)


def _enough(bound: float, gap: float) -> float:
    """Least worth that is within a gap, as a share of itself, of the bound."""
    share = 1 + gap if bound >= 0 else 1 - gap
    return bound / share if share > 0 else -np.inf


def _is_early(limits: Limits) -> bool:
    """Whether more than half of the time is left; asking lets the clock decide, which is noted."""
    if limits.seconds is not None:
        limits.note_clock()
    return limits.elapsed < limits.time_left


def _is_enough(best: Outcome | None, relaxed: Relaxation, limits: Limits) -> bool:
    return best is not None and _certified(best, relaxed.bound, limits) is not None


def _better(best: Outcome | None, found: Outcome | None) -> Outcome | None:
    if found is None or not found.has_plan:
        return best
    return found if best is None or found.objective > best.objective else best


def _certified(best: Outcome, bound: float, limits: Limits) -> Outcome | None:
    """Return the best plan if it is near enough to the bound."""
    missing = bound - best.objective
    if missing <= PROVEN * max(1.0, abs(best.objective)):
        return _ended(best, best.objective, StopReason.PROVEN, limits)
    if missing <= limits.gap * abs(best.objective):
        return _ended(best, bound, StopReason.GAP, limits)
    return None


def _ended(best: Outcome, bound: float, stopped: StopReason, limits: Limits) -> Outcome:
    if not best.has_plan:
        return replace(best, stopped=stopped)
    effort = replace(best.effort, seconds=limits.elapsed, nodes=limits.spent)
    status = Status.OPTIMAL if stopped is StopReason.PROVEN else Status.FEASIBLE
    bound = max(bound, best.objective)
    return replace(best, status=status, stopped=stopped, bound=bound, effort=effort)


class _Teller:
    """Tells progress of a part as progress of the whole."""

    def __init__(self, limits: Limits, bound: float, listener: ProgressListener | None) -> None:
        self._limits, self._bound, self._listener = limits, bound, listener
        self._best = -np.inf

    def of(self, phase: Phase, best: Outcome | None) -> ProgressListener | None:
        """Return a listener of a part that begins with this plan."""
        listener = self._listener
        if listener is None:
            return None
        before = self._limits.spent
        if best:
            self._best = max(self._best, best.objective)

        def tell(part: Progress) -> None:
            # Told in another scale, the same plan may differ in its last digit.
            self._best = max(self._best, part.objective)
            if phase is Phase.PROOF:
                # What is held then cannot be part of a better plan.
                self._bound = min(self._bound, part.bound)
            bound = max(self._bound, self._best)
            nodes = before + part.nodes
            listener(Progress(self._limits.elapsed, self._best, bound, nodes, phase))

        return tell
