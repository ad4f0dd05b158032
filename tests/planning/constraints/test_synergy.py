"""`Synergy`: a bonus, or its opposite, for members that are done together."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product

import pytest
from tests.planning.handmade import Row, Setting, holds, initiative, q, roadmap, rows, under

from portfolio.domain.vocabulary import Status
from portfolio.planning import (
    Constraint,
    Enumeration,
    GivenWorth,
    Highs,
    Once,
    Pulp,
    Synergy,
    Where,
    plan,
)
from portfolio.planning.decisions import Slack, Starts

THREE = initiative("A", 4), initiative("B", 4), initiative("C", 4)
ALL = ("A", "B", "C")


def test_rows_are_those_of_the_formula() -> None:
    """From two of three on: 2 b <= n and n <= 1 + 2 b."""
    problem = under(Synergy("g", ALL, 5.0), *THREE)
    n = {"A@0": 1, "B@0": 1, "C@0": 1}
    assert rows(problem) == [
        Row("reached", n | {"*g 2 or more": -2}, 0.0, math.inf),
        Row("missed", n | {"*g 2 or more": -2}, -math.inf, 1.0),
    ]


def test_rows_with_an_upper_bound() -> None:
    """Exactly one of three: b + 2 u <= n, n <= b + 3 u (1 - 1 + 1 and 3 - 1 + 1), b + u <= 1."""
    problem = under(Synergy("g", ALL, 5.0, 1, 1), *THREE)
    n, b, u = {"A@0": 1, "B@0": 1, "C@0": 1}, "*g 1 to 1", "*g above 1"
    assert rows(problem) == [
        Row("reached", n | {b: -1, u: -2}, 0.0, math.inf),
        Row("missed", n | {b: -1, u: -3}, -math.inf, 0.0),
        Row("one state", {b: 1, u: 1}, -math.inf, 1.0),
    ]


@pytest.mark.parametrize("bonus", [5.0, -5.0])
@pytest.mark.parametrize(
    ("least", "most"), [(1, None), (2, None), (3, None), (1, 1), (1, 2), (2, 2)]
)
def test_every_choice_has_one_state(bonus: float, least: int, most: int | None) -> None:
    """Of the points with any claim, exactly the true one satisfies the rows, and the referee."""
    rule = Synergy("g", ALL, bonus, least, most)
    problem = under(rule, *THREE)
    names = [f"*{term.label}" for term in rule.states(problem)]
    for chosen in product([0.0, 1.0], repeat=3):
        n = sum(chosen)
        due = least <= n <= (3 if most is None else most)
        truth = {names[0]: float(due)}
        if len(names) > 1:
            truth[names[1]] = float(n > (most or 3))
        for claim in product([0.0, 1.0], repeat=len(names)):
            said = dict(zip(names, claim, strict=True))
            made = roadmap(
                problem, {**dict(zip(("A@0", "B@0", "C@0"), chosen, strict=True)), **said}
            )
            assert made.outcome.values is not None
            assert holds(problem, made.outcome.values) is (said == truth)
            assert (made.violations() == ()) is (said == truth)
            assert made.bonuses == ({str(rule): bonus} if due else {})
            if said == truth:
                assert made.objective == made.worth == (bonus if due else 0.0)
                assert made.penalties == {}


def test_delivered_members_count() -> None:
    """B is live: with one more the bonus of two is due; 2 b - 1 <= y and y <= 0 + 2 b."""
    live = initiative("B", status=Status.DELIVERED)
    problem = under(Synergy("g", ALL, 5.0), THREE[0], live, THREE[2])
    n = {"A@0": 1, "C@0": 1, "*g 2 or more": -2}
    assert rows(problem) == [
        Row("reached", n, -1.0, math.inf),
        Row("missed", n, -math.inf, 0.0),
    ]


def test_modes_count_once() -> None:
    """Whichever way A is done."""
    both = initiative("A", 4, mode="full", modes=(initiative("A", 4, mode="lite"),))
    problem = under(Synergy("g", ("A", "B"), 5.0), both, THREE[1])
    for mode in ("full", "lite"):
        made = roadmap(problem, {f"A ({mode})@0": 1, "B@0": 1, "*g 2 or more": 1})
        assert made.violations() == ()
        assert made.objective == made.worth == 5.0


@pytest.mark.parametrize("solver", [Highs(gap=0), Pulp(gap=0.0), Enumeration()])
@pytest.mark.parametrize(
    ("bonus", "least", "most", "planned", "worth"),
    [
        # A 4, B -1, C 3: without a rule A and C, 7 together.
        (2.0, 3, None, ["A", "B", "C"], 8.0),  # 6 + 2 beats 7
        (0.5, 3, None, ["A", "C"], 7.0),  # 6.5 does not
        (-2.0, 2, None, ["A", "C"], 5.0),  # 7 - 2 still beats 4
        (-4.0, 2, None, ["A"], 4.0),  # 7 - 4 does not
        (-2.0, 2, 2, ["A", "B", "C"], 6.0),  # one more takes it out of the band
        (9.0, 1, 1, ["A"], 13.0),  # alone is best
    ],
)
def test_the_best_plan_by_hand(
    solver: Highs | Pulp | Enumeration,
    bonus: float,
    least: int,
    most: int | None,
    planned: list[str],
    worth: float,
) -> None:
    """Earned where it pays, avoided where it costs, with every solver."""
    setting = Setting(objective=GivenWorth({"A": 4.0, "B": -1.0, "C": 3.0}))
    rules: list[Constraint] = [Once(), Synergy("g", ALL, bonus, least, most)]
    found = plan(setting.under(rules, *THREE), solver=solver)
    assert [entry.initiative.id for entry in found.entries] == planned
    assert found.objective == pytest.approx(worth)
    assert found.worth == pytest.approx(worth)


def test_a_rule_stated_twice_is_paid_once() -> None:
    """Two rules of their own are paid each."""
    one, other = Synergy("g", ("A", "B"), 5.0), Synergy("h", ("A", "B"), 1.0)
    setting = Setting(objective=GivenWorth({"A": 1.0, "B": 1.0}))
    found = plan(setting.under([Once(), one, one, other], *THREE), solver=Highs(gap=0))
    assert found.objective == found.worth == pytest.approx(2 + 5 + 1)
    assert found.bonuses == {str(one): 5.0, str(other): 1.0}


def test_members_by_an_attribute() -> None:
    """All of a business unit, whoever they are."""
    ones = [initiative(name, 4, business_unit="Sales") for name in "AB"]
    rule = Synergy("sales", Where("business_unit", ("Sales",)), 5.0)
    problem = under(rule, *ones, THREE[2])
    assert rows(problem)[0].terms == {"A@0": 1, "B@0": 1, "*sales 2 or more": -2}


def test_dates_do_not_matter() -> None:
    """Selected is selected, at the beginning or at the end."""
    ones = initiative("A"), initiative("B")
    problem = under(Synergy("g", ("A", "B"), 5.0), *ones)
    made = roadmap(problem, {"*g 2 or more": 1}, A=0, B=3)
    assert made.violations() == ()
    assert [entry.start for entry in made.entries] == [q(0), q(3)]


def test_a_wrong_claim_is_told() -> None:
    """The referee counts for itself."""
    problem = under(Synergy("g", ALL, 5.0), *THREE)
    (counted,) = roadmap(problem, {"*g 2 or more": 1}, A=0).violations()
    (missed,) = roadmap(problem, None, A=0, B=0).violations()
    assert counted.found == "1 selected, the bonus is counted"
    assert missed.found == "2 selected, the bonus is not counted"


@pytest.mark.parametrize(
    ("bonus", "least", "most", "message"),
    [
        (math.inf, 2, None, "bonus must be finite, not inf"),
        (1.0, 0, None, "not at_least=0, at_most=None"),
        (1.0, 2, 1, "not at_least=2, at_most=1"),
    ],
)
def test_what_makes_no_sense_is_refused(
    bonus: float, least: int, most: int | None, message: str
) -> None:
    """Endless bonuses, and numbers that nobody can reach."""
    with pytest.raises(ValueError, match=f"synergy 'g': .*{message}"):
        Synergy("g", ALL, bonus, least, most)


def test_what_the_problem_does_not_have_is_refused() -> None:
    """More members than there are, and a problem that decides on no synergies."""
    with pytest.raises(ValueError, match="at_least must be 1 to 2, the number of members, not 3"):
        under(Synergy("g", ("A", "B"), 1.0, 3), *THREE)
    problem = under(Synergy("g", ALL, 1.0), *THREE)
    with pytest.raises(ValueError, match="the decisions must include the family 'synergies'"):
        replace(problem, decisions=(Starts(), Slack()))


def test_sentence() -> None:
    """Earned or lost, from how many on, up to how many."""
    assert str(Synergy("platform", ALL, 250000.0, 3, reason="one data product")) == (
        "At least 3 of group 'platform' together earn 250,000 of the objective (one data product)"
    )
    assert "together earn 0.5 of" in str(Synergy("small", ALL, 0.5))
    assert str(Synergy("chatbots", ALL, -5.0, 2, 2)) == (
        "At least 2 and at most 2 of group 'chatbots' together cost 5 of the objective"
    )


def test_a_bonus_of_nothing_earns_nothing() -> None:
    """It costs nothing either; the sentence has to say one of the two."""
    rule = Synergy("g", ALL, 0.0)
    assert str(rule) == "At least 2 of group 'g' together earn 0 of the objective"


def test_states_tell_their_rule() -> None:
    """Two rules that read alike have states of their own."""
    rule, other = Synergy("g", ("A", "B"), 5.0, 1, 1), Synergy("g", ("B", "C"), 5.0, 1, 1)
    assert str(rule) == str(other)
    problem = under((rule, other), *THREE)
    assert len(problem.columns["synergies"]) == 4
    assert [term.rule for term in rule.states(problem)] == [rule, rule]
    assert [term.rule for term in other.states(problem)] == [other, other]
