"""Weights from a ranking of criteria alone, and all weights that such a ranking leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, isfinite
from typing import Literal

from portfolio.scoring.weights.elicitation import Single
from portfolio.scoring.weights.order import order_faults, ties
from portfolio.scoring.weights.weight_set import WeightSet
from portfolio.scoring.weights.weights import Weights


class RankFormula(StrEnum):
    """How ranks become weights; n criteria, r = 1 the most important.

    ``roc``, rank-order centroid: ``w_r = (1/n) sum_{k=r..n} 1/k``, the mean of all weights in
    that order (Barron and Barrett 1996). ``rank_sum``: ``w_r ~ n + 1 - r``; nearer than ROC to
    points given outright where criteria are many (Roberts and Goodwin 2002). ``reciprocal``:
    ``w_r ~ 1/r``. ``exponent``: ``w_r ~ (n + 1 - r)^z``, from equal weights at z = 0 over the
    rank sum at z = 1 to one criterion taking all. The last three: Stillwell, Seaver and Edwards
    (1981).
    """

    ROC = "roc"
    RANK_SUM = "rank_sum"
    RECIPROCAL = "reciprocal"
    EXPONENT = "exponent"


@dataclass(frozen=True, kw_only=True)
class Ranked(Single):
    """Criteria by falling worth of the step from the worst to the best end of their scales.

    Ranked swings with ROC weights are the method SMARTER (Edwards and Barron 1994).

    Attributes
    ----------
    order
        Every criterion once, the most important first; equally important ones as a list within
        the list. These get the mean of the weights of the ranks they share.
    formula
        How ranks become weights.
    z
        Exponent, at least 0; given with the formula ``exponent`` and with no other.

    Raises
    ------
    ValueError
        With every fault: no criteria, criteria named twice, an exponent that is missing, below 0
        or without use.
    """

    order: tuple[str | tuple[str, ...], ...]
    formula: RankFormula = RankFormula.ROC
    z: float | None = None
    kind: Literal["ranked"] = "ranked"

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the ranking."""
        yield from order_faults(self.order)
        if not self.criteria:
            yield "order must name at least one criterion"
        if (self.z is not None) != (self.formula is RankFormula.EXPONENT):
            given = "missing" if self.z is None else f"{self.z:g}"
            yield f"z goes with the formula exponent alone; formula {self.formula}, z {given}"
        if self.z is not None and not (isfinite(self.z) and self.z >= 0):
            yield f"z must be 0 or more, not {self.z:g}"

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria, the most important first."""
        return tuple(name for tied in ties(self.order) for name in tied)

    def weights(self) -> Weights:
        """Return the weights that the formula gives to the ranks."""
        by_rank = rank_weights(len(self.criteria), self.formula, 1.0 if self.z is None else self.z)
        found: dict[str, float] = {}
        for tied in ties(self.order):
            shared = by_rank[len(found) : len(found) + len(tied)]
            found |= dict.fromkeys(tied, fsum(shared) / len(tied))
        return Weights(found, source=self)

    def weight_set(self) -> WeightSet:
        """Return all weights in this order."""
        return WeightSet.ordinal(self.order)


def rank_weights(n: int, formula: RankFormula, z: float = 1.0) -> tuple[float, ...]:
    """Return the weights of ranks 1 to n, in sum 1.

    Parameters
    ----------
    n
        How many criteria, at least 1.
    formula
        See `RankFormula`.
    z
        Exponent of the formula ``exponent``; 1 is the rank sum.
    """
    ranks = range(1, n + 1)
    match formula:
        case RankFormula.ROC:
            points = [fsum(1 / k for k in range(r, n + 1)) for r in ranks]
        case RankFormula.RANK_SUM:
            points = [float(n + 1 - r) for r in ranks]
        case RankFormula.RECIPROCAL:
            points = [1 / r for r in ranks]
        case RankFormula.EXPONENT:
            # As a share of the first rank, so that no exponent is too great for a float.
            points = [((n + 1 - r) / n) ** z for r in ranks]
    total = fsum(points)
    return tuple(point / total for point in points)
