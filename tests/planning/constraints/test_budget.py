"""`Budget`: no fund is overspent in any quarter."""

from __future__ import annotations

import math
from typing import Any

import pytest
from tests.planning.handmade import (
    FIRST,
    FUND,
    NOTHING_WORTH,
    FreePlan,
    Row,
    Setting,
    agree,
    initiative,
    q,
    roadmap,
    rows,
)

from portfolio.domain import Initiative, calendar
from portfolio.intake import Backlog, Capacity, HiringTerms
from portfolio.planning import Budget, Carried, Problem, Transfer

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


def test_what_is_kept_is_a_term_of_two_rows() -> None:
    """Money kept charges its own quarter, and three quarters of it relieve the next."""
    problem = Setting(quarters=3, money=(9, 8, 7)).under(Budget({FUND: 0.75}))
    assert rows(problem) == [
        Row("money, 2027Q1", {"carry money@0": 1}, -math.inf, 9),
        Row("money, 2027Q2", {"carry money@0": -0.75, "carry money@1": 1}, -math.inf, 8),
        Row("money, 2027Q3", {"carry money@1": -0.75}, -math.inf, 7),
    ]


def _two_funds(rule: Budget) -> Problem:
    """Return a problem of one quarter: A charges 3 to capex, B 5 to opex."""
    ones = [
        Initiative(id=name, title=name, build_spend={fund: (cost,)})
        for name, fund, cost in (("A", "capex", 3.0), ("B", "opex", 5.0))
    ]
    capacity = Capacity.of(calendar(FIRST, 1), {"capex": 1.0, "opex": 6.0})
    return Problem(Backlog(tuple(ones)), capacity, (rule,), NOTHING_WORTH)


def test_others_pay_no_more_than_was_charged() -> None:
    """A row for the fund that is charged: what others pay less what is spent there is at most 0."""
    paid = "transfers capex>opex@0"
    assert rows(_two_funds(Budget(payers={"capex": ("opex",)}))) == [
        Row("capex, 2027Q1", {"A@0": 3, paid: -1}, -math.inf, 1),
        Row("opex, 2027Q1", {"B@0": 5, paid: 1}, -math.inf, 6),
        Row("capex, 2027Q1", {"A@0": -3, paid: 1}, -math.inf, 0),
    ]


def test_the_referee_sees_who_pays_too_much() -> None:
    """Opex pays 4 where 3 were charged, and has not got the money itself."""
    problem = _two_funds(Budget(payers={"capex": ("opex",)}))
    assert not roadmap(problem, {"transfers capex>opex@0": 2}, A=0).violations()
    found = roadmap(problem, {"transfers capex>opex@0": 4}, A=0, B=0).violations()
    assert [(v.where, v.found) for v in found] == [
        ("opex in 2027Q1", "9.00 charged, 6.00 there"),
        ("capex in 2027Q1", "others pay 4.00 of 3.00 charged"),
    ]


def test_the_referee_sees_who_may_not_pay() -> None:
    """A payment that no rule allows is told with payer and amount."""
    problem = _two_funds(Budget())
    plan = FreePlan.of(problem, [], [Transfer("capex", "opex", q(0), 0.0)])
    assert {v.rule for v in plan.violations()} == {str(problem.constraints[0])}
    assert [(v.where, v.found) for v in plan.violations()] == [
        ("capex in 2027Q1", "opex pays 0.00 of it")
    ]


