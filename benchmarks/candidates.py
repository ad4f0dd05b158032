"""Random initiatives that look like those of an AI Center of Excellence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from portfolio.domain import Horizon, Initiative, Quarter, Range
from portfolio.domain.vocabulary import Kind
from portfolio.planning.model import Floats
from portfolio.planning.objectives import Npv

ROLE_WEIGHTS: Mapping[str, float] = {
    "ai_engineer": 0.17,
    "business_analyst": 0.12,
    "compliance_officer": 0.06,
    "data_engineer": 0.16,
    "data_scientist": 0.15,
    "domain_expert": 0.09,
    "mlops_specialist": 0.08,
    "product_owner": 0.09,
    "software_engineer": 0.08,
}
"""The nine roles and how likely an initiative needs each of them."""

CHANGE, RUN = "change", "run"
FUNDS = (CHANGE, RUN)
"""The two funds: projects are paid from the first, operations from the second."""

LONGEST = 7
"""Quarters of work of the longest initiatives."""


@dataclass(frozen=True, slots=True)
class Style:
    """What initiatives of one horizon are like.

    Attributes
    ----------
    share
        Share of all initiatives.
    durations
        Shortest and longest work in quarters.
    cost
        Mean build cost in money.
    p_success
        Least and greatest probability of success.
    payoff
        Median present value of the expected benefit, net of run cost, over build cost.
    contingency
        Share added to build spend.
    reach, novelty
        Scores of the two axes of the horizon rule.
    """

    share: float
    durations: tuple[int, int]
    cost: float
    p_success: tuple[float, float]
    payoff: float
    contingency: float
    reach: float
    novelty: float


STYLES: Mapping[Horizon, Style] = {
    Horizon.H1: Style(0.60, (1, 4), 150_000, (0.75, 0.95), 1.8, 0.10, 2, 2),
    Horizon.H2: Style(0.28, (2, 6), 400_000, (0.55, 0.85), 2.1, 0.15, 4, 2),
    Horizon.H3: Style(0.12, (3, LONGEST), 900_000, (0.30, 0.60), 2.4, 0.25, 5, 4),
}


def draw_initiative(
    rng: np.random.Generator, name: str, horizon: Horizon, calendar: tuple[Quarter, ...]
) -> Initiative:
    """Draw one initiative.

    Build cost is gamma distributed and spread over the work as a gamma density, steep at first;
    two to five roles work on it, in half FTE; the payoff is lognormal, so that about nine in ten
    are worth more than they cost.
    """
    style = STYLES[horizon]
    duration = int(rng.integers(style.durations[0], style.durations[1] + 1))
    build = _spread(rng, style.cost * (0.2 + rng.gamma(2.0, 0.4)), duration)
    run_cost = _hundreds(0.03 * sum(build))
    p_success = round(float(rng.uniform(*style.p_success)), 2)
    worth = style.payoff * float(rng.lognormal(0.0, 0.45)) * (1 + style.contingency) * sum(build)
    benefit = _hundreds((_per_quarter(worth, duration) + run_cost) / p_success)
    earliest_start, latest_finish = _window(rng, duration, calendar)
    return Initiative(
        id=name,
        title=f"Initiative {name}",
        duration=duration,
        build_spend=_by_fund(rng, build),
        run_spend={RUN: run_cost},
        build_people=_people(rng, duration),
        run_people={"mlops_specialist": 0.5} if rng.random() < 0.15 else {},
        benefit=Range(0.6 * benefit, benefit, 1.3 * benefit),
        contingency=style.contingency,
        p_success=p_success,
        scope_reach=style.reach,
        business_model_novelty=style.novelty,
        earliest_start=earliest_start,
        latest_finish=latest_finish,
    )


def draw_compliance(rng: np.random.Generator, name: str) -> Initiative:
    """Draw a small project that must be done: half an FTE of two roles for one or two quarters."""
    duration = int(rng.integers(1, 3))
    build = _spread(rng, 40_000 * (0.5 + rng.random()), duration)
    style = STYLES[Horizon.H1]
    half = (0.5,) * duration
    return Initiative(
        id=name,
        title=f"Compliance project {name}",
        kind=Kind.MANDATORY_COMPLIANCE,
        mandatory=True,
        duration=duration,
        build_spend={CHANGE: build},
        build_people={"compliance_officer": half, "data_engineer": half},
        contingency=style.contingency,
        scope_reach=style.reach,
        business_model_novelty=style.novelty,
    )


def _spread(rng: np.random.Generator, total: float, duration: int) -> tuple[float, ...]:
    """Spread a cost over quarters of work as a gamma density, in hundreds."""
    shape = rng.uniform(1.5, 3.5)
    middle = np.arange(duration) + 0.5
    rate = (shape - 1) / (0.4 * duration)
    weights = middle ** (shape - 1) * np.exp(-rate * middle)
    spread: Floats = np.maximum(100.0, np.round(total * weights / weights.sum(), -2))
    return tuple(spread.tolist())


def _by_fund(rng: np.random.Generator, build: tuple[float, ...]) -> Mapping[str, tuple[float, ...]]:
    """Three in ten initiatives are paid from both funds."""
    if rng.random() < 0.7:
        return {CHANGE: build}
    share = rng.uniform(0.1, 0.4)
    operations = tuple(_hundreds(share * amount) for amount in build)
    rest = tuple(amount - part for amount, part in zip(build, operations, strict=True))
    return {CHANGE: rest, RUN: operations}


def _people(rng: np.random.Generator, duration: int) -> Mapping[str, tuple[float, ...]]:
    names, weights = list(ROLE_WEIGHTS), list(ROLE_WEIGHTS.values())
    chosen = rng.choice(len(names), size=rng.integers(2, 6), replace=False, p=weights)
    people = {}
    for role in sorted(chosen.tolist()):
        level = rng.choice([0.5, 1.0, 1.5, 2.0], p=[0.4, 0.35, 0.15, 0.1])
        halves = level + 0.5 * rng.integers(-1, 2, size=duration)
        halves[rng.integers(duration)] = level
        people[names[role]] = tuple(halves.tolist())
    return people


def _window(
    rng: np.random.Generator, duration: int, calendar: tuple[Quarter, ...]
) -> tuple[Quarter | None, Quarter | None]:
    """Three in ten cannot start at once, one in ten must end early; all can start somewhere."""
    room = len(calendar) - duration
    earliest = min(int(rng.integers(1, 4)), room) if rng.random() < 0.3 else 0
    first = calendar[earliest] if earliest else None
    if rng.random() < 0.1 and earliest < room:
        return first, calendar[int(rng.integers(earliest, room)) + duration - 1]
    return first, None


def _per_quarter(worth: float, duration: int) -> float:
    """Benefit a quarter that is worth so much, in the terms of the default objective."""
    objective = Npv()
    factor = (1 + objective.discount_rate) ** -0.25
    return worth / float(sum(factor**k for k in range(duration, duration + objective.life)))


def _hundreds(amount: float) -> float:
    return float(round(amount, -2))
