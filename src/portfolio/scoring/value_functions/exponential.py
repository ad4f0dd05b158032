"""The exponential: one bend over the whole scale, set by the score that is worth one half."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import copysign, expm1, inf, isinf, log, log1p
from typing import Literal, Self

import numpy as np

from portfolio.scoring.value_functions.power_of_e import power_of_e
from portfolio.scoring.value_functions.value_function import Floats, ValueFunction

_STRAIGHT = 10.0  # Kirkwood: beyond this constant the curve is as good as a straight line.
_MARGIN = 1e-6


@dataclass(frozen=True, slots=True)
class Exponential(ValueFunction):
    """``v = (1 - exp(-t / R)) / (1 - exp(-1 / R))`` with t the share of the way to the best end.

    R, the exponential constant, follows from `mid`. If it is beyond 10, `mid` is within 1.25 % of
    the scale from its middle, and the function is the straight line.

    Attributes
    ----------
    mid
        The score worth one half, between the ends of the scale. Nearer to the worst end, the
        first steps are worth more than the last ones; nearer to the best end, less.

    References
    ----------
    C. W. Kirkwood (1997), Strategic Decision Making, chapter 4.

    Examples
    --------
    >>> Exponential(mid=30).values(np.array([0.0, 30.0, 100.0]), worst=0, best=100)
    array([0. , 0.5, 1. ])
    """

    mid: float
    kind: Literal["exponential"] = "exponential"

    @classmethod
    def of_rho(cls, rho: float, worst: float, best: float) -> Self:
        """Make the function whose exponential constant in units of the score is `rho`.

        Parameters
        ----------
        rho
            ``R * |best - worst|``, in the unit of the score; not 0. Above 0 the first steps from
            the worst end are worth more, below 0 the last ones; infinite for a straight line.
        worst, best
            Ends of the scale.

        Raises
        ------
        ValueError
            If `rho` is 0 or NaN, or so small that one step is worth everything.
        """
        constant = rho / abs(best - worst)
        if not abs(constant) > 0:
            raise ValueError(f"rho must be a number other than 0, not {rho}")
        near = 0.5 if abs(constant) > _STRAIGHT else _half_at(1 / abs(constant))
        share = near if constant > 0 else 1 - near
        made = cls(worst + share * (best - worst))
        made.check(worst, best)
        return made

    def check(self, worst: float, best: float) -> None:
        """Raise ValueError unless `mid` lies inside the scale, by a millionth of it or more."""
        if not _MARGIN <= (self.mid - worst) / (best - worst) <= 1 - _MARGIN:
            raise ValueError(
                f"the score worth one half must lie between {worst:g} (worst) and {best:g} "
                f"(best), not at {self.mid:g}"
            )

    def constant(self, worst: float, best: float) -> float:
        """Return R, as a share of the scale; infinite for the straight line.

        Above 0 if `mid` is nearer to the worst end, below 0 if nearer to the best one.

        Raises
        ------
        ValueError
            If `mid` does not lie inside the scale.
        """
        self.check(worst, best)
        share = (self.mid - worst) / (best - worst)
        return copysign(_constant(min(share, 1 - share)), 0.5 - share)

    def values(self, scores: Floats, worst: float, best: float) -> Floats:
        """Return the values; beyond the ends the curve goes on."""
        constant = self.constant(worst, best)
        share: Floats = (scores - worst) / (best - worst)
        if isinf(constant):
            return share
        if constant < 0:  # The same curve, seen from the best end.
            return 1 - _risen(1 - share, -constant)
        return _risen(share, constant)


def _risen(share: Floats, constant: float) -> Floats:
    """Value at a share of the way; `constant` is above 0."""
    ends = 1 - power_of_e(np.array([-1 / constant]))
    risen: Floats = (1 - power_of_e(-share / constant)) / ends[0]
    return risen


def _half_at(bend: float) -> float:
    """Share of the way where the curve with ``1 / R = bend`` reaches one half."""
    return -log1p(expm1(-bend) / 2) / bend


@lru_cache(maxsize=1024)
def _constant(share: float) -> float:
    """Return R of the curve that is worth one half at `share`, in (0, .5], by bisection."""
    low, high = 1 / _STRAIGHT, log(2) / share
    if share > _half_at(low):
        return inf
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if _half_at(middle) > share else (low, middle)
    return 1 / high
