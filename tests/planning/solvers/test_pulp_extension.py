"""An analyst extends the model by hand and hands it back."""

from __future__ import annotations

import pickle
from copy import deepcopy
from random import Random

import pulp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.contracts.drawn import draw_problem
from tests.planning.handmade import Setting, initiative

from portfolio.planning import AddedRow, Enumeration, GivenWorth, Highs, Problem, Pulp, plan
from portfolio.planning.decisions import AddedVariables

WORTH = GivenWorth({"A": 5.0, "B": 4.0, "C": 3.0})
PROBLEM = Setting(quarters=2, objective=WORTH).problem(*map(initiative, "ABC"))
randoms = st.integers(0, 2**32 - 1).map(Random)


def named(model: pulp.LpProblem) -> dict[str, pulp.LpVariable]:
    """PuLP's own variables by name."""
    return {one.name: one for one in model.variables()}


def test_a_row_added_by_hand_holds_in_the_plan() -> None:
    """By hand: of A, B, C worth 5, 4, 3 only two may be done; A and B are 9."""
    model = PROBLEM.to_pulp()
    model += (pulp.lpSum(model.variables()) <= 2, "two at most")
    made = plan(PROBLEM, model=model, solver=Highs(gap=0.0))
    assert [entry.initiative.id for entry in made.entries] == ["A", "B"]
    assert made.objective == 9
    assert "Added by hand, 'two_at_most'" in made.problem.describe()


def test_a_variable_added_by_hand_is_decided() -> None:
    """By hand: every initiative needs a licence at 3.5 points: A and B pay, C does not."""
    model = PROBLEM.to_pulp()
    for name in "ABC":
        licence = model.add_variable(f"licence_{name}", 0, 1, "Integer")
        both = [named(model)[f"starts_{name}_2027Q{k}"] for k in (1, 2)]
        model += pulp.lpSum(both) <= licence
        model.setObjective(model.objective + 3.5 * licence)
    made = plan(PROBLEM.from_pulp(model), solver=Enumeration())
    assert [entry.initiative.id for entry in made.entries] == ["A", "B"]
    assert made.objective == 9 - 7
    assert made.penalties == {"licence_A": 3.5, "licence_B": 3.5}


def test_nothing_added_is_the_same_problem() -> None:
    """Handed back as it was, the problem is equal, rules and families alike."""
    assert PROBLEM.from_pulp(PROBLEM.to_pulp()) == PROBLEM


def test_extensions_add_up() -> None:
    """An extended problem has a PuLP form of its own, which can be extended again."""
    first = PROBLEM.to_pulp()
    switch = first.add_variable("switch", 0, 1, "Integer")
    first += (named(first)["starts_A_2027Q1"] <= switch, "a")
    once = PROBLEM.from_pulp(first)
    assert once.from_pulp(once.to_pulp()) == once
    second = once.to_pulp()
    other = second.add_variable("other", 0, 2)
    second += (named(second)["switch"] + other >= 1, "b")
    twice = once.from_pulp(second)
    (family,) = [one for one in twice.decisions if isinstance(one, AddedVariables)]
    assert [one.name for one in family.variables] == ["switch", "other"]
    rules = [rule.name for rule in twice.constraints if isinstance(rule, AddedRow)]
    assert rules == ["a", "b"]


def test_a_changed_problem_refuses_an_older_model() -> None:
    """A model made before the calendar was cut does not fit any more, and says where."""
    shorter = Setting(quarters=1, objective=WORTH).problem(*map(initiative, "ABC"))
    with pytest.raises(ValueError, match="row once_A was changed"):
        shorter.from_pulp(PROBLEM.to_pulp()).built()


@settings(max_examples=15, deadline=None, derandomize=True)
@given(rng=randoms)
def test_a_row_by_hand_is_the_row_of_the_rule(rng: Random) -> None:
    """Random rows, added to PuLP and solved there or here, give the same optimum as enumeration."""
    problem = draw_problem(rng, size=3)
    model = problem.to_pulp()
    starts = [v for name, v in named(model).items() if name.startswith("starts_")]
    if not starts:
        return
    terms = [rng.randint(-2, 3) * one for one in rng.sample(starts, min(4, len(starts)))]
    model += (pulp.lpSum(terms) <= rng.randint(0, 2), "drawn")
    extended = problem.from_pulp(model)
    best = Enumeration().solve(extended.model)
    for solver in (Highs(gap=0.0), Pulp(gap=0.0)):
        found = solver.solve(extended.model)
        assert found.has_plan == best.has_plan
        if best.has_plan:
            assert found.objective == pytest.approx(best.objective, rel=1e-6, abs=1e-6)
    if best.has_plan:
        assert _solved_in_pulp(model) == pytest.approx(best.objective, rel=1e-6, abs=1e-6)


def _solved_in_pulp(model: pulp.LpProblem) -> float:
    """Solve the analyst's own problem by PuLP alone; the worth is the negated objective."""
    model.solve(pulp.getSolver("HiGHS", msg=False, gapRel=0.0))
    value = pulp.value(model.objective)
    assert isinstance(value, int | float)
    return -value


def test_an_extended_problem_can_be_sent_to_a_worker() -> None:
    """PuLP 4 problems cannot be pickled or copied; what is read back from them can."""
    model = PROBLEM.to_pulp()
    model += (named(model)["starts_A_2027Q1"] == 0, "later")
    extended = PROBLEM.from_pulp(model).built()
    assert pickle.loads(pickle.dumps(extended)) == extended
    assert deepcopy(extended) == extended


def test_it_is_built_when_asked_and_not_before() -> None:
    """Stating an extended problem does not lose what a problem holds."""
    model = PROBLEM.to_pulp()
    model += (named(model)["starts_A_2027Q1"] == 0, "later")
    extended = PROBLEM.from_pulp(model)
    assert isinstance(extended, Problem)
    assert extended.candidates is PROBLEM.candidates
    assert extended.without(AddedRow) == PROBLEM
