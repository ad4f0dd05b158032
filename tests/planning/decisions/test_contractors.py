"""The contractors: who is bought when, what they deliver and cost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.planning.handmade import (
    FIRST,
    FUND,
    NOTHING_WORTH,
    ROLE,
    Setting,
    initiative,
    q,
    roadmap,
)

from portfolio.domain import calendar
from portfolio.intake import Backlog, Capacity, ContractTerms
from portfolio.planning import Contract, GivenWorth, Npv, Problem, plan
from portfolio.planning.decisions import Contractors, Hires, Slack, Starts
from portfolio.planning.model import Columns

TERMS = ContractTerms(rate=40.0, premium=0.25, max_share=0.5, fund=FUND)


def _columns(terms: ContractTerms | None, people: tuple[float, ...] = (1, 2, 3, 4)) -> Columns:
    return Contractors().columns(Setting(people=people, contracting=terms).under(()))


def test_a_contract_is_for_one_quarter() -> None:
    """One and a half people at 40 and a quarter on top cost 75, then and there alone."""
    contract = Contract(ROLE, q(1), 1.5, TERMS)
    assert [contract.supply(ROLE, q(t)) for t in range(3)] == [0, 1.5, 0]
    assert [contract.charge(FUND, q(t)) for t in range(3)] == [0, 75, 0]
    assert contract.charge("another fund", q(1)) == contract.supply("another role", q(1)) == 0
    assert contract.cost == 75


def test_columns_are_those_of_the_contracts() -> None:
    """One column a quarter; one FTE supplies 1 and charges 50; at most half of own people."""
    columns = _columns(TERMS)
    assert [columns.labels[k] for k in range(4)] == [(ROLE, q(t)) for t in range(4)]
    assert columns.spend.toarray().tolist() == (50 * np.eye(4)).tolist()
    assert columns.people.toarray().tolist() == (-np.eye(4)).tolist()
    assert columns.upper.tolist() == [0.5, 1, 1.5, 2]
    assert not columns.integer.any()
    assert columns.penalty.tolist() == columns.lower.tolist() == [0] * 4


def test_whole_units_are_counted_as_units() -> None:
    """Units of 0.4 FTE: of 0.5, 1, 1.5 and 2 FTE that may be bought fit 1, 2, 3 and 5 of them."""
    columns = _columns(ContractTerms(rate=40.0, unit=0.4, max_share=0.5, fund=FUND))
    assert columns.integer.all()
    assert columns.upper.tolist() == [1, 2, 3, 5]
    assert columns.spend.toarray().tolist() == (16 * np.eye(4)).tolist()
    assert columns.people.toarray().tolist() == (-0.4 * np.eye(4)).tolist()


def test_a_cap_that_is_a_multiple_of_the_unit_is_reached() -> None:
    """Three tenths of one person hold three units of a tenth, though 0.3 / 0.1 is 2.99... ."""
    columns = _columns(ContractTerms(rate=1.0, unit=0.1, max_share=0.3, fund=FUND), (1, 1, 1, 1))
    assert columns.upper.tolist() == [3, 3, 3, 3]


@pytest.mark.parametrize(
    ("cap", "upper"), [(0.75, [0.5, 0.75, 0.75, 0.75]), (9.0, [0.5, 1, 1.5, 2])]
)
def test_a_cap_in_people_may_be_the_lesser_limit(cap: float, upper: list[float]) -> None:
    """Share of own people or number of people, whichever is less."""
    terms = ContractTerms(rate=1.0, max_share=0.5, max_fte=cap, fund=FUND)
    assert _columns(terms).upper.tolist() == upper


def test_quarters_in_which_none_may_be_bought_have_no_column() -> None:
    """Without own people there is no share of them."""
    columns = _columns(TERMS, (0, 2, 0, 2))
    assert [columns.labels[k] for k in range(len(columns))] == [(ROLE, q(1)), (ROLE, q(3))]


def test_without_terms_nobody_is_bought() -> None:
    """No column, and shapes stay right."""
    columns = _columns(None)
    assert len(columns) == 0
    assert columns.people.shape == columns.spend.shape == (4, 0)


def test_each_role_has_its_own_columns() -> None:
    """By role in order of name, then by quarter; each supplies its own role only."""
    terms = {role: ContractTerms(rate=1.0, fund=FUND) for role in ("ux", "ml")}
    people = {"ux": 1, "ml": 1, "pm": 1}
    capacity = Capacity.of(calendar(FIRST, 2), {FUND: 1.0}, people, contracting=terms)
    columns = Contractors().columns(Problem(Backlog(()), capacity, (), NOTHING_WORTH))
    names = [columns.labels.text(k) for k in range(4)]
    assert names == ["ml, 2027Q1", "ml, 2027Q2", "ux, 2027Q1", "ux, 2027Q2"]
    # Rows: ml, pm, ux in both quarters.
    assert columns.people.toarray()[[0, 1, 4, 5]].tolist() == (-np.eye(4)).tolist()


def test_values_are_contracts() -> None:
    """Whole units are counted in FTE; what is nothing but rounding is nothing."""
    terms = ContractTerms(rate=40.0, unit=0.5, fund=FUND)
    problem = Setting(people=(1, 2, 3, 4), contracting=terms).under(())
    values = np.array([0.0, 3.0, 1e-12, 0.0])
    assert Contractors().decided(problem, values) == (Contract(ROLE, q(1), 1.5, terms),)


@pytest.mark.parametrize(
    ("unit", "bought", "cost"), [(0.0, 0.5, 25), (0.4, 0.8, 40), (1.0, 1.0, 50)]
)
def test_what_is_lacking_is_bought_in_the_units_there_are(
    unit: float, bought: float, cost: float
) -> None:
    """A needs 2.5 FTE in one quarter and two are there: half a person, two units of 0.4, or one.

    At 1500 % a year money halves by the quarter: A starts at once and is worth 400 / 2 less the
    cost, and would be worth less later.
    """
    terms = ContractTerms(rate=40.0, premium=0.25, unit=unit, fund=FUND)
    setting = Setting(people=2, contracting=terms, objective=Npv(15.0, life=1))
    found = plan(setting.problem(initiative("A", people=2.5, benefit=400)))
    (contract,) = found.done(Contract)
    assert contract.fte == pytest.approx(bought)
    assert contract.quarter == q(0)
    assert found.objective == found.worth == pytest.approx(200 - cost)
    assert found.money_use[FUND, q(0)].by_cause["contractors"] == pytest.approx(cost)
    assert found.people_use[ROLE, q(0)].added == {"contractors": pytest.approx(bought)}
    assert not found.violations()


def test_nobody_is_bought_who_costs_more_than_is_gained() -> None:
    """A is worth 30 and the half person it lacks costs 40: nothing is done."""
    terms = ContractTerms(rate=80.0, fund=FUND)
    setting = Setting(people=2, contracting=terms, objective=Npv(0.0, life=1))
    assert plan(setting.problem(initiative("A", people=2.5, benefit=30))).entries == ()


def test_without_terms_the_model_is_as_if_there_were_no_contractors() -> None:
    """The same numbers in the same places as with starts, hires and slack alone."""
    setting = Setting(objective=GivenWorth({"A": 1.0}))
    problem = setting.problem(initiative("A", 2, people=1, cost=3))
    plain = Problem(
        problem.candidates,
        problem.capacity,
        problem.constraints,
        problem.objective,
        (Starts(), Hires(), Slack()),
    )
    for name in ("worth", "lower", "upper", "integer", "row_lower", "row_upper"):
        assert getattr(problem.model, name).tolist() == getattr(plain.model, name).tolist()
    assert problem.model.matrix.toarray().tolist() == plain.model.matrix.toarray().tolist()
    assert [block.rule for block in problem.model.blocks] == [b.rule for b in plain.model.blocks]


def test_the_roadmap_tells_of_contracts() -> None:
    """Columns in the tables of money and people, and a table of their own."""
    found = roadmap(
        Setting(people=2, contracting=TERMS).under((), initiative("A", people=2.5)),
        {"contractors dev@1": 0.5},
        A=1,
    )
    spend, staffing = found.spend(), found.staffing()
    assert spend["contractors"].tolist() == [0, 25, 0, 0]
    assert spend["total"].tolist() == [0, 25, 0, 0]
    assert staffing["contractors"].tolist() == [0, 0.5, 0, 0]
    assert staffing["capacity"].tolist() == [2, 2.5, 2, 2]
    assert found.contracting().to_dict("records") == [
        {"role": ROLE, "quarter": "2027Q2", "fte": 0.5, "fund": FUND, "cost": 25.0}
    ]


def test_the_fund_of_the_terms_is_charged() -> None:
    """Funds in order, two quarters each: opex, the second, pays 50 in each; capex pays nothing."""
    terms = ContractTerms(rate=50.0, max_share=0.5, fund="opex")
    money = {"capex": 1.0, "opex": 1.0}
    capacity = Capacity.of(calendar(FIRST, 2), money, {ROLE: 2.0}, None, {ROLE: terms})
    columns = Contractors().columns(Problem(Backlog(()), capacity, (), NOTHING_WORTH))
    assert columns.spend.toarray().T.tolist() == [[0, 0, 50, 0], [0, 0, 0, 50]]


def test_units_bought_are_whole() -> None:
    """A solver's 1.9999999 units of half an FTE are one FTE; what has no unit keeps its digits."""
    for unit, values, fte in ((0.5, 1.9999999, 1.0), (0.0, 0.1234567, 0.1234567)):
        problem = Setting(1, contracting=replace(TERMS, unit=unit)).under(())
        (contract,) = Contractors().decided(problem, np.array([values]))
        assert contract.fte == fte
