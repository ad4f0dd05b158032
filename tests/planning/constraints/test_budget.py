"""`Budget`: no fund is overspent in any quarter."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import (
    FIRST,
    FUND,
    NOTHING_WORTH,
    Row,
    Setting,
    agree,
    initiative,
    roadmap,
    rows,
)

from portfolio.domain import Initiative, calendar
from portfolio.intake import Backlog, Capacity, HiringTerms
from portfolio.planning import Budget, Problem

A = initiative("A", 2, cost=(10, 20), run=3, contingency=0.5)
"""Charges 15 and 30 while built, and 3 a quarter once live."""
TERMS = HiringTerms(lead=1, cost=5.0, recruiting_cost=2.0, fund=FUND)
"""Who joins charges 7 in the first quarter and 5 in every later one."""


def test_rows_are_those_of_the_formula() -> None:
    """Build with contingency while at work, run from go-live on, hires from joining on."""
    problem = Setting(money=(40, 41, 42, 43), hiring=TERMS).under(Budget(), A)
    assert rows(problem) == [
        Row("money, 2027Q1", {"A@0": 15}, -math.inf, 40.0),
        Row("money, 2027Q2", {"A@0": 30, "A@1": 15, "+dev@1": 7}, -math.inf, 41.0),
        Row(
            "money, 2027Q3",
            {"A@0": 3, "A@1": 30, "A@2": 15, "+dev@1": 5, "+dev@2": 7},
            -math.inf,
            42.0,
        ),
        Row(
            "money, 2027Q4",
            {"A@0": 3, "A@1": 3, "A@2": 30, "+dev@1": 5, "+dev@2": 5, "+dev@3": 7},
            -math.inf,
            43.0,
        ),
    ]


@pytest.mark.parametrize(("money", "fits"), [(30.0, True), (29.9, False)])
def test_the_limit_itself_fits(money: float, fits: bool) -> None:
    """The dearest quarter of A costs 30: with 30 it fits, with a little less it does not."""
    assert agree(Setting(money=money).under(Budget(), A), A=0) is fits


def test_run_cost_counts_after_go_live() -> None:
    """A is live in the third quarter: 3 do not fit 2.5 there, although the work was paid."""
    assert not agree(Setting(money=(15, 30, 2.5, 3)).under(Budget(), A), A=0)
    assert agree(Setting(money=(15, 30, 3, 3)).under(Budget(), A), A=0)


def test_unspent_money_lapses() -> None:
    """100 left over in the first quarter does not help the second, which lacks 1."""
    assert not agree(Setting(money=(100, 29, 3, 3)).under(Budget(), A), A=0)


def test_funds_do_not_help_each_other() -> None:
    """Each fund has rows of its own, in order of name: opex lacks while capex abounds."""
    mixed = Initiative(id="A", title="A", build_spend={"opex": (2.0,), "capex": (3.0,)})
    capacity = Capacity.of(calendar(FIRST, 1), {"opex": 1.0, "capex": 100.0})
    problem = Problem(Backlog((mixed,)), capacity, (Budget(),), NOTHING_WORTH)
    assert rows(problem) == [
        Row("capex, 2027Q1", {"A@0": 3}, -math.inf, 100.0),
        Row("opex, 2027Q1", {"A@0": 2}, -math.inf, 1.0),
    ]
    (broken,) = roadmap(problem, A=0).violations()
    assert broken.where == "opex in 2027Q1"


def test_hires_are_charged() -> None:
    """One person who joins in the second quarter costs 7, then 5 each; two cost the double."""
    problem = Setting(money=(0, 14, 10, 10), hiring=TERMS).under(Budget())
    assert not roadmap(problem, {"+dev@1": 2}).violations()
    third = roadmap(problem, {"+dev@1": 2, "+dev@2": 1}).violations()
    assert [(v.where, v.found) for v in third] == [
        ("money in 2027Q3", "17.00 charged, 10.00 there"),
        ("money in 2027Q4", "15.00 charged, 10.00 there"),
    ]


def test_the_violation_names_fund_quarter_and_amounts() -> None:
    """A reader sees what was charged where, and what was there."""
    (broken,) = roadmap(Setting(money=(14, 30, 3, 3)).under(Budget(), A), A=0).violations()
    assert str(broken) == (
        "No fund is overspent in any quarter - broken at money in 2027Q1: "
        "15.00 charged, 14.00 there"
    )


def test_rounding_is_no_overspending() -> None:
    """Three times 110 million (100 and 10 % contingency) fit 330 million, for the referee too."""
    dear = [initiative(name, cost=1e8, contingency=0.1) for name in "ABC"]
    problem = Setting(quarters=1, money=3.3e8).under(Budget(), *dear)
    assert sum(1.1 * 1e8 for _ in dear) > 3.3e8
    assert not roadmap(problem, A=0, B=0, C=0).violations()


def test_sentence() -> None:
    """The rule in one sentence."""
    assert str(Budget()) == "No fund is overspent in any quarter"
