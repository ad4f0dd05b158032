"""Aczel and Saaty (1983): the geometric mean is the way to join answers that keeps reciprocals.

J. Aczel, T. L. Saaty, Journal of Mathematical Psychology 27, 93-102; the worked 2, 3, 4 example
from the Decision Lens blog (2007). That joining answers or weights is the same is a theorem of
Barzilai and Golany (1994).
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from portfolio.scoring.weights.pairwise import Pairwise
from portfolio.scoring.weights.panel import Panel, PanelRule


@pytest.fixture(scope="module")
def case(shared: Path) -> Any:
    """Give the judgements of three people, and three matrices."""
    return json.loads((shared / "cases" / "08_group_aij.json").read_text())


def test_two_three_four(case: Any) -> None:
    """2, 3 and 4 together are 2.884, asked the other way round 0.347, the reciprocal."""
    expected, atol = case["expected"], case["atol"]["default"]
    members = {
        f"m{ratio}": Pairwise(judgements={"a": {"b": ratio}})
        for ratio in case["inputs"]["judgments"]
    }
    ratios = Panel(members=members, aggregation=PanelRule.JUDGEMENTS).joint.matrix.ratios
    assert ratios[0, 1] == pytest.approx(expected["geometric_mean"], abs=atol)
    assert ratios[1, 0] == pytest.approx(expected["geometric_mean_of_reciprocals"], abs=atol)


def test_answers_or_weights(case: Any) -> None:
    """Joining the three matrices, or the weights they give, is the same to 1e-12."""
    members = {
        f"m{place}": Pairwise.from_matrix("abc", np.array(matrix))
        for place, matrix in enumerate(case["inputs"]["matrices"])
    }
    joint = Panel(members=members, aggregation=PanelRule.JUDGEMENTS).weights()
    several = replace(Panel(members=members), aggregation=PanelRule.PRIORITIES_GEOMETRIC).weights()
    for name in "abc":
        assert joint[name] == pytest.approx(several[name], abs=1e-12)
