"""Laws of contractors, training and moved money, on small problems that cannot do without them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

import pytest
from tests.contracts.drawn import (
    FIRST,
    FUNDS,
    OBJECTIVES_DRAWN,
    ROLES,
    draw_backlog,
    draw_candidates,
    draw_contract_terms,
    draw_training,
)
from tests.planning.brute_force import best_worth, price, worth

from portfolio.domain import calendar
from portfolio.intake import Capacity
from portfolio.planning import (
    Budget,
    Carried,
    Constraint,
    Contract,
    ContractLimit,
    Enumeration,
    Highs,
    Problem,
    Pulp,
    Roadmap,
    Training,
    Transfer,
    plan,
)

EXACT = Highs(gap=0.0)
Scarce = tuple[dict[str, list[float]], dict[str, list[float]]]


def _money(rng: Random, quarters: int, *amounts: float) -> list[float]:
    return [rng.choice(amounts) for _ in range(quarters)]


def _carried(rng: Random, capacity: Capacity) -> tuple[Capacity, tuple[Constraint, ...]]:
    """Money comes now and then, and some or all of it may be kept."""
    quarters = capacity.quarters
    money = {fund: tuple(_money(rng, quarters, 0.0, 3.0, 9.0)) for fund in FUNDS}
    keep = {fund: rng.choice([0.5, 0.9, 1.0]) for fund in FUNDS}
    cap = {fund: rng.choice([2.0, 6.0]) for fund in FUNDS if rng.random() < 0.3}
    return replace(capacity, money=money), (Budget(keep, cap),)


def _transferred(rng: Random, capacity: Capacity) -> tuple[Capacity, tuple[Constraint, ...]]:
    """One fund has next to nothing and the other may pay for it; now and then it keeps money."""
    poor, rich = rng.sample(FUNDS, 2)
    quarters = capacity.quarters
    money = {
        poor: tuple(_money(rng, quarters, 0.0, 0.5)),
        rich: tuple(_money(rng, quarters, 3.0, 9.0)),
    }
    payers = {poor: (rich,)} if rng.random() < 0.7 else {poor: (rich,), rich: (poor,)}
    keep = {fund: 1.0 for fund in FUNDS if rng.random() < 0.3}
    return replace(capacity, money=money), (Budget(keep, payers=payers),)


def _trained(rng: Random, capacity: Capacity) -> tuple[Capacity, tuple[Constraint, ...]]:
    """One role has people to spare, the other has hardly any, and the one may become the other."""
    (terms,) = draw_training(rng)
    quarters = capacity.quarters
    people = {
        terms.source: tuple(_money(rng, quarters, 1.0, 2.0, 3.0)),
        terms.target: tuple(_money(rng, quarters, 0.0, 0.5)),
    }
    return replace(capacity, people=people, training=(terms,)), ()


def _bought(rng: Random, capacity: Capacity) -> tuple[Capacity, tuple[Constraint, ...]]:
    """People are scarce, and external ones may be bought, now and then within a limit."""
    people = {role: tuple(_money(rng, capacity.quarters, 0.5, 1.0)) for role in ROLES}
    rules = (ContractLimit(rng.choice([0.3, 0.6])),) if rng.random() < 0.3 else ()
    terms = {role: replace(draw_contract_terms(rng), max_share=2.0) for role in ROLES}
    return replace(capacity, people=people, contracting=terms), rules


Drawing = Callable[[Random, Capacity], tuple[Capacity, tuple[Constraint, ...]]]
KINDS: Mapping[type, Drawing] = {
    Carried: _carried,
    Transfer: _transferred,
    Training: _trained,
    Contract: _bought,
}
each = pytest.mark.parametrize("kind", KINDS)


def problems(kind: type, seeds: range) -> Iterator[tuple[int, Problem]]:
    """Draw a problem a seed: plenty of everything but of what the kind is about."""
    for seed in seeds:
        rng = Random(seed)
        quarters = calendar(FIRST, rng.randint(2, 4))
        backlog = draw_backlog(rng, quarters, rng.randint(2, 3))
        plenty = Capacity.of(quarters, dict.fromkeys(FUNDS, 30.0), dict.fromkeys(ROLES, 9.0))
        capacity, rules = KINDS[kind](rng, plenty)
        wanted = rng.choice(["npv", "npv", "given"])
        ids = [one.id for one in backlog.initiatives]
        objective = OBJECTIVES_DRAWN[wanted](rng, ids, quarters)
        candidates = draw_candidates(rng, backlog, wanted, horizons=False)
        yield seed, Problem.of(candidates, capacity, *rules, objective=objective)


def near(value: float) -> object:
    """Return a value to compare objectives with: equal but for rounding."""
    return pytest.approx(value, rel=1e-6, abs=1e-6)


def optimum(problem: Problem) -> float:
    """Return the objective of the best plan, -inf if there is none."""
    found = plan(problem, solver=EXACT)
    return found.objective if found.outcome.has_plan else -math.inf


@each
def test_the_plan_is_that_of_brute_force_and_of_enumeration(kind: type) -> None:
    """Nothing that the referee lets pass is worth more; solver, referee and hands agree.

    In a good part of the plans the kind is made use of, so that the agreement means something.
    """
    used = 0
    for seed, problem in problems(kind, range(60)):
        found = plan(problem, solver=EXACT)
        best = best_worth(problem)
        assert (found.objective if found.outcome.has_plan else -math.inf) == near(best), seed
        counted = plan(problem, solver=Enumeration())
        assert found.outcome.status is counted.outcome.status, seed
        if found.outcome.has_plan:
            assert counted.objective == near(best), seed
            used += bool(found.done(kind))
    assert used >= 10


@each
def test_the_objective_is_what_entries_and_things_are_worth(kind: type) -> None:
    """By plain arithmetic; moved money is worth nothing, and no rule is broken."""
    for seed, problem in problems(kind, range(100, 140)):
        found = plan(problem, solver=EXACT)
        if found.outcome.has_plan:
            earned = sum(worth(problem, entry) for entry in found.entries)
            by_hand = earned - sum(price(problem, one) for one in found.done(object))
            assert found.objective == near(by_hand), seed
            assert found.worth == near(by_hand), seed
            assert not found.violations(), seed


@each
def test_without_it_no_plan_is_worth_more(kind: type) -> None:
    """Money that lapses, funds for themselves, nobody trained or bought: never better."""
    worse = 0
    for seed, problem in problems(kind, range(200, 240)):
        capacity = replace(problem.capacity, contracting={}, training=())
        bare = Problem.of(problem.candidates, capacity, objective=problem.objective)
        assert optimum(bare) <= optimum(problem) + 1e-6, seed
        worse += optimum(bare) < optimum(problem) - 1e-6
    assert worse >= 5


@each
def test_more_capacity_never_lowers_the_optimum(kind: type) -> None:
    """More money or more people in some quarters."""
    for seed, problem in problems(kind, range(300, 340)):
        rng, capacity = Random(seed), problem.capacity
        richer = replace(
            capacity,
            money={f: _raised(rng, row) for f, row in capacity.money.items()},
            people={r: _raised(rng, row) for r, row in capacity.people.items()},
        )
        assert optimum(replace(problem, capacity=richer)) >= optimum(problem) - 1e-6, seed


def _raised(rng: Random, row: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(amount + rng.choice([0.0, 0.3, 2.0]) for amount in row)


@pytest.mark.parametrize("kind", [Carried, Transfer])
def test_another_budget_never_raises_the_optimum(kind: type) -> None:
    """With two budgets, only what both allow is kept or paid for others."""
    for seed, problem in problems(kind, range(400, 430)):
        strict = problem.requiring(Budget())
        assert optimum(strict) <= optimum(problem) + 1e-6, seed
        bare = Problem.of(problem.candidates, problem.capacity, objective=problem.objective)
        assert optimum(strict) == near(optimum(bare)), seed


@each
def test_the_same_input_gives_the_same_bytes(kind: type) -> None:
    """Solved again from new objects, by either way to HiGHS: every table to the last digit."""
    for solver in (Highs(), Pulp()):
        for (seed, one), (_, two) in zip(
            problems(kind, range(500, 512)), problems(kind, range(500, 512)), strict=True
        ):
            first, again = plan(one, solver=solver), plan(two, solver=solver)
            if first.outcome.has_plan:
                assert _bytes(first) == _bytes(again), seed


def _bytes(found: Roadmap) -> str:
    frames = [found.spend(), found.staffing(), found.contracting()]
    frames += [found.training(), found.carried(), found.transfers()]
    return "\n".join(frame.to_csv(index=False) for frame in frames)


@pytest.mark.parametrize("kind", [Carried, Transfer])
def test_every_euro_is_paid_by_a_fund_that_has_it_and_may(kind: type) -> None:
    """What a fund pays and keeps in a quarter is no more than its budget and what it kept before.

    It pays what is charged to it, less what others pay of that, and what it pays for others.
    """
    for seed, problem in problems(kind, range(600, 640)):
        found = plan(problem, solver=EXACT)
        if not found.outcome.has_plan:
            continue
        (budget,) = (rule for rule in problem.constraints if isinstance(rule, Budget))
        for (fund, quarter), use in found.money_use.items():
            mine = [one for one in found.done(Transfer) if one.quarter == quarter]
            by_others = sum(one.money for one in mine if one.charged == fund)
            for_others = sum(one.money for one in mine if one.payer == fund)
            kept = [one for one in found.done(Carried) if one.fund == fund]
            out = sum(one.money for one in kept if one.quarter == quarter)
            back = sum(one.brought for one in kept if one.quarter + 1 == quarter)
            assert by_others <= use.spent + 1e-9, seed
            assert use.spent - by_others + for_others + out <= use.limit + back + 1e-6, seed
        assert all(one.payer in budget.payers[one.charged] for one in found.done(Transfer))
        assert all(one.keep == budget.keep[one.fund] for one in found.done(Carried))
