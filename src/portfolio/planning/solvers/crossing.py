"""Crossing: plans sought between the best one and points where a relaxation is at its best."""

from __future__ import annotations

import numpy as np

from portfolio.planning.model import Floats
from portfolio.planning.outcome import Outcome, StopReason
from portfolio.planning.solvers.bounding.linear import Point
from portfolio.planning.solvers.choices import choices_of
from portfolio.planning.solvers.highs_session import Session
from portfolio.planning.solvers.limits import Limits

_FIRST, _LARGER, _SMALLER = 100, 1.15, 0.9
"""Choices open at first beside those of the plan; factors after a search that ended, or did not."""
_SECONDS, _NODES = 0.7, 150
"""Most that one search may take."""
_SHOWN, _RARER, _RAREST = 2_500, 1.5, 20
"""Points from one search to the next at first; factor after a search in vain; most of them."""
_STEPS = 40
"""A search goes to this part of what is missing at most: it is to gain a little."""


class Crossing:
    """Searches between the best plan and some of the points it is shown.

    A tree of boxes meets points that keep more and more of what a plan has to keep. Between one of
    them and the best plan all choices are open that the plan has, that the point has, or that would
    cost the point least; the plan is there to begin with. What is found in vain is sought more
    rarely. Source: Danna, Rothberg and Le Pape (2005), Exploring relaxation induced neighborhoods
    to improve MIP solutions, Mathematical Programming 102, 71-90, where the point is always that of
    the node and open is only what differs.

    Parameters
    ----------
    session
        The model inside HiGHS.
    """

    def __init__(self, session: Session) -> None:
        self._session, self._choices = session, choices_of(session.model)
        self._often = max(1.0, _SHOWN / max(1, self._choices.sum()))
        self._size, self._every, self._waited = float(_FIRST), self._often, 0
        self._most = int(self._choices.sum()) / 2

    def meet(self, point: Point, best: Outcome, missing: float, limits: Limits) -> Outcome:
        """Return a better plan if one is sought and found near a point, else the best one.

        Parameters
        ----------
        point
            Where a relaxation is at its best.
        best
            The best plan so far.
        missing
            How much more a plan may be worth; a part of it is too little to look for.
        limits
            When to stop.
        """
        self._waited += 1
        if self._waited < self._every or best.values is None:
            return best
        self._waited = 0
        self._open(point, best.values)
        gap = min(limits.gap / 2, missing / max(abs(best.objective), 1e-9) / _STEPS)
        part = limits.at_most(_SECONDS, _NODES, gap)
        found = self._session.search(part, start=best.values)
        if found.has_plan and found.objective > best.objective + 1e-7 * abs(best.objective):
            self._every = max(self._often, self._every / 3)
            return found
        ended = found.stopped in (StopReason.PROVEN, StopReason.GAP)
        self._size = min(self._size * (_LARGER if ended else _SMALLER), self._most)
        self._every = min(self._every * _RARER, _RAREST * self._often)
        return best

    def _open(self, point: Point, plan: Floats) -> None:
        """Hold all choices that neither the plan nor the point has, but those of least cost."""
        model = self._session.model
        key = np.where(point.values > 1e-6, 0.0, np.abs(point.reduced_costs))
        key = np.where(self._choices, key, np.inf)
        opened = np.zeros(len(key), dtype=bool)
        opened[np.argsort(key, kind="stable")[: int(self._size)]] = True
        held = self._choices & ~opened & (plan < 0.5)
        self._session.hold(model.lower, np.where(held, 0.0, model.upper))
