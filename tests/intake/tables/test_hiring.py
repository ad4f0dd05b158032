"""Terms of hiring."""

from __future__ import annotations

import pytest

from portfolio.intake.tables.hiring import HiringTerms


def test_only_cost_and_fund_are_needed() -> None:
    """By default a person starts a quarter after the decision, fully productive at once."""
    terms = HiringTerms(cost=25_000.0, fund="budget")
    assert (terms.lead, terms.ramp, terms.recruiting_cost) == (1, 0, 0.0)
    assert (terms.max_per_quarter, terms.max_total) == (1, None)
    with pytest.raises(TypeError, match="fund"):
        HiringTerms(cost=1.0)  # type: ignore[call-arg]
