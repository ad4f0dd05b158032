"""What every change of a problem offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from portfolio.domain import Initiative, Quarter
from portfolio.domain.expected import NAME, Expected
from portfolio.domain.listed import listed
from portfolio.domain.meant import did_you_mean
from portfolio.domain.quarter import check_quarter
from portfolio.horizons import HorizonMap
from portfolio.intake import Backlog
from portfolio.planning import Problem
from portfolio.scoring import Scorecard

if TYPE_CHECKING:
    from collections.abc import Iterable


class Change(Protocol):
    """A named difference between one problem and another; the problem itself never changes."""

    kind: ClassVar[str]

    def applied(self, problem: Problem) -> Problem:
        """Return the problem with the change.

        Raises
        ------
        ValueError
            If the change names something the problem does not have.
        """
        ...

    def __str__(self) -> str:
        """Tell what is different, without a full stop."""
        ...


CHANGE = Expected("a change", "applied", "ScaledMoney(0.9)")


@runtime_checkable
class Step(Change, Protocol):
    """A change that can be made several times over; more of it never hurts what it is for."""

    def times(self, steps: int) -> Step:
        """Return a change so many times as large."""
        ...


def with_initiative(
    problem: Problem, name: str, change: Callable[[Initiative], Initiative]
) -> Problem:
    """Return a problem in which one initiative, in each of its modes, is another.

    Scores and horizons stay as they are: they were given, not computed from money or dates.

    Parameters
    ----------
    problem
        Where.
    name
        Id.
    change
        What to make of the initiative; modes are changed one by one.

    Raises
    ------
    ValueError
        If no initiative has the id.
    """
    known(name, problem.backlog.by_id, "initiative")

    def changed(initiative: Initiative) -> Initiative:
        if initiative.id != name:
            return initiative
        modes = tuple(change(mode) for mode in initiative.modes)
        return replace(change(replace(initiative, modes=())), modes=modes)

    initiatives = tuple(changed(one) for one in problem.backlog.initiatives)
    backlog = replace(problem.backlog, initiatives=initiatives)
    return replace(problem, candidates=_with_backlog(problem.candidates, backlog))


def _with_backlog(
    candidates: Backlog | Scorecard | HorizonMap, backlog: Backlog
) -> Backlog | Scorecard | HorizonMap:
    if isinstance(candidates, HorizonMap):
        scorecard = replace(candidates.scorecard, backlog=backlog)
        return replace(candidates, scorecard=scorecard)
    return replace(candidates, backlog=backlog) if isinstance(candidates, Scorecard) else backlog


def known(name: str, names: Iterable[str], what: str) -> None:
    """Raise ValueError for a name that is not among the names, with the nearest one."""
    names = list(names)
    NAME.check(what, name)
    if name not in names:
        hint = did_you_mean(name, names) or f"; known are {listed(names) or '-'}"
        raise ValueError(f"unknown {what} {name!r}{hint}")


def shifted(
    amounts: Mapping[str, Sequence[float]],
    name: str,
    change: Callable[[float], float],
    quarters: Sequence[bool],
) -> Mapping[str, tuple[float, ...]]:
    """Return amounts by name and quarter, those of one name changed in some quarters."""
    there = tuple(
        change(amount) if chosen else amount
        for amount, chosen in zip(amounts[name], quarters, strict=True)
    )
    return {**{key: tuple(value) for key, value in amounts.items()}, name: there}


def chosen(
    calendar: Sequence[Quarter], first: Quarter | None, last: Quarter | None
) -> tuple[bool, ...]:
    """Whether each quarter of a calendar lies from the first to the last, None for its ends.

    Raises
    ------
    ValueError
        If none does, or an end is no quarter.
    """
    for given in (first, last):
        if given is not None:
            check_quarter("first and last quarter of a change", given)
    start, end = first or calendar[0], last or calendar[-1]
    inside = tuple(start <= quarter <= end for quarter in calendar)
    if not any(inside):
        raise ValueError(
            f"no quarter from {start} to {end} in the calendar {calendar[0]} to {calendar[-1]}"
        )
    return inside


def when(first: Quarter | None, last: Quarter | None) -> str:
    """Name a span of quarters, as the end of a sentence."""
    if first == last:
        return f" in {first}" if first else ""
    if first and last:
        return f" from {first} to {last}"
    return f" from {first} on" if first else f" until {last}"
