"""Whether backlog and capacity speak of the same funds and roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from portfolio.domain.vocabulary import Status
from portfolio.errors import Finding
from portfolio.intake.backlog import Backlog
from portfolio.intake.capacity import Capacity
from portfolio.intake.nearest import Nearest
from portfolio.intake.tables.refusal import refuse_if_any

_MOST_NAMED = 3
_CLOSED = frozenset({Status.WITHDRAWN, Status.DELIVERED})
_NO_PEOPLE = "capacity rows; write 0 if nobody"


def check_fit(backlog: Backlog, capacity: Capacity) -> None:
    """Refuse a backlog that charges funds or needs roles the capacity does not know, in any mode.

    Withdrawn and delivered initiatives are not planned, so they may name any fund and role. A
    capacity without any people says nothing about them, so that roles are not compared.

    Raises
    ------
    InvalidInput
        With a finding for every such fund and role, naming up to three initiatives or modes.
    """
    planned = [way for one in backlog.initiatives if one.status not in _CLOSED for way in one.ways]
    charged = _users((way.name, (*way.build_spend, *way.run_spend)) for way in planned)
    needed = _users((way.name, (*way.build_people, *way.run_people)) for way in planned)
    there = f"(there is: {', '.join(capacity.money) or 'none'})"
    refuse_if_any(
        [
            *_missing("fund", charged, capacity.money, f"a budget for every quarter {there}"),
            *_missing("role", needed, capacity.people or needed, _NO_PEOPLE),
        ]
    )


def _users(named: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
    """Ways by the fund or role they use, in the order of ids."""
    users: dict[str, list[str]] = {}
    for initiative, names in named:
        for name in dict.fromkeys(names):
            users.setdefault(name, []).append(initiative)
    return users


def _missing(
    what: str, users: Mapping[str, Sequence[str]], known: Iterable[str], expected: str
) -> Iterator[Finding]:
    nearest = Nearest(known)
    for name, ids in sorted(users.items()):
        if name not in known:
            more = f" and {len(ids) - _MOST_NAMED:,} more" if len(ids) > _MOST_NAMED else ""
            yield Finding(
                source="backlog",
                column=f"{what} {name}",
                value=", ".join(ids[:_MOST_NAMED]) + more,
                expected=f"{what} '{name}' needs {expected}",
                nearest=nearest.to(name),
            )
