"""Preference that grows with the lead like a bell turned upside down."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal

import numpy as np

from portfolio.scoring.methods.preference.preference_function import PreferenceFunction
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True, slots=True)
class GaussianPreference(PreferenceFunction):
    """``P(d) = 1 - exp(-d^2 / (2 s^2))`` for leads above 0; never quite full.

    Every pair of distinct values is looked at, in bounded memory: 10,000 initiatives take
    seconds where the other functions take milliseconds.

    Attributes
    ----------
    s
        Lead at which preference grows fastest (0.39 of a full one), above 0.

    Raises
    ------
    ValueError
        If `s` is not above 0 or not finite.
    """

    s: float
    kind: Literal["gaussian"] = "gaussian"

    def __post_init__(self) -> None:
        if not (isfinite(self.s) and self.s > 0):
            raise ValueError(f"s must be a number above 0, not {self.s}")

    def degree(self, leads: Floats) -> Floats:
        """Return the degree of every lead above 0, else 0."""
        return -np.expm1(-0.5 * (np.maximum(leads, 0.0) / self.s) ** 2)
