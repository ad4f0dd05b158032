"""`ActiveLimit`: at most so many at work at the same time."""

from __future__ import annotations

import math
from itertools import product

import pytest
from tests.planning.handmade import Row, Setting, agree, at, holds, initiative, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import ActiveLimit, Highs, Npv, Where, plan

THREE = initiative("A", 2), initiative("B", 3), initiative("C", 3)


def test_rows_are_those_of_the_formula() -> None:
    """In each quarter t: starts of A in (t - 2, t], of B and C in (t - 3, t]."""
    problem = under(ActiveLimit(2), *THREE)
    assert rows(problem) == [
        Row("2027Q1", {"A@0": 1, "B@0": 1, "C@0": 1}, -math.inf, 2.0),
        Row(
            "2027Q2",
            {"A@0": 1, "A@1": 1, "B@0": 1, "B@1": 1, "C@0": 1, "C@1": 1},
            -math.inf,
            2.0,
        ),
        Row(
            "2027Q3",
            {"A@1": 1, "A@2": 1, "B@0": 1, "B@1": 1, "C@0": 1, "C@1": 1},
            -math.inf,
            2.0,
        ),
        Row("2027Q4", {"A@2": 1, "B@1": 1, "C@1": 1}, -math.inf, 2.0),
    ]


def test_every_choice_of_starts() -> None:
    """A works in a and a + 1, B in b to b + 2, C in c to c + 2: counted by hand."""
    problem = under(ActiveLimit(2), *THREE)
    for a, b, c in product([None, 0, 1, 2], [None, 0, 1], [None, 0, 1]):
        chosen = {k: v for k, v in zip("ABC", (a, b, c), strict=True) if v is not None}
        work = {"A": 2, "B": 3, "C": 3}
        busy = [sum(s <= t < s + work[i] for i, s in chosen.items()) for t in range(4)]
        assert agree(problem, **chosen) is (max(busy) <= 2)


def test_only_members_count() -> None:
    """By id or by business unit; all others do as they like."""
    ones = (
        initiative("A", business_unit="Sales"),
        initiative("B", business_unit="Sales"),
        initiative("C", business_unit="Claims"),
    )
    for members in (("A", "B"), Where("business_unit", ("Sales",))):
        problem = under(ActiveLimit(1, members), *ones)
        assert agree(problem, A=0, B=1, C=0)
        assert not agree(problem, A=0, B=0)


def test_work_in_flight_counts_and_what_is_live_does_not() -> None:
    """A is in flight in the first quarter; B is delivered."""
    ones = (
        initiative("A", status=Status.IN_FLIGHT),
        initiative("B", status=Status.DELIVERED),
        initiative("C"),
    )
    problem = under(ActiveLimit(1), *ones)
    assert agree(problem, A=0, C=1)
    assert not agree(problem, A=0, C=0)


def test_a_mode_counts_as_long_as_it_takes() -> None:
    """A takes three quarters, or one if done fast: B may follow at once."""
    slow = initiative("A", 3, mode="slow", modes=(initiative("A", 1, mode="fast"),))
    problem = under(ActiveLimit(1), slow, initiative("B"))
    assert holds(problem, at(problem, {"A (fast)@0": 1, "B@1": 1}))
    assert not holds(problem, at(problem, {"A (slow)@0": 1, "B@1": 1}))


def test_nothing_at_all() -> None:
    """A limit of 0 stops all work."""
    problem = under(ActiveLimit(0), *THREE)
    assert agree(problem)
    assert not agree(problem, A=0)


def test_the_best_plan_takes_turns() -> None:
    """Three quarters for three initiatives of one quarter each, the best first."""
    ones = [initiative(name, benefit=b) for name, b in (("A", 10), ("B", 30), ("C", 20))]
    setting = Setting(quarters=4, objective=Npv())
    found = plan(setting.problem(*ones).requiring(ActiveLimit(1)), solver=Highs(gap=0))
    assert [entry.initiative.id for entry in found.entries] == ["B", "C", "A"]


def test_the_violation_names_them() -> None:
    """A reader sees where and who."""
    made = roadmap(under(ActiveLimit(1), *THREE), A=0, B=1)
    assert [(v.where, v.found) for v in made.violations()] == [("2027Q2", "2 at work: A, B")]


def test_sentence() -> None:
    """Over all, over a named group, over a business unit."""
    assert str(ActiveLimit(3)) == "At most 3 initiatives are at work in any quarter"
    assert str(ActiveLimit(0)) == "No initiative is at work in any quarter"
    assert str(ActiveLimit(1, ("A", "B"), "pilots")) == (
        "Of 'pilots', at most 1 initiative is at work in any quarter"
    )
    assert str(ActiveLimit(2, Where("business_unit", ("Sales",)))) == (
        "Of business unit Sales, at most 2 initiatives are at work in any quarter"
    )


def test_a_limit_that_is_no_whole_number_is_refused() -> None:
    """The message names the kind of rule, and the number."""
    for limit in (-1, 1.5):
        with pytest.raises(ValueError, match=rf"^active_limit: at_most .* not {limit}$"):
            ActiveLimit(limit)  # type: ignore[arg-type]
