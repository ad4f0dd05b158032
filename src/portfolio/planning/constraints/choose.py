"""At least and at most so many members of a group are selected."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import (
    Violation,
    because,
    check_known,
    check_members,
    is_delivered,
)
from portfolio.planning.constraints.rows import Rows
from portfolio.planning.model import Block

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Choose:
    """At least and at most so many members of a group are selected.

    ``at_least <= sum over members of y[i] <= at_most``; with a trigger j: ``at_least y[j] <= sum``
    and ``sum <= at_most + (members - at_most) (1 - y[j])``. Delivered members count as selected.

    Attributes
    ----------
    group
        Name, for people.
    members
        Ids.
    at_least, at_most
        Numbers of members; None for no such bound.
    if_selected
        The rule holds only if this initiative is selected; None for always.
    reason
        Why.
    """

    group: str
    members: tuple[str, ...]
    at_least: int | None = None
    at_most: int | None = None
    if_selected: str | None = None
    reason: str = ""

    kind: ClassVar[str] = "choose"

    def __post_init__(self) -> None:
        least, most = (
            self.at_least or 0,
            len(self.members) if self.at_most is None else self.at_most,
        )
        if not 0 <= least <= most or (self.at_least is None and self.at_most is None):
            raise ValueError(
                f"choose {self.group!r}: 0 <= at_least <= at_most must hold and one be given, "
                f"not at_least={self.at_least}, at_most={self.at_most}"
            )

    def validate(self, problem: Problem) -> None:
        """Raise ValueError for an unknown initiative."""
        check_members(self.kind, self.members)
        check_known(problem, self, *self.members, *_given(self.if_selected))

    def blocks(self, problem: Problem) -> Iterable[Block]:
        """One row for each bound given."""
        done = sum(is_delivered(problem, member) for member in self.members)
        columns = problem.starts.of_all(self.members)
        rows = Rows(str(self), "bound", "initiatives")
        trigger = problem.starts.of(self.if_selected) if self.if_selected else None
        if trigger is not None and is_delivered(problem, str(self.if_selected)):
            trigger = None
        if self.at_least is not None:
            least = self.at_least - done
            if trigger is None:
                rows.add("at least", (columns, 1.0), lower=least)
            else:
                rows.add("at least", (columns, 1.0), (trigger, -float(max(least, 0))), lower=0.0)
        if self.at_most is not None:
            most, room = self.at_most - done, len(self.members) - self.at_most
            if trigger is None:
                rows.add("at most", (columns, 1.0), upper=most)
            else:
                rows.add("at most", (columns, 1.0), (trigger, float(room)), upper=most + room)
        yield rows.block()

    def check(self, roadmap: Roadmap) -> Iterator[Violation]:
        """Count the selected members."""
        if self.if_selected and not roadmap.counts(self.if_selected):
            return
        chosen = [m for m in self.members if roadmap.counts(m)]
        least = self.at_least or 0
        most = math.inf if self.at_most is None else self.at_most
        if not least <= len(chosen) <= most:
            names = ", ".join(chosen) or "none"
            yield Violation(str(self), self.group, f"{len(chosen)} selected: {names}")

    def __str__(self) -> str:
        bounds = [f"at least {self.at_least}"] if self.at_least is not None else []
        bounds += [f"at most {self.at_most}"] if self.at_most is not None else []
        if self.at_least == self.at_most:
            bounds = [f"exactly {self.at_least}"]
        when = f", if {self.if_selected} is done" if self.if_selected else ""
        done = f"{' and '.join(bounds)} of {len(self.members)} are done"
        return f"Of group '{self.group}', {done}{when}{because(self.reason)}"


def _given(initiative: str | None) -> tuple[str, ...]:
    return (initiative,) if initiative else ()
