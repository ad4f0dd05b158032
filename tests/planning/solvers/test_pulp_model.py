"""A model as a PuLP problem, and what was added to it by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pulp
import pytest
from tests.planning.solvers.models import block, columns, knapsack

from portfolio.planning.constraints import AddedRow
from portfolio.planning.decisions import AddedVariable
from portfolio.planning.model import Model
from portfolio.planning.solvers.pulp_model import read_additions, to_pulp
from portfolio.planning.solvers.pulp_package import PulpRow, objective_of, rows_of, variables_of


def named(problem: pulp.LpProblem) -> dict[str, Any]:
    """PuLP's own variables by name."""
    return {one.name: one for one in problem.variables()}


def test_the_problem_says_what_the_model_says() -> None:
    """Maximising is minimising the negative; a row is one or two constraints, or an equation."""
    model = Model(
        (columns([1, 3], family="starts"), columns([2.5], family="slack", integer=False)),
        (
            block([[1, 2, 0]], lower=1, upper=4),
            block([[0, 1, 1]], upper=5),
            block([[1, 0, -1]], lower=0, upper=0),
            block([[0, 0, 0]], lower=1),
        ),
        np.array([3.0, 0.0, -2.0]),
    )
    problem = to_pulp(model)
    assert {one.name: (one.lower, one.upper, one.integer) for one in variables_of(problem)} == {
        "starts_starts_0": (0, 1, True),
        "starts_starts_1": (0, 3, True),
        "slack_slack_0": (0, 2.5, False),
        "zero_of_row_0_4": (0, 0, False),
    }
    costs, constant, minimised = objective_of(problem)
    assert (costs, constant, minimised) == (
        {"starts_starts_0": -3.0, "slack_slack_0": 2.0},
        0.0,
        True,
    )
    assert rows_of(problem) == (
        PulpRow("row_0_most", {"starts_starts_0": 1, "starts_starts_1": 2}, "<=", 4),
        PulpRow("row_0_least", {"starts_starts_0": 1, "starts_starts_1": 2}, ">=", 1),
        PulpRow("row_0_2", {"starts_starts_1": 1, "slack_slack_0": 1}, "<=", 5),
        PulpRow("row_0_3", {"starts_starts_0": 1, "slack_slack_0": -1}, "=", 0),
        PulpRow("row_0_4", {"zero_of_row_0_4": 1}, ">=", 1),
    )


def test_nothing_added_is_nothing_read() -> None:
    """A problem handed back as it was adds nothing, rows of nothing included."""
    for model in (knapsack(), Model((columns([1]),), (block([[0]], upper=1),), np.ones(1))):
        found = read_additions(model, to_pulp(model))
        assert (found.variables, found.rows) == ((), ())


def test_rows_variables_and_narrowed_bounds_are_read() -> None:
    """By hand: at most one of two things, a new switch that costs 2, a thing ruled out."""
    problem = to_pulp(knapsack())
    thing = named(problem)
    first, second, third = (thing[f"things_things_{k}"] for k in (0, 1, 2))
    switch = problem.add_variable("switch", 0, 1, "Integer")
    problem += (first + second <= 1, "either or")
    problem += (third - switch <= 0, "only if on")
    problem.setObjective(problem.objective + 2 * switch)
    thing["things_things_3"].upBound = 0
    found = read_additions(knapsack(), problem)
    assert found.variables == (AddedVariable("switch", 0, 1, integer=True, penalty=2.0),)
    pair = (("things_things_0", 1.0), ("things_things_1", 1.0))
    assert found.rows == (
        AddedRow("either_or", pair, upper=1.0),
        AddedRow("only_if_on", (("switch", -1.0), ("things_things_2", 1.0)), upper=0.0),
        AddedRow("bounds of things_things_3", (("things_things_3", 1.0),), 0.0, 0.0),
    )


def refused(problem: pulp.LpProblem) -> str:
    """Return what is told of a problem that was changed beyond adding."""
    with pytest.raises(ValueError, match="only rows and variables can be added by hand") as error:
        read_additions(knapsack(), problem)
    return str(error.value)


def test_another_objective_is_refused() -> None:
    """What is wanted is stated in the problem, where the referee sees it."""
    problem = to_pulp(knapsack())
    problem.setObjective(named(problem)["things_things_0"] * -9)
    told = refused(problem)
    assert "the objective of things_things_0 was -10 and is -9" in told
    assert "the objective of things_things_1 was -13 and is 0" in told


def test_a_constant_and_another_direction_are_refused() -> None:
    """Both would change what the objective of the plan means."""
    problem = to_pulp(knapsack())
    problem.setObjective(problem.objective + 5)
    problem.sense = pulp.LpMaximize
    told = refused(problem)
    assert "the objective has a constant, 5" in told
    assert "is to be minimised" in told


def test_wider_bounds_are_refused() -> None:
    """No thing can be taken twice, or in halves."""
    problem = to_pulp(knapsack())
    named(problem)["things_things_0"].upBound = 2
    named(problem)["things_things_1"].cat = "Continuous"
    told = refused(problem)
    assert "variable things_things_0 was made wider than 0 to 1" in told
    assert "variable things_things_1 is to be counted in whole numbers" in told


