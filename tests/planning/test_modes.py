"""One initiative in three modes beside another: all plans by hand, and which one is best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from tests.planning.handmade import Setting, at, holds, initiative, q, roadmap

from portfolio.planning import (
    Budget,
    Constraint,
    Enumeration,
    Highs,
    Mandate,
    Measure,
    Npv,
    Once,
    Pin,
    Problem,
    Pulp,
    Share,
    Staffing,
    plan,
)
from portfolio.planning.solvers import Solver

# Two quarters with 9 of money and 1 developer each; benefit counts for two quarters, undiscounted.
# full: 2 * 20 - 2 * 4.5 = 31. fast: 2 * 20 - 8 = 32, by two people. lite: 2 * 12 - 3 = 21.
FAST = initiative("A", 1, cost=8, people=2, benefit=20, mode="fast")
LITE = initiative("A", 1, cost=3, people=0.5, benefit=12, mode="lite")
FULL = initiative("A", 2, cost=4.5, people=1, benefit=20, mode="full", modes=(FAST, LITE))
# B: 2 * 5 - 5 = 5, by nobody.
B = initiative("B", 1, cost=5, benefit=5)
WORTH = {"full": 31, "fast": 32, "lite": 21, "B": 5}

PLANS = [
    (mode, a, b)
    for mode, starts in {"": (None,), "full": (0,), "fast": (0, 1), "lite": (0, 1)}.items()
    for a in starts
    for b in (None, 0, 1)
]
"""Every plan there is: mode and start of A, start of B."""


def problem(*rules: Constraint, money: Sequence[float] = (9, 9), people: float = 1) -> Problem:
    """Return the problem under these rules, each initiative at most once."""
    setting = Setting(quarters=2, money=money, people=people, objective=Npv(0.0, life=2))
    return setting.under((Once(), *rules), FULL, B)


def values(mode: str, a: int | None, b: int | None) -> Mapping[str, float]:
    """Return the columns of a plan by name."""
    first = {f"A ({mode})@{a}": 1.0} if mode else {}
    return {**first, **({f"B@{b}": 1.0} if b is not None else {})}


def spent(mode: str, a: int | None, b: int | None) -> list[float]:
    """Return money by quarter."""
    profiles: Mapping[str, Sequence[float]] = {"full": (4.5, 4.5), "fast": (8,), "lite": (3,)}
    money = [0.0, 0.0]
    for k, amount in enumerate(profiles.get(mode, ())):
        money[(a or 0) + k] += amount
    if b is not None:
        money[b] += 5
    return money


def affordable(mode: str, a: int | None, b: int | None) -> bool:
    """Whether 9 a quarter are enough: only full beside B, and fast or B in one quarter, are not."""
    return max(spent(mode, a, b)) <= 9


def test_there_are_eighteen_plans() -> None:
    """Six for A, three for B; both counts are those of the columns and one for none."""
    assert len(PLANS) == 18
    assert problem().starts.span == {"A": (0, 5), "B": (5, 7)}
    too_dear = [one for one in PLANS if not affordable(*one)]
    assert too_dear == [("full", 0, 0), ("full", 0, 1), ("fast", 0, 0), ("fast", 1, 1)]


@pytest.mark.parametrize("chosen", PLANS)
def test_every_plan(chosen: tuple[str, int | None, int | None]) -> None:
    """Worth, money, rows and referee are those by hand."""
    made = roadmap(problem(Budget(), Staffing()), values(*chosen))
    mode, _, b = chosen
    worth = WORTH.get(mode, 0) + (WORTH["B"] if b is not None else 0)
    assert made.worth == pytest.approx(worth)
    assert made.objective == pytest.approx(worth)
    assert [use.total for use in made.money_use.values()] == spent(*chosen)
    broken = {v.rule for v in made.violations()}
    assert (str(Budget()) in broken) is not affordable(*chosen)
    assert (str(Staffing()) in broken) is (mode == "fast")
    assert holds(made.problem, at(made.problem, values(*chosen))) is (not broken)


@pytest.mark.parametrize("solver", [Highs(gap=0.0), Enumeration(), Pulp(gap=0.0)])
@pytest.mark.parametrize(
    ("rules", "best"),
    [
        # Money is no limit: the best mode, and B beside it.
        ([], {"fast", "B"}),
        # Fast and B fit into two different quarters.
        ([Budget()], {"fast", "B"}),
        # Nobody can do fast; full leaves no money for B, 31 > 21 + 5.
        ([Budget(), Staffing()], {"full"}),
        # With B it must be lite: 26.
        ([Budget(), Staffing(), Mandate("B")], {"lite", "B"}),
        ([Budget(), Pin("A", mode="lite")], {"lite", "B"}),
        ([Budget(), Pin("A", q(0), mode="full")], {"full"}),
        # Only full starts where two quarters of work fit.
        ([Budget(), Staffing(), Pin("A", q(1))], {"lite", "B"}),
        # B takes at least half of the spend: beside lite 5 of 8, beside fast 5 of 13.
        ([Share("B", ("B",), Measure.SPEND, at_least=0.5, hard=True)], {"lite", "B"}),
        # At least half of the FTE-quarters would be B's, which needs nobody: nothing of A.
        ([Share("B", ("B",), Measure.FTE, at_least=0.5, hard=True)], {"B"}),
        # At least 15 % of the worth: beside fast 5 of 37 is 13.5 %, beside lite 5 of 26 is 19 %.
        ([Share("B", ("B",), Measure.VALUE, at_least=0.15, hard=True)], {"lite", "B"}),
    ],
)
def test_the_best_plan(solver: Solver, rules: list[Constraint], best: set[str]) -> None:
    """Every solver finds what trying all eighteen finds."""
    found = plan(problem(*rules), solver=solver)
    assert {entry.initiative.mode or entry.initiative.id for entry in found.entries} == best
    assert found.objective == pytest.approx(sum(WORTH[name] for name in best))


def test_tables_name_the_mode() -> None:
    """The table of entries has it beside the id, the page in a notebook behind the title."""
    found = plan(problem(Budget()), solver=Highs(gap=0.0))
    frame = found.to_frame().set_index("id")
    assert frame["mode"].to_dict() == {"A": "fast", "B": ""}
    assert frame["build_cost"].to_dict() == {"A": 8.0, "B": 5.0}
    page = found._repr_html_()
    assert "Title of A, fast" in page
    assert "Title of B<" in page
    assert found.not_planned()["id"].tolist() == []


def test_work_that_may_overrun() -> None:
    """Three quarters of work in a calendar of two: 9 of 13.5 is charged, the benefit counts whole.

    Worth is 2 * 20 - 3 * 4.5 = 26.5, wherever it starts.
    """
    slow = initiative("A", 3, cost=4.5, people=1, benefit=20, may_overrun=True)
    setting = Setting(quarters=2, money=9.0, people=1.0, objective=Npv(0.0, life=2))
    whole = setting.under((Once(), Budget(), Staffing()), slow)
    assert whole.starts.start.tolist() == [0, 1]
    for start, charged in ((0, 9.0), (1, 4.5)):
        made = roadmap(whole, A=start)
        assert made.violations() == ()
        assert made.worth == pytest.approx(26.5)
        assert sum(use.total for use in made.money_use.values()) == charged
    stopped = setting.under((Once(),), initiative("A", 3))
    assert "cannot fit its window" in stopped.left_out["A"]
