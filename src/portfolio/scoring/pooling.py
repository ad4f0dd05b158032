"""How the numbers of several people become one by cell, with the spread between them."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from portfolio.scoring.value_functions.value_function import Floats


class Pooling(StrEnum):
    """Whose number is the likely one when several people gave theirs."""

    MEAN = "mean"
    MEDIAN = "median"


def pool(
    numbers: tuple[Floats, Floats, Floats], cells: NDArray[np.int64], size: int, pooling: Pooling
) -> tuple[Floats, Floats, Floats]:
    """Return least low, pooled likely and greatest high by cell; NaN where nobody spoke.

    Parameters
    ----------
    numbers
        Low, likely and high of each opinion.
    cells
        The cell each opinion is of, in [0, size).
    size
        Number of cells.
    pooling
        Mean or median of the likely numbers.
    """
    least, likely, most = numbers
    low, high = np.full(size, np.nan), np.full(size, np.nan)
    np.fmin.at(low, cells, least)
    np.fmax.at(high, cells, most)
    middle = (mean if pooling is Pooling.MEAN else median)(likely, cells, size)
    # Rounding must not carry the mean of equal numbers past their bounds.
    return low, np.clip(middle, low, high), high


def mean(numbers: Floats, cells: NDArray[np.int64], size: int) -> Floats:
    """Return the mean by cell; NaN for an empty one."""
    count = np.bincount(cells, minlength=size)
    total = np.bincount(cells, numbers, size)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def median(numbers: Floats, cells: NDArray[np.int64], size: int) -> Floats:
    """Return the median by cell, the mean of the two middle ones for an even count."""
    count = np.bincount(cells, minlength=size)
    ordered = np.append(numbers[np.lexsort((numbers, cells))], np.nan)
    first = np.cumsum(count) - count
    lower, upper = first + (count - 1) // 2, first + count // 2
    empty = count == 0
    lower[empty] = upper[empty] = len(numbers)
    middle: Floats = (ordered[lower] + ordered[upper]) / 2
    return middle
