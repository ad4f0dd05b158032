"""Tests of all figures of a cash flow at once."""

from __future__ import annotations

from math import inf, isnan

import pytest

from portfolio.scoring.finance import Appraisal, Period

# At 20 %: 600 / 1.2 + 1,440 / 1.44 = 500 + 1,000 for 1,000.
GOOD = Appraisal([-1000, 600, 1440], 0.2)
TWO = Appraisal((-100, 230, -132), 0.15)


def test_every_figure() -> None:
    """By hand: NPV 500, PI 1.5, MIRR sqrt((600 x 1.2 + 1,440) / 1,000) - 1 = sqrt(2.16) - 1."""
    assert GOOD.npv == pytest.approx(500)
    assert GOOD.profitability_index == pytest.approx(1.5)
    assert GOOD.mirr == pytest.approx(2.16**0.5 - 1)
    # -1,000 + 600 = -400 of 1,440; discounted -500 of 1,000.
    assert GOOD.payback == pytest.approx(1 + 400 / 1440)
    assert GOOD.discounted_payback == pytest.approx(1.5)
    # -1000 g^2 + 600 g + 1440 = 0: g = (600 + sqrt(360,000 + 5,760,000)) / 2,000.
    assert GOOD.irr.rate == pytest.approx((600 + 6_120_000**0.5) / 2000 - 1)


def test_a_quarter_compounds_to_the_annual_rate() -> None:
    """The same flows by quarter at 1.2^4 - 1 a year: the same value, rates to the fourth power."""
    by_quarter = Appraisal(GOOD.flows, 1.2**4 - 1, Period.QUARTER)
    assert by_quarter.npv == pytest.approx(500)
    assert by_quarter.mirr == pytest.approx(2.16**2 - 1)
    frame = by_quarter.to_frame().set_index("figure")
    annual = (1 + GOOD.irr.rate) ** 4 - 1
    assert frame.loc["internal rate of return", "value"] == pytest.approx(annual)
    assert frame.loc["payback", "unit"] == "quarters"
    assert "after 1.28 quarters" in str(by_quarter)


def test_reinvesting_elsewhere() -> None:
    """At 0 % the 600 stay 600: (600 + 1,440) / 1,000."""
    assert Appraisal(GOOD.flows, 0.2, reinvest_rate=0).mirr == pytest.approx(2.04**0.5 - 1)


def test_an_investment_of_two_periods() -> None:
    """100 + 60 / 1.2 = 150 buys 432 / 1.44 = 300."""
    built = Appraisal((-100, -60, 432), 0.2, investment_periods=2)
    assert built.profitability_index == pytest.approx(2)


def test_the_sentence_says_what_matters() -> None:
    """Value, payback and the one rate."""
    assert str(GOOD) == (
        "Net present value 500 at 20% a year: it adds value. The money is back after 1.28 "
        "years. The internal rate of return is 53.7% a year."
    )


def test_several_rates_are_refused_for_ranking() -> None:
    """Both are named, in the sentence and in the table; the value decides."""
    assert "2 internal rates of return (10% and 20% a year): ranking by them is refused" in str(TWO)
    rows = TWO.to_frame()
    rates = rows.loc[rows["figure"] == "internal rate of return", "value"]
    assert rates.tolist() == pytest.approx([0.1, 0.2])


def test_what_never_pays_back() -> None:
    """No rate, no payback, no value: said, and no number made up."""
    lost = Appraisal([-100.0, -5.0], 0.1)
    assert "adds no value. The money is never back. No internal rate of return" in str(lost)
    rows = lost.to_frame().set_index("figure")["value"]
    assert isnan(rows["internal rate of return"])
    assert isnan(rows["modified internal rate of return"])
    assert rows["payback"] == inf


def test_half_a_unit_is_value() -> None:
    """Half a million told in millions adds value; nothing adds none."""
    assert "0.5 at 0% a year: it adds value." in str(Appraisal([-1, 1.5], 0))
    assert "0 at 0% a year: it adds no value." in str(Appraisal([-1, 1], 0))


def test_one_year_is_one_year() -> None:
    """The word for the period follows the number."""
    assert "back after 1 year." in str(Appraisal([-5, 5], 0))


def test_it_shows_itself() -> None:
    """A table with units in a notebook, the sentence in a terminal."""
    shown = GOOD._repr_html_()
    assert "Net present value</td>" in shown
    assert ">53.7%</td>" in shown
    assert ">money for each unit invested</td>" in shown
    assert repr(GOOD).startswith("<Appraisal Net present value 500")


def test_it_is_frozen_and_can_be_compared() -> None:
    """The flows are copied into a tuple, so equal ones are equal."""
    flows = [-1000.0, 600.0, 1440.0]
    made = Appraisal(flows, 0.2)
    flows[0] = 0
    assert made == GOOD
    assert hash(made) == hash(GOOD)


def test_wrong_arguments_are_refused_at_once() -> None:
    """Not when the figure is asked for."""
    with pytest.raises(ValueError, match="above -1"):
        Appraisal([1.0], -1)
    with pytest.raises(ValueError, match="above -1"):
        Appraisal([1.0], 0, reinvest_rate=-3)
    with pytest.raises(ValueError, match="one amount or more"):
        Appraisal([], 0.1)
    with pytest.raises(ValueError, match="at least 1, not 0"):
        Appraisal([1.0], 0.1, investment_periods=0)
    with pytest.raises(ValueError, match="week"):
        Appraisal([1.0], 0.1, "week")  # type: ignore[arg-type]
