"""Tests of work in phases that may fail."""

from __future__ import annotations

import pytest

from portfolio.scoring.finance import Chance, Decision, Phase

PILOT = Phase(name="pilot", cost=10, duration=1, p_success=0.5)
ROLL_OUT = Phase(name="roll-out", cost=20, duration=2)


def test_every_fault_of_a_phase_is_named() -> None:
    """Cost, duration and probability at once."""
    with pytest.raises(ValueError, match=r"phase pilot: cost .* -1; duration .* nan; p_success"):
        Phase(name="pilot", cost=-1, duration=float("nan"), p_success=1.5)


def test_small_and_free_phases() -> None:
    """Half a unit of money or time is legal, and so is nothing."""
    assert Phase(name="a", cost=0.5, duration=0.5).p_success == 1
    assert Phase(name="a", cost=0, duration=0, p_success=0).cost == 0


def test_phases_in_a_chain() -> None:
    """The first decision leads to the second, that to the payoff."""
    tree = Decision.chain([PILOT, ROLL_OUT], 100)
    assert tree == Decision(PILOT, Decision(ROLL_OUT, 100))
    assert tree.chances == (Chance("", 1.0, Decision(ROLL_OUT, 100)),)


def test_a_chain_needs_a_phase() -> None:
    """An empty one is refused."""
    with pytest.raises(ValueError, match="at least one phase"):
        Decision.chain([], 100)


def test_chances_must_add_up() -> None:
    """To 1: what is left over is not failure, and none may be above 1."""
    with pytest.raises(ValueError, match=r"phase pilot: .* add up to 0.9, .*failure"):
        Decision(PILOT, (Chance("good", 0.5, 1.0), Chance("bad", 0.4, 0.0)))
    with pytest.raises(ValueError, match="good: probability must be"):
        Chance("good", 1.1, 1.0)
    thirds = tuple(Chance(name, 1 / 3, 1.0) for name in "abc")
    assert Decision(PILOT, thirds).chances == thirds


def test_worth_must_be_finite() -> None:
    """A payoff without bound is refused."""
    with pytest.raises(ValueError, match="worth must be finite: inf"):
        Decision(PILOT, float("inf"))
