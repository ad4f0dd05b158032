"""Tests of rankings with ties."""

from __future__ import annotations

from portfolio.scoring.weights.order import order_faults, ties


def test_every_rank_is_a_tuple() -> None:
    """A criterion alone and criteria that tie both become one rank."""
    assert ties(["a", ["b", "c"], ("d",)]) == (("a",), ("b", "c"), ("d",))


def test_a_sound_order_has_no_faults() -> None:
    """Nothing is said against criteria that each stand once."""
    assert list(order_faults(["a", ("b", "c")])) == []


def test_all_faults_are_told() -> None:
    """A criterion at two places and a rank that holds none are both told, with the place."""
    faults = list(order_faults(["a", ("b", "a"), ()]))
    assert faults == [
        "order names a 2 times, expected once",
        "order has nothing at place 3, expected a criterion",
    ]
