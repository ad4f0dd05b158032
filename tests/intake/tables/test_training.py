"""Terms of training."""

from __future__ import annotations

import pytest

from portfolio.intake.tables.training import TrainingTerms


def test_roles_cost_and_fund_are_needed() -> None:
    """By default training takes half of a quarter, and one person a quarter may begin."""
    terms = TrainingTerms(source="dev", target="ml", cost=5_000.0, fund="budget")
    assert (terms.duration, terms.lost, terms.productivity) == (1, 0.5, 1.0)
    assert (terms.max_per_quarter, terms.max_total) == (1, None)
    with pytest.raises(TypeError, match="target"):
        TrainingTerms(source="dev", cost=1.0, fund="budget")  # type: ignore[call-arg]
