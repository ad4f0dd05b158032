"""Portfolios of one period: who is in, not when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from benchmarks.candidates import CHANGE, ROLE_WEIGHTS
from benchmarks.generator import MONEY_FRACTION, Family, Instance, generate
from portfolio.domain import Initiative, Relation, RelationKind
from portfolio.intake import Backlog, Capacity


def generate_selection(size: int, *, seed: int = 1) -> Instance:
    """Draw a portfolio of one quarter: one budget, people of nine roles, links and groups.

    The initiatives of `generate` take one quarter each: their whole build cost out of one fund,
    and their people on average over their work. What must be there before is to be there as
    well, and nobody is hired.

    Parameters
    ----------
    size
        Number of initiatives, at least 10.
    seed
        Of ``numpy.random.default_rng``.
    """
    drawn = generate(size, Family.BASE, seed=seed)
    initiatives = tuple(map(_of_one_quarter, drawn.backlog.initiatives))
    relations = tuple(
        Relation(RelationKind.REQUIRES, link.source, link.target)
        for link in drawn.backlog.relations
    )
    money = MONEY_FRACTION * sum(
        (1 + one.contingency) * sum(one.build_spend[CHANGE]) for one in initiatives
    )
    people = {
        role: Family.BASE.staff_fraction
        * sum(sum(one.build_people.get(role, ())) for one in initiatives)
        for role in ROLE_WEIGHTS
    }
    capacity = Capacity.of(drawn.capacity.calendar[:1], {CHANGE: money}, people)
    backlog = Backlog(initiatives, relations=relations, groups=drawn.backlog.groups)
    return Instance(backlog, capacity, ())


def _of_one_quarter(initiative: Initiative) -> Initiative:
    """Return an initiative done within a quarter, that costs nothing to run."""
    return replace(
        initiative,
        duration=1,
        build_spend={CHANGE: (_sum(initiative.build_spend),)},
        run_spend={},
        build_people={
            role: (sum(levels) / initiative.duration,)
            for role, levels in initiative.build_people.items()
        },
        run_people={},
        earliest_start=None,
        latest_finish=None,
    )


def _sum(spend: Mapping[str, Sequence[float]]) -> float:
    return sum(sum(amounts) for amounts in spend.values())
