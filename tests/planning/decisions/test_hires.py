"""The hires: who joins when, what they deliver and cost."""

from __future__ import annotations

import pytest
from tests.planning.handmade import FIRST, FUND, NOTHING_WORTH, ROLE, Setting, q

from portfolio.domain import calendar
from portfolio.intake import Backlog, Capacity, HiringTerms
from portfolio.planning import Hire, Problem
from portfolio.planning.decisions import Hires
from portfolio.planning.model import Columns

TERMS = HiringTerms(
    lead=1,
    ramp=2,
    ramp_productivity=0.25,
    cost=5.0,
    recruiting_cost=2.0,
    max_per_quarter=3,
    fund=FUND,
)


def _columns(terms: HiringTerms | None) -> Columns:
    return Hires().columns(Setting(hiring=terms).under(()))


@pytest.mark.parametrize(
    ("quarter", "supply", "charge"),
    [(0, 0, 0), (1, 0.5, 14), (2, 0.5, 10), (3, 2, 10), (9, 2, 10)],
)
def test_a_hire_quarter_by_quarter(quarter: int, supply: float, charge: float) -> None:
    """Two people join in quarter 1: a quarter FTE each for two quarters, then one; 5 + 2 once."""
    hire = Hire(ROLE, q(1), 2, TERMS)
    assert hire.supply(ROLE, q(quarter)) == supply
    assert hire.charge(FUND, q(quarter)) == charge
    assert hire.charge("another fund", q(quarter)) == hire.supply("another role", q(quarter)) == 0


def test_recruiting_begins_a_lead_time_earlier() -> None:
    """Who joins in quarter 3 with a lead of 1 is decided on in quarter 2."""
    assert Hire(ROLE, q(3), 1, TERMS).decide_by == q(2)


def test_columns_are_those_of_the_hires() -> None:
    """Spend and people (negative, as they supply) of one person who joins in 1, 2 or 3."""
    columns = _columns(TERMS)
    assert [columns.labels[k] for k in range(3)] == [("dev", q(1)), ("dev", q(2)), ("dev", q(3))]
    assert columns.spend.toarray().T.tolist() == [[0, 7, 5, 5], [0, 0, 7, 5], [0, 0, 0, 7]]
    assert columns.people.toarray().T.tolist() == [
        [0, -0.25, -0.25, -1],
        [0, 0, -0.25, -0.25],
        [0, 0, 0, -0.25],
    ]


@pytest.mark.parametrize(("lead", "joins"), [(0, 4), (3, 1), (4, 0), (9, 0)])
def test_nobody_joins_before_the_lead_time(lead: int, joins: int) -> None:
    """Counted from the first quarter of the calendar; a long lead leaves no column."""
    columns = _columns(HiringTerms(lead=lead, cost=1.0, fund=FUND))
    assert len(columns) == joins
    assert columns.spend.shape == (4, joins)


@pytest.mark.parametrize(
    ("total", "upper"), [(None, [3, 3, 3]), (2, [2, 2, 2]), (9, [3, 3, 3]), (0, [0, 0, 0])]
)
def test_bounds_are_the_lesser_limit(total: int | None, upper: list[float]) -> None:
    """By quarter at most three, and never more than in total."""
    terms = HiringTerms(lead=1, cost=1.0, max_per_quarter=3, max_total=total, fund=FUND)
    assert _columns(terms).upper.tolist() == upper


def test_columns_are_whole_people() -> None:
    """Integer, from nobody on, without a price beyond their cost."""
    columns = _columns(TERMS)
    assert columns.integer.all()
    assert columns.lower.tolist() == [0] * 3
    assert columns.penalty.tolist() == [0] * 3


def test_without_terms_nobody_joins() -> None:
    """No column, and shapes stay right."""
    columns = _columns(None)
    assert len(columns) == 0
    assert columns.people.shape == (4, 0)


def test_each_role_has_its_own_columns() -> None:
    """By role in order of name, then by quarter; each supplies its own role only."""
    terms = {role: HiringTerms(lead=1, cost=1.0, fund=FUND) for role in ("ux", "ml")}
    capacity = Capacity.of(calendar(FIRST, 2), {FUND: 1.0}, {"ux": 0, "ml": 0, "pm": 0}, terms)
    columns = Hires().columns(Problem(Backlog(()), capacity, (), NOTHING_WORTH))
    assert [columns.labels.text(k) for k in range(2)] == ["ml, 2027Q2", "ux, 2027Q2"]
    # Rows: ml, pm, ux in both quarters.
    assert columns.people.toarray().T.tolist() == [[0, -1, 0, 0, 0, 0], [0, 0, 0, 0, 0, -1]]


def test_funds_and_roles_have_their_own_shapes() -> None:
    """Three funds, one role, two quarters: 6 rows of money and 2 of people."""
    people = HiringTerms(lead=0, cost=1.0, fund="b")
    quarters = calendar(FIRST, 2)
    capacity = Capacity.of(quarters, dict.fromkeys("abc", 1.0), {ROLE: 1.0}, {ROLE: people})
    columns = Hires().columns(Problem(Backlog(()), capacity, (), NOTHING_WORTH))
    assert (columns.spend.shape, columns.people.shape) == ((6, 2), (2, 2))
    assert columns.spend.toarray().T.tolist() == [[0, 0, 1, 1, 0, 0], [0, 0, 0, 1, 0, 0]]
