"""Which kind of neighbourhood is searched next: each in its turn, or what gained most of late."""

from __future__ import annotations

from typing import Protocol

import numpy as np

_EFFORT = 6_000
"""Steps of the simplex method that are counted as one unit of effort: about a second."""
_MEMORY = 30.0
"""Units of effort after which what a kind gained and took counts a third."""
_HOPE = 0.02
"""Part of what is missing that a kind is thought to gain besides, in one unit more: so that one
that was not tried for long is tried again."""


class Choosing(Protocol):
    """Chooses among kinds that are numbered from 0."""

    def next(self, missing: float) -> int:
        """Return the kind to search next, where so much worth is missing."""

    def learn(self, kind: int, gain: float, steps: int) -> None:
        """Take note of the worth that a kind gained in so many steps of the simplex method."""


class InTurns:
    """Chooses one kind after the other.

    Parameters
    ----------
    kinds
        How many there are.
    """

    def __init__(self, kinds: int) -> None:
        self._kinds, self._last = kinds, -1

    def next(self, missing: float) -> int:
        """Return the kind after the one before."""
        self._last = (self._last + 1) % self._kinds
        return self._last

    def learn(self, kind: int, gain: float, steps: int) -> None:
        """Take no note of anything."""


class ByYield:
    """Chooses the kind that gained most for its effort, as far as is remembered.

    Effort is counted in steps, not in seconds, so that the same model is searched alike on every
    machine. Of kinds that yield alike the first is chosen. Source: Ropke and Pisinger (2006), An
    adaptive large neighborhood search heuristic for the pickup and delivery problem with time
    windows, Transportation Science 40, 455-472.

    Parameters
    ----------
    kinds
        How many there are.
    """

    def __init__(self, kinds: int) -> None:
        self._gain, self._effort = np.zeros(kinds), np.zeros(kinds)

    def next(self, missing: float) -> int:
        """Return the kind of most yield, if it gained in one unit more what is hoped for."""
        return int(np.argmax((self._gain + _HOPE * missing) / (self._effort + 1.0)))

    def learn(self, kind: int, gain: float, steps: int) -> None:
        """Add gain and effort to those of the kind; what all had before counts less for it."""
        effort = steps / _EFFORT
        kept = np.exp(-effort / _MEMORY)
        self._gain, self._effort = self._gain * kept, self._effort * kept
        self._gain[kind] += gain
        self._effort[kind] += effort
