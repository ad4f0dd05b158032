"""A conflict of every kind of rule is named exactly, and mended by a repair that makes a plan.

All initiatives take one quarter, and one person each; A, B, C, D cost 5, 6, 3, 4. Where nothing
else is said there is one quarter with money for 100 and 100 people.
"""

from __future__ import annotations

import pytest
from tests.explaining.four_candidates import COST, EXACT, WORTH, four
from tests.planning.handmade import FUND, ROLE, Setting, initiative, on_horizons, q

from portfolio.domain import Horizon, Initiative
from portfolio.domain.vocabulary import RegulatoryTier
from portfolio.domain.vocabulary import Status as InitiativeStatus
from portfolio.explaining.conflict import explain_conflict
from portfolio.explaining.repairs import repairs
from portfolio.explaining.suggestions import StepSizes
from portfolio.intake import (
    Capacity,
    ContractTerms,
    HiringTerms,
    SubstitutionTerms,
    TrainingTerms,
)
from portfolio.planning import (
    CONSTRAINTS,
    ActiveLimit,
    After,
    AllOrNone,
    ChangeLoad,
    Choose,
    Constraint,
    Exclude,
    FewChanges,
    Frozen,
    GivenWorth,
    GoesOn,
    HorizonMix,
    Mandate,
    MinimumQuickWins,
    NeedsFirst,
    NotConcurrent,
    Pin,
    Problem,
    Requires,
    RequiresAny,
    RiskShare,
    Share,
    StartLimit,
    Status,
    Window,
    plan,
)

A, B = Mandate("A"), Mandate("B")
NO_CONFLICT = {
    "once": "an initiative is never asked for twice",
    "may_stop": "leave, not a limit",
    "synergy": "a reward, not a limit",
    "hiring_limit": "people who may be hired are a limit of staffing, and told with it",
    "contract_limit": "people who may be bought are a limit of staffing, and told with it",
    "training_limit": "people who may be trained are a limit of staffing, and told with it",
    "lending_limit": "people who may be lent are a limit of staffing, and told with it",
}
"""Kinds that no plan fails by alone, and why."""


def _free(*rules: Constraint, quarters: int = 1, **others: Initiative) -> Problem:
    ones = [others.get(name) or initiative(name, cost=COST[name], people=1) for name in "ABCD"]
    setting = Setting(quarters=quarters, money=100, objective=GivenWorth(WORTH))
    return setting.problem(*ones).requiring(*rules)


def _on_horizons(*rules: Constraint) -> Problem:
    ones = {"H1": initiative("A", cost=5), "H2": initiative("B", cost=6)}
    capacity = Setting(quarters=2).capacity()
    worth = GivenWorth({"A": 10.0, "B": 13.0})
    return Problem.of(on_horizons(**ones), capacity, *rules, objective=worth)


r: Constraint
s: Constraint
e: Constraint
f: Constraint
SEEDED: dict[str, tuple[Problem, tuple[Constraint | str, ...]]] = {
    "budget": (four(10).requiring(A, B), ("budget", A, B)),
    "staffing": (four(100, people=1).requiring(A, B), ("staffing", A, B)),
    "requires": (_free(r := Requires("A", "B"), A, e := Exclude("B")), (r, A, e)),
    "requires_any": (
        _free(r := RequiresAny("A", ("B", "C")), A, e := Exclude("B"), f := Exclude("C")),
        (r, A, e, f),
    ),
    "after": (_free(r := After("A", "B"), A, B), (r, A, B)),
    "needs_first": (_free(r := NeedsFirst("A", "B"), A), (r, A)),
    "choose": (_free(r := Choose("one", ("A", "B"), at_most=1), A, B), (r, A, B)),
    "all_or_none": (
        _free(r := AllOrNone("package", ("A", "B")), A, e := Exclude("B")),
        (r, A, e),
    ),
    "not_concurrent": (_free(r := NotConcurrent("one team", ("A", "B")), A, B), (r, A, B)),
    "active_limit": (_free(r := ActiveLimit(1), A, B), (r, A, B)),
    "start_limit": (_free(r := StartLimit(1), A, B), (r, A, B)),
    "change_load": (
        _free(
            r := ChangeLoad(1.0),
            A,
            B,
            A=initiative("A", business_unit="Sales"),
            B=initiative("B", business_unit="Sales"),
        ),
        (r, A, B),
    ),
    "mandate": (_free(A, A=initiative("A", 3)), (A,)),
    "exclude": (_free(A, r := Exclude("A", by="the CFO")), (A, r)),
    "pin": (_free(A, r := Pin("A", q(0)), s := Pin("A", q(1)), quarters=2), (A, r, s)),
    "goes_on": (
        _free(
            r := GoesOn("A"),
            e := Exclude("A"),
            A=initiative("A", status=InitiativeStatus.IN_FLIGHT),
        ),
        (r, e),
    ),
    "window": (
        _free(A, r := Window("A", earliest_start=q(1)), s := Pin("A", q(0)), quarters=2),
        (A, r, s),
    ),
    "frozen": (_free(r := Frozen({"A": q(0)}), e := Exclude("A"), quarters=2), (r, e)),
    "few_changes": (
        _free(r := FewChanges({"A": q(0)}, at_most=0), s := Pin("A", q(1)), quarters=2),
        (r, s),
    ),
    "share": (_free(r := Share("B", ("B",), at_least=0.6, hard=True), A), (r, A)),
    "horizon_mix": (
        _on_horizons(HorizonMix({Horizon.H1: 1.0}, tolerance=0.1, hard=True), B),
        ("'H2 grow' takes at most 10% of the selected spend", B),
    ),
    "risk_share": (
        _free(
            r := RiskShare(0.5),
            A,
            A=initiative("A", cost=50, regulatory_tier=RegulatoryTier.HIGH),
        ),
        (r, A),
    ),
    "minimum_quick_wins": (
        _on_horizons(r := MinimumQuickWins(2, by=q(0))),
        (r,),
    ),
}


