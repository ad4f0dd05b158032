"""What a frontier shows, in words."""

from __future__ import annotations

import math

import pytest
from tests.reporting.charts.answers import made, none

from portfolio.explaining import Frontier, Levels, ScaledMoney
from portfolio.explaining.levels import LevelUnit
from portfolio.planning import Roadmap
from portfolio.reporting import Style
from portfolio.reporting.charts.frontier_words import FrontierWords


def of(unit: LevelUnit = LevelUnit.MONEY, **plans: Roadmap) -> FrontierWords:
    """Return words on plans at levels 1, 2, 3, ..."""
    levels = Levels(
        "budget of change", tuple(map(float, range(1, 1 + len(plans)))), ScaledMoney, unit
    )
    return FrontierWords.of(Frontier(levels, tuple(plans.values())), Style(currency="CHF"))


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("unit", "level", "axis"),
    [
        (LevelUnit.MONEY, "CHF 2.0 m", "Budget of change, CHF"),
        (LevelUnit.PEOPLE, "2,000,000.0 FTE", "Budget of change"),
        (LevelUnit.NUMBER, "2.0 m", "Budget of change"),
    ],
)
def test_levels_have_units(unit: LevelUnit, level: str, axis: str) -> None:
    """Two million of each."""
    told = of(unit, one=made("A"))
    assert _plain(told.level(2e6)) == level
    assert told.axis == axis


def test_shares() -> None:
    """0.25 is a quarter."""
    assert of(LevelUnit.SHARE, one=made("A")).level(0.25) == "25%"


def test_levels_without_a_plan_are_left_out() -> None:
    """Only what has a plan has a worth."""
    told = of(one=none(), two=made("A"))
    assert [point.level for point in told.there] == [2]


def test_proof() -> None:
    """The best there is, within a share of it, or unknown."""
    exact = "At each level the plan is the best there is; the band is what is not ruled out."
    assert of(one=made("A"), two=made("AC")).detail(0, 5) == exact
    within = of(one=made("A"), two=made("AC", more=0.017)).detail(0, 5)
    assert within.startswith("At each level the plan is within 0.1% of the best")
    unknown = of(one=made("A", more=math.inf)).detail(0, 5)
    assert unknown == "How much better plans may exist is unknown at some levels."
    assert of(one=made("A")).detail(0, 5) == "At each level the plan is the best there is."


def test_swaps_that_are_not_told() -> None:
    """Of 7 swaps 5 are told."""
    told = of(one=made("A"), two=made("AC"))
    assert _plain(told.detail(7, 5)).endswith("Not told: 2 swaps that bring less.")
    assert "Numbers: swaps" in told.detail(1, 5)
    assert "Numbers" not in told.detail(0, 5)


def test_finding_of_a_rise_to_the_end() -> None:
    """Without a plateau at the end nothing is said of one."""
    told = of(one=made("A"), two=made("A"), three=made("AC"))
    assert _plain(told.finding()) == (
        "Budget of change from CHF 1 to CHF 3: worth rises from 10 points to 17 points"
    )
