"""Powers of e that never turn back: a greater exponent never has a lesser power."""

from __future__ import annotations

from math import log

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats

_MOST = 700.0  # e to the 709.8 is the greatest power that is a finite float.
_TERMS = 20  # The next term of the series is below 1e-23.


def power_of_e(exponents: Floats) -> Floats:
    """Return ``e ** x``; NaN stays NaN.

    ``exp`` of numpy promises no order in the last bit, which differs between processors. This one
    rounds the same way everywhere and keeps the order of its arguments, for each of its steps
    does: ``e^x = 2^k sum_n f^n / n!`` with k whole and f in [0, ln 2].
    Exponents beyond 700 count as 700, those below -700 as -700.
    """
    size = np.minimum(np.abs(exponents), _MOST)
    doublings = np.floor(size / log(2))
    rest = np.clip(size - doublings * log(2), 0.0, log(2))
    series = np.ones_like(rest)
    for n in range(_TERMS, 0, -1):
        series = 1 + series * rest / n
    whole = np.nan_to_num(doublings).astype(np.int64)
    power: Floats = np.ldexp(np.minimum(series, 2.0), whole)
    return np.where(exponents < 0, 1 / power, power)
