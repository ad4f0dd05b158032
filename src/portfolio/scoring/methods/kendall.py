"""How far two orders agree."""

from __future__ import annotations

from math import sqrt

import numpy as np

from portfolio.scoring.value_functions.value_function import Floats

_CELLS = 1 << 20
"""Most pairs looked at at once."""


def kendall_tau(first: Floats, second: Floats) -> float:
    """Return Kendall's tau-b of two rows of numbers about the same things, in [-1, 1].

    ``(C - D) / sqrt((P - T1) (P - T2))`` with C pairs in the same order, D in opposite order,
    P pairs in all and T1, T2 of them tied in one row. 1 for fewer than two things, whose order
    nobody disputes; 0 where a row ties them all and so orders nothing.
    Source: Kendall (1945), The treatment of ties in ranking problems, Biometrika 33:239-251.
    """
    count = len(first)
    if count < 2:
        return 1.0
    ranks = [np.unique(row, return_inverse=True)[1].astype(np.int32) for row in (first, second)]
    agreed, apart = 0, [0, 0]
    step = max(_CELLS // count, 1)
    for start in range(0, count, step):
        # Every pair is met twice, once from each side; both sides of the fraction double.
        signs = [np.sign(row[start : start + step, None] - row) for row in ranks]
        agreed += int((signs[0] * signs[1]).sum(dtype=np.int64))
        apart = [n + int(np.count_nonzero(s)) for n, s in zip(apart, signs, strict=True)]
    return agreed / sqrt(apart[0] * apart[1]) if all(apart) else 0.0
