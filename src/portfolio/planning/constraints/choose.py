"""At least and at most so many members of a group are selected."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from portfolio.planning.constraints.constraint import (
    Violation,
    because,
    check_known,
    check_members,
    check_numbers,
    is_delivered,
)
from portfolio.planning.constraints.selections import Selection, SelectionRule

if TYPE_CHECKING:
    from portfolio.planning.problem import Problem
    from portfolio.planning.roadmap import Roadmap


@dataclass(frozen=True)
class Choose(SelectionRule):
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
    axis: ClassVar[str] = "bound"
    unit: ClassVar[str] = "initiatives"

    def __post_init__(self) -> None:
        check_numbers(self)
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

    def selections(self, problem: Problem) -> Iterator[Selection]:
        """One row for each bound given."""
        done = sum(is_delivered(problem, member) for member in self.members)
        terms = [(member, 1.0) for member in self.members]
        trigger = self.if_selected
        if trigger is not None and is_delivered(problem, trigger):
            trigger = None
        if self.at_least is not None:
            least = self.at_least - done
            if trigger is None:
                yield Selection("at least", terms, lower=least)
            else:
                told = [*terms, (trigger, -float(max(least, 0)))]
                yield Selection("at least", told, lower=0.0)
        if self.at_most is not None:
            most, room = self.at_most - done, len(self.members) - self.at_most
            if trigger is None:
                yield Selection("at most", terms, upper=most)
            else:
                told = [*terms, (trigger, float(room))]
                yield Selection("at most", told, upper=most + room)

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

    def looser(self, steps: int) -> Choose:
        """Let so many more members be selected, and ask for so many fewer."""
        least = None if self.at_least is None else max(0, self.at_least - steps)
        most = None if self.at_most is None else min(len(self.members), self.at_most + steps)
        return replace(self, at_least=least, at_most=most)

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
