"""Values by initiative and criterion."""

from __future__ import annotations

import numpy as np

from portfolio.scoring.value_matrix import ValueMatrix


def test_some_rows() -> None:
    """The third and the first row, in that order, with their bounds; weights stay."""
    likely = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])
    weights = np.array([0.25, 0.75])
    matrix = ValueMatrix(("A", "B", "C"), ("x", "y"), likely - 0.1, likely, likely + 0.1, weights)
    some = matrix.at([2, 0])
    assert some.initiatives == ("C", "A")
    assert some.likely.tolist() == [[0.5, 0.6], [0.1, 0.2]]
    assert some.low.tolist() == (likely - 0.1)[[2, 0]].tolist()
    assert some.high.tolist() == (likely + 0.1)[[2, 0]].tolist()
    assert (some.criteria, some.weights.tolist()) == (("x", "y"), [0.25, 0.75])
    assert len(matrix.at([])) == 0
