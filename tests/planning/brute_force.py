"""The best plan by trying all of them: no rows, no columns, no solver, and worths by hand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from tests.planning.handmade import FreePlan
from tests.planning.moved_money import is_fundable

from portfolio.domain import Initiative, Quarter
from portfolio.domain.vocabulary import Status
from portfolio.planning import (
    Budget,
    Contract,
    ContractLimit,
    Entry,
    FewChanges,
    GivenWorth,
    GoesOn,
    Hire,
    HiringLimit,
    HorizonMix,
    LendingLimit,
    Loan,
    MayStop,
    Measure,
    Npv,
    Period,
    Problem,
    RiskShare,
    Roadmap,
    ScorePoints,
    Share,
    Staffing,
    Stop,
    Synergy,
    Training,
    TrainingLimit,
    Where,
)
from portfolio.planning.decisions import Decided

OF_HIRES = (Budget, Staffing, HiringLimit, ContractLimit, TrainingLimit, LendingLimit)


def best_worth(problem: Problem) -> float:
    """Return the worth less penalties of the best plan; -inf when no plan keeps the rules."""
    best = -math.inf
    free = [rule for rule in problem.constraints if not isinstance(rule, OF_HIRES)]
    bound = [rule for rule in problem.constraints if isinstance(rule, OF_HIRES)]
    # What the terms allow holds, whether a rule says so or not.
    bound += [ContractLimit(), TrainingLimit(), LendingLimit()]
    money = [rule for rule in problem.constraints if isinstance(rule, Budget)]
    moved = any(rule.keep or rule.payers for rule in money)
    bound = [rule for rule in bound if not (moved and isinstance(rule, Budget))]
    for entries in _all_entries(problem):
        stops = _stopped(problem, entries)
        bare = FreePlan.of(problem, entries, stops)
        earned = sum(worth(problem, entry) for entry in entries) - lost(problem, entries)
        earned += gained(problem, entries)
        if earned <= best or any(broken for rule in free for broken in rule.check(bare)):
            continue
        for people in product(_all_hires(problem), _all_trainings(problem)):
            whole: list[Decided] = [*stops, *people[0], *people[1]]
            # People only cost, so a plan that is no better without them is none with them.
            total = earned - sum(price(problem, one) for one in whole)
            if total <= best:
                continue
            whole += _lent(FreePlan.of(problem, entries, whole))
            things = [*whole, *_bought(FreePlan.of(problem, entries, whole))]
            total = earned - sum(price(problem, one) for one in things)
            plan = FreePlan.of(problem, entries, things)
            total -= lacking(plan)
            if total <= best or any(broken for rule in bound for broken in rule.check(plan)):
                continue
            if not moved or is_fundable(plan, money):
                best = total
    return best


def _stopped(problem: Problem, entries: Sequence[Entry]) -> tuple[Stop, ...]:
    """Return what must be stopped, as it is in flight and not planned, where that is allowed.

    Nobody stops what need not go on: a stop only costs.
    """
    planned = {entry.initiative.id for entry in entries}
    bound = {rule.initiative for rule in problem.constraints if isinstance(rule, GoesOn)} - planned
    stops = [
        Stop(rule.initiative, problem.capacity.calendar[0], rule.cost, rule.fund)
        for rule in problem.constraints
        if isinstance(rule, MayStop)
        and rule.initiative in bound
        and problem.backlog.by_id[rule.initiative].status is Status.IN_FLIGHT
    ]
    return tuple(dict.fromkeys(stops))


def gained(problem: Problem, entries: Sequence[Entry]) -> float:
    """Objective points of synergies; a rule that is stated twice counts once."""
    there = {entry.initiative.id for entry in entries}
    there |= {one.id for one in problem.backlog.initiatives if one.status is Status.DELIVERED}
    rules: list[Synergy] = []
    for rule in problem.constraints:
        if isinstance(rule, Synergy) and rule not in rules:
            rules.append(rule)
    points = 0.0
    for rule in rules:
        number = len(there & set(_ids(problem, rule.members)))
        most = number if rule.at_most is None else rule.at_most
        points += rule.bonus if rule.at_least <= number <= most else 0.0
    return points


def _all_entries(problem: Problem) -> Iterator[tuple[Entry, ...]]:
    """Every choice of mode and start, or none, for all that is not closed or knocked out."""
    knocked_out = problem.scorecard.knock_outs if problem.scorecard else {}
    open_ones = [
        one
        for one in problem.backlog.initiatives
        if one.status in (Status.PROPOSED, Status.IN_FLIGHT) and one.id not in knocked_out
    ]
    choices = [
        [None, *(Entry(way, start) for way in one.ways for start in problem.capacity.calendar)]
        for one in open_ones
    ]
    for chosen in product(*choices):
        yield tuple(entry for entry in chosen if entry is not None)


def _all_hires(problem: Problem) -> Iterator[tuple[Hire, ...]]:
    """Every number of people of every role who can join in every quarter after the lead time."""
    calendar = problem.capacity.calendar
    places = [
        (role, quarter, terms)
        for role, terms in problem.capacity.hiring.items()
        for quarter in calendar[terms.lead :]
    ]
    numbers = [range(terms.max_per_quarter + 1) for _, _, terms in places]
    for chosen in product(*numbers):
        pairs = zip(places, chosen, strict=True)
        yield tuple(Hire(role, at, n, terms) for (role, at, terms), n in pairs if n)


def _all_trainings(problem: Problem) -> Iterator[tuple[Training, ...]]:
    """Every number of people who can begin training in every quarter that leaves time for it."""
    calendar = problem.capacity.calendar
    places = [
        (quarter, terms)
        for terms in problem.capacity.training
        for quarter in calendar[: max(0, len(calendar) - terms.duration)]
    ]
    numbers = [range(terms.max_per_quarter + 1) for _, terms in places]
    for chosen in product(*numbers):
        pairs = zip(places, chosen, strict=True)
        yield tuple(Training(at, n, terms) for (at, terms), n in pairs if n)


def _lent(plan: FreePlan) -> Iterator[Loan]:
    """As many people of each role as the other one lacks, or as can be spared.

    With two roles, a role that lends has people to spare and so borrows none. Lending costs
    nothing, and what is lent in one quarter is missing in no other.
    """
    problem = plan.problem
    rules = [rule for rule in problem.constraints if isinstance(rule, Staffing)]
    limits = [rule.at_most for rule in problem.constraints if isinstance(rule, LendingLimit)]
    usable = 1 - max((rule.buffer for rule in rules), default=1.0)
    for quarter in problem.capacity.calendar if rules else ():
        for terms in problem.capacity.substitution:
            there, asked = (plan.people_use[r, quarter] for r in (terms.source, terms.target))
            spare = usable * there.own + there.supplied - there.demand
            lacking = asked.demand - usable * asked.own - asked.supplied
            if min(spare, lacking, terms.efficiency) > 1e-9:
                most = min([terms.max_share, *limits]) * there.own
                yield Loan(quarter, min(spare, most, lacking / terms.efficiency), terms)


def _bought(plan: FreePlan) -> Iterator[Contract]:
    """Exactly the external people that are lacking, role by role and quarter by quarter.

    Each serves one role in one quarter, and costs money there alone: whoever buys more than is
    lacking only pays more, and whoever buys less is short. So nothing else need be tried.
    """
    rules = [rule for rule in plan.problem.constraints if isinstance(rule, Staffing)]
    usable = 1 - max((rule.buffer for rule in rules), default=1.0)
    for (role, quarter), use in plan.people_use.items():
        terms = plan.problem.capacity.contracting.get(role)
        lacking = use.demand - usable * use.own - use.supplied
        if terms and rules and lacking > 1e-9:
            units = math.ceil(lacking / terms.unit - 1e-9) if terms.unit else 0
            yield Contract(role, quarter, units * terms.unit or lacking, terms)


def is_open(problem: Problem) -> bool:
    """Whether more than one way to get people, or do without them, is worth trying in a quarter.

    Where external people, people lent, averages and a price for those missing compete, how many
    to buy or lend is a question of its own, which this brute force does not try.
    """
    rules = [rule for rule in problem.constraints if isinstance(rule, Staffing)]
    plain = all(rule.granularity is Period.QUARTER and not rule.soft for rule in rules)
    ways = bool(problem.capacity.contracting) + bool(problem.capacity.substitution)
    return ways > plain


def lacking(plan: Roadmap) -> float:
    """Objective points that missing people of soft roles take away; same rules count once."""
    rules: list[Staffing] = []
    for rule in plan.problem.constraints:
        if isinstance(rule, Staffing) and rule not in rules:
            rules.append(rule)
    return sum(
        price * max(0.0, sum(_excess(plan, rule, role, quarter) for quarter in part))
        for rule in rules
        for role, price in rule.soft.items()
        for part in _parts(plan.problem, rule.granularity)
    )


def _excess(plan: Roadmap, rule: Staffing, role: str, quarter: Quarter) -> float:
    """FTE needed beyond those there."""
    use = plan.people_use[role, quarter]
    return use.demand - (1 - rule.buffer) * use.own - use.supplied


def worth(problem: Problem, entry: Entry) -> float:
    """Worth of a planned initiative by the formula of each objective."""
    objective, one = problem.objective, entry.initiative
    delay = entry.start - problem.capacity.calendar[0]
    if isinstance(objective, Npv):
        return _npv(objective, one, delay)
    if isinstance(objective, ScorePoints):
        size = {"none": 1.0, "spend": total(one.build_spend) * (1 + one.contingency)}
        size["fte"] = total(one.build_people)
        points = 100 * one.scores["gain"].likely / 10 * one.scores["ease"].likely / 10
        return points * size[objective.size.value] / math.pow(1 + objective.delay_rate, delay / 4)
    assert isinstance(objective, GivenWorth)
    named = f"{one.id} ({one.mode})" if one.mode else one.id
    given = objective.worth.get(named, objective.worth.get(one.id, 0.0))
    return given.get(entry.start, 0.0) if isinstance(given, Mapping) else given


def _npv(objective: Npv, one: Initiative, delay: int) -> float:
    flows = [0.0] * (one.duration + objective.life)
    for profile in one.build_spend.values():
        for k, amount in enumerate(profile):
            flows[k] -= amount * (1 + one.contingency)
    for k in range(one.duration, one.duration + objective.life):
        flows[k] += one.p_success * one.benefit.likely - sum(one.run_spend.values())
    year = 1 + objective.discount_rate
    return sum(flow / math.pow(year, (delay + k) / 4) for k, flow in enumerate(flows))


def price(problem: Problem, one: object) -> float:
    """Objective points that people who are had take away: their present cost, or nothing."""
    if not isinstance(problem.objective, Npv):
        return 0.0
    year, first = 1 + problem.objective.discount_rate, problem.capacity.calendar[0]
    if isinstance(one, Stop):
        return one.cost
    if isinstance(one, Contract):
        rate = one.terms.rate * (1 + one.terms.premium)
        return one.fte * rate / math.pow(year, (one.quarter - first) / 4)
    if isinstance(one, Training):
        return one.people * one.terms.cost / math.pow(year, (one.quarter - first) / 4)
    return _price_of_hire(problem, one, year) if isinstance(one, Hire) else 0.0


def _price_of_hire(problem: Problem, hire: Hire, year: float) -> float:
    joins = hire.quarter - problem.capacity.calendar[0]
    paid = range(joins, len(problem.capacity.calendar))
    salary = sum(hire.terms.cost / math.pow(year, k / 4) for k in paid)
    return hire.people * (salary + hire.terms.recruiting_cost / math.pow(year, joins / 4))


def lost(problem: Problem, entries: Sequence[Entry]) -> float:
    """Objective points lost on soft rules; a rule that is stated twice counts once."""
    shares: list[Share] = []
    for rule in problem.constraints:
        single = rule.share if isinstance(rule, RiskShare) else rule
        found = rule.shares(problem) if isinstance(rule, HorizonMix) else (single,)
        shares += [s for s in found if isinstance(s, Share) and not s.hard and s not in shares]
    return sum(_lost(problem, share, entries) for share in shares) + _changed(problem, entries)


def _changed(problem: Problem, entries: Sequence[Entry]) -> float:
    """Objective points for changes against the last plan, beyond what is free."""
    rules: list[FewChanges] = []
    for rule in problem.constraints:
        if isinstance(rule, FewChanges) and rule.price is not None and rule not in rules:
            rules.append(rule)
    planned = {entry.initiative.id: entry for entry in entries}
    points = 0.0
    for rule in rules:
        changes = [_changes(rule, one, planned.get(one.id)) for one in problem.backlog.initiatives]
        points += (rule.price or 0.0) * max(0, sum(changes) - rule.at_most)
    return points


def _changes(rule: FewChanges, one: Initiative, entry: Entry | None) -> bool:
    if one.status in (Status.DELIVERED, Status.WITHDRAWN):
        return False
    if one.status is Status.IN_FLIGHT:
        return one.id in rule.starts and entry is None
    if entry is None:
        return one.id in rule.starts
    mode = rule.modes.get(one.id, entry.initiative.mode)
    return (rule.starts.get(one.id), mode) != (entry.start, entry.initiative.mode)


def _lost(problem: Problem, share: Share, entries: Sequence[Entry]) -> float:
    penalty = _average(problem, share.of) if share.penalty is None else share.penalty
    missed, members = 0.0, set(_ids(problem, share.members))
    for part in _parts(problem, share.per):
        parts = {one.initiative.id: _amount_in(problem, share.of, one, part) for one in entries}
        whole, inside = sum(parts.values()), sum(parts.get(member, 0.0) for member in members)
        missed += max(0.0, share.at_least * whole - inside) if share.at_least > 0 else 0.0
        missed += max(0.0, inside - share.at_most * whole) if share.at_most < 1 else 0.0
    return penalty * missed


def _parts(problem: Problem, period: Period) -> list[list[Quarter]]:
    """Quarters of each part of the calendar."""
    found: dict[object, list[Quarter]] = {}
    for quarter in problem.capacity.calendar:
        part = {
            "quarter": quarter,
            "half_year": (quarter.year, quarter.number > 2),
            "year": quarter.year,
            "calendar": "",
        }[period.value]
        found.setdefault(part, []).append(quarter)
    return list(found.values())


def _amount_in(
    problem: Problem, measure: Measure, entry: Entry, quarters: Sequence[Quarter]
) -> float:
    """Spend and FTE-quarters that fall into these quarters; number and worth of what starts."""
    if measure in (Measure.COUNT, Measure.VALUE):
        return amount(problem, measure, entry) if entry.start in quarters else 0.0
    one, found = entry.initiative, 0.0
    for quarter in quarters:
        k = quarter - entry.start
        build, run = (
            (one.build_people, one.run_people)
            if measure is Measure.FTE
            else (one.build_spend, one.run_spend)
        )
        extra = one.contingency if measure is Measure.SPEND else 0.0
        if 0 <= k < one.duration:
            found += (1 + extra) * sum(profile[k] for profile in build.values())
        elif k >= one.duration:
            found += sum(run.values())
    return found


def _ids(problem: Problem, members: tuple[str, ...] | Where) -> tuple[str, ...]:
    if not isinstance(members, Where):
        return members
    named = [(one.id, getattr(one, members.attribute)) for one in problem.backlog.initiatives]
    return tuple(name for name, value in named if (value or "unassessed") in members.values)


def _average(problem: Problem, measure: Measure) -> float:
    """Return what an average unit of the measure earns: best worths over greatest amounts."""
    worths, amounts = 0.0, 0.0
    for name in problem.windows:
        entries = _fitting(problem, problem.backlog.by_id[name])
        worths += max(0.0, *(worth(problem, entry) for entry in entries))
        amounts += max(abs(amount(problem, measure, entry)) for entry in entries)
    return worths / amounts if amounts else 0.0


def _fitting(problem: Problem, one: Initiative) -> list[Entry]:
    """Every mode and start within the calendar and the dates of the mode."""
    last = problem.capacity.calendar[-1]
    entries = [Entry(way, start) for way in one.ways for start in problem.capacity.calendar]
    return [
        entry
        for entry in entries
        if (entry.initiative.may_overrun or entry.finish <= last)
        and entry.start >= (entry.initiative.earliest_start or entry.start)
        and entry.finish <= (entry.initiative.latest_finish or entry.finish)
    ]


def amount(problem: Problem, measure: Measure, entry: Entry) -> float:
    """Spend, FTE-quarters, number or worth of a planned initiative within the calendar."""
    if measure is Measure.COUNT:
        return 1.0
    if measure is Measure.VALUE:
        return worth(problem, entry)
    one, last = entry.initiative, problem.capacity.calendar[-1]
    live, worked = _quarters_from(entry.go_live, last), _quarters_from(entry.start, last)
    if measure is Measure.FTE:
        built = {role: profile[:worked] for role, profile in one.build_people.items()}
        return total(built) + live * sum(one.run_people.values())
    paid = {fund: profile[:worked] for fund, profile in one.build_spend.items()}
    return (1 + one.contingency) * total(paid) + live * sum(one.run_spend.values())


def _quarters_from(first: Quarter, last: Quarter) -> int:
    return max(0, last - first + 1)


def total(profiles: Mapping[str, Sequence[float]]) -> float:
    """Sum over names and quarters."""
    return sum(sum(profile) for profile in profiles.values())
