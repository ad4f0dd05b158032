"""`HiringLimit`: no more people join than the terms allow."""

from __future__ import annotations

import math

from tests.planning.handmade import FUND, ROLE, FreePlan, Row, Setting, q, roadmap, rows

from portfolio.intake import HiringTerms
from portfolio.planning import Hire, HiringLimit

TERMS = HiringTerms(lead=1, cost=1.0, max_per_quarter=2, max_total=3, fund=FUND)


def test_rows_are_those_of_the_formula() -> None:
    """One row a role with a total: all who join, in any quarter after the lead time."""
    problem = Setting(hiring=TERMS).under(HiringLimit())
    assert rows(problem) == [Row("dev", {"+dev@1": 1, "+dev@2": 1, "+dev@3": 1}, -math.inf, 3.0)]


def test_without_a_total_there_is_no_row() -> None:
    """The limit by quarter is a bound of the columns, not a row."""
    terms = HiringTerms(lead=0, cost=1.0, max_per_quarter=2, fund=FUND)
    problem = Setting(hiring=terms).under(HiringLimit())
    assert rows(problem) == []
    assert problem.model.upper.tolist() == [2.0] * 4


def test_nobody_to_hire_is_no_limit() -> None:
    """Without terms the rule has nothing to say."""
    problem = Setting().under(HiringLimit())
    assert rows(problem) == []
    assert not roadmap(problem).violations()


def test_the_referee_counts_the_total() -> None:
    """Two and two are four, one more than may join."""
    problem = Setting(hiring=TERMS).under(HiringLimit())
    assert not roadmap(problem, {"+dev@1": 2, "+dev@3": 1}).violations()
    (broken,) = roadmap(problem, {"+dev@1": 2, "+dev@3": 2}).violations()
    assert (broken.where, broken.found) == ("dev", "4 join of 3")


def test_the_referee_counts_each_quarter() -> None:
    """Three in one quarter are one too many, though not in total."""
    problem = Setting(hiring=TERMS).under(HiringLimit())
    plan = FreePlan.of(problem, [], [Hire(ROLE, q(1), 3, TERMS)])
    (broken,) = plan.violations()
    assert (broken.rule, broken.where) == (str(HiringLimit()), "dev")
    assert broken.found == "3 join in one quarter"


def test_sentence() -> None:
    """The rule in one sentence."""
    assert str(HiringLimit()) == "No more people join than the terms of hiring allow"