def test_changed_and_missing_rows_are_refused() -> None:
    """A rule is left out of the problem, not of its PuLP form."""
    problem = pulp.LpProblem("empty", pulp.LpMinimize)
    told = refused(problem)
    assert "variable things_things_0 is gone" in told
    assert "row row_0 is gone; leave a rule out with problem.without(...)" in told
    problem = to_pulp(knapsack())
    (row,) = problem.constraints() if callable(problem.constraints) else ()
    row.changeRHS(11)
    assert "row row_0 was changed" in refused(problem)


def test_variables_that_are_always_nothing_are_left_alone() -> None:
    """They may stand in a row, where they add nothing; they may not be freed."""
    model = Model((columns([1]),), (block([[0]], upper=1),), np.ones(1))
    problem = to_pulp(model)
    problem += (pulp.lpSum(problem.variables()) <= 0, "none")
    row = AddedRow("none", (("things_things_0", 1.0),), upper=0.0)
    assert read_additions(model, problem).rows == (row,)
    named(problem)["zero_of_row_0"].upBound = 1
    with pytest.raises(ValueError, match="zero_of_row_0 was made wider than 0 to 0"):
        read_additions(model, problem)


def test_a_variable_without_bounds_is_refused() -> None:
    """Every column of a model is bounded."""
    problem = to_pulp(knapsack())
    problem += problem.add_variable("endless", 0) >= named(problem)["things_things_0"]
    assert "variable endless needs finite bounds" in refused(problem)


def test_many_faults_are_counted() -> None:
    """A wall of text helps nobody."""
    model = Model((columns([1] * 30),), (), np.ones(30))
    with pytest.raises(ValueError, match="; and 50 more"):
        read_additions(model, pulp.LpProblem("empty", pulp.LpMinimize))


def test_rows_and_variables_that_are_added_are_read() -> None:
    """At most, at least and equal to; a variable with a cost, and one without."""
    problem = to_pulp(knapsack())
    thing = named(problem)["things_things_0"]
    free = problem.add_variable("free", -1, 1, "Integer")
    priced = problem.add_variable("priced", 0, 2)
    problem.setObjective(problem.objective + 3 * priced)
    problem += (thing + free <= 1, "most")
    problem += (thing + free >= -1, "least")
    problem += (thing + priced == 1, "both")
    read = read_additions(knapsack(), problem)
    assert read.rows == (
        AddedRow("most", (("free", 1.0), ("things_things_0", 1.0)), -math.inf, 1.0),
        AddedRow("least", (("free", 1.0), ("things_things_0", 1.0)), -1.0, math.inf),
        AddedRow("both", (("priced", 1.0), ("things_things_0", 1.0)), 1.0, 1.0),
    )
    assert read.variables == (
        AddedVariable("free", -1, 1, integer=True, penalty=0.0),
        AddedVariable("priced", 0, 2, integer=False, penalty=3.0),
    )


def test_parts_cannot_be_made_whole() -> None:
    """A model that counts in fractions goes on to do so."""
    model = Model((columns([1], integer=False),), (), np.ones(1))
    problem = to_pulp(model)
    named(problem)["things_things_0"].cat = "Integer"
    with pytest.raises(ValueError, match="things_things_0 is to be counted in fractions as well"):
        read_additions(model, problem)


def test_special_sets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are neither rows nor bounds, so that they would be lost."""
    source = "portfolio.planning.solvers.pulp_model.has_special_sets"
    monkeypatch.setattr(source, lambda _: True)
    told = "only rows and variables can be added by hand: "
    told += "special ordered sets cannot be kept; write rows"
    assert refused(to_pulp(knapsack())) == told


def test_faults_that_are_all_told_are_not_counted() -> None:
    """Five things are gone and with them what they are worth: ten faults, ten told."""
    model = Model((columns([1] * 5),), (), np.ones(5))
    with pytest.raises(ValueError, match="only rows and variables can be added") as told:
        read_additions(model, pulp.LpProblem("empty", pulp.LpMinimize))
    assert str(told.value).count(";") == 9 + 5
    assert "more" not in str(told.value)


def test_faults_are_told_one_after_the_other() -> None:
    """What may be done, then what was done, with semicolons between them; nothing more."""
    problem = to_pulp(knapsack())
    problem.setObjective(problem.objective + 5)
    problem.sense = pulp.LpMaximize
    told = refused(problem)
    assert told.startswith("only rows and variables can be added by hand: ")
    faults = told.removeprefix("only rows and variables can be added by hand: ").split("; ")
    assert "the problem is to be minimised (the worth stands in it with a minus)" in faults
    assert any(fault.startswith("the objective has a constant, 5") for fault in faults)
    problem = to_pulp(knapsack())
    problem.setObjective(named(problem)["things_things_0"] * -9)
    assert "state another objective in the problem instead" in refused(problem).split("; ")