def test_the_referee_sees_what_may_not_be_kept() -> None:
    """More of it than the share, and more money than the cap."""
    problem = Setting(quarters=2, money=9).under(Budget({FUND: 0.5}, {FUND: 4.0}))
    plan = FreePlan.of(problem, [], [Carried(FUND, q(0), 6.0, 0.75)])
    assert {v.rule for v in plan.violations()} == {str(problem.constraints[0])}
    assert [(v.where, v.found) for v in plan.violations()] == [
        ("money in 2027Q1", "75% kept, 50% allowed"),
        ("money in 2027Q1", "6.00 kept, 4.00 allowed"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (({FUND: 1.1},), "'money' keeps a share in .0, 1., not 1.1"),
        (({FUND: math.nan},), "not nan"),
        (({}, {FUND: 5.0}), "cap of 'money' must be money >= 0 of a fund that keeps some"),
        (({FUND: 0.5}, {FUND: -1.0}), "not -1"),
        (({FUND: 0.5}, {FUND: math.inf}), "not inf"),
        (({}, {}, {FUND: (FUND,)}), "payers of 'money' must be a list of other funds"),
        (({}, {}, {FUND: ("a", "a")}), "each once"),
        (({}, {}, {FUND: "ab"}), "not 'ab'"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[Any, ...], message: str) -> None:
    """With fund and value."""
    with pytest.raises(ValueError, match=message):
        Budget(*arguments)


@pytest.mark.parametrize(
    "rule", [Budget({"mony": 0.5}), Budget(payers={"mony": ()}), Budget(payers={FUND: ("mony",)})]
)
def test_unknown_funds_are_refused_with_the_nearest(rule: Budget) -> None:
    """A typo never becomes a rule about no fund."""
    with pytest.raises(ValueError, match="unknown fund 'mony'; did you mean 'money'"):
        Setting().under(rule)


def test_a_budget_takes_the_place_of_the_implied_one() -> None:
    """One budget in the problem, so that money is kept at all."""
    setting, mine = Setting(), Budget({FUND: 0.5})
    problem = Problem.of(setting.backlog(), setting.capacity(), mine, objective=NOTHING_WORTH)
    assert [rule for rule in problem.constraints if isinstance(rule, Budget)] == [mine]


def test_sentence_of_what_is_kept_and_paid() -> None:
    """What is kept, up to what, and who may pay, after the rule itself."""
    rule = Budget({"b": 1.0, "a": 0.5}, {"a": 100_000.0}, {"c": ("b", "a")})
    assert str(rule) == (
        "No fund is overspent in any quarter; a keeps 50% of unspent money, at most 100,000, for "
        "the next quarter; b keeps 100% of unspent money for the next quarter; what is charged "
        "to c may be paid by a or b"
    )


def test_a_cap_may_be_small() -> None:
    """Half a unit of money, or none at all, is a limit like any other."""
    for cap in (0.0, 0.5):
        assert Budget({FUND: 0.5}, {FUND: cap}).kept(FUND) == (0.5, cap)


def test_a_fund_that_resembles_none_is_refused_without_a_hint() -> None:
    """Nothing is near it, so nothing is suggested."""
    with pytest.raises(ValueError, match=r"unknown fund '#'$"):
        Setting().under(Budget({"#": 0.5}))


def test_what_several_others_pay_is_added_up() -> None:
    """Two and two are 4 of the 3 that were charged."""
    one = Initiative(id="A", title="A", build_spend={"capex": (3.0,)})
    money = {"capex": 9.0, "opex": 9.0, "pool": 9.0}
    rule = Budget(payers={"capex": ("opex", "pool")})
    capacity = Capacity.of(calendar(FIRST, 1), money)
    problem = Problem(Backlog((one,)), capacity, (rule,), NOTHING_WORTH)
    both = {"transfers capex>opex@0": 2.0, "transfers capex>pool@0": 2.0}
    assert [v.found for v in roadmap(problem, both, A=0).violations()] == [
        "others pay 4.00 of 3.00 charged"
    ]


def test_funds_are_in_order_however_they_are_given() -> None:
    """So that equal rules read alike."""
    rule = Budget({"b": 0.5, "a": 0.5}, cap={"b": 1.0, "a": 2.0})
    assert (list(rule.keep), list(rule.cap)) == (["a", "b"], ["a", "b"])


def test_shares_are_numbers_by_fund() -> None:
    """A share alone says of no fund, and text is no share."""
    with pytest.raises(ValueError, match="budget: keep: expected numbers by name, such as"):
        Budget(keep=0.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"expected a number, such as 0\.1, not 'all'"):
        Budget(keep={"innovation": "all"})  # type: ignore[dict-item]
