"""`ContractLimit`: no more external people than the terms allow."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import (
    FIRST,
    FUND,
    NOTHING_WORTH,
    ROLE,
    FreePlan,
    Row,
    Setting,
    q,
    roadmap,
    rows,
)

from portfolio.domain import calendar
from portfolio.intake import Backlog, Capacity, ContractTerms
from portfolio.planning import Contract, ContractLimit, Problem

TERMS = ContractTerms(rate=1.0, max_share=0.5, fund=FUND)


def _two_roles(rule: ContractLimit) -> Problem:
    """Return a problem: two and four own people, of which half each and all may be bought."""
    terms = {"dev": TERMS, "ops": ContractTerms(rate=1.0, unit=0.5, fund=FUND)}
    people = {"dev": 2, "ops": 4}
    capacity = Capacity.of(calendar(FIRST, 2), {FUND: 9.0}, people, contracting=terms)
    return Problem(Backlog(()), capacity, (rule,), NOTHING_WORTH)


def test_rows_are_those_of_the_formula() -> None:
    """A quarter of six own people is 1.5 FTE a quarter; units of half a person count half."""
    assert rows(_two_roles(ContractLimit(0.25))) == [
        Row(name, {f"contractors dev@{t}": 1, f"contractors ops@{t}": 0.5}, -math.inf, 1.5)
        for t, name in enumerate(("2027Q1", "2027Q2"))
    ]


def test_the_terms_are_bounds_not_rows() -> None:
    """Without a limit over all roles the rule has no row."""
    problem = _two_roles(ContractLimit())
    assert rows(problem) == []
    assert problem.model.upper.tolist() == [1, 1, 8, 8]


def test_nobody_to_buy_is_no_limit() -> None:
    """Without terms the rule has nothing to say."""
    problem = Setting().under(ContractLimit(0.1))
    assert not roadmap(problem).violations()
    assert [row.terms for row in rows(problem)] == [{}] * 4


def test_the_referee_looks_at_the_terms() -> None:
    """Half of two people is one: a little more is too much, in that quarter."""
    problem = Setting(people=2, contracting=TERMS).under(ContractLimit())
    assert not FreePlan.of(problem, [], [Contract(ROLE, q(1), 1.0, TERMS)]).violations()
    (broken,) = FreePlan.of(problem, [], [Contract(ROLE, q(1), 1.2, TERMS)]).violations()
    assert broken.rule == str(problem.constraints[0])
    assert (broken.where, broken.found) == ("dev in 2027Q2", "1.20 FTE bought, 1.00 allowed")


def test_the_referee_adds_up_all_roles() -> None:
    """One, and two halves of one, are 2 FTE, more than a quarter of six; one half is not."""
    problem = _two_roles(ContractLimit(0.25))
    assert not roadmap(problem, {"contractors dev@0": 1, "contractors ops@0": 1}).violations()
    (broken,) = roadmap(problem, {"contractors dev@0": 1, "contractors ops@0": 2}).violations()
    assert broken.rule == str(problem.constraints[0])
    assert (broken.where, broken.found) == ("2027Q1", "2.00 FTE bought beside 6.00 own people")


@pytest.mark.parametrize("share", [-0.1, math.nan, math.inf])
def test_a_share_is_a_number_from_0_on(share: float) -> None:
    """Anything else is refused with the value."""
    with pytest.raises(ValueError, match=f"at_most must be a share >= 0, not {share}"):
        ContractLimit(share)


def test_sentences() -> None:
    """The rule in one sentence, without and with a limit over all roles."""
    assert str(ContractLimit()) == (
        "No more external people are bought than the terms of contracting allow"
    )
    assert str(ContractLimit(0.2)) == (
        "In no quarter are external people more than 20% of all own people"
    )


def test_nobody_at_all_may_be_bought() -> None:
    """A share of 0 is a share."""
    assert ContractLimit(0.0).at_most == 0
