"""Variables added by hand are decided, cost points, and use nothing."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from tests.planning.handmade import Setting, initiative

from portfolio.planning import AddedRow, GivenWorth, Highs, plan
from portfolio.planning.decisions import AddedVariable, AddedVariables

SWITCH = AddedVariable("switch", 0, 1, integer=True, penalty=2.0)


def test_columns_are_the_variables() -> None:
    """Bounds, integrality and penalty as given; no money, no people."""
    problem = Setting().problem(initiative("A"))
    columns = AddedVariables((SWITCH, AddedVariable("more", -1, 2.5))).columns(problem)
    assert [columns.labels.text(k) for k in range(2)] == ["switch", "more"]
    assert columns.lower.tolist() == [0, -1]
    assert columns.upper.tolist() == [1, 2.5]
    assert columns.integer.tolist() == [True, False]
    assert columns.penalty.tolist() == [2, 0]
    assert columns.spend.nnz == columns.people.nnz == 0


def test_a_switch_is_thrown_where_it_pays() -> None:
    """A is worth 5 and needs the switch, which costs 2: 3 remain, and the plan says why."""
    setting = Setting(quarters=1, objective=GivenWorth({"A": 5.0}))
    problem = setting.problem(initiative("A"))
    needs = AddedRow("needs", (("starts_A_2027Q1", 1.0), ("switch", -1.0)), upper=0.0)
    problem = replace(
        problem,
        decisions=(*problem.decisions, AddedVariables((SWITCH,))),
        constraints=(*problem.constraints, needs),
    )
    made = plan(problem, solver=Highs(gap=0.0))
    assert (made.objective, made.worth) == (3.0, 5.0)
    assert made.penalties == {"switch": 2.0}
    assert made.decided["added"] == ()


@pytest.mark.parametrize(
    ("lower", "upper", "penalty"), [(0, math.inf, 0), (2, 1, 0), (0, 1, math.nan)]
)
def test_what_is_no_column_is_refused(lower: float, upper: float, penalty: float) -> None:
    """Columns are bounded, in order, at a price that is a number."""
    with pytest.raises(ValueError, match="variable 'v' needs finite bounds"):
        AddedVariable("v", lower, upper, penalty=penalty)


def test_a_variable_may_be_fixed() -> None:
    """Both bounds the same leave one value."""
    assert AddedVariable("v", 1.5, 1.5).upper == 1.5


def test_its_columns_are_known_by_the_family() -> None:
    """Files and reports name columns by it."""
    problem = Setting().problem(initiative("A"))
    assert AddedVariables((SWITCH,)).columns(problem).family == AddedVariables.name == "added"
