"""How much the best of equally good estimates promises too much."""

from __future__ import annotations

from math import erfc, lgamma, pi, sqrt

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats

_ENDS, _POINTS = 12.0, 4001
"""The integral runs over 12 deviations to both sides; the trapezium rule is exact to 1e-12."""


def expected_surprise(n: int, chosen: int = 1) -> float:
    """Return how far each of the highest of n equal estimates falls short, in deviations.

    Of n initiatives truly worth the same, with independent normal errors of one deviation: the
    mean of the `chosen` largest of n standard normal numbers,
    ``(n / chosen) integral of x phi(x) P(fewer than chosen of n - 1 are above x) dx``. It is
    0.564 for the better of two and 0.846 for the best of three. Source: Smith and Winkler,
    Management Science 52 (2006) 311-322, section 2.1; Harter, Biometrika 48 (1961) 151-165.

    Parameters
    ----------
    n
        Number of estimates, at least 1.
    chosen
        How many of the highest are chosen, 1 to n.

    Raises
    ------
    ValueError
        For numbers out of these ranges.
    """
    if n < 1:
        raise ValueError(f"n must be at least 1 estimate, not {n}")
    if not 1 <= chosen <= n:
        raise ValueError(f"chosen must be 1 to {n}, not {chosen}")
    # All n add up to 0, so the highest k and the highest n - k (the lowest, mirrored) are alike.
    fewer = min(chosen, n - chosen)
    x = np.linspace(-_ENDS, _ENDS, _POINTS)
    density = np.exp(-(x**2) / 2) / sqrt(2 * pi)
    heights = x * density * _few_above(x, n - 1, fewer)
    return n / chosen * float(heights.sum() * (x[1] - x[0]))


def _few_above(x: Floats, others: int, fewer: int) -> Floats:
    """Return the probability that fewer than so many of the others are above x."""
    above = np.log([erfc(point / sqrt(2)) / 2 for point in x.tolist()])
    below = above[::-1]
    found = np.zeros_like(x)
    for j in range(fewer):
        ways = lgamma(others + 1) - lgamma(j + 1) - lgamma(others - j + 1)
        found += np.exp(ways + j * above + (others - j) * below)
    return found
