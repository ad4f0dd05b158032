"""Whom a rule is about: initiatives by name, or by what their attributes say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from portfolio.domain import Horizon, Initiative
from portfolio.domain.meant import did_you_mean
from portfolio.domain.vocabulary import (
    Kind,
    RegulatoryTier,
    SolutionType,
    Sourcing,
    Stage,
    Status,
    ValueDriver,
)
from portfolio.planning.constraints.constraint import Constraint, check_known, check_members

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem

_CLOSED: dict[str, type[StrEnum]] = {
    "kind": Kind,
    "stage": Stage,
    "status": Status,
    "sourcing": Sourcing,
    "value_driver": ValueDriver,
    "solution_type": SolutionType,
    "regulatory_tier": RegulatoryTier,
    "horizon": Horizon,
}
_OPEN = (
    "business_unit",
    "function",
    "owner_business",
    "owner_technical",
    "sponsor",
    "submitted_by",
    "goals",
)


@dataclass(frozen=True)
class Where:
    """Initiatives of which an attribute has one of some values.

    Attributes
    ----------
    attribute
        A column of the initiatives table that holds a word or a name, ``horizon``, or an extra
        column; in extra columns semicolons stand between several values.
    values
        Any of these will do. A blank regulatory tier counts as ``unassessed``.
    """

    attribute: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        if not isinstance(self.values, tuple) or not self.values:
            raise ValueError(f"where {self.attribute}: values must be a list, not {self.values!r}")

    def ids(self, problem: Problem) -> tuple[str, ...]:
        """Return the initiatives it holds for, in the order of the backlog."""
        values, wanted = values_by(problem, self.attribute), set(self.values)
        ones = problem.backlog.initiatives
        return tuple(one.id for one in ones if not wanted.isdisjoint(values(one)))

    def validate(self, problem: Problem, kind: str) -> None:
        """Raise ValueError for an unknown attribute, or a value that nobody can have or has."""
        check_attribute(problem, kind, self.attribute)
        if self.attribute in _CLOSED:
            known = [word.value for word in _CLOSED[self.attribute]]
        else:
            values = values_by(problem, self.attribute)
            known = sorted({v for one in problem.backlog.initiatives for v in values(one)})
        for value in self.values:
            if value not in known:
                hint = did_you_mean(value, known)
                raise ValueError(f"{kind}: no {self.attribute} {value!r}{hint}")

    def __str__(self) -> str:
        return f"{self.attribute.replace('_', ' ')} {' or '.join(self.values)}"


Members = tuple[str, ...] | Where | None
"""Initiatives by id, by an attribute, or all of them."""


def ids_of(problem: Problem, members: Members) -> tuple[str, ...]:
    """Return the ids that members stand for."""
    if members is None:
        return tuple(one.id for one in problem.backlog.initiatives)
    return members.ids(problem) if isinstance(members, Where) else members


def check_ids(problem: Problem, rule: Constraint, members: Members) -> None:
    """Raise ValueError for an unknown initiative or attribute, or for a member named twice."""
    if isinstance(members, Where):
        members.validate(problem, rule.kind)
    elif members is not None:
        check_members(rule.kind, members)
        check_known(problem, rule, *members)


def among(members: Members, group: str) -> str:
    """Return whom a rule is about as the beginning of a sentence; empty for everybody."""
    if group:
        return f"Of '{group}', "
    if members is None:
        return ""
    if isinstance(members, Where):
        return f"Of {members}, "
    return f"Of {', '.join(members[:6])}{', ...' if len(members) > 6 else ''}, "


def values_by(problem: Problem, attribute: str) -> Callable[[Initiative], tuple[str, ...]]:
    """Return what tells the values of an attribute of an initiative; none where it is blank."""
    if attribute == "horizon":
        horizon_map = problem.horizon_map
        return lambda one: (horizon_map.horizon_of(one.id).value,) if horizon_map else ()
    if attribute in _CLOSED or attribute in _OPEN:
        return lambda one: _words(getattr(one, attribute), attribute)
    return lambda one: tuple(filter(None, map(str.strip, one.extra.get(attribute, "").split(";"))))


def _words(value: object, attribute: str) -> tuple[str, ...]:
    if attribute == "regulatory_tier" and value is None:
        value = RegulatoryTier.UNASSESSED
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()


def check_attribute(problem: Problem, kind: str, attribute: str) -> None:
    """Raise ValueError for an attribute that initiatives do not have."""
    if attribute not in _CLOSED and attribute not in _OPEN:
        extra = {name for one in problem.backlog.initiatives for name in one.extra}
        known = [*_CLOSED, *_OPEN, *sorted(extra)]
        if attribute not in known:
            hint = did_you_mean(attribute, known)
            raise ValueError(f"{kind}: initiatives have no {attribute!r}{hint}")
    if attribute == "horizon" and problem.horizon_map is None:
        raise ValueError(f"{kind}: the candidates have no horizons; classify them first")
