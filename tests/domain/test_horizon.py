"""Horizons have a rank and a title."""

from __future__ import annotations

from portfolio.domain import Horizon


def test_ranks_order_the_horizons() -> None:
    """H1 comes before H2 before H3."""
    assert [horizon.rank for horizon in Horizon] == [1, 2, 3]


def test_titles_say_what_a_horizon_does() -> None:
    """Each title starts with the code that tables use."""
    assert [horizon.title for horizon in Horizon] == ["H1 run", "H2 grow", "H3 transform"]
