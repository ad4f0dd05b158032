"""Small random problems of every kind, drawn from a `random.Random`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from portfolio.domain import (
    Group,
    Horizon,
    Initiative,
    Quarter,
    Range,
    Relation,
    RelationKind,
    Timing,
    calendar,
)
from portfolio.domain.vocabulary import RegulatoryTier, Status
from portfolio.horizons import HorizonMap, classify
from portfolio.intake import (
    Backlog,
    Capacity,
    ContractTerms,
    HiringTerms,
    SubstitutionTerms,
    TrainingTerms,
)
from portfolio.planning import (
    MIX_PRESETS,
    ActiveLimit,
    After,
    AllOrNone,
    Budget,
    ChangeLoad,
    Choose,
    Constraint,
    ContractLimit,
    Exclude,
    FewChanges,
    Frozen,
    GivenWorth,
    GoesOn,
    HiringLimit,
    HorizonMix,
    LendingLimit,
    Mandate,
    MayStop,
    Measure,
    MinimumQuickWins,
    NeedsFirst,
    NotConcurrent,
    Npv,
    Once,
    Period,
    Pin,
    Problem,
    Requires,
    RequiresAny,
    RiskShare,
    ScorePoints,
    Share,
    Staffing,
    StartLimit,
    Synergy,
    TrainingLimit,
    Where,
    Window,
)
from portfolio.planning.objectives import Objective, Size
from portfolio.scoring import Axis, Criterion, Rubric, Scorecard, score

FIRST = Quarter(2027, 1)
FUNDS, ROLES = ("capex", "opex"), ("dev", "ops")
UNITS, TIERS = ("Sales", "Claims"), (RegulatoryTier.HIGH, None, RegulatoryTier.LIMITED)
ON_HORIZONS = ("horizon_mix", "minimum_quick_wins")
"""Kinds of rules that need classified candidates."""
RAISING = ("may_stop", "synergy")
"""Kinds of rules that may raise what the best plan is worth: leave, and reward."""
RUBRIC = Rubric(
    name="two axes",
    criteria=(
        Criterion(id="gain", title="Gain", axis=Axis.VALUE, weight=1, worst=0, best=10),
        Criterion(id="ease", title="Ease", axis=Axis.FEASIBILITY, weight=1, worst=0, best=10),
    ),
)


def draw_problem(
    rng: Random, *kinds: str, implied: bool = True, size: int = 4, objective: str | None = None
) -> Problem:
    """Draw a problem with a rule of each kind, and the implied rules if asked.

    Parameters
    ----------
    rng
        Where every choice comes from.
    *kinds
        Kinds of rules, as in `CONSTRAINTS`.
    implied
        Whether the rules that the tables imply hold as well.
    size
        Most initiatives, at least 2.
    objective
        Kind of objective; any if None.
    """
    quarters = calendar(FIRST, rng.randint(2, 4))
    backlog = draw_backlog(rng, quarters, rng.randint(2, size))
    capacity = draw_capacity(rng, quarters)
    ids = [one.id for one in backlog.initiatives]
    rules = tuple(RULES[kind](rng, ids, quarters) for kind in kinds)
    backlog = _in_flight(backlog, rules)
    kind = objective or rng.choice(["npv", "given", "score"])
    candidates = draw_candidates(rng, backlog, kind, not {*kinds}.isdisjoint(ON_HORIZONS))
    wanted = OBJECTIVES_DRAWN[kind](rng, ids, quarters)
    if implied:
        return Problem.of(candidates, capacity, *rules, objective=wanted)
    return Problem(candidates, capacity, rules, wanted)


def _in_flight(backlog: Backlog, rules: Sequence[Constraint]) -> Backlog:
    """Let what rules of work in flight name be in flight, where it is not closed."""
    named = {rule.initiative for rule in rules if isinstance(rule, GoesOn | MayStop)}
    ones = tuple(
        replace(
            one,
            status=Status.IN_FLIGHT,
            modes=tuple(replace(mode, status=Status.IN_FLIGHT) for mode in one.modes),
        )
        if one.id in named and one.status is Status.PROPOSED
        else one
        for one in backlog.initiatives
    )
    return replace(backlog, initiatives=ones)


def draw_backlog(rng: Random, quarters: Sequence[Quarter], size: int) -> Backlog:
    """Draw initiatives, often with a relation and a group."""
    initiatives = tuple(draw_initiative(rng, f"I{k}", quarters) for k in range(size))
    ids = [one.id for one in initiatives]
    # From a later id to an earlier one, so that relations never turn in a circle.
    later, earlier = sorted(rng.sample(range(size), 2), reverse=True)
    kind, lag = rng.choice(list(RelationKind)), rng.randint(0, 1)
    timeless = kind in (RelationKind.REQUIRES, RelationKind.ENABLES)
    terms = () if timeless else (lag, rng.choice(list(Timing)))
    link = Relation(kind, ids[later], ids[earlier], *terms)
    relations = (link,) if rng.random() < 0.5 else ()
    groups = (draw_group(rng, ids),) if rng.random() < 0.4 else ()
    return Backlog(initiatives, relations=relations, groups=groups)


def draw_group(rng: Random, ids: Sequence[str]) -> Group:
    """Draw a group with one of the rules groups may have."""
    members = some(rng, ids)
    rule = rng.choice(["at_least", "at_most", "all_or_none", "not_concurrent"])
    value: dict[str, int | bool] = {rule: rng.randint(0, len(members)) if "at" in rule else True}
    if rule in ("all_or_none", "not_concurrent"):
        value = {rule: True}
    return Group("drawn", members, **value)  # type: ignore[arg-type]


def draw_initiative(rng: Random, name: str, quarters: Sequence[Quarter]) -> Initiative:
    """Draw an initiative, now and then with another mode, or such that may overrun."""
    one = draw_way(rng, name)
    if rng.random() < 0.15:
        one = replace(one, may_overrun=True)
    if rng.random() < 0.2:
        other, latest = draw_way(rng, name), one.latest_finish
        differing = {what: getattr(other, what) for what in DIFFERENT}
        wider = latest and latest + max(0, other.duration - one.duration)
        lite = replace(one, mode="lite", **{**differing, "latest_finish": wider})
        one = replace(one, modes=(lite,))
    return one


DIFFERENT = (
    "duration",
    "build_spend",
    "run_spend",
    "build_people",
    "run_people",
    "benefit",
    "contingency",
    "p_success",
)
"""Attributes in which modes differ, besides their dates."""


def draw_way(rng: Random, name: str) -> Initiative:
    """Draw an initiative of one to three quarters; a few cannot be planned at all."""
    duration = rng.randint(1, 3)
    earliest = FIRST + rng.randint(-1, 2) if rng.random() < 0.3 else None
    first = max(earliest or FIRST, FIRST)
    latest = first + (duration - 1 + rng.randint(0, 1))
    status = rng.choice([Status.PROPOSED] * 12 + [Status.DELIVERED, Status.WITHDRAWN])
    return Initiative(
        id=name,
        mode="full",
        title=name,
        status=Status.IN_FLIGHT if rng.random() < 0.03 and duration <= 2 else status,
        mandatory=rng.random() < 0.03,
        business_unit=UNITS[int(name[1:]) % len(UNITS)],
        regulatory_tier=TIERS[int(name[1:]) % len(TIERS)],
        time_to_value_months=3.0 * duration,
        extra={"affected": "; ".join(UNITS[: 1 + duration % 2]), "strain": str(duration / 2)},
        duration=duration,
        earliest_start=earliest,
        latest_finish=latest if rng.random() < 0.2 else None,
        build_spend={f: draw_profile(rng, duration, 3) for f in some(rng, FUNDS)},
        run_spend={f: rng.choice([0.0, 0.5, 1.0]) for f in some(rng, FUNDS)},
        build_people={r: draw_profile(rng, duration, 1) for r in some(rng, ROLES)},
        run_people={r: rng.choice([0.0, 0.25]) for r in some(rng, ROLES)},
        benefit=Range.exactly(float(rng.randint(-1, 30))),
        contingency=rng.choice([0.0, 0.1, 0.3]),
        p_success=rng.choice([1.0, 0.9, 0.35]),
        scores={axis: Range.exactly(float(rng.randint(0, 10))) for axis in ("gain", "ease")},
        horizon_override=rng.choice(list(Horizon)),
        override_reason="drawn",
    )


def draw_profile(rng: Random, duration: int, most: int) -> tuple[float, ...]:
    """Draw one number a quarter of work; tenths, so that sums are not exact."""
    return tuple(rng.randint(0, 10 * most) / 10 for _ in range(duration))


def draw_capacity(rng: Random, quarters: Sequence[Quarter]) -> Capacity:
    """Draw money and people; often somebody can be hired."""
    money = {f: [float(rng.choice([2, 7, 11, 15])) for _ in quarters] for f in FUNDS}
    people = {r: draw_people(rng, len(quarters)) for r in ROLES}
    training = draw_training(rng) if rng.random() < 0.3 else ()
    hiring = {r: draw_terms(rng) for r in ROLES if rng.random() < (0.2 if training else 0.5)}
    contracting = {r: draw_contract_terms(rng) for r in ROLES if rng.random() < 0.4}
    lent = draw_substitution(rng) if rng.random() < 0.2 else ()
    return Capacity.of(quarters, money, people, hiring, contracting, training, lent)


def draw_substitution(rng: Random) -> tuple[SubstitutionTerms, ...]:
    """Draw terms on which one role does the work of the other, or each that of the other."""
    pairs = rng.sample([ROLES, ROLES[::-1]], rng.choice([1, 1, 2]))
    return tuple(
        SubstitutionTerms(
            source=source,
            target=target,
            efficiency=rng.choice([0.4, 0.7, 1.0]),
            max_share=rng.choice([0.5, 1.0, 1.0]),
        )
        for source, target in pairs
    )


def draw_people(rng: Random, quarters: int) -> list[float]:
    """Draw own people of a role, now and then scarce ones."""
    fewest, most = rng.choice([(1, 6), (1, 6), (0, 1)])
    return [rng.randint(fewest, most) / 2 for _ in range(quarters)]


def draw_terms(rng: Random) -> HiringTerms:
    """Draw terms under which at most two people join."""
    return HiringTerms(
        lead=rng.randint(0, 2),
        ramp=rng.randint(0, 2),
        ramp_productivity=rng.choice([0.0, 0.3, 0.5]),
        cost=rng.choice([0.1, 0.5, 1.0]),
        recruiting_cost=rng.choice([0.0, 0.2]),
        max_per_quarter=rng.randint(1, 2),
        max_total=rng.choice([None, 1, 2]),
        fund=rng.choice(FUNDS),
    )


def draw_contract_terms(rng: Random) -> ContractTerms:
    """Draw terms on which external people are bought, in any amount or in units."""
    return ContractTerms(
        rate=rng.choice([0.2, 1.0]),
        premium=rng.choice([0.0, 0.3]),
        unit=rng.choice([0.0, 0.0, 0.5, 1.0]),
        max_share=rng.choice([0.5, 1.0]),
        max_fte=rng.choice([None, 0.7]),
        fund=rng.choice(FUNDS),
    )


def draw_training(rng: Random) -> tuple[TrainingTerms, ...]:
    """Draw terms on which people of one role become people of the other."""
    source, target = rng.sample(ROLES, 2)
    terms = TrainingTerms(
        source=source,
        target=target,
        duration=rng.randint(1, 2),
        lost=rng.choice([0.0, 0.5, 1.0]),
        productivity=rng.choice([0.5, 1.0]),
        cost=rng.choice([0.0, 0.3]),
        max_per_quarter=rng.randint(1, 2),
        max_total=rng.choice([None, 1, 2]),
        fund=rng.choice(FUNDS),
    )
    return (terms,)


def draw_candidates(
    rng: Random, backlog: Backlog, objective: str, horizons: bool
) -> Backlog | Scorecard | HorizonMap:
    """Score and classify where objective or rules need it, else now and then."""
    if not horizons and objective != "score" and rng.random() < 0.7:
        return backlog
    scorecard = score(backlog, RUBRIC)
    return classify(scorecard) if horizons or rng.random() < 0.5 else scorecard


def some(rng: Random, names: Sequence[str]) -> tuple[str, ...]:
    """Draw at least one of the names, in their order."""
    chosen = rng.sample(range(len(names)), rng.randint(1, len(names)))
    return tuple(names[k] for k in sorted(chosen))


Drawing = Callable[[Random, Sequence[str], Sequence[Quarter]], Constraint]


def draw_budget(rng: Random) -> Budget:
    """Draw a budget, often with money kept for later, or a fund that pays for another."""
    keep = {fund: rng.choice([0.5, 1.0]) for fund in FUNDS if rng.random() < 0.5}
    charged, payer = rng.sample(FUNDS, 2)
    return Budget(
        keep,
        {fund: rng.choice([1.0, 4.0]) for fund in keep if rng.random() < 0.4},
        {charged: (payer,)} if rng.random() < 0.4 else {},
    )


def _two(rng: Random, ids: Sequence[str]) -> tuple[str, str]:
    first, second = rng.sample(range(len(ids)), 2)
    return ids[first], ids[second]


def _choose(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> Choose:
    members = some(rng, ids)
    least, most = sorted(rng.randint(0, len(members)) for _ in range(2))
    trigger = rng.choice([None, *ids])
    bounds = rng.choice([(least, most), (least, None), (None, most)])
    return Choose("drawn", members, *bounds, trigger)


def _requires_any(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> RequiresAny:
    source, *others = rng.sample(list(ids), len(ids))
    any_of = some(rng, others)
    return RequiresAny(source, any_of, rng.randint(1, len(any_of)))


def _members(rng: Random, ids: Sequence[str]) -> tuple[str, ...] | Where | None:
    way = rng.random()
    if way < 0.5:
        return some(rng, ids)
    return Where("business_unit", (UNITS[0],)) if way < 0.75 else None


def _active_limit(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> ActiveLimit:
    members = _members(rng, ids)
    return ActiveLimit(rng.choice([0, 1, 1, 2, 2, 3]), members, rng.choice(["", "drawn"]))


def _start_limit(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> StartLimit:
    members = _members(rng, ids)
    return StartLimit(rng.choice([0, 1, 1, 1, 2]), members, rng.choice(["", "drawn"]))


def _change_load(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> ChangeLoad:
    limit: float | dict[str, float] = rng.choice([0.0, 1.0, 1.5])
    return ChangeLoad(
        rng.choice([limit, {UNITS[0]: rng.choice([0.0, 1.0])}]),
        rng.choice(["business_unit", "affected"]),
        rng.choice([None, "strain", {ids[0]: 0.5}]),
        *rng.choice([(1, 1), (0, 1), (2, 0), (1, 2)]),
    )


def _risk_share(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> RiskShare:
    return RiskShare(
        rng.choice([0.0, 0.2, 0.5, 1.0]),
        tuple(RegulatoryTier(tier) for tier in some(rng, list(RegulatoryTier))),
        rng.choice(list(Measure)),
        hard=rng.random() < 0.6,
        penalty=rng.choice([None, 0.0, 0.7]),
    )


def _pin(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> Pin:
    name, start = rng.choice(ids), rng.choice([*quarters, None])
    return Pin(name, start, mode="full" if start is None else rng.choice([None, None, "full"]))


def _staffing(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> Staffing:
    prices = {role: rng.choice([0.0, 0.5, 3.0]) for role in ROLES if rng.random() < 0.4}
    period = rng.choice([Period.QUARTER, *Period])
    soft = prices if rng.random() < 0.5 else {}
    return Staffing(rng.choice([0.0, 0.1, 0.4]), period, soft)


def _last_plan(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> dict[str, Quarter]:
    return {name: rng.choice([FIRST - 1, *quarters]) for name in some(rng, ids)}


def _few_changes(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> FewChanges:
    price = rng.choice([None, None, 0.0, 2.0])
    last = _last_plan(rng, ids, quarters)
    return FewChanges(last, rng.randint(0, 3), _last_modes(rng, last), price)


def _last_modes(rng: Random, last: Mapping[str, Quarter]) -> dict[str, str]:
    return {name: "full" for name in last if rng.random() < 0.5}


def _frozen(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> Frozen:
    last = _last_plan(rng, ids, quarters)
    return Frozen(last, rng.randint(1, 2), _last_modes(rng, last))


def _may_stop(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> MayStop:
    return MayStop(rng.choice(ids), rng.choice([0.0, 1.5, 4.0]), rng.choice(FUNDS))


def _synergy(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> Synergy:
    members = _members(rng, ids) or tuple(ids)
    size = len(members) if isinstance(members, tuple) else 1
    least = rng.randint(1, size)
    most = rng.choice([None, rng.randint(least, size)])
    return Synergy("drawn", members, rng.choice([-6.0, -1.0, 3.0, 9.0]), least, most)


def _window(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> Window:
    early, late = FIRST + rng.randint(-1, 3), FIRST + rng.randint(-1, 4)
    bounds = rng.choice([(early, late), (early, None), (None, late)])
    return Window(rng.choice(ids), *bounds)


def _share(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> Share:
    least, most = sorted(rng.choice([0.0, 0.1, 0.3, 0.5, 0.7, 1.0]) for _ in range(2))
    return Share(
        "drawn",
        some(rng, ids),
        rng.choice(list(Measure)),
        least,
        most,
        hard=rng.random() < 0.4,
        penalty=rng.choice([None, 0.0, 0.7, 3.0]),
        per=rng.choice([Period.CALENDAR, *Period]),
    )


def _mix(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> HorizonMix:
    return HorizonMix(
        rng.choice(list(MIX_PRESETS)),
        tolerance=rng.choice([0.1, 0.25, 0.5]),
        of=rng.choice(list(Measure)),
        hard=rng.random() < 0.3,
        penalty=rng.choice([None, 0.5]),
        per=rng.choice([Period.CALENDAR, Period.CALENDAR, Period.YEAR, Period.HALF_YEAR]),
    )


RULES: Mapping[str, Drawing] = {
    "once": lambda rng, ids, quarters: Once(),
    "budget": lambda rng, ids, quarters: draw_budget(rng),
    "staffing": _staffing,
    "hiring_limit": lambda rng, ids, quarters: HiringLimit(),
    "lending_limit": lambda rng, ids, quarters: LendingLimit(rng.choice([0.2, 0.5, 1.0])),
    "training_limit": lambda rng, ids, quarters: TrainingLimit(),
    "contract_limit": lambda rng, ids, quarters: ContractLimit(rng.choice([None, 0.1, 0.3])),
    "requires": lambda rng, ids, quarters: Requires(*_two(rng, ids)),
    "requires_any": _requires_any,
    "after": lambda rng, ids, quarters: After(
        *_two(rng, ids), rng.randint(0, 2), rng.choice(list(Timing))
    ),
    "needs_first": lambda rng, ids, quarters: NeedsFirst(
        *_two(rng, ids), rng.randint(0, 1), rng.choice(list(Timing))
    ),
    "choose": _choose,
    "all_or_none": lambda rng, ids, quarters: AllOrNone(
        "drawn", some(rng, ids), same_start=rng.random() < 0.5
    ),
    "not_concurrent": lambda rng, ids, quarters: NotConcurrent("drawn", some(rng, ids)),
    "active_limit": _active_limit,
    "start_limit": _start_limit,
    "change_load": _change_load,
    "mandate": lambda rng, ids, quarters: Mandate(rng.choice(ids), "drawn"),
    "exclude": lambda rng, ids, quarters: Exclude(rng.choice(ids), "drawn"),
    "pin": _pin,
    "goes_on": lambda rng, ids, quarters: GoesOn(rng.choice(ids)),
    "may_stop": _may_stop,
    "window": _window,
    "frozen": _frozen,
    "few_changes": _few_changes,
    "synergy": _synergy,
    "share": _share,
    "horizon_mix": _mix,
    "risk_share": _risk_share,
    "minimum_quick_wins": lambda rng, ids, quarters: MinimumQuickWins(
        1, rng.choice(quarters) + 1, rng.choice([4.0, 12.0])
    ),
}
"""By kind, a way to draw a rule; a test holds it against the registry."""


def _given(rng: Random, ids: Sequence[str], quarters: Sequence[Quarter]) -> GivenWorth:
    def worth() -> float | dict[Quarter, float]:
        if rng.random() < 0.6:
            return rng.randint(-2, 20) / 2
        return {quarter: rng.randint(-2, 20) / 2 for quarter in some_quarters(rng, quarters)}

    lite = {f"{name} (lite)": worth() for name in some(rng, ids)} if rng.random() < 0.3 else {}
    return GivenWorth({**{name: worth() for name in some(rng, ids)}, **lite})


def some_quarters(rng: Random, quarters: Sequence[Quarter]) -> list[Quarter]:
    """Draw at least one of the quarters."""
    return rng.sample(list(quarters), rng.randint(1, len(quarters)))


OBJECTIVES_DRAWN: Mapping[str, Callable[[Random, Sequence[str], Sequence[Quarter]], Objective]] = {
    "npv": lambda rng, ids, quarters: Npv(rng.choice([0.0, 0.08, 0.3]), rng.randint(1, 4)),
    "score": lambda rng, ids, quarters: ScorePoints(
        rng.choice([0.0, 0.08]), rng.choice(list(Size))
    ),
    "given": _given,
}
"""By kind, a way to draw an objective; a test holds it against the registry."""


def draw_point(rng: Random, problem: Problem) -> NDArray[np.float64]:
    """Draw values within bounds: no or one start each, and anything else but slack."""
    starts, model = problem.starts, problem.model
    point = np.zeros(len(model.worth))
    for first, after in starts.span.values():
        if rng.random() < 0.6:
            point[rng.randrange(first, after)] = 1.0
    slack = problem.offsets["slack"] if "slack" in problem.offsets else len(point)
    for column in range(len(starts), slack):
        upper = float(model.upper[column])
        whole = model.integer[column]
        point[column] = rng.randint(0, int(upper)) if whole else rng.choice([0.0, 0.4, 1.0]) * upper
    return point
