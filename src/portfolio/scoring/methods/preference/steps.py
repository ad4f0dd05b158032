"""Preference in steps: none, perhaps half, then full."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal

import numpy as np

from portfolio.scoring.methods.preference.preference_function import PreferenceFunction
from portfolio.scoring.methods.preference.sliding_sums import beaten, both_ways, running
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True)
class UsualPreference(PreferenceFunction):
    """Any lead is a full preference: ``P(d) = 1 if d > 0``. Needs no threshold."""

    kind: Literal["usual"] = "usual"

    def degree(self, leads: Floats) -> Floats:
        """Return 1 for every lead above 0."""
        return np.where(leads > 0, 1.0, 0.0)

    def sums(self, values: Floats, counts: Floats) -> tuple[Floats, Floats]:
        """Return how many are below and how many above each value."""
        upto = np.cumsum(counts)
        return upto - counts, upto[-1] - upto


@dataclass(frozen=True, slots=True)
class UShapePreference(PreferenceFunction):
    """A lead of more than `q` is a full preference: ``P(d) = 1 if d > q``.

    Attributes
    ----------
    q
        Greatest lead that does not count, at least 0, in the unit of the criterion.

    Raises
    ------
    ValueError
        If `q` is below 0 or not finite.
    """

    q: float
    kind: Literal["u_shape"] = "u_shape"

    def __post_init__(self) -> None:
        if not 0 <= self.q < float("inf"):
            raise ValueError(f"q must be a number of at least 0, not {self.q}")

    def degree(self, leads: Floats) -> Floats:
        """Return 1 for every lead above `q`."""
        return np.where(leads > self.q, 1.0, 0.0)

    def sums(self, values: Floats, counts: Floats) -> tuple[Floats, Floats]:
        """Return the sums for every value in the time of sorting."""
        return both_ways(self._wins, values, counts)

    def _wins(self, values: Floats, counts: Floats) -> Floats:
        return running(counts)[beaten(values, self.q)]


@dataclass(frozen=True, slots=True)
class LevelPreference(PreferenceFunction):
    """A lead of more than `q` is half a preference, of more than `p` a full one.

    Attributes
    ----------
    q, p
        Greatest lead that does not count, and that counts one half; 0 <= q < p.

    Raises
    ------
    ValueError
        Unless ``0 <= q < p``, both finite.
    """

    q: float
    p: float
    kind: Literal["level"] = "level"

    def __post_init__(self) -> None:
        check_thresholds(self.q, self.p)

    def degree(self, leads: Floats) -> Floats:
        """Return 0, one half or 1."""
        return 0.5 * (leads > self.q) + 0.5 * (leads > self.p)

    def sums(self, values: Floats, counts: Floats) -> tuple[Floats, Floats]:
        """Return the sums for every value in the time of sorting."""
        return both_ways(self._wins, values, counts)

    def _wins(self, values: Floats, counts: Floats) -> Floats:
        upto = running(counts)
        return 0.5 * (upto[beaten(values, self.q)] + upto[beaten(values, self.p)])


def check_thresholds(q: float, p: float) -> None:
    """Raise ValueError, telling every fault, unless ``0 <= q < p`` and both are finite."""
    faults = []
    if not (isfinite(q) and q >= 0):
        faults.append(f"q must be a number of at least 0, not {q}")
    if not (isfinite(p) and p > max(q, 0)):
        faults.append(f"p must be a number above 0 and above q = {q}, not {p}")
    if faults:
        raise ValueError("; ".join(faults))
