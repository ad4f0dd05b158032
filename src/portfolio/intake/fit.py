"""Whether backlog and capacity speak of the same funds and roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from portfolio.domain import Initiative
from portfolio.domain.listed import listed
from portfolio.errors import Finding
from portfolio.intake.backlog import Backlog
from portfolio.intake.capacity import Capacity
from portfolio.intake.nearest import Nearest
from portfolio.intake.tables.refusal import refuse_if_any

_MOST_NAMED = 3
_Use = Mapping[str, object]
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
    people = capacity.people
    planned = [way for one in backlog.initiatives if not one.status.is_over for way in one.ways]
    charged = [way.build_spend for way in planned], [way.run_spend for way in planned]
    needed = [way.build_people for way in planned], [way.run_people for way in planned]
    there = f"(there is: {', '.join(capacity.money) or 'none'})"
    refuse_if_any(
        [
            *_missing(
                "fund", planned, charged, capacity.money, f"a budget for every quarter {there}"
            ),
            *(_missing("role", planned, needed, people, _NO_PEOPLE) if people else ()),
        ]
    )


def _missing(
    what: str,
    ways: Sequence[Initiative],
    uses: tuple[Sequence[_Use], Sequence[_Use]],
    known: Iterable[str],
    expected: str,
) -> Iterator[Finding]:
    """Tell of every fund or role that is used but not known, and of the ways that use it."""
    nearest = Nearest(known)
    for name in sorted(set().union(*uses[0], *uses[1]).difference(known)):
        each = zip(ways, *uses, strict=True)
        users = [way.name for way, build, run in each if name in build or name in run]
        yield Finding(
            source="backlog",
            column=f"{what} {name}",
            value=listed(users, _MOST_NAMED),
            expected=f"{what} '{name}' needs {expected}",
            nearest=nearest.to(name),
        )
