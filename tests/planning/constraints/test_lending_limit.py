"""`LendingLimit`: within the terms, and not too many of all own people."""

from __future__ import annotations

import math

import pytest
from tests.planning.handmade import FIRST, FreePlan, q, rows

from portfolio.domain import calendar
from portfolio.intake import Backlog, Capacity, SubstitutionTerms
from portfolio.planning import GivenWorth, LendingLimit, Loan, Problem

TO_ML = SubstitutionTerms(source="dev", target="ml", efficiency=0.5, max_share=0.75)
TO_OPS = SubstitutionTerms(source="dev", target="ops", efficiency=1.0)


def problem(rule: LendingLimit, *terms: SubstitutionTerms) -> Problem:
    """Return a problem of one quarter with four developers."""
    people = {"dev": 4.0, "ml": 0.0, "ops": 1.0}
    capacity = Capacity.of(calendar(FIRST, 1), {"m": 0.0}, people, substitution=terms)
    return Problem(Backlog(()), capacity, (rule,), GivenWorth({}))


def test_one_row_a_lending_role_and_quarter() -> None:
    """What developers lend to both other roles is at most half of the four."""
    found = rows(problem(LendingLimit(0.5), TO_ML, TO_OPS))
    assert [(row.label, row.lower, row.upper) for row in found] == [
        ("dev in 2027Q1", -math.inf, 2.0)
    ]
    assert list(found[0].terms.values()) == [1.0, 1.0]


def test_without_terms_there_are_no_rows() -> None:
    """Nobody can be lent."""
    assert rows(problem(LendingLimit())) == []


@pytest.mark.parametrize(
    ("at_most", "to_ml", "to_ops", "broken"),
    [
        (1.0, 3.0, 1.0, []),
        (1.0, 3.1, 0.0, ["3.10 FTE lent to ml, 3.00 allowed"]),
        (1.0, 3.0, 1.1, ["4.10 FTE lent, 4.00 allowed"]),
        (0.5, 1.0, 1.0, []),
        (0.5, 1.0, 1.5, ["2.50 FTE lent, 2.00 allowed"]),
    ],
)
def test_the_referee(at_most: float, to_ml: float, to_ops: float, broken: list[str]) -> None:
    """Three quarters of four may go to ml; all four, or half of them, in all."""
    rule = LendingLimit(at_most)
    loans = [Loan(q(0), to_ml, TO_ML), Loan(q(0), to_ops, TO_OPS)]
    made = FreePlan.of(problem(rule, TO_ML, TO_OPS), (), loans)
    found = list(rule.check(made))
    assert [violation.found for violation in found] == broken
    assert all(violation.where == "dev in 2027Q1" for violation in found)


def test_it_is_implied_by_terms() -> None:
    """Whoever states terms of substitution is held to them."""
    capacity = problem(LendingLimit(), TO_ML).capacity
    implied = Problem.of(Backlog(()), capacity, objective=GivenWorth({}))
    assert LendingLimit() in implied.constraints


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_a_share_that_makes_no_sense_is_refused(share: float) -> None:
    """The message shows it."""
    with pytest.raises(ValueError, match=f"at_most must be in .*not {share}"):
        LendingLimit(share)


def test_sentence() -> None:
    """The further limit is told where there is one."""
    plain = "No role lends more of its own people than the terms of substitution allow"
    assert str(LendingLimit()) == plain
    assert str(LendingLimit(0.25)) == f"{plain}, nor more than 25% of them"


def test_nobody_at_all_may_be_lent() -> None:
    """A share of 0 is a share."""
    assert [row.upper for row in rows(problem(LendingLimit(0.0), TO_ML))] == [0.0]


def test_violations_name_the_rule() -> None:
    """Too many lent to one role, and too many in all: each is said of the rule."""
    rule = LendingLimit(0.5)
    made = FreePlan.of(problem(rule, TO_ML), (), [Loan(q(0), 3.1, TO_ML)])
    assert [violation.rule for violation in rule.check(made)] == [str(rule)] * 2
