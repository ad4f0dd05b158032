"""Solvers through PuLP, of either version."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pulp as pulp_package
import pytest
from tests.planning.solvers.models import (
    block,
    columns,
    hard_to_find,
    hard_to_prove,
    impossible,
    knapsack,
)

from portfolio.planning import Pulp, Status, StopReason
from portfolio.planning.model import Block, Model
from portfolio.planning.outcome import Effort
from portfolio.planning.solvers.pulp_model import to_pulp
from portfolio.planning.solvers.pulp_package import PulpAnswer, solve

CBC = "PULP_CBC_CMD"
"""Comes with PuLP 3, not with PuLP 4."""
HERE = [name for name in ("HiGHS", CBC) if name in pulp_package.listSolvers(onlyAvailable=True)]
everywhere = pytest.mark.parametrize("solver", HERE)


def test_highs_is_always_here() -> None:
    """The default needs nothing beyond what is installed; CBC goes with PuLP 3."""
    assert "HiGHS" in HERE
    assert (CBC in HERE) == (int(pulp_package.__version__.split(".")[0]) < 4)


@everywhere
def test_the_knapsack(solver: str) -> None:
    """21 by hand: the second and the fourth thing; with no gap it is proven."""
    outcome = Pulp(solver, gap=0.0).solve(knapsack())
    assert (outcome.status, outcome.stopped) == (Status.OPTIMAL, StopReason.PROVEN)
    assert outcome.values is not None
    assert outcome.values.tolist() == [0, 1, 0, 1]
    assert outcome.objective == outcome.bound == 21
    assert outcome.effort.solver.endswith(f"with {solver}")


@everywhere
def test_a_gap_is_all_that_is_proven(solver: str) -> None:
    """With a gap of 10 % the plan may be the best, but no more than that gap is claimed."""
    outcome = Pulp(solver, gap=0.1).solve(knapsack())
    assert (outcome.status, outcome.stopped) == (Status.FEASIBLE, StopReason.GAP)
    assert outcome.gap == pytest.approx(0.1)
    assert outcome.objective <= 21 <= outcome.bound


@everywhere
def test_no_plan(solver: str) -> None:
    """Three of two."""
    outcome = Pulp(solver).solve(impossible())
    assert (outcome.status, outcome.stopped) == (Status.INFEASIBLE, StopReason.PROVEN)
    assert outcome.values is None


@everywhere
def test_no_columns(solver: str) -> None:
    """Nothing to decide: 0 points, unless a row asks for more than nothing."""
    nothing = Model((columns([]),), (), np.empty(0))
    outcome = Pulp(solver).solve(nothing)
    assert (outcome.has_plan, outcome.objective) == (True, 0)
    asking = replace(nothing, blocks=(block([[]], lower=1),))
    assert Pulp(solver).solve(asking).status is Status.INFEASIBLE


@everywhere
def test_fixed_columns_stay(solver: str) -> None:
    """With the first thing held there is room for 5: 8 come on top, 18 in all."""
    outcome = Pulp(solver).solve(replace(knapsack(), fixed={0: 1.0}))
    assert outcome.values is not None
    assert (outcome.values[0], outcome.objective) == (1, 18)


@everywhere
def test_time_runs_out_before_any_plan(solver: str) -> None:
    """A market split is not solved in half a second: nothing is known."""
    outcome = Pulp(solver, time_limit=0.5).solve(hard_to_find())
    assert (outcome.status, outcome.stopped) == (Status.NO_SOLUTION, StopReason.TIME_LIMIT)
    assert outcome.values is None


@everywhere
def test_time_runs_out_with_a_plan(solver: str) -> None:
    """The plan is kept; PuLP tells no bound, so none is claimed."""
    model = hard_to_prove()
    outcome = Pulp(solver, gap=0.0, time_limit=1.0).solve(model)
    assert (outcome.status, outcome.stopped) == (Status.FEASIBLE, StopReason.TIME_LIMIT)
    assert outcome.values is not None
    assert not model.row_excess(outcome.values).any()
    assert (outcome.bound, outcome.gap) == (math.inf, math.inf)


@pytest.mark.parametrize(
    ("code", "status", "stopped"),
    [
        (0, Status.NO_SOLUTION, StopReason.TIME_LIMIT),
        (-1, Status.INFEASIBLE, StopReason.PROVEN),
        (-2, Status.UNBOUNDED, StopReason.PROVEN),
        (-3, Status.ERROR, StopReason.ERROR),
        (-4, Status.NO_SOLUTION, StopReason.TIME_LIMIT),
        (-5, Status.ERROR, StopReason.ERROR),
        (-6, Status.NO_SOLUTION, StopReason.NODE_LIMIT),
        (-10, Status.NO_SOLUTION, StopReason.INTERRUPTED),
        (-12, Status.ERROR, StopReason.ERROR),
    ],
)
def test_codes_are_told_apart(code: int, status: Status, stopped: StopReason) -> None:
    """Codes as PuLP 4 lists them; PuLP 3 has those down to -3. What failed is no time limit."""
    answer = PulpAnswer(code, claims_plan=False, complete=False, words="words of PuLP")
    outcome = Pulp()._outcome(knapsack(), answer, np.zeros(4), Effort())
    assert (outcome.status, outcome.stopped) == (status, stopped)
    assert (outcome.message, outcome.values) == ("words of PuLP", None)


def test_values_that_break_rows_are_no_plan() -> None:
    """A solver that claims a plan of everything is not believed."""
    answer = PulpAnswer(1, claims_plan=True, complete=True, words="words of PuLP")
    outcome = Pulp()._outcome(knapsack(), answer, np.ones(4), Effort())
    assert (outcome.status, outcome.values) == (Status.ERROR, None)
    assert outcome.message == "words of PuLP, but the values break rows"


def test_eight_digits_are_enough() -> None:
    """CBC writes 279.58071 for 279.58071218: a slack that little too small breaks no row."""
    model = Model(
        (columns([1]), columns([1e3], family="slack", integer=False)),
        (block([[-279.58071218, 1]], lower=0),),
        np.array([500.0, -1.0]),
    )
    answer = PulpAnswer(1, claims_plan=True, complete=True, words="")
    outcome = Pulp()._outcome(model, answer, np.array([1.0, 279.58071]), Effort())
    assert outcome.objective == pytest.approx(500 - 279.58071)


@everywhere
def test_it_is_silent(solver: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is written to the terminal, not even by libraries in C."""
    Pulp(solver).solve(knapsack())
    Pulp(solver).solve(impossible())
    assert capfd.readouterr() == ("", "")


