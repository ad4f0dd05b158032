"""Outcomes that contradict themselves."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.contracts.drawn import RULES, draw_problem
from tests.planning.handmade import FUND, ROLE, Setting, initiative, roadmap

from portfolio.errors import PortfolioError
from portfolio.intake import HiringTerms
from portfolio.planning import (
    Budget,
    Enumeration,
    GivenWorth,
    Once,
    Outcome,
    Roadmap,
    Staffing,
    Status,
    StopReason,
    plan,
)
from portfolio.planning.search import checked

A, B = initiative("A"), initiative("B")
WORTH = GivenWorth({"A": 10.0, "B": 4.0})
PLAIN = Setting(objective=WORTH)
TERMS = HiringTerms(lead=0, cost=10.0, max_per_quarter=2, fund=FUND)


def _told(found: Roadmap) -> list[str]:
    return [str(one) for one in found.contradictions()]


def _with(found: Roadmap, **values: float) -> Roadmap:
    """Return the roadmap with other values by column name, its objective as the model has it."""
    assert found.outcome.values is not None
    vector, numbers = found.outcome.values.copy(), found.problem.column_numbers
    for name, value in values.items():
        vector[numbers[name]] = value
    worth = float(found.problem.model.worth @ vector)
    return Roadmap(found.problem, replace(found.outcome, values=vector, objective=worth))


def test_an_honest_plan_has_none() -> None:
    """Without a plan there is nothing to contradict, either."""
    problem = PLAIN.under((Once(),), A, B)
    assert _told(roadmap(problem, A=0)) == []
    assert _told(Roadmap(problem, Outcome(Status.INFEASIBLE, StopReason.PROVEN))) == []


def test_nobody_leaves_by_being_hired() -> None:
    """Three hires less than none would pay for three initiatives."""
    problem = Setting(hiring=TERMS, objective=WORTH).under((), A)
    broken = _with(roadmap(problem, A=0), **{f"hires_{ROLE}_2027Q1": -3.0})
    assert _told(broken) == [
        f"Every decision lies within its bounds - broken at hires_{ROLE}_2027Q1: "
        "-3, not from 0 to 2"
    ]


def test_nothing_is_done_by_half() -> None:
    """Worth 4 by the model, 0 by the entries, for two fifths of a start are none."""
    problem = PLAIN.under((), A, B)
    broken = _with(roadmap(problem), starts_A_2027Q1=0.4)
    assert _told(broken) == [
        "Whole things are done or not - broken at starts_A_2027Q1: 0.4",
        "The objective is what the plan is worth - broken at objective: 4 told, 0 recomputed",
    ]


def test_soft_rules_are_missed_by_what_is_told() -> None:
    """A and B need 2 of 1 people: 1 is missing at a price of 3, and 0 is told."""
    soft = Staffing(soft={ROLE: 3.0})
    one = replace(A, build_people={ROLE: (2.0,)})
    problem = Setting(people=1.0, objective=GivenWorth({"A": 10.0})).under((soft,), one)
    told = _told(roadmap(problem, A=0))
    assert told == [
        "The plan keeps every row of the model - broken at staffing_dev_2027Q1: missed by 1"
    ]
    assert _told(plan(problem, solver=Enumeration())) == []


def test_the_objective_is_recomputed() -> None:
    """Whatever is told: A is worth 10."""
    found = roadmap(PLAIN.under((Once(),), A, B), A=0)
    outcome = replace(found.outcome, objective=1e9)
    said = "The objective is what the plan is worth - broken at objective: 1e+09 told, 10 recomp"
    with pytest.raises(PortfolioError, match=said.replace("+", r"\+")):
        checked(found.problem, outcome)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(0, 2**32 - 1).map(Random), st.sampled_from([-1, 1]), st.floats(0.01, 5.0))
def test_a_plan_changed_anywhere_is_caught(random: Random, sign: int, by: float) -> None:
    """One value of an optimal plan moved, its objective left: rules or outcome tell."""
    problem = draw_problem(random, *random.sample(sorted(RULES), 3))
    found = plan(problem, solver=Enumeration())
    assume(found.outcome.values is not None and len(problem.starts))
    assert found.outcome.values is not None
    worth, values = problem.model.worth, found.outcome.values.copy()
    k = random.choice(np.flatnonzero(np.abs(worth) > 1e-3).tolist() or [0])
    values[k] += sign * by
    broken = Roadmap(problem, replace(found.outcome, values=values))
    assert broken.violations() or broken.contradictions()


@pytest.mark.parametrize(("by", "told"), [(0.5, []), (20.0, ["spent", "worth"])])
def test_tolerance_grows_with_what_is_held_to_it(by: float, told: list[str]) -> None:
    """Of a million solvers are off by a half; by twenty nobody is."""
    large = initiative("A", cost=1e6 + by)
    setting = Setting(money=1e6, objective=GivenWorth({"A": 1e6}))
    found = roadmap(setting.under((Budget(),), large), A=0)
    off = replace(found, outcome=replace(found.outcome, objective=1e6 + by))
    names = {"budget_money_2027Q1": "spent", "objective": "worth"}
    assert [names[one.where] for one in off.contradictions()] == told


@pytest.mark.parametrize(("by", "told"), [(0.05, 0), (2.0, 1)])
def test_bounds_have_the_same_tolerance(by: float, told: int) -> None:
    """Of 100,000 who may join a twentieth more is the solver's arithmetic, two more are not."""
    terms = replace(TERMS, cost=0.0, max_per_quarter=10**5)
    problem = Setting(hiring=terms, objective=WORTH).under((), A)
    broken = _with(roadmap(problem, A=0), **{f"hires_{ROLE}_2027Q1": 1e5 + by})
    assert sum("bounds" in one for one in _told(broken)) == told
