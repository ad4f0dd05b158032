"""Preference that grows evenly with the lead, up to a full one."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal

import numpy as np

from portfolio.scoring.methods.preference.preference_function import PreferenceFunction
from portfolio.scoring.methods.preference.sliding_sums import beaten, both_ways, running
from portfolio.scoring.methods.preference.steps import check_thresholds
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True)
class VShapePreference(PreferenceFunction):
    """Preference grows from 0 without a lead to a full one at `p`: ``P(d) = d / p``.

    With `p` as long as the whole scale, net flows order initiatives as the weighted sum does.

    Attributes
    ----------
    p
        Least lead that is a full preference, above 0, in the unit of the criterion.

    Raises
    ------
    ValueError
        If `p` is not above 0 or not finite.
    """

    p: float
    kind: Literal["v_shape"] = "v_shape"

    def __post_init__(self) -> None:
        if not (isfinite(self.p) and self.p > 0):
            raise ValueError(f"p must be a number above 0, not {self.p}")

    def degree(self, leads: Floats) -> Floats:
        """Return the share of `p`, between 0 and 1."""
        return _ramp(leads, 0.0, self.p)

    def sums(self, values: Floats, counts: Floats) -> tuple[Floats, Floats]:
        """Return the sums for every value in the time of sorting."""
        return _sums(values, counts, 0.0, self.p)


@dataclass(frozen=True, slots=True)
class LinearPreference(PreferenceFunction):
    """No preference up to a lead of `q`, then growing evenly to a full one at `p`.

    ``P(d) = (d - q) / (p - q)`` between the two.

    Attributes
    ----------
    q, p
        Greatest lead that does not count, least that is a full preference; 0 <= q < p.

    Raises
    ------
    ValueError
        Unless ``0 <= q < p``, both finite.
    """

    q: float
    p: float
    kind: Literal["linear"] = "linear"

    def __post_init__(self) -> None:
        check_thresholds(self.q, self.p)

    def degree(self, leads: Floats) -> Floats:
        """Return the share of the way from `q` to `p`, between 0 and 1."""
        return _ramp(leads, self.q, self.p)

    def sums(self, values: Floats, counts: Floats) -> tuple[Floats, Floats]:
        """Return the sums for every value in the time of sorting."""
        return _sums(values, counts, self.q, self.p)


def _ramp(leads: Floats, q: float, p: float) -> Floats:
    shares: Floats = np.clip((leads - q) / (p - q), 0.0, 1.0)
    return shares


def _sums(values: Floats, counts: Floats, q: float, p: float) -> tuple[Floats, Floats]:
    return both_ways(lambda values, counts: _wins(values, counts, q, p), values, counts)


def _wins(values: Floats, counts: Floats, q: float, p: float) -> Floats:
    """Full preferences over those far below; over those between, the sum of a straight line."""
    full, some = beaten(values, p), beaten(values, q)
    # Measured from the middle, so that running totals stay small and keep their digits.
    centred = values - values[len(values) // 2]
    count, total = running(counts), running(counts * centred)
    between = count[some] - count[full]
    partly = (between * (centred - q) - (total[some] - total[full])) / (p - q)
    sums: Floats = count[full] + partly
    return sums
