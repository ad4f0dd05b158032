"""What is to be believed of a kind of initiative before its own estimate is seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite, isnan, sqrt

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True)
class Prior:
    """Spread of the true values of a class of initiatives: normal, with a mean and a deviation.

    Attributes
    ----------
    mean
        Of the true values, in the unit of the estimates.
    sd
        Standard deviation of the true values, at least 0; 0 says that all are alike, infinite
        that nothing is known.

    Raises
    ------
    ValueError
        For a mean that is not finite or a deviation below 0.
    """

    mean: float
    sd: float

    def __post_init__(self) -> None:
        if not isfinite(self.mean):
            raise ValueError(f"the mean of a prior must be finite, not {self.mean}")
        if isnan(self.sd) or self.sd < 0:
            raise ValueError(f"the deviation of a prior must be at least 0, not {self.sd}")

    @classmethod
    def from_estimates(
        cls,
        estimates: Floats,
        deviations: Floats,
        *,
        mean: float | None = None,
        sd: float | None = None,
    ) -> Prior:
        """Learn the prior from the estimates themselves, or what of it is not given.

        The variance between true values is the excess of the spread of the estimates over what
        their errors explain, ``max(0, (Q - (n - 1)) / (W - sum w^2 / W))`` with w = 1 / s^2,
        W = sum w and ``Q = sum w (V - sum(w V) / W)^2`` (DerSimonian and Laird, Controlled
        Clinical Trials 7 (1986) 177-188). Around a given mean m it is
        ``max(0, (sum w (V - m)^2 - n) / W)``. With a deviation of 0 among them w is infinite:
        then all count alike, ``max(0, sum (V - mean V)^2 / (n - 1) - mean s^2)`` (Hedges 1983),
        or around m ``max(0, mean (V - m)^2 - mean s^2)``. The mean is that of the estimates
        weighted with ``1 / (s^2 + variance)``.

        One estimate does not show how far true values lie apart: without a given mean the
        deviation is infinite, which shrinks nothing.

        Parameters
        ----------
        estimates, deviations
            Of at least one initiative; standard deviations of the errors, at least 0.
        mean, sd
            What is known from elsewhere.
        """
        if sd is None:
            alone = estimates.size == 1 and mean is None
            sd = inf if alone else sqrt(max(0.0, _variance(estimates, deviations, mean)))
        if mean is None:
            mean = _weighted_mean(estimates, deviations, sd)
        return cls(float(mean), float(sd))

    def trust(self, deviations: Floats) -> Floats:
        """Return how far estimates with these errors are believed, ``1 / (1 + s^2 / sd^2)``.

        In [0, 1]. An estimate without error is believed wholly, even where `sd` is 0.
        """
        if self.sd in (0, inf):
            return np.where((deviations == 0) | (self.sd == inf), 1.0, 0.0)
        return np.asarray((self.sd / np.hypot(self.sd, deviations)) ** 2)


def _variance(estimates: Floats, deviations: Floats, mean: float | None) -> float:
    errors, n = deviations**2, estimates.size
    least = errors.min()
    # All weights are multiples of the greatest, so that none overflows.
    weights = least / errors if least else np.zeros(n)
    total = weights.sum()
    if mean is None:
        if not weights.all():
            return float(estimates.var(ddof=1) - errors.mean())
        spread = weights @ (estimates - weights @ estimates / total) ** 2
        return float((spread - (n - 1) * least) / (2 * _pairs(weights) / total))
    if not weights.all():
        return float(((estimates - mean) ** 2).mean() - errors.mean())
    return float((weights @ (estimates - mean) ** 2 - n * least) / total)


def _pairs(weights: Floats) -> float:
    # (W - sum w^2 / W) is twice the sum of w_i w_j over pairs, over W: so nothing cancels.
    return float(weights[1:] @ np.cumsum(weights)[:-1])


def _weighted_mean(estimates: Floats, deviations: Floats, sd: float) -> float:
    if sd == inf:
        return float(estimates.mean())
    variances = deviations**2 + sd**2
    least = variances.min()
    if not least:
        return float(estimates[variances == 0].mean())
    return float(np.average(estimates, weights=least / variances))