@everywhere
def test_a_second_search_owes_nothing_to_the_first(solver: str) -> None:
    """Values left behind by one search are never taken for those of the next.

    The second model, whose columns bear the same names, has no plan at all.
    """
    assert Pulp(solver).solve(knapsack()).has_plan
    assert Pulp(solver).solve(replace(knapsack(), blocks=impossible_blocks())).values is None
    assert Pulp(solver).solve(knapsack()).objective == 21


def impossible_blocks() -> tuple[Block, ...]:
    """Five of four things."""
    return (block([[1, 1, 1, 1]], lower=5),)


@everywhere
def test_a_bound_is_on_the_side_of_the_worth(solver: str) -> None:
    """PuLP minimises the negated worth; a bound with the wrong sign would lie below the plan."""
    for worth in ([10.0, 13.0, 7.0, 8.0], [-1.0, -2.0, -3.0, -4.0]):
        outcome = Pulp(solver, gap=0.2).solve(replace(knapsack(), worth=np.array(worth)))
        assert outcome.bound >= outcome.objective
        assert outcome.objective == (21 if worth[0] > 0 else 0) or outcome.gap <= 0.2 + 1e-9


def test_a_plan_without_values_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A back end that says optimal and tells no values is not taken for one that does nothing."""
    told = PulpAnswer(1, claims_plan=True, complete=True, words="Optimal")
    monkeypatch.setattr("portfolio.planning.solvers.pulp.solve", lambda *_: told)
    outcome = Pulp().solve(knapsack())
    assert (outcome.status, outcome.stopped) == (Status.ERROR, StopReason.ERROR)
    assert outcome.message == "a plan is claimed, but no values are told"


@pytest.mark.parametrize(("weight", "has_plan"), [(10, True), (9, False)])
def test_values_without_a_claim_are_a_plan_if_they_hold(
    weight: float, has_plan: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gurobi through PuLP 3 at a time limit: no plan is claimed, the values of one are told.

    The values are those of the knapsack, which weigh 10: with room for 9 they are no plan.
    """
    model = knapsack()

    def told(problem: pulp_package.LpProblem, solver: pulp_package.LpSolver) -> PulpAnswer:
        solve(problem, solver)
        return PulpAnswer(0, claims_plan=False, complete=False, words="status 0, solution -1")

    monkeypatch.setattr("portfolio.planning.solvers.pulp.solve", told)
    monkeypatch.setattr("portfolio.planning.solvers.pulp.to_pulp", lambda _: to_pulp(model))
    smaller = replace(model, blocks=(block([[5, 6, 3, 4]], upper=weight),))
    outcome = Pulp(time_limit=5.0).solve(smaller)
    assert (outcome.has_plan, outcome.stopped) == (has_plan, StopReason.TIME_LIMIT)
    assert outcome.status is (Status.FEASIBLE if has_plan else Status.NO_SOLUTION)
    assert math.isinf(outcome.bound)


