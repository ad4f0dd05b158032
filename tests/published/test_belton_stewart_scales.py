"""Belton and Stewart (2002, chapter 5): local scales reverse ranks, anchored ones never do.

The numbers are a constructed case in the sense of the chapter.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.scoring.criterion import Axis, Criterion
from portfolio.scoring.value_functions.value_function import Floats

Anchors = list[tuple[float, float]]


@pytest.fixture(scope="module")
def case(shared: Path) -> dict[str, Any]:
    """Return the stored case."""
    return dict(json.loads((shared / "cases/36_anchored_vs_local.json").read_text()))


def totals(scores: Floats, anchors: Anchors, weights: Floats) -> Floats:
    """Return the weighted values of each row on scales with these ends."""
    sums = np.zeros(len(scores))
    for column, (worst, best) in enumerate(anchors):
        scale = Criterion(id="c", title="C", axis=Axis.VALUE, worst=worst, best=best)
        sums += weights[column] * scale.values(scores[:, column])
    return sums


def local(scores: Floats) -> Anchors:
    """Take the ends from the data, as min-max scaling does."""
    return list(zip(scores.min(axis=0).tolist(), scores.max(axis=0).tolist(), strict=True))


def test_published_totals(case: dict[str, Any]) -> None:
    """Totals on both kinds of scales, before and after a dominated newcomer."""
    before = np.array(case["inputs"]["X"], dtype=float)
    after = np.vstack([before, case["inputs"]["added"]])
    weights, anchors = np.array(case["inputs"]["weights"]), case["inputs"]["anchors"]
    found = {
        "local_before": totals(before, local(before), weights),
        "local_after": totals(after, local(after), weights),
        "anchored_before": totals(before, anchors, weights),
        "anchored_after": totals(after, anchors, weights),
    }
    for name, values in found.items():
        assert values == pytest.approx(case["expected"][name], abs=case["atol"]["default"])


def test_the_newcomer_reverses_local_scales_only(case: dict[str, Any]) -> None:
    """It is dominated by A, yet A, first on local scales, comes second; anchored, B stays first."""
    before = np.array(case["inputs"]["X"], dtype=float)
    after = np.vstack([before, case["inputs"]["added"]])
    assert (after[0] >= after[2]).all()
    weights, anchors = np.array(case["inputs"]["weights"]), case["inputs"]["anchors"]
    assert totals(before, local(before), weights).argmax() == 0
    assert totals(after, local(after), weights).argmax() == 1
    assert totals(before, anchors, weights).argmax() == 1
    assert totals(after, anchors, weights).argmax() == 1


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 9), st.integers(1, 9), st.integers(1, 5))
def test_anchored_totals_never_move(seed: int, old: int, new: int, columns: int) -> None:
    """Any newcomers to any rows leave every anchored total as it was, bit for bit."""
    rng = np.random.default_rng(seed)
    scores = rng.uniform(0, 10, (old + new, columns))
    weights, anchors = rng.dirichlet(np.ones(columns)), [(0.0, 10.0)] * columns
    with_all = totals(scores, anchors, weights)
    assert with_all[:old].tolist() == totals(scores[:old], anchors, weights).tolist()
