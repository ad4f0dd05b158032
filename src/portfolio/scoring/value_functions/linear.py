"""The straight line: every step on the scale is worth the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portfolio.scoring.value_functions.value_function import Floats, ValueFunction


@dataclass(frozen=True, slots=True)
class Linear(ValueFunction):
    """``v = (x - worst) / (best - worst)``, for either direction of the scale.

    Source: Keeney and Raiffa (1976), additive value on anchored scales.
    """

    kind: Literal["linear"] = "linear"

    def values(self, scores: Floats, worst: float, best: float) -> Floats:
        """Return the share of the way from `worst` to `best`."""
        return (scores - worst) / (best - worst)

    def describe(self, worst: float, best: float, unit: str = "") -> str:
        """Say that all steps are alike."""
        return "every step is worth the same"
