"""What choices of modelling gain or cost: ``python -m benchmarks.modelling_choices``.

Each choice is applied alone to the same problem, planned anew from the plan of the problem as it is
stated, and shown beside it: what the plan is worth, what is proven, and what is missing or used.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import portfolio as pf
from benchmarks.generator import Family, generate
from portfolio.domain import Horizon
from portfolio.intake import Capacity, ContractTerms, SubstitutionTerms, TrainingTerms
from portfolio.planning import (
    Budget,
    Carried,
    Contract,
    Hire,
    Loan,
    Period,
    Problem,
    Roadmap,
    Staffing,
    Training,
)
from portfolio.planning.shortage import shortages

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "samples" / "insurer"
PREMIUM, EFFICIENCY = 0.5, 0.7
"""What contractors cost more than hires, and what lent people are worth in another role."""


@dataclass(frozen=True)
class Choice:
    """One choice of modelling.

    Attributes
    ----------
    name
        As it is shown.
    applied
        Returns the problem under this choice, given the plan of the problem as it is stated.
    """

    name: str
    applied: Callable[[Roadmap], Problem]


def people_price(problem: Problem) -> float:
    """Money for an FTE-quarter: what hires of all roles cost on average."""
    return fmean(terms.cost for terms in problem.capacity.hiring.values())


def scarce_and_idle(roadmap: Roadmap) -> tuple[str, str]:
    """Return the role with the least, and the one with the most, of its own people free."""
    free: dict[str, list[float]] = defaultdict(list)
    for (role, _), use in roadmap.people_use.items():
        free[role].append((use.own + use.supplied - use.demand) / max(use.own, 1e-9))
    order = sorted(free, key=lambda role: (fmean(free[role]), role))
    return order[0], order[-1]


def _staffing(roadmap: Roadmap, rule: Staffing) -> Problem:
    return roadmap.problem.without(Staffing).requiring(rule)


def _soft(roadmap: Roadmap, times: float) -> Problem:
    price = times * people_price(roadmap.problem)
    return _staffing(roadmap, Staffing(soft=dict.fromkeys(roadmap.problem.roles, price)))


def _kept(roadmap: Roadmap) -> Problem:
    problem = roadmap.problem
    return problem.without(Budget).requiring(Budget(keep=dict.fromkeys(problem.funds, 1.0)))


def _with_capacity(roadmap: Roadmap, change: Callable[[Capacity], Capacity]) -> Problem:
    return replace(roadmap.problem, capacity=change(roadmap.problem.capacity))


def _contracting(roadmap: Roadmap) -> Problem:
    price, fund = people_price(roadmap.problem), _payer(roadmap.problem)
    terms = ContractTerms(rate=price, premium=PREMIUM, unit=0.5, max_share=0.5, fund=fund)
    roles = dict.fromkeys(roadmap.problem.roles, terms)
    return _with_capacity(roadmap, lambda capacity: replace(capacity, contracting=roles))


def _training(roadmap: Roadmap) -> Problem:
    scarce, idle = scarce_and_idle(roadmap)
    cost, fund = 0.25 * people_price(roadmap.problem), _payer(roadmap.problem)
    terms = TrainingTerms(source=idle, target=scarce, duration=2, cost=cost, fund=fund)
    return _with_capacity(roadmap, lambda capacity: replace(capacity, training=(terms,)))


def _lending(roadmap: Roadmap) -> Problem:
    scarce, idle = scarce_and_idle(roadmap)
    terms = SubstitutionTerms(source=idle, target=scarce, efficiency=EFFICIENCY)
    return _with_capacity(roadmap, lambda capacity: replace(capacity, substitution=(terms,)))


def _payer(problem: Problem) -> str:
    return next(iter(problem.capacity.hiring.values())).fund


CHOICES = (
    Choice("as stated, searched again", lambda r: r.problem),
    Choice("nobody is hired", lambda r: _with_capacity(r, lambda c: replace(c, hiring={}))),
    Choice("10 % of own people kept free", lambda r: _staffing(r, Staffing(buffer=0.1))),
    Choice("people by half-year", lambda r: _staffing(r, Staffing(granularity=Period.HALF_YEAR))),
    Choice("people by year", lambda r: _staffing(r, Staffing(granularity=Period.YEAR))),
    Choice("people may lack at 2 x a hire", lambda r: _soft(r, 2.0)),
    Choice("people may lack at 5 x a hire", lambda r: _soft(r, 5.0)),
    Choice("unspent money is kept", _kept),
    Choice("contractors at 1.5 x a hire", _contracting),
    Choice("training into the scarcest role", _training),
    Choice("lending to the scarcest role", _lending),
)


def sample() -> Problem:
    """Return the problem of the shipped sample, as its settings state it."""
    backlog, capacity = pf.read_backlog(SAMPLE), pf.read_capacity(SAMPLE)
    mix = pf.HorizonMix({Horizon.H1: 0.45, Horizon.H2: 0.35, Horizon.H3: 0.20}, tolerance=0.1)
    objective = pf.Npv(discount_rate=0.08, life=12)
    return Problem.of(pf.classify(pf.score(backlog)), capacity, mix, objective=objective)


def generated() -> Problem:
    """Return 50 initiatives of the base family, seed 1."""
    return generate(50, Family.BASE).problem()


def told(roadmap: Roadmap) -> str:
    """Say who is missing, by how much, and what was used that the plan as stated may not use."""
    short = shortages(roadmap)
    said = []
    if short:
        (role, quarter), most = max(short.items(), key=lambda item: (item[1], item[0]))
        places, total = len(short), sum(short.values())
        said += [
            f"short of {total:,.1f} FTE-quarters in {places} places, most: {most:,.2f} FTE, "
            f"{role} {quarter}"
        ]
    if hires := sum(one.people for one in roadmap.done(Hire)):
        said.append(f"{hires} hired")
    if bought := sum(one.fte for one in roadmap.done(Contract)):
        said.append(f"{bought:,.1f} FTE-quarters bought")
    for one in roadmap.done(Training):
        said.append(f"{one.people} {one.terms.source} trained from {one.quarter}")
    if lent := sum(one.fte for one in roadmap.done(Loan)):
        said.append(f"{lent:,.1f} FTE-quarters lent")
    if kept := [one.money for one in roadmap.done(Carried)]:
        said.append(f"at most {max(kept):,.0f} kept in a quarter")
    return "; ".join(said) or "-"


def row(name: str, roadmap: Roadmap, stated: Roadmap) -> str:
    """Return one line of the table."""
    gain = "" if roadmap is stated else f"{roadmap.objective / stated.objective - 1:+.1%}"
    cells = (
        name,
        f"{roadmap.objective:,.0f}",
        gain,
        f"{roadmap.gap:.1%}",
        f"{len(roadmap.entries)}",
        told(roadmap),
    )
    return f"| {' | '.join(cells)} |"


def lines(problem: Problem, solver: pf.Highs, choices: Sequence[Choice] = CHOICES) -> Iterator[str]:
    """Plan a problem as it is stated and under each choice; yield the lines of the table."""
    stated = pf.plan(problem, solver=solver)
    scarce, idle = scarce_and_idle(stated)
    yield (
        f"A hire costs {people_price(problem):,.0f} a quarter on average; the scarcest role is "
        f"{scarce}, the one with most people free {idle}.\n"
    )
    yield "| choice | objective | against as stated | proven gap | planned | missing or used |"
    yield "|---|---:|---:|---:|---:|---|"
    yield row("as stated", stated, stated)
    for choice in choices:
        found = pf.plan(choice.applied(stated), start=stated, solver=solver)
        yield row(choice.name, found, stated)


PROBLEMS: Mapping[str, Callable[[], Problem]] = {"sample": sample, "generated": generated}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for each problem."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.modelling_choices")
    parser.add_argument("--gap", type=float, default=0.005, help="of every plan")
    parser.add_argument("--nodes", type=int, default=100, help="of every plan")
    options = parser.parse_args(arguments)
    solver = pf.Highs(gap=options.gap, node_limit=options.nodes)
    for name, made in PROBLEMS.items():
        print(f"### {name}: gap {options.gap:.1%}, at most {options.nodes:,} nodes a plan\n")
        for line in lines(made(), solver, CHOICES):
            print(line, flush=True)
        print()


if __name__ == "__main__":
    main()
