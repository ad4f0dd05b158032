"""Terms of contracting."""

from __future__ import annotations

import pytest

from portfolio.intake.tables.contracting import ContractTerms


def test_only_rate_and_fund_are_needed() -> None:
    """By default any amount is bought at the plain rate, up to as many as there are own people."""
    terms = ContractTerms(rate=40_000.0, fund="budget")
    assert (terms.premium, terms.unit, terms.max_share, terms.max_fte) == (0.0, 0.0, 1.0, None)
    with pytest.raises(TypeError, match="fund"):
        ContractTerms(rate=1.0)  # type: ignore[call-arg]


def test_the_premium_is_a_share_on_top() -> None:
    """A quarter more than 40 is 50."""
    assert ContractTerms(rate=40.0, premium=0.25, fund="budget").price == 50.0


@pytest.mark.parametrize(
    ("share", "cap", "own", "most"),
    [(0.5, None, 3.0, 1.5), (0.5, 1.0, 3.0, 1.0), (0.5, 9.0, 3.0, 1.5), (2.0, None, 0.0, 0.0)],
)
def test_the_lesser_limit_counts(share: float, cap: float | None, own: float, most: float) -> None:
    """Half of three people are 1.5; a cap may be less; of nobody any share is nobody."""
    terms = ContractTerms(rate=1.0, max_share=share, max_fte=cap, fund="budget")
    assert terms.most(own) == most
