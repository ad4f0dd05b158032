"""The closed lists hold the words of the domain brief."""

from __future__ import annotations

from portfolio.domain.vocabulary import (
    Kind,
    RegulatoryTier,
    SolutionType,
    Sourcing,
    Stage,
    Status,
    ValueDriver,
)


def test_the_lists_are_as_long_as_the_brief_says() -> None:
    """Domain brief section 5: 5 kinds, 7 stages, 3 sourcings, 9 drivers, 13 solutions, 5 tiers."""
    lists = (Kind, Stage, Sourcing, ValueDriver, SolutionType, RegulatoryTier)
    assert [len(words) for words in lists] == [5, 7, 3, 9, 13, 5]


def test_words_are_their_own_values() -> None:
    """Tables write the value; reading it gives the member."""
    assert Status("in_flight") is Status.IN_FLIGHT
    assert Sourcing("buy") is Sourcing.BUY
