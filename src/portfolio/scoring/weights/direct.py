"""Points given outright: a criterion's weight is its share of all points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from portfolio.scoring.weights.elicitation import Single
from portfolio.scoring.weights.weights import Weights


@dataclass(frozen=True, kw_only=True)
class DirectPoints(Single):
    """Points by criterion: ``w_j = p_j / sum p``.

    The simplest question and the easiest to answer wrongly, for it names no scale: `Swing` asks
    the same about steps from the worst to the best end.

    Attributes
    ----------
    points
        By criterion, at least 0, in sum above 0, on any scale; twice the points, twice the
        weight.

    Raises
    ------
    ValueError
        With every fault: no points at all, points below 0 or not finite.
    """

    points: Mapping[str, float]
    kind: Literal["direct"] = "direct"

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the points."""
        for name, points in self.points.items():
            if not (isfinite(points) and points >= 0):
                yield f"points of {name} must be 0 or more, not {points:g}"
        if not any(self.points.values()):
            yield "points must be given, to at least one criterion more than 0"

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria, in the order they were named."""
        return tuple(self.points)

    def weights(self) -> Weights:
        """Return each criterion's share of all points."""
        return Weights.from_points(self.points, source=self)
