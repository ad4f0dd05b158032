"""Every result shows itself in one line at a prompt, and whole in a notebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.explaining.four_candidates import EXACT, four

from portfolio.explaining import (
    ScaledMoney,
    Scenario,
    all_conflicts,
    alternatives,
    compare_entries,
    cut_ladder,
    explain_conflict,
    frontier,
    limits,
    money_levels,
    prices,
    repairs,
    scenarios,
    why,
    why_not,
)
from portfolio.planning import Mandate, Roadmap, plan

PROBLEM = four()
BLOCKED = four(4).requiring(Mandate("A"))
LESS = ScaledMoney(0.5)


@pytest.fixture(scope="module")
def roadmap() -> Roadmap:
    """Return the best plan: B and D."""
    return plan(PROBLEM, solver=EXACT)


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        (lambda r: why(r, "B", solver=EXACT), "<Why: B is in the plan"),
        (
            lambda r: why_not(r, "A", along="value", solver=EXACT),
            "<WhyNot: A is not in the plan: it would displace more",
        ),
        (lambda r: prices(r, [LESS], solver=EXACT), "<Prices: all budgets at 0.5"),
        (lambda r: prices(r, [LESS], solver=EXACT).prices[0], "<Price: all budgets at 0.5"),
        (
            lambda r: frontier(PROBLEM, money_levels(PROBLEM, [0.5, 1]), solver=EXACT),
            "<Frontier: Worth against budget ... 2 lines more",
        ),
        (lambda r: cut_ladder(r, [0.5], solver=EXACT), "<CutLadder: -50%: B goes"),
        (lambda r: alternatives(r, 0.1, k=1, solver=EXACT), "<Alternatives: 2 roadmaps"),
        (
            lambda r: scenarios(r, [Scenario("half", (LESS,))], solver=EXACT),
            "<Comparison: Baseline: objective 21",
        ),
        (limits, "<Limits: 1 of 2 limits are used"),
        (lambda r: explain_conflict(BLOCKED), "<Conflict: These rules cannot hold together ..."),
        (lambda r: all_conflicts(BLOCKED), "<Conflicts: 1. These rules"),
        (lambda r: repairs(BLOCKED, solver=EXACT), "<Repairs: Any one of these makes a plan"),
        (lambda r: compare_entries(r, r), "<Difference: is the same>"),
        (lambda r: r.outcome, "<Outcome: objective 21, proven optimal>"),
        (lambda r: r.entries[0], "<Entry: B, 2027Q1 to 2027Q1>"),
        (lambda r: r.problem.model, "<Model: "),
        (lambda r: r.problem.capacity, "<Capacity: 2027Q1 to 2027Q1, 10 in money; people: "),
    ],
)
def test_a_result_is_one_line(
    asked: Callable[[Roadmap], object], begins: str, roadmap: Roadmap
) -> None:
    """No dump of what it was made from; the text itself is in the notebook."""
    result = asked(roadmap)
    shown = repr(result)
    assert shown.startswith(begins)
    assert "\n" not in shown
    assert len(shown) <= 160
    assert result._repr_html_()  # type: ignore[attr-defined]
