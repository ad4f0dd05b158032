"""Choosing a leader: the two-level example of Wikipedia's article on the AHP.

The numbers are also those of the library AHPy, which rounds at every level; here nothing is.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio.scoring.methods.ahp import synthesise
from portfolio.scoring.weights.pairwise import Pairwise, PriorityRule
from portfolio.scoring.weights.random_index import RandomIndex


def test_leader(shared: Path) -> None:
    """Weights, consistency ratio, priorities under Experience and the final priorities."""
    case = json.loads((shared / "cases" / "03_ahp_leader.json").read_text())
    given, expected, atol = case["inputs"], case["expected"], case["atol"]["default"]
    criteria = saaty(Pairwise.from_upper(given["criteria"], given["criteria_upper"]))
    local = {
        name: saaty(Pairwise.from_upper(given["alternatives"], upper))
        for name, upper in zip(given["criteria"], given["alternative_upper"], strict=True)
    }
    weights = criteria.weights()
    assert list(weights.by_criterion.values()) == pytest.approx(expected["weights"], abs=atol)
    assert criteria.consistency.consistency_ratio == pytest.approx(
        expected["cr_saaty1980"], abs=atol
    )
    assert criteria.consistency.acceptable
    assert weights.notes == ()
    experience = list(local["Experience"].weights().by_criterion.values())
    assert experience == pytest.approx(expected["local_experience"], abs=atol)
    found = synthesise(weights.by_criterion, local)
    assert list(found.priorities.values()) == pytest.approx(expected["scores"], abs=atol)
    assert found.ranking == ("Nell", "Moll", "Sue")


def saaty(answers: Pairwise) -> Pairwise:
    """Return the answers with the eigenvector and the table of 1980."""
    return replace(answers, method=PriorityRule.EIGENVECTOR, random_index=RandomIndex.SAATY_1980)
