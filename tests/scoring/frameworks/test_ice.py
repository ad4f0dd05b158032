"""ICE: both rules in use, chosen in words."""

from __future__ import annotations

import pytest
from tests.scoring.frameworks.conftest import Columns

from portfolio.scoring.frameworks import Ice, IceRule

ROW = {"ice_impact": 8, "ice_confidence": 7, "ice_ease": 6}


def test_golden_product(with_columns: Columns) -> None:
    """domain.md 1.5: 8 x 7 x 6 = 336."""
    found = Ice(rule=IceRule.PRODUCT).rank(with_columns(A=ROW))
    assert found.scores.tolist() == [336.0]
    assert "ICE = impact 8 x confidence 7 x ease 6 = 336 points" in found.explain("A")


def test_golden_mean(with_columns: Columns) -> None:
    """domain.md 1.5: the mean of 8, 7 and 6 is 7."""
    found = Ice(rule=IceRule.MEAN).rank(with_columns(A=ROW))
    assert found.scores.tolist() == [7.0]
    assert "ICE = (impact 8 + confidence 7 + ease 6) / 3 = 7 points" in found.explain("A")


def test_the_rules_rank_differently(with_columns: Columns) -> None:
    """10 10 1 has the product 100 and the mean 7; 6 6 6 has 216 and 6."""
    backlog = with_columns(
        A={"ice_impact": 10, "ice_confidence": 10, "ice_ease": 1},
        B={"ice_impact": 6, "ice_confidence": 6, "ice_ease": 6},
    )
    assert Ice(rule=IceRule.PRODUCT).rank(backlog).ranking == ("B", "A")
    assert Ice(rule=IceRule.MEAN).rank(backlog).ranking == ("A", "B")


def test_the_rule_has_no_default() -> None:
    """Both are called ICE, so that one must be named; a misspelt one is refused."""
    with pytest.raises(TypeError, match="rule"):
        Ice()  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="rule must be product or mean, not 'sum'"):
        Ice(rule="sum")  # type: ignore[arg-type]
    assert Ice.from_dict({"kind": "ice", "rule": "mean"}) == Ice(rule=IceRule.MEAN)
