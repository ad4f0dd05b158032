"""Levels of one limit, from the tightest to the loosest."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

import numpy as np

from portfolio.domain import Quarter
from portfolio.domain.expected import NUMBER, Expected
from portfolio.explaining.changes import Change, MorePeople, ScaledMoney, WithRule
from portfolio.explaining.changes.change import known, when
from portfolio.planning import Problem, Share
from portfolio.planning.arguments import PROBLEM


class LevelUnit(StrEnum):
    """What levels are counted in."""

    MONEY = "money"
    PEOPLE = "FTE"
    SHARE = "share"
    NUMBER = "number"


@dataclass(frozen=True)
class Levels:
    """One limit at several levels.

    Attributes
    ----------
    name
        What the level is of, with its unit.
    levels
        From the tightest to the loosest, so that whatever fits one fits the next.
    at
        Gives the change that brings a problem to a level.
    unit
        What levels are counted in.
    """

    name: str
    levels: tuple[float, ...]
    at: Callable[[float], Change]
    unit: LevelUnit = LevelUnit.NUMBER

    def __post_init__(self) -> None:
        object.__setattr__(self, "levels", NUMBER.many("levels", self.levels))
        if not all(map(math.isfinite, self.levels)):
            raise ValueError(f"levels must be finite, not {self.levels}")
        if not self.levels or list(self.levels) != sorted(set(self.levels)):
            raise ValueError(f"levels must ascend, and there must be one, not {self.levels}")


LEVELS = Expected("levels of a limit", Levels, "money_levels(problem)")
SHARE = Expected("a share", Share, "Share('H3', ['bot', 'agent'])")


def money_levels(
    problem: Problem,
    factors: Sequence[float] = tuple(np.linspace(0.5, 1.45, 20).round(2).tolist()),
    *,
    fund: str = "",
    first: Quarter | None = None,
    last: Quarter | None = None,
) -> Levels:
    """Return budgets at multiples of what they are; levels are money over the quarters concerned.

    Parameters
    ----------
    problem
        Whose budgets.
    factors
        Ascending, at least 0.
    fund, first, last
        Which fund and quarters; all by default.

    Raises
    ------
    ValueError
        If the fund is unknown, a factor is below 0, or there is no money to multiply.
    """
    PROBLEM.check("money_levels", problem)
    factors = NUMBER.many("money_levels: factors", factors)
    if any(factor < 0 for factor in factors):
        raise ValueError(f"money_levels: factors must be at least 0, not {factors}")
    without = ScaledMoney(0.0, fund, first, last).applied(problem)
    concerned = _money(problem, fund) - _money(without, fund)
    if concerned <= 0:
        raise ValueError("there is no money in the quarters concerned")
    return Levels(
        f"budget{f' of {fund}' if fund else ''}{when(first, last)}",
        tuple(factor * concerned for factor in factors),
        partial(_money_at, concerned, fund, first, last),
        LevelUnit.MONEY,
    )


def people_levels(problem: Problem, role: str, more: Sequence[float] = (-2, -1, 0, 1, 2)) -> Levels:
    """Return a role's people at so many FTE more or less in every quarter, though never below 0.

    Levels are FTE on average over the calendar.

    Parameters
    ----------
    problem
        Whose people.
    role
        Which.
    more
        Ascending.

    Raises
    ------
    ValueError
        If the role is unknown, or nobody would be left at two of the levels.
    """
    PROBLEM.check("people_levels", problem)
    known(role, problem.capacity.people, "role")
    more = NUMBER.many("people_levels: more", more)
    there = np.array(problem.capacity.people[role])
    levels = tuple(float(np.maximum(0.0, there + fte).mean()) for fte in more)
    return Levels(
        f"FTE of {role}",
        levels,
        partial(_people_at, role, tuple(there.tolist())),
        LevelUnit.PEOPLE,
    )


def share_levels(share: Share, at_most: Sequence[float]) -> Levels:
    """Return a group's share, hard, at several ceilings: of spend on H3, say, or on risky tiers.

    Parameters
    ----------
    share
        The group and what it is a share of; its own bounds do not count.
    at_most
        Ceilings in [0, 1], ascending.

    Raises
    ------
    ValueError
        If a ceiling is no share.
    """
    SHARE.check("share_levels", share)
    at_most = NUMBER.many("share_levels: at_most", at_most)
    if not all(0 <= ceiling <= 1 for ceiling in at_most):
        raise ValueError(f"share_levels: ceilings must be shares from 0 to 1, not {at_most}")
    return Levels(
        f"share of {share.group} in {share.of.words}",
        at_most,
        partial(_share_at, share),
        LevelUnit.SHARE,
    )


# Functions by name, so that a frontier can be kept in a file.


def _money_at(
    concerned: float, fund: str, first: Quarter | None, last: Quarter | None, level: float
) -> ScaledMoney:
    return ScaledMoney(level / concerned, fund, first, last)


def _people_at(role: str, there: Sequence[float], level: float) -> MorePeople:
    """Return by how many more or fewer the average is a level; where nobody is left, none go."""
    falling, total = sorted(there, reverse=True), level * len(there)
    for count in range(len(falling), 0, -1):
        fte = (total - sum(falling[:count])) / count
        if falling[count - 1] + fte >= 0 or count == 1:
            break
    return MorePeople(role, fte)


def _share_at(share: Share, level: float) -> WithRule:
    return WithRule(replace(share, at_least=0.0, at_most=level, hard=True))


def _money(problem: Problem, fund: str) -> float:
    money = problem.capacity.money
    if fund:
        known(fund, money, "fund")
    return sum(sum(money[name]) for name in ([fund] if fund else money))