@pytest.mark.parametrize(
    ("code", "claims", "status"), [(-1, False, Status.INFEASIBLE), (1, True, Status.ERROR)]
)
def test_values_change_no_other_answer(
    code: int, claims: bool, status: Status, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Values that are told beside a proof of no plan are none; those of a plan must hold.

    They are those of the knapsack, which weigh 10: they hold first, then there is room for 9.
    """
    model, room = knapsack(), 10 if code == -1 else 9

    def told(problem: pulp_package.LpProblem, solver: pulp_package.LpSolver) -> PulpAnswer:
        solve(problem, solver)
        return PulpAnswer(code, claims_plan=claims, complete=claims, words="")

    monkeypatch.setattr("portfolio.planning.solvers.pulp.solve", told)
    monkeypatch.setattr("portfolio.planning.solvers.pulp.to_pulp", lambda _: to_pulp(model))
    asked = replace(model, blocks=(block([[5, 6, 3, 4]], upper=room),))
    assert Pulp(time_limit=5.0).solve(asked).status is status


def test_without_a_time_limit_no_time_ran_out() -> None:
    """SCIP through PuLP 3 calls a gap that is reached a limit; the run stays repeatable."""
    answer = PulpAnswer(1, claims_plan=True, complete=False, words="status 1, solution 2")
    values = np.array([0.0, 1, 0, 1])
    for limit, stopped in ((None, StopReason.GAP), (5.0, StopReason.TIME_LIMIT)):
        outcome = Pulp(time_limit=limit)._outcome(knapsack(), answer, values, Effort())
        assert (outcome.status, outcome.stopped) == (Status.FEASIBLE, stopped)


@everywhere
def test_a_linear_program_has_no_time_of_earlier_ones(solver: str) -> None:
    """Many searches one after the other, each far below the limit, all end by themselves."""
    model = Model((columns([9], integer=False),), (block([[2]], upper=5),), np.array([2.0]))
    for _ in range(5):
        outcome = Pulp(solver, gap=0.0, time_limit=5.0).solve(model)
        assert (outcome.status, outcome.objective) == (Status.OPTIMAL, 5.0)


def test_a_solver_out_of_reach_is_refused() -> None:
    """The message names it, and what can be reached."""
    with pytest.raises(ValueError, match=r"no solver 'NOPE' can be reached; there is: .*HiGHS"):
        Pulp("NOPE").solve(knapsack())


@pytest.mark.parametrize(
    ("name", "wanted"), [("gap", "a share from 0 to 1 .*"), ("time_limit", "at least 0")]
)
def test_limits_below_zero_are_refused(name: str, wanted: str) -> None:
    """The message names the limit and shows the number."""
    with pytest.raises(ValueError, match=f"pulp: {name} must be {wanted}, not -1"):
        Pulp(**{name: -1})


@pytest.mark.parametrize(
    ("answer", "values"),
    [
        (PulpAnswer(-1, claims_plan=False, complete=True, words=""), (0.0, 0, 0, 0)),
        (PulpAnswer(0, claims_plan=False, complete=False, words=""), (0.0, 0, 0, 0)),
        (PulpAnswer(1, claims_plan=True, complete=True, words=""), (1.0, 1, 1, 1)),
        (PulpAnswer(1, claims_plan=True, complete=True, words=""), (0.0, 1, 0, 1)),
        (PulpAnswer(1, claims_plan=True, complete=False, words=""), (0.0, 1, 0, 1)),
    ],
)
def test_how_long_it_took_is_told_of_every_end(
    answer: PulpAnswer, values: tuple[float, ...]
) -> None:
    """No plan, no time, values that break rows, the best plan, some plan."""
    effort = Effort("by hand", 5.0)
    outcome = Pulp(time_limit=9.0)._outcome(knapsack(), answer, np.array(values), effort)
    assert outcome.effort == effort


def test_values_that_break_rows_are_a_fault() -> None:
    """Not a limit that was reached."""
    answer = PulpAnswer(1, claims_plan=True, complete=True, words="")
    assert Pulp()._outcome(knapsack(), answer, np.ones(4), Effort()).stopped is StopReason.ERROR


def test_seconds_are_told() -> None:
    """Those of the search alone."""
    assert 0 < Pulp().solve(knapsack()).effort.seconds < 60
