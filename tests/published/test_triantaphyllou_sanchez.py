"""Triantaphyllou and Sanchez (1997), Decision Sciences 28(1): the most critical criterion.

Four alternatives and criteria, weighted sums .3162, .2768, .2623 and .1449. The paper rounds these
and prints -19.1 %; from unrounded sums it is -18.9 %: the weight of the first criterion has to rise
by so much for the third alternative to overtake the second.
"""

from __future__ import annotations

import numpy as np
import pytest

from portfolio.scoring.stability import Keep, critical_changes
from portfolio.scoring.value_matrix import ValueMatrix

WEIGHTS = (0.3277, 0.3058, 0.2876, 0.0790)
VALUES = (
    (0.3088, 0.2897, 0.3867, 0.1922),
    (0.2163, 0.3458, 0.1755, 0.6288),
    (0.4509, 0.2473, 0.1194, 0.0575),
    (0.0240, 0.1172, 0.3184, 0.1215),
)


@pytest.fixture(scope="module")
def published() -> ValueMatrix:
    """Return the published table; its weights add up to 1.0001."""
    values, weights = np.array(VALUES), np.array(WEIGHTS)
    names, criteria = ("A1", "A2", "A3", "A4"), ("C1", "C2", "C3", "C4")
    return ValueMatrix(names, criteria, values, values, values, weights / weights.sum())


def test_the_sums(published: ValueMatrix) -> None:
    """Weighted sums are the printed ones."""
    assert published.totals == pytest.approx([0.3162, 0.2768, 0.2623, 0.1449], abs=0.0001)


def test_the_most_critical_criterion(published: ValueMatrix) -> None:
    """C1 by 18.9 %, between A2 and A3; the paper subtracts, so its sign is the other one."""
    first = critical_changes(published, keep=Keep.ORDER)[0]
    assert (first.criterion, first.ahead, first.behind) == ("C1", "A2", "A3")
    assert 100 * first.share == pytest.approx(18.9, abs=0.05)
