"""All rates at which discounted flows add up to nothing, found between their turning points."""

from __future__ import annotations

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats

_NOTHING = 1e-12
"""Share of the gross amount below which a sum counts as nothing: about what rounding leaves."""


def zero_rates(times: Floats, amounts: Floats) -> tuple[float, ...]:
    """Return every rate r > -1 with ``sum of amounts / (1 + r)^times = 0``, rising.

    With s = ln(1 + r) the sum is ``f(s) = sum c e^(-a s)``, a polynomial in 1 / (1 + r) where the
    times are whole. Times k any power of e the roots stay; with k between two times whose amounts
    differ in sign, the derivative of ``e^(k s) f(s)`` has one change of sign less among its
    amounts (the proof of Descartes' rule, Laguerre 1883, which holds for broken times too). So
    the turning points are found by the same step until no sign changes, and then between two
    turning points there is one root or none: no starting guess, none missed, nothing to diverge.
    Roots that differ by less than about a millionth count as one, as do multiple ones. Rates
    that a float cannot hold (equal to -1, or infinite) are left out.

    Parameters
    ----------
    times
        Of the flows, not falling; equal ones are added up.
    amounts
        By time, finite.
    """
    moments, place = np.unique(times, return_inverse=True)
    sums = np.bincount(place.ravel(), weights=amounts)
    moments, sums = moments[sums != 0], sums[sums != 0]
    if not sums.size:
        return ()
    chain = [_Sum(moments, np.log(np.abs(sums)), np.sign(sums))]
    while (chain[-1].signs[1:] != chain[-1].signs[:-1]).any():
        chain.append(chain[-1].slope())
    roots: list[float] = []
    for each in reversed(chain):
        roots = each.roots(roots)
    with np.errstate(over="ignore"):
        rates = np.expm1(np.array(roots))
    return tuple(rate for rate in rates.tolist() if -1 < rate < np.inf)


class _Sum:
    """``f(s) = sum of signs e^(logs - times s)``, kept by logarithm so that nothing overflows."""

    def __init__(self, times: Floats, logs: Floats, signs: Floats) -> None:
        self.times, self.logs, self.signs = times, logs, signs

    def slope(self) -> _Sum:
        """Return the derivative of f times a power of e that takes one change of sign away."""
        changes = np.flatnonzero(self.signs[1:] != self.signs[:-1])
        at = changes[changes.size // 2]
        ahead = (self.times[at] + self.times[at + 1]) / 2 - self.times
        return _Sum(self.times, self.logs + np.log(np.abs(ahead)), self.signs * np.sign(ahead))

    def share(self, s: float) -> float:
        """Return the sum over the gross amount, in [-1, 1]: continuous and with the sign of f."""
        powers = self.logs - self.times * s
        sizes = np.exp(powers - powers.max())
        return float(self.signs @ sizes / sizes.sum())

    def roots(self, turns: list[float]) -> list[float]:
        """Find the roots between turning points; those at one where f only touches nothing."""
        from scipy.optimize import brentq

        points = [(s, self.share(s)) for s in self._around(turns)]
        found: list[float] = []
        last, flat = points[0], False
        for s, share in points[1:]:
            if abs(share) <= _NOTHING:
                # Turning points in a row where f is nothing are one root, seen twice.
                found += [] if flat else [s]
                flat = True
                continue
            if not flat and last[1] * share < 0:
                found.append(float(brentq(self.share, last[0], s, xtol=1e-15, rtol=1e-15)))
            last, flat = (s, share), False
        return found

    def _around(self, turns: list[float]) -> list[float]:
        """Put the turning points between ends beyond which the first or last flow decides."""
        if self.times.size == 1:
            return [0.0]
        high = self._reach(self.logs, float(self.times[1] - self.times[0]))
        low = self._reach(self.logs[::-1], float(self.times[-1] - self.times[-2]))
        return [min([-low, *turns]) - 1, *turns, max([high, *turns]) + 1]

    @staticmethod
    def _reach(logs: Floats, gap: float) -> float:
        # Beyond it all others together, each shrunk by e^(-gap s) at least, are below the first.
        others = logs[1:].max() + np.log(np.exp(logs[1:] - logs[1:].max()).sum())
        return float(max(0.0, others - logs[0]) / gap)
