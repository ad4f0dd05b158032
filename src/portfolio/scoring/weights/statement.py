"""A linear statement about weights: so much of these and those is at least that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from portfolio.domain.plain import Plain
from portfolio.scoring.value_functions.value_function import Floats
from portfolio.scoring.weights.order import TiedOrder, ties


@dataclass(frozen=True)
class Statement(Plain):
    """``sum_j coefficients[j] * w_j >= at_least``.

    "At least twice as much as b" is ``Statement({"a": 1, "b": -2})``; "at most 0.3" is
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

    @property
    def key(self) -> tuple[object, ...]:
        """Give what statements can be sorted by, the same however they were written down."""
        said = sorted((name, float(each)) for name, each in self.coefficients.items())
        return *said, ("", float(self.at_least))

    def row(self, criteria: Iterable[str]) -> Floats:
        """Return the coefficients in the order of `criteria`."""
        return np.array([self.coefficients.get(name, 0.0) for name in criteria], dtype=np.float64)

    def __str__(self) -> str:
        """Write it as one would: ``a >= 2 b``, ``c <= 0.3``."""
        left = [_term(c, name) for name, c in self.coefficients.items() if c > 0]
        right = [_term(-c, name) for name, c in self.coefficients.items() if c < 0]
        if right and not left:
            return f"{' + '.join(right)} <= {0.0 - self.at_least:g}"
        if self.at_least or not right:
            right.append(f"{self.at_least:g}")
        return f"{' + '.join(left) or '0'} >= {' + '.join(right)}"


def falling(order: TiedOrder) -> Iterator[Statement]:
    """Say that weights fall in this order, and that those of one rank are equal."""
    ranks = ties(order)
    for tied in ranks:
        for one, other in pairwise(tied):
            yield Statement({one: 1, other: -1})
            yield Statement({other: 1, one: -1})
    for upper, lower in pairwise(ranks):
        yield Statement({upper[-1]: 1, lower[0]: -1})


def within(limits: Mapping[str, tuple[float, float]]) -> Iterator[Statement]:
    """Say that weights lie between a least and a greatest one; 0 and 1 say nothing."""
    for name, (low, high) in limits.items():
        if low != 0:
            yield Statement({name: 1}, low)
        if high != 1:
            yield Statement({name: -1}, -high)


def _term(coefficient: float, name: str) -> str:
    return name if coefficient == 1 else f"{coefficient:g} {name}"
