"""Rank weights of Barron and Barrett (1996) and of Stillwell, Seaver and Edwards (1981)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portfolio.scoring.weights.ranked import Ranked, RankFormula, rank_weights
from portfolio.scoring.weights.weight_set import WeightSet

NAMES = {
    "roc": RankFormula.ROC,
    "rank_sum": RankFormula.RANK_SUM,
    "rank_reciprocal": RankFormula.RECIPROCAL,
}


def test_printed_rank_weights(shared: Path) -> None:
    """Case 09: ROC for 2 to 5 criteria, rank sum and reciprocal for 4, as printed."""
    case = json.loads((shared / "cases" / "09_rank_weights.json").read_text())
    assert case["expected"].keys() == NAMES.keys()
    for name, by_count in case["expected"].items():
        for count, expected in by_count.items():
            found = rank_weights(int(count), NAMES[name])
            assert found == pytest.approx(expected, abs=case["atol"]["default"]), (name, count)


def test_roc_of_four_criteria_by_three_ways() -> None:
    """Barron and Barrett (1996), four criteria: .5208 .2708 .1458 .0625, rounded to four digits."""
    printed = [0.5208, 0.2708, 0.1458, 0.0625]
    ranked = Ranked(order=("a", "b", "c", "d"))
    centroid = WeightSet.ordinal(("a", "b", "c", "d")).centroid()
    for found in (rank_weights(4, RankFormula.ROC), ranked.weights().by_criterion.values()):
        assert list(found) == pytest.approx(printed, abs=5.1e-5)
    assert list(centroid.values()) == pytest.approx(printed, abs=5.1e-5)
