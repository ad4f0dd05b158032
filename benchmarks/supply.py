"""Money, people and terms of hiring, scarce in proportion to what a backlog would need."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.candidates import CHANGE, FUNDS, ROLE_WEIGHTS
from portfolio.domain import Initiative, calendar
from portfolio.intake import Capacity, HiringTerms
from portfolio.planning.model import Floats

GROWTH = 0.10
"""Share by which money and people grow over the calendar."""


def draw_capacity(
    rng: np.random.Generator,
    initiatives: Sequence[Initiative],
    quarters: int,
    money_fraction: float,
    staff_fraction: float,
) -> Capacity:
    """Draw a capacity.

    Parameters
    ----------
    rng
        Source of chance.
    initiatives
        What would be done if everything were.
    quarters
        Length of the calendar, from 2027Q1.
    money_fraction, staff_fraction
        What is there, as shares of what doing everything would need within the calendar.
    """
    ramp = 1 + GROWTH * np.arange(quarters) / quarters
    money = {
        fund: tuple(
            np.round(money_fraction * _money(initiatives, fund, quarters) * ramp, -2).tolist()
        )
        for fund in FUNDS
    }
    levels = {role: staff_fraction * _people(initiatives, role, quarters) for role in ROLE_WEIGHTS}
    people = {role: tuple(_halves(level * ramp)) for role, level in levels.items()}
    hiring = {role: _terms(rng, level) for role, level in levels.items()}
    return Capacity(calendar("2027Q1", quarters), money, people, hiring)


def _live(initiative: Initiative, quarters: int) -> float:
    """Quarters of operation within the calendar, on average over the possible starts."""
    return (quarters - initiative.duration) / 2


def _money(initiatives: Sequence[Initiative], fund: str, quarters: int) -> float:
    """Money that all initiatives charge to a fund in an average quarter."""
    build = sum((1 + i.contingency) * sum(i.build_spend.get(fund, ())) for i in initiatives)
    run = sum(i.run_spend.get(fund, 0.0) * _live(i, quarters) for i in initiatives)
    return (build + run) / quarters


def _people(initiatives: Sequence[Initiative], role: str, quarters: int) -> float:
    """FTE of a role that all initiatives need in an average quarter."""
    build = sum(sum(i.build_people.get(role, ())) for i in initiatives)
    run = sum(i.run_people.get(role, 0.0) * _live(i, quarters) for i in initiatives)
    return (build + run) / quarters


def _halves(levels: Floats) -> list[float]:
    halves: list[float] = np.maximum(0.5, np.round(2 * levels) / 2).tolist()
    return halves


def _terms(rng: np.random.Generator, level: float) -> HiringTerms:
    """Terms of a role with so many people: a tenth more may join in a quarter."""
    most = max(1, round(0.1 * level))
    return HiringTerms(
        lead=int(rng.integers(1, 3)),
        ramp=int(rng.integers(0, 3)),
        cost=float(rng.integers(18, 29)) * 1000,
        recruiting_cost=float(rng.integers(8, 16)) * 1000,
        max_per_quarter=most,
        max_total=3 * most if rng.random() < 0.5 else None,
        fund=CHANGE,
    )
