"""Whoever asks for reasons with something else than is taken learns what is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.explaining.four_candidates import EXACT, four

from portfolio.explaining import (
    Cheaper,
    MoreMoney,
    MorePeople,
    ScaledMoney,
    Scenario,
    Shorter,
    WiderWindow,
    WithoutRule,
    WithRule,
    WorthMore,
    all_conflicts,
    alternatives,
    cut_ladder,
    explain_conflict,
    frontier,
    limits,
    money_levels,
    people_levels,
    prices,
    repairs,
    scenarios,
    share_levels,
    why,
    why_not,
)
from portfolio.planning import Mandate, Problem, Roadmap, plan

PROBLEM = four()
Asked = Callable[[Any], object]


@pytest.fixture(scope="module")
def roadmap() -> Roadmap:
    """Return the best plan: B and D."""
    return plan(PROBLEM, solver=EXACT)


@pytest.mark.parametrize(
    "asked",
    [
        lambda problem: why(problem, "B"),
        lambda problem: why_not(problem, "A"),
        limits,
        prices,
        cut_ladder,
        alternatives,
        lambda problem: scenarios(problem, []),
    ],
)
def test_reasons_of_a_plan_need_a_roadmap(asked: Asked) -> None:
    """Given a problem they say how one gets a roadmap of it."""
    with pytest.raises(ValueError, match=r"expected a roadmap, such as plan\(problem\), not Prob"):
        asked(PROBLEM)


@pytest.mark.parametrize(
    "asked",
    [
        explain_conflict,
        all_conflicts,
        repairs,
        money_levels,
        lambda roadmap: people_levels(roadmap, "dev"),
        lambda roadmap: frontier(roadmap, money_levels(PROBLEM)),
    ],
)
def test_reasons_of_a_problem_need_a_problem(asked: Asked, roadmap: Roadmap) -> None:
    """Given a roadmap they say where its problem is."""
    with pytest.raises(ValueError, match=r"expected a problem, .* or roadmap\.problem, not Road"):
        asked(roadmap)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda r: why_not(r, "B", sizes=0.1), "why_not: sizes: expected step sizes"),
        (lambda r: why(r, ["B"]), "initiative: expected a name"),
        (lambda r: why(r, "B", solver="highs"), "solver: expected a solver"),
        (lambda r: why_not(r, "A", along=3), "along: expected a list, such as ['value']"),
        (lambda r: why_not(r, "A", seconds="5"), "seconds: expected a number"),
        (lambda r: prices(r, ScaledMoney(1.1)), "changes: expected a list, such as [Scaled"),
        (lambda r: prices(r, ["more"]), "changes: expected a change"),
        (lambda r: prices(r, [Mandate("A")]), "changes: expected a change"),
        (lambda r: cut_ladder(r, 0.1), "cuts: expected a list, such as [0.1], not 0.1"),
        (lambda r: cut_ladder(r, ["5 %"]), "cuts: expected a number"),
        (lambda r: alternatives(r, "1 %"), "within: expected a number"),
        (lambda r: alternatives(r, 5), "within must be a share from 0 to 1"),
        (lambda r: alternatives(r, k=1.5), "k: expected a whole number"),
        (lambda r: scenarios(r, Scenario("less", [])), "scenarios: expected a list"),
        (lambda r: scenarios(r, [ScaledMoney(0.9)]), "scenarios: expected a scenario"),
        (lambda r: frontier(PROBLEM, [1, 2]), "over: expected levels of a limit"),
        (lambda r: frontier(PROBLEM, money_levels), "over: expected levels of a limit"),
        (lambda r: frontier(PROBLEM, money_levels(PROBLEM), finest="x"), "finest: expected a num"),
        (lambda r: money_levels(PROBLEM, 0.5), "factors: expected a list"),
        (lambda r: people_levels(PROBLEM, "dev", 1), "more: expected a list"),
        (lambda r: share_levels("H3", [0.1]), "share_levels: expected a share"),
        (lambda r: explain_conflict(PROBLEM, solver="highs"), "solver: expected a solver"),
        (lambda r: explain_conflict(PROBLEM, seconds="60"), "seconds: expected a number"),
        (lambda r: all_conflicts(PROBLEM, most="all"), "most: expected a whole number"),
        (lambda r: repairs(PROBLEM, solver="highs"), "solver: expected a solver"),
    ],
)
def test_something_else_is_refused(asked: Asked, said: str, roadmap: Roadmap) -> None:
    """One alone for a list, text for a number, an object of another kind."""
    with pytest.raises(ValueError, match=r"expected|must be") as error:
        asked(roadmap)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda _: Scenario("less", ScaledMoney(0.9)), "Scenario 'less': changes: expected a list"),
        (lambda _: Scenario("less", ["x"]), "Scenario 'less': changes: expected a change"),
        (lambda _: Scenario([ScaledMoney(0.9)], "less"), "Scenario: name: expected a name"),
        (lambda _: WithRule("A in"), "WithRule: expected a rule"),
        (lambda _: WithoutRule(ScaledMoney(0.9)), "WithoutRule: expected a rule"),
        (lambda _: MoreMoney(1e6, "innovation"), "MoreMoney: amount: expected a number"),
        (lambda _: MorePeople(1.0, "dev"), "MorePeople: fte: expected a number"),
        (lambda _: ScaledMoney("90 %"), "ScaledMoney: factor: expected a number"),
        (lambda _: Cheaper("A", "10 %"), "Cheaper: share: expected a number"),
        (lambda _: WorthMore("A", "a lot"), "WorthMore: points: expected a number"),
        (lambda _: Shorter("A", 0.5), "Shorter: quarters: expected a whole number"),
        (lambda _: WiderWindow("A", later=0.5), "earlier and later: expected a whole number"),
    ],
)
def test_changes_are_made_of_what_they_need(made: Asked, said: str) -> None:
    """A change that cannot be applied is refused when it is written."""
    with pytest.raises(ValueError, match="expected") as error:
        made(None)
    assert said in str(error.value)


def test_one_kind_of_change_is_one_kind(roadmap: Roadmap) -> None:
    """A text is the kind of that name, not a list of its letters."""
    one = why_not(roadmap, "A", along="value", solver=EXACT)
    assert {found.along for found in one.suggestions} == {"value"}


def test_a_scenario_takes_any_list() -> None:
    """Changes in square brackets are the same scenario."""
    change = ScaledMoney(0.9)
    assert Scenario("less", [change]) == Scenario("less", (change,))  # type: ignore[arg-type]


def test_a_problem_is_no_surprise() -> None:
    """What is right still passes: a rule of one's own, and levels of one's own."""
    assert isinstance(WithRule(Mandate("A")).applied(PROBLEM), Problem)
