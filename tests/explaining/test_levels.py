"""Levels of one limit."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.explaining.four_candidates import four
from tests.planning.handmade import ROLE, Setting, initiative

from portfolio.explaining.changes import MorePeople, ScaledMoney
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


@settings(deadline=None)
@given(st.lists(st.floats(0, 9), min_size=1, max_size=5), st.floats(0, 12))
def test_people_are_so_many_on_average(there: list[float], level: float) -> None:
    """Whoever is taken away where nobody is left was never there."""
    problem = Setting(quarters=len(there), people=there).problem(initiative("A"))
    levels = people_levels(problem, ROLE, (0.0,))
    people = levels.at(level).applied(problem).capacity.people[ROLE]
    assert sum(people) / len(people) == pytest.approx(level, abs=1e-9)


def test_levels_of_people_are_told_as_they_are() -> None:
    """Of 1 and 3 people 2 fewer leave 0 and 1, half a person on average; the change says so."""
    problem = Setting(quarters=2, people=(1.0, 3.0)).problem(initiative("A"))
    levels = people_levels(problem, ROLE, (-2.0, 0.0, 1.0))
    assert levels.levels == (0.5, 2.0, 3.0)
    assert levels.at(0.5) == MorePeople(ROLE, -2.0)
    assert levels.at(1.5) == MorePeople(ROLE, -0.5)
    with pytest.raises(ValueError, match="levels must ascend"):
        people_levels(problem, ROLE, (-4.0, -3.0))
