"""`FewChanges`: dropped, added and moved initiatives are counted."""

from __future__ import annotations

import math
from itertools import product

import pytest
from tests.planning.handmade import Row, Setting, agree, initiative, q, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import FewChanges, GivenWorth, Highs, Once, plan

THREE = initiative("A", 3), initiative("B", 3), initiative("C", 3)
LAST = {"A": q(0), "B": q(1)}
"""The last plan; C was not in it."""


def test_rows_are_those_of_the_formula() -> None:
    """Two in the last plan less those kept, plus C: at most one, so the row is at most 1 - 2."""
    assert rows(under(FewChanges(LAST, 1), *THREE)) == [
        Row("changes", {"A@0": -1, "B@1": -1, "C@0": 1, "C@1": 1}, -math.inf, -1.0)
    ]


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_every_plan(most: int) -> None:
    """Each may start at 0, at 1 or not at all; as before is A at 0, B at 1, no C."""
    problem = under(FewChanges(LAST, most), *THREE)
    for a, b, c in product([None, 0, 1], repeat=3):
        chosen = {k: v for k, v in zip("ABC", (a, b, c), strict=True) if v is not None}
        changes = (a != 0) + (b != 1) + (c is not None)
        assert agree(problem, **chosen) is (changes <= most)


def test_a_soft_rule_pays_for_each_change_beyond() -> None:
    """All three change and one is free: two at 5 points each."""
    rule = FewChanges(LAST, 1, price=5.0)
    problem = under(rule, *THREE)
    (row,) = rows(problem)
    label = "~at most 1 change against the last plan"
    assert row.terms[label] == -1
    made = roadmap(problem, {label: 2.0}, A=1, C=0)
    assert made.violations() == ()
    assert sum(made.penalties.values()) == 10
    assert problem.model.row_excess(made.outcome.values).max() == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(("price", "start"), [(1.0, 0), (3.0, 1)])
def test_a_move_is_made_if_it_earns_more_than_it_costs(price: float, start: int) -> None:
    """Moving A from 1 to 0 earns two points."""
    setting = Setting(objective=GivenWorth({"A": {q(0): 9.0, q(1): 7.0}}))
    rule = FewChanges({"A": q(1)}, price=price)
    found = plan(setting.under([Once(), rule], THREE[0]), solver=Highs(gap=0))
    assert [entry.start for entry in found.entries] == [q(start)]
    assert found.objective == pytest.approx(9 - price if start == 0 else 7)


def test_work_that_goes_on_is_no_change() -> None:
    """A, in flight, was in the last plan at another date; D, in flight, was not in it at all."""
    flying = (
        initiative("A", 3, status=Status.IN_FLIGHT),
        initiative("D", 3, status=Status.IN_FLIGHT),
    )
    problem = under(FewChanges({"A": q(-2)}), *flying)
    assert agree(problem, A=0, D=0)
    assert not agree(problem)


@pytest.mark.parametrize("status", [Status.DELIVERED, Status.WITHDRAWN])
def test_what_is_closed_counts_nowhere(status: Status) -> None:
    """Delivered as planned, or called off by people."""
    problem = under(FewChanges(LAST), initiative("A", status=status), *THREE[1:])
    assert agree(problem, B=1)
    assert not agree(problem, B=0)


def test_what_should_have_started_has_changed() -> None:
    """Dropped or moved, either counts: no plan is without change."""
    problem = under(FewChanges({"A": q(-1)}), THREE[0])
    assert rows(problem) == [Row("changes", {}, -math.inf, -1.0)]
    assert not agree(problem)
    assert not agree(problem, A=0)
    assert agree(under(FewChanges({"A": q(-1)}, 1), THREE[0]), A=0)


def test_the_violation_says_what_changed() -> None:
    """Each with how it differs."""
    made = roadmap(under(FewChanges(LAST, 1), *THREE), B=0, C=1)
    assert [v.found for v in made.violations()] == [
        "3 changes: A dropped, B moved from 2027Q2 to 2027Q1, C added"
    ]


def test_numbers_that_make_no_sense_are_refused() -> None:
    """A negative number of changes, a price that pays for them."""
    with pytest.raises(ValueError, match="few_changes: at_most must be 0 or more, not -1"):
        FewChanges(LAST, -1)
    for price in (-1.0, math.inf, math.nan):
        with pytest.raises(ValueError, match="few_changes: price must be 0 or more, not"):
            FewChanges(LAST, price=price)


def test_sentence() -> None:
    """Hard or at a price."""
    assert str(FewChanges(LAST, reason="board has seen it")) == (
        "At most 0 changes against the last plan (board has seen it)"
    )
    assert str(FewChanges(LAST, 1, price=2500.0)) == (
        "Beyond 1 change against the last plan, each one takes 2,500 off the objective"
    )


def test_a_price_may_be_small() -> None:
    """Half a point, or none at all, is a price like any other."""
    for price in (0.0, 0.5):
        (term,) = FewChanges(LAST, price=price).slack(under((), *THREE))
        assert term.penalty == price


def test_since_a_plan_nothing_changes_by_default() -> None:
    """No number given, none allowed: A at 0 must stay there."""
    rule = FewChanges.since(roadmap(under((), *THREE), A=0))
    assert rule == FewChanges({"A": q(0)}, 0)


def test_too_many_changes_are_told_of_the_plan() -> None:
    """It is no single initiative that breaks the rule."""
    problem = under(FewChanges({}, 0), initiative("A"))
    (violation,) = roadmap(problem, A=0).violations()
    assert violation.where == "the plan"
    several = FewChanges({}, 2, price=1.0, reason="calm")
    told = "Beyond 2 changes against the last plan, each one takes 1 off the objective (calm)"
    assert str(several) == told
