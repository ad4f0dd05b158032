"""A linear statement about weights: so much of these and those is at least that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from portfolio.domain.plain import Plain
from portfolio.scoring.value_functions.value_function import Floats


@dataclass(frozen=True)
class Statement(Plain):
    """``sum_j coefficients[j] * w_j >= at_least``.

    "Twice as much as b" is ``Statement({"a": 1, "b": -2})``; "at most 0.3" is
    ``Statement({"a": -1}, -0.3)``; "exactly" is two statements.

    Attributes
    ----------
    coefficients
        By criterion; criteria not named count 0.
    at_least
        Least value of the sum, as a share of all weight.
    """

    coefficients: Mapping[str, float]
    at_least: float = 0.0

    def row(self, criteria: Iterable[str]) -> Floats:
        """Return the coefficients in the order of `criteria`."""
        return np.array([self.coefficients.get(name, 0.0) for name in criteria], dtype=np.float64)

    def __str__(self) -> str:
        """Write it as one would: ``a >= 2 b``, ``c <= 0.3``."""
        left = [_term(c, name) for name, c in self.coefficients.items() if c > 0]
        right = [_term(-c, name) for name, c in self.coefficients.items() if c < 0]
        if not left:
            return f"{' + '.join(right) or '0'} <= {-self.at_least:g}"
        if self.at_least or not right:
            right.append(f"{self.at_least:g}")
        return f"{' + '.join(left)} >= {' + '.join(right)}"


def _term(coefficient: float, name: str) -> str:
    return name if coefficient == 1 else f"{coefficient:g} {name}"
