"""All minimal sets of rules that clash, by hand and against trying every set of rules."""

from __future__ import annotations

from itertools import chain, combinations
from typing import ClassVar

import pytest
from tests.explaining.four_candidates import EXACT, four

from portfolio.explaining.all_conflicts import all_conflicts
from portfolio.planning import (
    Choose,
    Constraint,
    Exclude,
    Mandate,
    Outcome,
    Problem,
    Status,
    StopReason,
    plan,
)
from portfolio.planning.model import Model

A, B, C = Mandate("A"), Mandate("B"), Mandate("C")
NOT_A = Exclude("A")
ONE = Choose("one of two", ("A", "B"), at_most=1)


def _sets(problem: Problem, **kwargs: int) -> set[frozenset[str]]:
    found = all_conflicts(problem, solver=EXACT, **kwargs)
    return {frozenset(clash.rule for clash in one.clashes) for one in found.conflicts}


def _clash(problem: Problem, rules: tuple[Constraint, ...]) -> bool:
    return plan(problem.requiring(*rules), solver=EXACT).outcome.status is Status.INFEASIBLE


def _by_trying(problem: Problem, rules: tuple[Constraint, ...]) -> set[frozenset[str]]:
    """Return the minimal sets among rules that clash, by planning with every set of them."""
    every = chain.from_iterable(combinations(rules, size) for size in range(len(rules) + 1))
    clashing = [frozenset(map(str, one)) for one in every if _clash(problem, one)]
    return {one for one in clashing if not any(other < one for other in clashing)}


def test_two_conflicts() -> None:
    """A is ordered and ruled out, and A and B exclude each other though both are ordered."""
    rules = (A, B, NOT_A, ONE)
    problem = four(money=100).requiring(*rules)
    expected = {frozenset({str(A), str(NOT_A)}), frozenset({str(A), str(B), str(ONE)})}
    assert _by_trying(four(money=100), rules) == expected
    assert _sets(problem) == expected


def test_ways_out() -> None:
    """Without A both are resolved; else what rules A out must go, and B or the choice."""
    found = all_conflicts(four(money=100).requiring(A, B, NOT_A, ONE), solver=EXACT)
    assert found.complete
    assert {frozenset(way) for way in found.ways_out} == {
        frozenset({str(A)}),
        frozenset({str(NOT_A), str(B)}),
        frozenset({str(NOT_A), str(ONE)}),
    }


def test_money_clashes_with_each_pair() -> None:
    """A, B and C cost 5, 6 and 3: of 7, any two are too much, and each pair is a conflict."""
    problem = four(money=7).requiring(A, B, C)
    budget = next(str(rule) for rule in problem.constraints if rule.kind == "budget")
    pairs = [(A, B), (A, C), (B, C)]
    assert _sets(problem) == {frozenset({budget, *map(str, pair)}) for pair in pairs}


def test_no_conflict() -> None:
    """Where a plan exists there is nothing to tell."""
    found = all_conflicts(four(), solver=EXACT)
    assert (found.conflicts, found.ways_out, found.complete) == ((), (), True)
    assert str(found) == "No rules clash: a plan exists."


def test_it_stops_where_it_is_told() -> None:
    """After one node there is one conflict, and perhaps more."""
    found = all_conflicts(four(money=100).requiring(A, B, NOT_A, ONE), most=1, solver=EXACT)
    assert len(found.conflicts) == 1
    assert not found.complete
    assert str(found).endswith("There may be more.")
    assert "<pre>" in found._repr_html_()
    with pytest.raises(ValueError, match="most"):
        all_conflicts(four(), most=0)


def test_time_that_ran_out_is_no_plan() -> None:
    """A solver that never knows leaves open whether any rules clash, and finds no way out."""

    class Blind:
        name: ClassVar[str] = "blind"

        def solve(self, model: Model, on_progress: object = None) -> Outcome:
            return Outcome(Status.NO_SOLUTION, StopReason.TIME_LIMIT)

    found = all_conflicts(four(money=7).requiring(A, B), solver=Blind())
    assert (found.conflicts, found.ways_out, found.complete) == ((), (), False)
    assert str(found) == "A limit came before it was known whether any rules clash."
    assert found.to_frame().columns.tolist() == ["conflict", "rule", "where"]


def test_a_table_has_a_row_a_rule() -> None:
    """Two conflicts, of two and of three rules."""
    table = all_conflicts(four(money=100).requiring(A, B, NOT_A, ONE), solver=EXACT).to_frame()
    assert sorted(table["conflict"].value_counts()) == [2, 3]
    assert set(table["rule"]) == {str(A), str(B), str(NOT_A), str(ONE)}
