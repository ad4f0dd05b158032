"""Points for swings: what going from the worst to the best end of a scale is worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from portfolio.scoring.weights.elicitation import Single
from portfolio.scoring.weights.weights import Weights

_MOST = 100


@dataclass(frozen=True, kw_only=True)
class Swing(Single):
    """Points for the step from the worst to the best end of each scale: ``w_j = p_j / sum p``.

    Asked as: all criteria stand at their worst; which one would you lift to its best first? That
    swing has 100 points; each other one has its share of it. Source: von Winterfeldt and Edwards
    (1986); Edwards and Barron (1994), SMARTS.

    Attributes
    ----------
    points
        By criterion, in [0, 100]; the most valuable swing has 100.

    Raises
    ------
    ValueError
        With every fault: points outside [0, 100], no swing of 100 points.
    """

    points: Mapping[str, float]
    kind: Literal["swing"] = "swing"

    def faults(self) -> Iterator[str]:
        """Tell what is wrong with the points."""
        for name, points in self.points.items():
            if not 0 <= points <= _MOST:
                yield f"points of {name} must be in [0, {_MOST}], not {points:g}"
        if _MOST not in self.points.values():
            most = max(self.points.values(), default=0)
            yield f"the most valuable swing must have {_MOST} points, the most given is {most:g}"

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of the criteria, in the order they were named."""
        return tuple(self.points)

    def weights(self) -> Weights:
        """Return each swing's share of all points."""
        return Weights.from_points(self.points, source=self)
