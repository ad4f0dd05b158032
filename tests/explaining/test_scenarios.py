"""Scenarios on one baseline, by hand; see `four_candidates`."""

from __future__ import annotations

import pytest
from tests.explaining.four_candidates import EXACT, four
from tests.planning.handmade import FUND

from portfolio.explaining.changes import MoreMoney, WithRule, WorthMore
from portfolio.explaining.scenarios import Scenario, scenarios
from portfolio.planning import Exclude, Mandate, Share, plan

RICHER = Scenario("one more", (MoreMoney(FUND, 1),))
BARRED = Scenario("without B", (WithRule(Exclude("B")),))


def test_side_by_side() -> None:
    """One more buys A and B for 23; without B the best is A and D for 18."""
    baseline = plan(four(), solver=EXACT)
    found = scenarios(baseline, [RICHER, BARRED], solver=EXACT)
    assert [one.objective for one in found.roadmaps] == [23, 18]
    assert found.difference("one more").added == ("A",)
    assert found.to_frame()["dropped"].tolist() == ["", "D", "B"]
    assert found.starts().T["A"].tolist() == ["", "2027Q1", "2027Q1"]


def test_they_add_up() -> None:
    """Both at once: A, C and D need 12, so for 11 without B A and D are still the best, 18."""
    both = RICHER + BARRED
    assert both.name == "one more + without B"
    found = scenarios(plan(four(), solver=EXACT), [both], solver=EXACT)
    assert found.roadmaps[0].objective == 18


def test_the_baseline_never_changes() -> None:
    """What was planned is as it was, whatever is asked about it."""
    baseline = plan(four(), solver=EXACT)
    before = (baseline.problem, baseline.problem.constraints, baseline.objective)
    scenarios(baseline, [RICHER, BARRED, Scenario("a", (WorthMore("A", 9),))], solver=EXACT)
    assert (baseline.problem, baseline.problem.constraints, baseline.objective) == before


def test_a_scenario_without_a_plan() -> None:
    """What cannot be is told beside what can."""
    everything = Scenario("all", tuple(WithRule(Mandate(name)) for name in "ABCD"))
    found = scenarios(plan(four(), solver=EXACT), [everything, RICHER], solver=EXACT)
    assert "infeasible" in str(found)
    assert found.to_frame()["planned"].tolist() == [2, 0, 2]
    assert found.starts().columns.tolist() == ["baseline", "one more"]


def test_words() -> None:
    """Each scenario says what is changed, what that gains, and what is done otherwise."""
    found = scenarios(plan(four(), solver=EXACT), [RICHER], solver=EXACT)
    assert str(found).splitlines() == [
        "Baseline: objective 21, proven optimal.",
        "one more: 1 more in fund money a quarter (+2); the plan adds A, drops D.",
        "  - D is out: there is only room for 0 of 4 of money in 2027Q1",
        "  - A is in: there was only room for 0 of 5 of money in 2027Q1",
    ]
    moves = found.moves()
    assert moves["id"].tolist() == ["D", "A"]
    assert moves["before"].tolist() == ["2027Q1", ""]
    assert moves["after"].tolist() == ["", "2027Q1"]
    assert [one.why for one in found.reasons("one more")] == moves["why"].tolist()
    assert "<pre>" in found._repr_html_()


def test_names_differ() -> None:
    """Two scenarios of one name could not be told apart."""
    with pytest.raises(ValueError, match="must differ: one more"):
        scenarios(plan(four(), solver=EXACT), [RICHER, RICHER])


def test_what_soft_rules_take_is_told() -> None:
    """B may take no more than half of the spend, or each unit above it costs a point.

    B and D spend 6 and 4: half of 10 is 5, so one unit is above it, and B and D are worth 20.
    """
    rule = Share("B", ("B",), at_most=0.5, penalty=1.0)
    mixed = Scenario("mix", (WithRule(rule),))
    found = scenarios(plan(four(), solver=EXACT), [mixed], solver=EXACT)
    assert found.roadmaps[0].objective == 20
    assert (
        str(found).splitlines()[1].endswith("(-1, -1 of it for soft rules); the plan is the same.")
    )
