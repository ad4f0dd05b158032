"""Levels of one limit."""

from __future__ import annotations

import math

import pytest
from tests.explaining.four_candidates import four
from tests.planning.handmade import ROLE

from portfolio.explaining.changes import ScaledMoney
from portfolio.explaining.levels import (
    Levels,
    LevelUnit,
    money_levels,
    people_levels,
    share_levels,
)
from portfolio.planning import Share


def test_levels_know_their_unit() -> None:
    """Budgets are money, headcounts people, ceilings shares; others are mere numbers."""
    problem = four()
    share = Share("all", ("A",), at_most=0.5)
    assert money_levels(problem, (1.0,)).unit is LevelUnit.MONEY
    assert people_levels(problem, ROLE, (0,)).unit is LevelUnit.PEOPLE
    assert share_levels(share, (0.5,)).unit is LevelUnit.SHARE
    assert Levels("any", (1.0,), ScaledMoney).unit is LevelUnit.NUMBER


@pytest.mark.parametrize("levels", [(math.nan,), (1.0, math.inf)])
def test_refuses_levels_that_are_no_amounts(levels: tuple[float, ...]) -> None:
    """A level without end is no level."""
    with pytest.raises(ValueError, match="levels must be finite"):
        Levels("budget", levels, ScaledMoney)


def test_levels_are_kept_however_they_are_given() -> None:
    """A list, or numbers one after the other."""
    assert Levels("budget", iter([1.0, 2.0]), ScaledMoney).levels == (1.0, 2.0)  # type: ignore[arg-type]


@pytest.mark.parametrize("levels", [(), (2.0, 1.0), (1.0, 1.0)])
def test_refuses_levels_that_do_not_ascend(levels: tuple[float, ...]) -> None:
    """At least one level, each looser than the one before."""
    with pytest.raises(ValueError, match="levels must ascend"):
        Levels("budget", levels, ScaledMoney)


def test_factors_and_ceilings_are_checked_where_they_come_in() -> None:
    """Nobody has less than no money, and no share is more than all."""
    with pytest.raises(ValueError, match="factors must be at least 0"):
        money_levels(four(), (-0.5, 1.0))
    for wrong in ((-0.5, 0.5), (0.5, 1.5)):
        with pytest.raises(ValueError, match="shares from 0 to 1"):
            share_levels(Share("all", ("A",)), wrong)
