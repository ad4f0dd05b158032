"""What explanations promise, on small random problems, held to enumeration of all plans."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from tests.contracts.drawn import FUNDS, RULES, draw_problem
from tests.planning.brute_force import best_worth, is_open

from portfolio.explaining import (
    StepSizes,
    WhyNot,
    alternatives,
    cut_ladder,
    explain_conflict,
    frontier,
    limits,
    money_levels,
    prices,
    why,
    why_not,
)
from portfolio.explaining.changes import Change, MoreMoney, MorePeople, Step
from portfolio.explaining.repairs import repairs
from portfolio.planning import Exclude, Highs, Mandate, Once, Problem, Roadmap, Status, plan

EXACT = Highs(gap=0.0)
SIZES = StepSizes(points=0.5, money=0.5, fte=0.25, share=0.05)
WITH_LEAVE = ("may_stop", "synergy")
"""Rules that are leave or reward: a plan may gain from having them."""


def _problems(seeds: Iterable[int]) -> Iterator[Problem]:
    """Draw small problems that can be enumerated, each with up to three rules."""
    for seed in seeds:
        rng = Random(seed)
        kinds = [
            kind for kind in rng.sample(list(RULES), rng.randint(0, 3)) if kind not in WITH_LEAVE
        ]
        problem = draw_problem(rng, *kinds, size=3)
        if not is_open(problem):
            yield problem


def _planned(seeds: Iterable[int]) -> Iterator[Roadmap]:
    for problem in _problems(seeds):
        roadmap = plan(problem, solver=EXACT)
        if roadmap.outcome.has_plan:
            yield roadmap


def _near(value: float) -> object:
    return pytest.approx(value, rel=1e-6, abs=1e-6)


def _with(problem: Problem, name: str) -> float:
    return best_worth(problem.requiring(Mandate(name)))


def _without(problem: Problem, name: str) -> float:
    return best_worth(problem.requiring(Exclude(name)))


def _answers(seeds: range) -> Iterator[WhyNot]:
    for roadmap in _planned(seeds):
        for name in roadmap.problem.windows:
            if not roadmap.includes(name):
                yield why_not(roadmap, name, sizes=SIZES, solver=EXACT)


def test_a_suggestion_puts_it_in_and_a_step_less_does_not() -> None:
    """Applied and planned anew, the change puts the initiative in; one step less does not.

    Ties included, where it is as good to have the initiative as not to have it. That the best
    plans are what they are told to be is enumerated.
    """
    tried = 0
    for answer in _answers(range(0, 40)):
        name, problem = answer.initiative, answer.roadmap.problem
        for found in answer.suggestions:
            changed = found.change.applied(problem)
            assert plan(changed, solver=EXACT).includes(name)
            assert found.roadmap.includes(name)
            assert not found.roadmap.violations()
            assert found.roadmap.objective <= best_worth(changed) + 1e-6
            assert found.roadmap.outcome.bound >= best_worth(changed) - 1e-6
            assert _with(changed, name) >= _without(changed, name) - 1e-6
            if found.proven and (less := _one_less(found.change)) is not None:
                short = less.applied(problem)
                assert not plan(short, solver=EXACT).includes(name)
                assert _with(short, name) <= _without(short, name) + 1e-6
                # Of so many steps all but the last are known to be too few.
                assert 0 < found.too_little < 1
                tried += 1
    assert tried > 10


def _one_less(change: Change) -> Change | None:
    """Return the change of one step less; None where none is left, or there are no steps."""
    if not isinstance(change, Step):
        return None
    field = {
        "worth_more": ("points", SIZES.points),
        "cheaper": ("share", SIZES.share),
        "more_money": ("amount", SIZES.money),
        "more_people": ("fte", SIZES.fte),
        "looser_rule": ("steps", 1),
    }.get(change.kind)
    if field is None:
        return None
    steps = round(getattr(change, field[0]) / field[1])
    return replace(change, **{field[0]: (steps - 1) * field[1]}) if steps > 1 else None  # type: ignore[type-var]


def test_what_forcing_in_costs() -> None:
    """The cost told is the difference of the two best plans; blocked is what no plan holds."""
    for answer in _answers(range(40, 80)):
        problem = answer.roadmap.problem
        forced = _with(problem, answer.initiative)
        if answer.cost is None:
            assert forced == -math.inf
        else:
            assert answer.cost.low == _near(best_worth(problem) - forced)
            assert answer.cost.high == _near(answer.cost.low)


def test_nothing_is_suggested_that_was_not_planned() -> None:
    """Every plan that comes with a suggestion keeps every rule of the changed problem."""
    for answer in _answers(range(80, 100)):
        assert all(not found.roadmap.violations() for found in answer.suggestions)


def test_why_tells_what_is_lost() -> None:
    """Without the initiative the best plan is worth less by what is told."""
    for roadmap in _planned(range(100, 130)):
        for entry in roadmap.entries:
            answer = why(roadmap, entry.initiative.id, solver=EXACT)
            without = _without(roadmap.problem, entry.initiative.id)
            if answer.lost is None:
                assert without == -math.inf
            else:
                assert answer.lost.low == _near(max(0.0, roadmap.objective - without))


def test_prices_are_differences_of_two_optima() -> None:
    """More money is worth what enumeration says, and never less than nothing."""
    for roadmap in _planned(range(130, 170)):
        changes = [MoreMoney(fund, 2.0) for fund in FUNDS]
        for price in prices(roadmap, changes, solver=EXACT).prices:
            richer = best_worth(price.change.applied(roadmap.problem))
            assert price.worth.low == _near(richer - roadmap.objective)
            assert price.worth.low >= -1e-9


def test_every_fund_and_role_and_quarter_has_a_price() -> None:
    """Without being told what to ask, each limit and each rule is priced, and rightly."""
    for roadmap in _planned(range(179, 190)):
        problem, found = roadmap.problem, prices(roadmap, solver=EXACT)
        asked = [price.change for price in found.prices]
        single = {(one.fund, one.first) for one in asked if isinstance(one, MoreMoney)}
        assert len(single) == len(problem.funds) * problem.quarters
        priced = {(one.role, one.first) for one in asked if isinstance(one, MorePeople)}
        assert len(priced) == len(problem.capacity.people) * problem.quarters
        for price in found.prices:
            gain = best_worth(price.change.applied(problem)) - roadmap.objective
            assert price.worth.low - 1e-6 <= gain <= price.worth.high + 1e-6


def test_the_frontier_never_falls_and_is_exact() -> None:
    """At each level the worth is that of the best of all plans."""
    for roadmap in _planned(range(170, 195)):
        levels = money_levels(roadmap.problem, (0.5, 0.8, 1.0, 1.5))
        found = frontier(roadmap.problem, levels, solver=EXACT)
        worth = [one.objective if one.outcome.has_plan else -math.inf for one in found.roadmaps]
        assert worth == sorted(worth)
        for level, there in zip(levels.levels, worth, strict=True):
            assert there == _near(best_worth(levels.at(level).applied(roadmap.problem)))


def test_the_frontier_has_every_step() -> None:
    """Where worth differs, levels are as close as asked; each has the worth of the best plan."""
    steps = 0
    for roadmap in _planned((50, 82, 100, 119, 146)):
        levels = money_levels(roadmap.problem, (0.3, 1.6))
        finest = 0.001 * levels.levels[-1]
        found = frontier(roadmap.problem, levels, finest=finest, solver=EXACT)
        for point in found.points:
            best = best_worth(levels.at(point.level).applied(roadmap.problem))
            there = point.roadmap.outcome
            assert (there.objective if there.has_plan else -math.inf) == _near(best)
        for before, after in pairwise(found.points):
            if before.roadmap.objective != _near(after.roadmap.objective):
                assert after.level - before.level <= 1.001 * finest
                steps += 1
    assert steps > 10


def test_each_cut_lies_within_the_one_before() -> None:
    """Nothing comes back; nesting never gains, and the free plan is the best of all."""
    for roadmap in _planned(range(195, 220)):
        before = roadmap
        for rung in cut_ladder(roadmap, (0.2, 0.5), solver=EXACT).rungs:
            if rung.roadmap.outcome.has_plan:
                assert all(before.includes(entry.initiative.id) for entry in rung.roadmap.entries)
                assert rung.free.objective >= rung.roadmap.objective - 1e-6
                assert rung.free.objective == _near(best_worth(rung.free.problem))
                before = rung.roadmap


def test_alternatives_differ_and_are_nearly_as_good() -> None:
    """Each selects another set, worth at least the share asked for, and keeps all rules."""
    for roadmap in _planned(range(220, 250)):
        found = alternatives(roadmap, within=0.2, k=3, solver=EXACT)
        sets = [frozenset(e.initiative.id for e in one.entries) for one in found.roadmaps]
        assert len(set(sets)) == len(sets)
        least = roadmap.objective - 0.2 * abs(roadmap.objective)
        assert all(one.objective >= least - 1e-6 for one in found.roadmaps)
        assert not any(one.violations() for one in found.roadmaps)


def test_what_clashes_clashes_alone_and_repairs_make_plans() -> None:
    """The rules named leave no plan, by themselves alone; each repair makes the plan it tells."""
    seen = 0
    for problem in _problems(range(250, 420)):
        if plan(problem, solver=EXACT).outcome.status is not Status.INFEASIBLE:
            continue
        seen += 1
        found = explain_conflict(problem, solver=EXACT)
        assert found.clashes
        assert best_worth(_only(problem, {clash.rule for clash in found.clashes})) == -math.inf
        for repair in repairs(problem, sizes=SIZES, solver=EXACT).repairs:
            changed = problem
            for change in repair.changes:
                changed = change.applied(changed)
            assert best_worth(changed) == _near(repair.roadmap.objective)
    assert seen > 5


def _only(problem: Problem, sentences: set[str]) -> Problem:
    """Return the problem under the rules of these sentences, and that nothing is done twice."""
    kept = [
        rule
        for rule in problem.constraints
        if isinstance(rule, Once)
        or sentences & {str(rule), *(block.rule for block in rule.blocks(problem))}
    ]
    return replace(problem, constraints=tuple(kept))


def test_use_of_limits_adds_up() -> None:
    """Where the rules on money hold, no limit is used beyond what there is."""
    for roadmap in _planned(range(420, 450)):
        for use in limits(roadmap).uses:
            assert use.free >= -1e-6 or use.resource.value == "people"
