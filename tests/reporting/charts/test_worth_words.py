"""Worth in words."""

from __future__ import annotations

import math

import pytest
from matplotlib.figure import Figure
from tests.explaining.four_candidates import four

from portfolio.explaining import Interval
from portfolio.reporting import Style
from portfolio.reporting.charts.worth_words import WorthWords, set_worth_ticks, tick

EURO, POINTS = WorthWords("money", "€"), WorthWords("points", "€")


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_money_has_a_currency_and_points_a_unit() -> None:
    """310,000 is €310 k in money, and 310 k points."""
    assert _plain(EURO.told(310_000)) == "€310 k"
    assert _plain(POINTS.told(310_000)) == "310 k points"
    assert EURO.told(math.nan) == "\N{EN DASH}"


def test_changes_have_a_sign() -> None:
    """More, less, and none."""
    assert [_plain(POINTS.change(by)) for by in (3, -3, 0)] == [
        "+3 points",
        "\N{MINUS SIGN}3 points",
        "0 points",
    ]
    assert _plain(EURO.change(-2e6)) == "\N{MINUS SIGN}€2.0 m"


def test_intervals() -> None:
    """Both ends, unless they read alike; open ones; unknown ones."""
    assert _plain(EURO.between(Interval(1e5, 2e5))) == "€100 k to €200 k"
    assert _plain(POINTS.between(Interval(3, 5))) == "3 to 5 points"
    assert _plain(EURO.between(Interval(1e6, 1e6 + 1))) == "€1.0 m"
    assert _plain(EURO.between(Interval(1e5, math.inf))) == "at least €100 k"
    assert EURO.between(Interval(math.nan, math.nan)) == "unknown"


def test_of_a_problem() -> None:
    """The unit is that of the objective: the four candidates are worth points."""
    words = WorthWords.of(four(), Style(currency="CHF"))
    assert words == WorthWords("points", "CHF")
    assert not words.is_money
    assert words.axis == "Worth in points"
    assert EURO.axis == "Worth in €"
    assert WorthWords("money", "").axis == "Worth in money"


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        ((0, 5e5, 1e6), ["0", "0.5 m", "1.0 m"]),
        ((5e6, 5.25e6, 5.5e6), ["5.00 m", "5.25 m", "5.50 m"]),
        ((-2e3, 0, 2e3), ["\N{MINUS SIGN}2 k", "0", "2 k"]),
        ((0, 10, 20), ["0", "10", "20"]),
        ((1.0, 1.5), ["1.0", "1.5"]),
        ((2e9, 4e9), ["2 bn", "4 bn"]),
        ((0,), ["0"]),
    ],
)
def test_ticks_have_the_figures_they_need(ticks: tuple[float, ...], expected: list[str]) -> None:
    """All ticks of an axis share a unit and figures, so that no two read alike."""
    assert [_plain(tick(each, ticks)) for each in ticks] == expected


def test_ticks_of_an_axis() -> None:
    """An axis from 5 m to 6 m has different words at different ticks."""
    ax = Figure().add_subplot()
    ax.set_xlim(5e6, 6e6)
    set_worth_ticks(ax.xaxis)
    told = [label.get_text() for label in ax.get_xticklabels()]
    assert len(set(told)) == len(told)
    assert all(_plain(each).endswith(" m") for each in told)