def test_every_kind_is_seeded() -> None:
    """Of each kind of rule there is a conflict here, or a reason why there is none."""
    assert SEEDED.keys() | NO_CONFLICT.keys() == CONSTRAINTS.keys()
    assert not SEEDED.keys() & NO_CONFLICT.keys()


@pytest.mark.parametrize("kind", SEEDED)
def test_the_conflict_is_named_exactly(kind: str) -> None:
    """Exactly the rules that were put together to clash are named, and no other."""
    problem, expected = SEEDED[kind]
    assert plan(problem, solver=EXACT).outcome.status is Status.INFEASIBLE
    found = explain_conflict(problem, solver=EXACT)
    assert found.minimal
    rules = [
        next((str(rule) for rule in problem.constraints if rule.kind == one), str(one))
        for one in expected
    ]
    assert sorted(clash.rule for clash in found.clashes) == sorted(rules)


@pytest.mark.parametrize("kind", SEEDED)
def test_a_repair_makes_a_plan(kind: str) -> None:
    """A conflict has a repair; applied, it gives a plan that keeps all rules that are left."""
    problem, _ = SEEDED[kind]
    sizes = StepSizes(points=1.0, money=1.0, fte=0.5)
    found = repairs(problem, sizes=sizes, solver=EXACT)
    if problem.left_out.keys() & {"A"}:
        assert [one.kind for one in found.repairs] == ["rules"]
    assert found.repairs
    for one in found.repairs:
        assert one.proven
        changed = problem
        for change in one.changes:
            changed = change.applied(changed)
        again = plan(changed, solver=EXACT)
        assert again.outcome.has_plan
        assert not again.violations()


PEOPLE = {
    "hiring_limit": {"hiring": {ROLE: HiringTerms(lead=0, cost=1, max_per_quarter=1, fund=FUND)}},
    "contract_limit": {"contracting": {ROLE: ContractTerms(rate=1, max_share=0.5, fund=FUND)}},
    "training_limit": {
        "training": (TrainingTerms(source="ops", target=ROLE, duration=1, cost=1, fund=FUND),)
    },
    "lending_limit": {
        "substitution": (SubstitutionTerms(source="ops", target=ROLE, efficiency=0.5),)
    },
}


@pytest.mark.parametrize("kind", PEOPLE)
def test_too_few_people_even_with_all_means(kind: str) -> None:
    """A needs ten people; one is there, and in any way fewer than nine come: people are named."""
    base = Setting(quarters=1).capacity()
    people = {ROLE: 1.0, "ops": 1.0}
    capacity = Capacity.of(base.calendar, {FUND: 100.0}, people, **PEOPLE[kind])  # type: ignore[arg-type]
    backlog = Setting().backlog(initiative("A", people=10))
    problem = Problem.of(backlog, capacity, A, objective=GivenWorth(WORTH))
    found = explain_conflict(problem, solver=EXACT)
    named = {clash.rule for clash in found.clashes}
    assert named >= {"A must be done"}
    assert any("people" in rule for rule in named)
    assert len(named) <= 3
