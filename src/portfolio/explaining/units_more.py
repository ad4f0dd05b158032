"""One unit more of each limit, and one rule less: what prices are asked of."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio.domain import Quarter
from portfolio.explaining.changes import Change, MoreMoney, MorePeople, WithoutRule
from portfolio.explaining.limits import LimitUse, Resource, limits
from portfolio.explaining.suggestions.rules import buffers_less, droppable
from portfolio.planning import Problem, Roadmap

MONEY, PEOPLE = 100_000.0, 1.0
"""The unit of a price: money, and FTE."""


def more_of_what_is_scarce(
    roadmap: Roadmap, *, money: float = MONEY, people: float = PEOPLE
) -> Iterator[Change]:
    """Yield a unit more of each limit that the plan uses to nine tenths or more.

    Of money and of people in that quarter. Of each role besides from the first quarter on that
    it is scarce in, or in which somebody hired now can be there: the case for a hire.

    Parameters
    ----------
    roadmap
        The plan.
    money, people
        The unit: money, and FTE.
    """
    uses = [use for use in limits(roadmap).uses if use.is_scarce]
    yield from (_more(use, money, people) for use in uses)
    scarce = [use for use in uses if use.resource is Resource.PEOPLE]
    for role in dict.fromkeys(use.name for use in scarce):
        first = min(use.quarter for use in scarce if use.name == role)
        first = max(first, _soonest(roadmap.problem, role))
        if first < roadmap.problem.capacity.calendar[-1]:
            yield MorePeople(role, people, first=first)


def more_of_what_is_left(
    roadmap: Roadmap, *, money: float = MONEY, people: float = PEOPLE
) -> Iterator[Change]:
    """Yield a unit more, in one quarter, of each limit that is not scarce; parameters as above."""
    uses = (use for use in limits(roadmap).uses if not use.is_scarce)
    return (_more(use, money, people) for use in uses)


def rules_dropped(problem: Problem) -> Iterator[Change]:
    """Yield the problem without each rule that could be waived, overrides and buffers included."""
    yield from (WithoutRule(rule) for rule in droppable(problem))
    yield from buffers_less(problem)


def _more(use: LimitUse, money: float, people: float) -> Change:
    if use.resource is Resource.MONEY:
        return MoreMoney(use.name, money, use.quarter, use.quarter)
    return MorePeople(use.name, people, use.quarter, use.quarter)


def _soonest(problem: Problem, role: str) -> Quarter:
    """Return the first quarter in which somebody hired now is there."""
    calendar, hiring = problem.capacity.calendar, problem.capacity.hiring
    return calendar[0] + (hiring[role].lead if role in hiring else 0)
