"""Goodwin and Wright, Decision Analysis for Management Judgment, chapter 3: seven offices.

Benefits, the efficient frontier against rent, and the weight of turnover at which Addison Square
overtakes Elton Street.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from portfolio.scoring.stability import crossings, efficient_frontier, weight_intervals
from portfolio.scoring.value_matrix import ValueMatrix

TURNOVER = ("closeness", "visibility", "image")


@pytest.fixture(scope="module")
def case(shared: Path) -> dict[str, Any]:
    """Return the published numbers."""
    text = (shared / "cases" / "10_mavt_goodwin_wright.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@pytest.fixture(scope="module")
def offices(case: dict[str, Any]) -> ValueMatrix:
    """Return values in points from 0 to 100; weights are the rounded ones of the book."""
    given = case["inputs"]
    values = np.array(given["values"], dtype=np.float64)
    weights = np.array(case["expected"]["weights_rounded"]) / 100
    names = tuple(name[0] for name in given["alternatives"])
    return ValueMatrix(names, tuple(given["criteria"]), values, values, values, weights)


def test_benefits(case: dict[str, Any], offices: ValueMatrix) -> None:
    """Weighted sums are the printed benefits."""
    expected, atol = case["expected"]["benefits"], case["atol"]["default"]
    assert offices.totals.tolist() == pytest.approx(expected, abs=atol)


def test_efficient_frontier(case: dict[str, Any], offices: ValueMatrix) -> None:
    """Addison Square, Carlisle Walk and Gorton Square are worth their rent."""
    cost = dict(zip(offices.initiatives, case["inputs"]["annual_cost"], strict=True))
    benefit = dict(zip(offices.initiatives, offices.totals.tolist(), strict=True))
    assert sorted(efficient_frontier(benefit, cost).efficient) == case["expected"]["efficient"]


def test_turnover(case: dict[str, Any], offices: ValueMatrix) -> None:
    """Addison Square stays first as long as turnover counts more than 52.17 in 100."""
    expected = case["expected"]["turnover_weight_where_A_overtakes_E"]
    atol = case["atol"]["turnover_weight_where_A_overtakes_E"]
    found = weight_intervals(offices, groups={"turnover": TURNOVER})["turnover"]
    assert 100 * found.low == pytest.approx(expected, abs=atol)
    assert found.at_low is not None
    assert (found.at_low.rises, found.at_low.falls) == ("A", "E")
    (swap,) = [x for x in crossings(offices, TURNOVER) if {x.rises, x.falls} == {"A", "E"}]
    assert 100 * swap.weight == pytest.approx(expected, abs=atol)
