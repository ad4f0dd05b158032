"""Worth of money by the quarter it flows in."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, repeat
from operator import mul

import numpy as np

from portfolio.planning.model import Floats


def quarterly_factor(annual_rate: float) -> float:
    """Worth today of one unit a quarter later: ``(1 + annual_rate) ** -0.25``.

    Raises
    ------
    ValueError
        If the rate is not above -1 and below 100.
    """
    if not -1 < annual_rate < 100:
        raise ValueError(f"annual rate must be a share such as 0.08, not {annual_rate}")
    return float((1 + annual_rate) ** -0.25)


def discount_factors(annual_rate: float, quarters: int) -> Floats:
    """Worth in the first quarter of one unit in each quarter, shape (quarters,)."""
    return np.asarray(quarterly_factor(annual_rate) ** np.arange(quarters), dtype=np.float64)


@cache
def discounted(annual_rate: float, quarters: int) -> tuple[float, ...]:
    """Worth in the first quarter of one unit in each quarter, at least one, multiplied up.

    For checking what the powers of `discount_factors` gave.
    """
    factor = quarterly_factor(annual_rate)
    return tuple(accumulate(repeat(factor, quarters - 1), mul, initial=1.0))


def annuity(factor: float, quarters: int) -> float:
    """Worth of one unit in each of so many quarters, the first not discounted."""
    return float(quarters) if factor == 1 else (1 - factor**quarters) / (1 - factor)
